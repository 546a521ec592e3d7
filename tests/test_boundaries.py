"""The boundaries of the generator: who imports whom, who knows MkDocs, who touches files or the clock."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

from casebook.language.closed_words import (
    NOT_LISTED,
    NOT_STATED,
    PLANNED,
    RESULT_LEVELS,
    UMBRELLA,
)

ROOT = Path(__file__).resolve().parents[1] / "scripts" / "casebook"

LAYERS = (
    ("problem", "codes", "language", "divisions"),
    ("read",),
    ("model",),
    ("validate",),
    ("derive",),
    ("render",),
    ("publish",),
    (
        "report",
        "canonical",
        "changes",
        "forms",
        "workspace",
        "scripts",
        "share_picture",
        "synth",
        "draft",
    ),
    ("clock", "engine"),
    ("mkdocs_adapter",),
    ("cli", "__main__"),
)
"""Each part imports only parts of its own row and of the rows before it."""

DERIVED = (
    ("ground",),
    ("figures",),
    ("case",),
    ("compare", "library"),
    ("practice",),
    ("places", "training"),
    ("search",),
)
"""The subjects of the views: each imports only from itself and from the rows before its own."""

RANK = {part: rank for rank, row in enumerate(LAYERS) for part in row}
STEPS = ("language", "divisions", "read", "model", "validate", "derive", "render", "publish")
"""The steps from a text to a site: pure, without files, clock or memory."""

OUTSIDE = ("cli", "mkdocs_adapter", "engine")
# The bundle starts Node and asks whether its tools are there.
TOUCH_FILES = ("workspace", "scripts", *OUTSIDE)


@cache
def _modules() -> dict[str, ast.Module]:
    """Every module of the generator, by its dotted name below ``casebook``."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text("utf-8"))
    return found


