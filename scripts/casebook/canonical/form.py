"""The one public step: text of a record -> its canonical text, or the reasons why not."""

from __future__ import annotations

from collections.abc import Callable

from casebook.canonical.emit import emit
from casebook.canonical.mending import mended
from casebook.canonical.parse import parse
from casebook.canonical.rewrite import rewritten
from casebook.canonical.shape import shape_of
from casebook.canonical.tree import data
from casebook.language.invisible import without_hidden
from casebook.model.json_schema import KINDS
from casebook.model.vocabulary import Vocabulary
from casebook.problem import Problem, Severity
from casebook.read import Document, read_document

BOM = "\ufeff"
_WORD_QUOTES = "YML-011"
"""Chinese quotation marks around a code: the check names what was meant, or the file is left to a person."""

_NO_OBSTACLE = frozenset(
    {
        "YML-003",  # controls and
        "YML-004",  # invisible characters: taken away, they say nothing to anybody
        "YML-005",  # old line ends: mended
        "YML-025",  # flow mapping: mended, if no comma cut a text in two
        "YML-027",  # folded text: mended
        "YML-028",  # text over several lines: mended
    }
)
"""Errors of reading after which the meaning of the text is still certain."""


class UnfixableError(ValueError):
    """The text must first be mended by a person; ``problems`` says where, and nothing was changed."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{p.line}:{p.column} {p.code}" for p in problems))
        self.problems = problems


def canonical(text: str, kind: str, vocabulary: Vocabulary, path: str = "") -> str:
    """Return the canonical text of a record. Idempotent; data and comments stay what they are.

    ``kind`` is case, source, curriculum, release or vocabulary. ``path`` is only used in the problems of
    :class:`UnfixableError`, which is raised for a text that YAML does not read, or reads differently
    from what was meant. Raises ``KeyError`` for another kind.
    """
    shape = shape_of(KINDS[kind].model)
    plain = without_hidden(text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n"))
    document = read_document(path, plain.encode())
    quoted = [problem for problem in document.problems if problem.code == _WORD_QUOTES]
    if quoted:
        plain, _ = mended(plain, quoted)
        document = read_document(path, plain.encode())
    _refuse(document, lambda problem: problem.code not in _NO_OBSTACLE)
    parsed = parse(plain)
    if parsed.torn:
        _refuse(document, lambda problem: problem.code == "YML-025")
    fixed = rewritten(parsed.root, shape, vocabulary)
    result = emit(parsed.header, fixed)
    if read_document(path, result.encode()).data != data(fixed):
        raise AssertionError("the canonical text does not say what the record says")
    return result


def _refuse(document: Document, hinders: Callable[[Problem], bool]) -> None:
    errors = [problem for problem in document.problems if problem.severity is Severity.ERROR]
    problems = tuple(problem for problem in errors if hinders(problem))
    if problems or document.data is None:
        raise UnfixableError(problems)
