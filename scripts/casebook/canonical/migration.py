"""Records of an older form, brought up to the one that this program reads; comments and values stay what they are.

A step from one version to the next is a function on the tree of a record. When the form changes: raise ``SCHEMA_VERSION``, and
add the step that was needed to :data:`STEPS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from casebook.canonical.emit import emit
from casebook.canonical.form import UnfixableError
from casebook.canonical.parse import parse
from casebook.canonical.tree import Branch, Entry, Scalar
from casebook.model.fields import SCHEMA_VERSION
from casebook.problem import Severity
from casebook.read import read_document

FIELD = "schema_version"
_FIRST = 1
_BEHIND = "id"

Step = Callable[[str, Branch], Branch]
"""From the kind of a file and its tree to the tree of the next version."""

STEPS: Mapping[int, Step] = {}
"""By the version that a step starts from. The form has not changed since versions are written."""


def migrated(
    text: str, kind: str, steps: Mapping[int, Step] = STEPS, upto: int = SCHEMA_VERSION
) -> str:
    """Return the text of a record in version ``upto``, which it says.

    Raises :class:`UnfixableError` for a text that cannot be read, and ``ValueError`` for one of a later version or one
    from which no step leads on.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    document = read_document("", plain.encode())
    errors = [problem for problem in document.problems if problem.severity is Severity.ERROR]
    if errors or document.data is None:
        raise UnfixableError(tuple(errors))
    version = document.data.get(FIELD, _FIRST)
    if not isinstance(version, int) or isinstance(version, bool) or not _FIRST <= version <= upto:
        raise ValueError(f"格式版本（{FIELD}）写的是 {version}，这个程序只认得 1 到 {upto}。")
    parsed = parse(plain)
    root = parsed.root
    for step in range(version, upto):
        if step not in steps:
            raise ValueError(f"没有从第 {step} 版改到第 {step + 1} 版的办法。")
        root = steps[step](kind, root)
    return emit(parsed.header, _saying(root, upto))


def _saying(root: Branch, version: int) -> Branch:
    """The tree with its version behind the id."""
    value = Scalar(version, str(version))
    if any(entry.key == FIELD for entry in root.entries):
        entries = [
            replace(entry, node=value) if entry.key == FIELD else entry for entry in root.entries
        ]
        return replace(root, entries=tuple(entries))
    at = next((n + 1 for n, entry in enumerate(root.entries) if entry.key == _BEHIND), 0)
    entries = [*root.entries[:at], Entry(FIELD, value), *root.entries[at:]]
    return replace(root, entries=tuple(entries))
