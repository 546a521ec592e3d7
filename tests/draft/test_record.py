"""The draft that the command writes: marked, proven, not a copy of the article, the same every time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import Result

from casebook.canonical.draft import UNSURE
from casebook.draft.cleaning import clean
from casebook.draft.formats import read_article
from casebook.draft.rules import rules
from casebook.language.normalise import normalise
from tests.draft.answers import INVENTED, invented

Run = Callable[..., Result]
LONGEST_QUOTE = 30


def drafted(path: Path, run: Run, root: Path) -> tuple[str, str]:
    """Draft an article, and return the texts of the record and of its source."""
    done = run("draft", str(path), "--code", "441900")
    assert done.exit_code == 0, done.output
    case = root / f"cases/records/guangdong/{path.stem}.yml"
    source = root / f"cases/sources/{path.stem}.yml"
    return case.read_text("utf-8"), source.read_text("utf-8")


def finished(source: str) -> str:
    """The source as somebody finishes it."""
    given = {
        "name": "虚构的报道",
        "type": "地方媒体报道",
        "medium": "网页",
        "rights": "版权归原作者；只用事实、数字和短语。",
    }
    for key, value in given.items():
        source = re.sub(f"(?m)^{key}:  # .*$", f"{key}: {value}", source)
    return source


def problems(run: Run, path: Path) -> Iterator[tuple[str, str, str]]:
    """The code, the line and the message of every error in a record."""
    done = run("check", str(path), "--format", "gitlab")
    lines = path.read_text("utf-8").split("\n")
    for entry in json.loads(done.stdout):
        place = entry["location"]
        if place["path"].endswith(path.name) and entry["severity"] == "major":
            line = lines[place["lines"]["begin"] - 1]
            yield entry["check_name"], line, entry["description"]


@pytest.mark.parametrize("path", invented(), ids=lambda path: path.stem)
def test_check_finds_nothing_wrong_but_what_is_marked(
    path: Path, casebook: Run, empty_project: Path
) -> None:
    _, source = drafted(path, casebook, empty_project)
    file = empty_project / f"cases/sources/{path.stem}.yml"
    file.write_text(finished(source), encoding="utf-8")
    assert list(problems(casebook, file)) == []
    found = list(problems(casebook, empty_project / f"cases/records/guangdong/{path.stem}.yml"))
    assert [entry for entry in found if UNSURE not in entry[1]] == []
    codes = {code for code, _, _ in found}
    # Fields left open, units that the vocabulary lacks, and what else only a person can put right.
    assert codes <= {"FLD-005", "FLD-019", "VOC-001", "VOC-007", "PER-005", "PER-006"}, found


@pytest.mark.parametrize("path", invented(), ids=lambda path: path.stem)
def test_no_more_of_the_article_than_its_phrases(
    path: Path, casebook: Run, empty_project: Path
) -> None:
    case, source = drafted(path, casebook, empty_project)
    read = read_article(path.name, path.read_bytes())
    article = clean(read.lines, read.title, rules())
    body = normalise(article.text)
    size = LONGEST_QUOTE + 1
    windows = {body[at : at + size] for at in range(len(body) - size + 1)}
    told = normalise(case) + normalise(source)
    assert not [told[at : at + size] for at in range(len(told)) if told[at : at + size] in windows]
    quotes = re.findall(r"(?m)^ *quote: (\S.*?)(?:  # .*)?$", case)
    assert len(quotes) > 50
    for quote in quotes:
        plain = yaml.safe_load(quote)
        assert 8 <= len(plain) <= LONGEST_QUOTE
        assert any(plain in paragraph for paragraph in article.paragraphs)


def test_only_what_is_proven_goes_unmarked(casebook: Run, empty_project: Path) -> None:
    case, _ = drafted(INVENTED / "points-village.html", casebook, empty_project)
    keys = {
        match.group(1)
        for match in re.finditer(r"(?m)^[ -]*([a-z_]+): (?!.*# )\S.*$", case)
        if UNSURE not in match.group()
    }
    assert keys <= {
        *("id", "value", "value_to", "unit", "comparator", "raw", "source", "quote", "figure"),
        *("text", "topic", "ask", "status", "recorded", "schema_version"),
    }
    record = yaml.safe_load(case)
    assert not record["title"]
    assert not record["summary"]
    assert record["editorial"]["status"] == "草稿"
    assert all(not measure["what"] for measure in record["measures"])


def test_what_is_proposed_besides_figures(casebook: Run, empty_project: Path) -> None:
    case, source = drafted(INVENTED / "points-village.html", casebook, empty_project)
    record, origin = yaml.safe_load(case), yaml.safe_load(source)
    assert record["measures"][0]["types"] == ["积分制"]
    assert record["measures"][0]["name"] == "积分超市"
    assert {"村民", "党员"} & {m["actor"] for m in record["actors"]} == {"党员"}
    assert record["decisions"][0]["decision"] == "积分和超市怎么办"
    assert {"满意度"} <= {gap["topic"] for gap in record["not_reported"]}
    assert "四议两公开" in [s["text"] for s in record["slogans"]]
    assert {"2021", "2022-04"} <= {e.get("date") for e in record["timeline"]}
    assert len(record["next_steps"]) == 2
    assert origin["title"] == "“一张积分表”兑出乡村新气象"
    assert origin["publisher"] == "云汀日报"
    assert origin["published"]["value"] == origin["content"]["value"] == "2024-12-05"


def test_a_scrape_keeps_its_defects_in_the_source(casebook: Run, empty_project: Path) -> None:
    _, source = drafted(INVENTED / "mediation-traditional.txt", casebook, empty_project)
    flags = [entry["flag"] for entry in yaml.safe_load(source)["quality"]]
    assert flags == ["转载", "乱码", "垃圾文字", "注音噪声"]


def test_the_same_article_gives_the_same_draft(project: Path) -> None:
    """Whatever order sets come in: each process hashes its words differently."""
    start = "from casebook.cli import main; main()"
    words = ["-c", start, "draft", str(INVENTED / "lift-estate.txt"), "--print"]
    told = {
        subprocess.run(
            [sys.executable, *words],
            check=True,
            capture_output=True,
            cwd=project,
            env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
    assert UNSURE.encode() in told.pop()