def _imports(name: str) -> Iterator[str]:
    """The full names that a module imports, as far as their text says."""
    for node in ast.walk(_modules()[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _own(imported: str) -> str | None:
    """The module of the generator that an imported name lies in."""
    if imported.partition(".")[0] != "casebook":
        return None
    name = imported.partition(".")[2]
    while name not in _modules():
        name = name.rpartition(".")[0]
    return name


def _part(module: str) -> str:
    return module.partition(".")[0]


NAMES = [name for name in _modules() if name]
_CLOSED_WORDS = {NOT_STATED, NOT_LISTED, UMBRELLA, PLANNED}


def test_every_part_has_its_place() -> None:
    assert {_part(name) for name in NAMES} == set(RANK)


def test_imports_go_back_in_the_order_of_the_layers() -> None:
    wrong = [
        (name, imported)
        for name in NAMES
        for imported in _imports(name)
        if (own := _own(imported)) and RANK[_part(own)] > RANK[_part(name)]
    ]
    assert wrong == []


def test_views_build_on_one_another_in_the_order_of_their_subjects() -> None:
    rank = {subject: number for number, row in enumerate(DERIVED) for subject in row}
    modules = {name: name.split(".")[1] for name in NAMES if name.startswith("derive.")}
    assert set(modules.values()) == set(rank)
    # Importing a package runs its __init__, which says what it is about and no more.
    assert [n for n in modules if n == f"derive.{modules[n]}" and [*_imports(n)]] == []
    wrong = [
        (name, imported)
        for name, subject in modules.items()
        for imported in _imports(name)
        if (own := _own(imported)) in modules
        and modules[own] != subject
        and rank[modules[own]] >= rank[subject]
    ]
    assert wrong == []


def test_no_module_needs_itself() -> None:
    graph = {
        name: {own for i in _imports(name) if (own := _own(i)) and own != name}
        for name in _modules()
    }
    assert list(TopologicalSorter(graph).static_order())  # raises CycleError with the circle


def test_only_the_adapter_knows_mkdocs() -> None:
    frame = [
        (name, imported)
        for name in NAMES
        for imported in _imports(name)
        if imported.split(".")[0] in {"mkdocs", "material", "markdown"}
    ]
    assert {name for name, _ in frame} == {"mkdocs_adapter"}


def _calls(name: str) -> Iterator[tuple[str, str]]:
    """What a module calls: the name, and for a method or attribute what stands before the dot."""
    for node in ast.walk(_modules()[name]):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield "", node.func.id
            elif isinstance(node.func, ast.Attribute):
                yield ast.unparse(node.func.value), node.func.attr


_CLOCK = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
    ("time", "localtime"),
    ("time", "strftime"),
}


def test_today_is_an_argument() -> None:
    asked = [
        (name, f"{before}.{called}")
        for name in NAMES
        if name != "clock"
        for before, called in _calls(name)
        if (before.rpartition(".")[2], called) in _CLOCK
    ]
    assert asked == []


_FILES = frozenset(
    {
        *("open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink"),
        *("rename", "glob", "rglob", "iterdir", "mkstemp", "NamedTemporaryFile", "exists"),
        *("is_file", "is_dir", "stat"),
    }
)
# The registry of codes, the sentences of synthetic records, the rules of drafts and the kinds of changes are the package's own, read once.
_READS_ITS_OWN_DATA = frozenset({"codes", "synth.patterns", "draft.rules", "changes.change"})


_WITHOUT_FILES = [n for n in NAMES if _part(n) not in TOUCH_FILES and n not in _READS_ITS_OWN_DATA]


def test_only_the_workspace_and_the_outside_touch_files() -> None:
    touched = [
        (name, f"{before}.{called}")
        for name in _WITHOUT_FILES
        for before, called in _calls(name)
        # `workspace.read_bytes` asks the one that may.
        if called in _FILES and before != "workspace"
    ]
    assert touched == []


def test_only_the_workspace_and_the_outside_know_the_machine() -> None:
    machine = {"os", "shutil", "tempfile", "subprocess", "socket", "urllib"}
    known = [
        (name, imported)
        for name in _WITHOUT_FILES
        for imported in _imports(name)
        # Quoting an address is arithmetic on text.
        if imported.split(".")[0] in machine and not imported.startswith("urllib.parse.")
    ]
    assert known == []


_CHANGES = frozenset(
    {
        *("append", "extend", "insert", "add", "update", "setdefault", "pop", "popitem"),
        *("remove", "discard", "clear", "sort", "reverse", "__setitem__"),
    }
)
# Filled while the module itself is read, and never after: each pattern with its Chinese sentence.
_FILLED_AT_IMPORT = frozenset({("model.fields", "EXPECTATIONS")})


def _module_names(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign):
            targets = [node.target]
        names |= {t.id for t in targets if isinstance(t, ast.Name)}
    return names


def _changed_names(function: ast.AST) -> Iterator[str]:
    """Names whose value a function changes in place, or that it declares global."""
    for node in ast.walk(function):
        match node:
            case ast.Global(names=names):
                yield from names
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method)):
                if method in _CHANGES:
                    yield name
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()):
                yield name
            case _:
                pass


def test_no_step_remembers_anything() -> None:
    kept = {
        (name, changed)
        for name in NAMES
        if _part(name) in STEPS
        for function in ast.walk(_modules()[name])
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for changed in _changed_names(function)
        if changed in _module_names(_modules()[name])
    }
    assert kept == _FILLED_AT_IMPORT


def test_no_module_is_a_drawer_for_anything() -> None:
    vague = {"utils", "util", "helpers", "helper", "manager", "common", "core", "misc"}
    assert [name for name in NAMES if vague & set(name.split("."))] == []


def test_closed_words_are_spelled_in_one_place() -> None:
    spelled = [
        (name, node.lineno, node.value)
        for name in NAMES
        for node in ast.walk(_modules()[name])
        if isinstance(node, ast.Constant) and node.value in _CLOSED_WORDS
    ]
    spelled += [
        (name, node.lineno, ast.unparse(node))
        for name in NAMES
        for node in ast.walk(_modules()[name])
        if isinstance(node, ast.Set)
        and {e.value for e in node.elts if isinstance(e, ast.Constant)} == RESULT_LEVELS
    ]
    assert {name for name, _, _ in spelled} == {"language.closed_words"}, spelled


def test_a_module_can_be_read_in_one_sitting() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in ROOT.rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > 500
    }
    assert long == {}
