"""What is kept between processes is read back, and not worked out again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from casebook.engine import judge, templates
from casebook.engine.store import Store, generator
from casebook.engine.templates import Templates
from tests.engine.conftest import Project


def test_the_vocabulary_is_judged_once(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    small.build()

    def refuse(*_: object) -> None:
        message = "the vocabulary was judged"
        raise AssertionError(message)

    monkeypatch.setattr(judge, "judge_vocabulary", refuse)
    small.edit("theme/templates/visit.html", lambda text: f"{text}甲")
    small.build()


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "compiled" / "templates.sqlite"
    monkeypatch.setattr(templates, "_FILE", file)
    return file


def _printed(texts: dict[str, str]) -> str:
    made = Templates()
    printed = made.of(texts).get_template("a.html").render(x="<")
    made.keep()
    return printed


def test_a_template_is_compiled_once(compiled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"a.html": "{{ x }}甲"}
    assert _printed(texts) == "&lt;甲"
    assert compiled.is_file()

    def refuse(*_: object, **__: object) -> None:
        message = "a template was compiled"
        raise AssertionError(message)

    with monkeypatch.context() as patch:
        patch.setattr(Environment, "compile", refuse)
        assert _printed(texts) == "&lt;甲"
    assert _printed({"a.html": "{{ x }}乙"}) == "&lt;乙"


@pytest.mark.parametrize("damage", [b"", b"no database", None])
def test_compiled_templates_that_are_damaged_are_compiled_anew(
    compiled: Path, damage: bytes | None
) -> None:
    texts = {"a.html": "{{ x }}甲"}
    _printed(texts)
    if damage is None:
        store = Store(compiled, generator())
        (name,) = store.read_all("compiled")
        store.write("compiled", name, b"\0" * 40)
        store.commit()
        store.close()
    else:
        compiled.write_bytes(damage)
    assert _printed(texts) == "&lt;甲"


def test_templates_are_compiled_where_nothing_can_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setattr(templates, "_FILE", tmp_path / "file" / "templates.sqlite")
    assert _printed({"a.html": "{{ x }}甲"}) == "&lt;甲"


def test_what_jinja_itself_would_make_is_the_same(compiled: Path) -> None:  # noqa: ARG001
    texts = {"a.html": "{% macro m(t) %}<i>{{ t }}</i>{% endmacro %}{{ m(x) }}"}
    plain = Environment(loader=DictLoader(texts), autoescape=True)
    assert _printed(texts) == _printed(texts) == plain.get_template("a.html").render(x="<")


def test_what_makes_a_site_is_imported_without_the_dictionaries_of_readings() -> None:
    code = "import sys, casebook.engine.build; print(*sys.modules)"
    imported = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "jinja2" in imported
    assert {"pypinyin", "mkdocs", "watchdog"}.isdisjoint(imported)
