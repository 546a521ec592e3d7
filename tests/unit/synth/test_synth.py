"""The synthetic library: valid, varied, marked, and the same for every size."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from casebook.cli import main
from casebook.divisions import divisions, without_counties
from casebook.model.vocabulary import Vocabulary
from casebook.read import read_document
from casebook.synth import RECORDS_PER_SOURCE, SyntheticFile, case_file, source_file
from casebook.synth.case import _codes
from casebook.synth.decisions import VOCABULARY_PATH, without_contrasts
from casebook.synth.draw import Draw
from casebook.synth.patterns import patterns
from casebook.validate.runner import Validation, validate
from tests.sample.real import PROJECT, real_library

COUNT = 48
# Records that were once too long, or said the same as their source.
HARD = (73, 273, 659, 5764, 6502, 9110, 625, 895, 1494, 2002, 2009, 2246)
SMALLEST, LARGEST = 3000, 6144
TODAY = "2026-11-21"


@cache
def words() -> Vocabulary:
    return real_library().vocabulary


@cache
def files() -> tuple[SyntheticFile, ...]:
    return tuple(case_file(index, words()) for index in range(COUNT))


@cache
def checked() -> Validation:
    return _validated(range(COUNT))


def _vocabulary() -> dict[str, bytes]:
    found = {
        path.relative_to(PROJECT).as_posix(): path.read_bytes()
        for path in (PROJECT / "cases/vocabulary").glob("*.yml")
    }
    return found | {VOCABULARY_PATH: without_contrasts(found[VOCABULARY_PATH])}


def _validated(numbers: Iterable[int]) -> Validation:
    everything = {}
    for number in numbers:
        for file in (
            case_file(number, words()),
            source_file(number // RECORDS_PER_SOURCE, words()),
        ):
            everything[file.path] = file.text.encode()
    everything |= _vocabulary()
    return validate([read_document(p, text) for p, text in everything.items()], today=TODAY)


def test_every_record_passes_the_check_without_a_warning() -> None:
    assert [str(problem) for problem in checked().problems] == []
    assert len(checked().library.cases) == COUNT


def test_nor_does_any_of_the_hard_ones() -> None:
    found = _validated(HARD)
    assert [str(problem) for problem in found.problems] == []
    assert len(found.library.cases) == len(HARD)


def test_a_wrong_figure_is_still_found_in_a_synthetic_record() -> None:
    file = next(f for f in files() if '    value: "' in f.text)
    head, _, tail = file.text.partition('    value: "')
    wrong = SyntheticFile(file.path, f'{head}    value: "9{tail}')
    source = source_file(int(file.path[-10:-4]) // RECORDS_PER_SOURCE, words())
    documents = [read_document(f.path, f.text.encode()) for f in (wrong, source)]
    documents += [read_document(path, text) for path, text in _vocabulary().items()]
    found = {problem.code for problem in validate(documents, today=TODAY).problems}
    assert any(code.startswith("PRF") for code in found)


def test_a_record_does_not_depend_on_what_was_made_before() -> None:
    assert case_file(COUNT - 1, words()) == files()[-1]
    assert source_file(2, words()) == source_file(2, words())


def test_records_are_of_the_promised_size() -> None:
    for number in (*range(400), *HARD):
        size = len(case_file(number, words()).text.encode())
        assert SMALLEST <= size <= LARGEST, number


def test_records_are_marked() -> None:
    for case in checked().library.cases.values():
        assert case.title.startswith("【合成】")
        assert case.summary.startswith("【合成】")


def test_no_two_records_tell_the_same() -> None:
    cases = checked().library.cases.values()
    assert len({case.measures[0].what for case in cases}) == COUNT
    assert len({case.place.code for case in cases}) == COUNT


def test_every_county_has_a_turn() -> None:
    codes = _codes()
    counties = {d.code for d in divisions().values() if d.level == "县" or without_counties(d)}
    assert counties <= set(codes)
    assert len({index * 1597 % len(codes) for index in range(len(codes))}) == len(codes)


def test_every_fact_fits_the_codebook() -> None:
    for fact in patterns().facts:
        term = words().term("indicators", fact.indicator)
        assert fact.unit in term.units, fact.indicator


def test_draws_are_the_same_everywhere() -> None:
    draw = Draw("a key")
    assert [draw.below(1000) for _ in range(4)] == [Draw("a key").below(1000), *_rest()]
    assert Draw("another key").share() != Draw("a key").share()


def _rest() -> list[int]:
    draw = Draw("a key")
    draw.share()
    return [draw.below(1000) for _ in range(3)]


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str]:
    monkeypatch.chdir(PROJECT)
    result = CliRunner().invoke(main, ["synth", *arguments])
    return result.exit_code, result.output


def test_the_command_writes_a_project_and_drops_what_is_left_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "library"
    assert _run(monkeypatch, "6", str(folder))[0] == 0
    assert len(list((folder / "cases/records").rglob("*.yml"))) == 6
    assert (folder / "mkdocs.yml").is_file()
    larger = {path: path.read_bytes() for path in (folder / "cases").rglob("synth-*.yml")}
    assert _run(monkeypatch, "2", str(folder))[0] == 0
    # A record, and the source that it shares with others, is the same in a library of any size.
    left = list((folder / "cases").rglob("synth-*.yml"))
    assert [path for path in left if path.read_bytes() != larger[path]] == []
    kept = sorted(p.name for p in (folder / "cases/records").rglob("*.yml"))
    assert kept == ["synth-000000.yml", "synth-000001.yml"]
    assert len(list((folder / "cases/sources").glob("*.yml"))) == 1


@pytest.mark.parametrize("folder", ["cases/new", "cases", "."])
def test_the_command_never_writes_among_the_real_cases(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, output = _run(monkeypatch, "2", folder)
    assert status == 1
    assert "真实案例" in output
    assert not (PROJECT / "cases/new").exists()


def test_the_command_leaves_the_files_of_others_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "diary.txt").write_text("mine", encoding="utf-8")
    status, output = _run(monkeypatch, "2", str(tmp_path))
    assert status == 1
    assert "已经有别的文件" in output
    assert [p.name for p in tmp_path.iterdir()] == ["diary.txt"]
