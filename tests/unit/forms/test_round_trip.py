"""A record goes into Word and Excel and comes back as it was: every real one, and made-up ones."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from casebook.canonical.shape import shape_of
from casebook.cli.forms import record_text
from casebook.cli.project import read_vocabulary
from casebook.forms import excel, word
from casebook.forms.cells import UnknownPathError, data_from, leaves
from casebook.forms.excel import Found, UnreadableFormError
from casebook.forms.sheets import ONCE, sheets
from casebook.model.case import Case
from casebook.model.vocabulary import Vocabulary
from casebook.read import read_document
from casebook.workspace import Workspace

_SHAPE = shape_of(Case)
_RECORDS = sorted(Path(__file__).parents[3].glob("cases/records/*/*.yml"))
_NO_WORDS = Vocabulary(())


def _back(found: tuple[Found, ...]) -> Any:
    return data_from(((one.path, one.text) for one in found), _SHAPE)


@pytest.mark.parametrize("path", _RECORDS, ids=lambda path: path.stem)
def test_a_record_comes_back_from_excel_and_text(path: Path) -> None:
    data = read_document("", path.read_bytes()).data
    assert data is not None
    assert _back(excel.cells(excel.workbook(sheets(data, _NO_WORDS)))) == data
    text = record_text(data)
    assert read_document("", text.encode()).data == data


@pytest.mark.parametrize("path", _RECORDS[:: len(_RECORDS) // 4], ids=lambda path: path.stem)
def test_a_record_comes_back_from_word(path: Path) -> None:
    """Word takes seconds for a record: four of them, and below whatever hypothesis thinks of."""
    data = read_document("", path.read_bytes()).data
    assert data is not None
    assert _back(word.cells(word.document(sheets(data, _NO_WORDS), "案例"))) == data


_letters = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")) | st.just("\n"), max_size=8
)
_leaf = _letters | st.sampled_from(
    ["=1+1", "\\x", "\\!3", "", "[]", "（点这里选", "@a", "true", "3"]
)
_part = st.fixed_dictionaries(
    {"id": _leaf}, optional={"label": _leaf, "measures": st.lists(_leaf, max_size=3), "note": _leaf}
)
_record = st.fixed_dictionaries(
    {"id": _leaf},
    optional={
        "title": _leaf,
        "keywords": st.lists(_leaf, max_size=3),
        "place": st.fixed_dictionaries(
            {"code": _leaf}, optional={"path": st.lists(_leaf, max_size=2)}
        ),
        "observations": st.lists(_part, max_size=2),
        "limits": st.lists(_part, max_size=2) | st.none() | _leaf,
    },
)


@settings(max_examples=60)
@given(_record)
def test_cells_hold_whatever_a_record_holds(data: dict[str, Any]) -> None:
    assert data_from(leaves(data, ""), _SHAPE) == data


@settings(max_examples=12)
@given(_record)
def test_so_do_workbooks_and_documents(data: dict[str, Any]) -> None:
    made = sheets(data, _NO_WORDS)
    assert _back(excel.cells(excel.workbook(made))) == data
    assert _back(word.cells(word.document(made, "案例"))) == data


@settings(max_examples=60)
@given(st.binary(max_size=60))
def test_what_is_no_form_is_refused(content: bytes) -> None:
    for read in (excel.cells, word.cells):
        with pytest.raises(UnreadableFormError):
            read(content)


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=6)), max_size=6))
def test_paths_that_somebody_touched_are_refused_or_read(cells: list[tuple[str, str]]) -> None:
    with contextlib.suppress(UnknownPathError):
        assert isinstance(data_from(cells, _SHAPE), dict)


def test_an_empty_form_offers_words_and_help() -> None:
    vocabulary, _ = read_vocabulary(Workspace.find(Path(__file__)))
    made = sheets({}, vocabulary)
    assert made[0].key == ONCE
    levels = next(f for s in made for f in s.fields if (s.key, f.path) == ("observations", "level"))
    assert "成效" in levels.words
    assert levels.required
    book = load_workbook(io.BytesIO(excel.workbook(made)))
    assert book["词表"].sheet_state == "hidden"
    page = book["数字"]
    assert page.data_validations.dataValidation
    assert any(cell.comment for cell in page[1])
    with pytest.raises(UnreadableFormError, match="没有填过"):
        excel.cells(excel.workbook(made))
    assert b"comboBox" in _unzipped(word.document(made, "案例表"))


def _unzipped(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read("word/document.xml")
