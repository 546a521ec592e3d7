"""What a careful reader finds in an article, and how near the extractor comes to it.

Two kinds of key: the invented articles' own (``articles/*.key.yml``), and for the five real ones, whose texts
stand outside the repository, the list of facts beside them together with ``tests/records/facts.yml`` and the records.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from casebook.draft.cleaning import clean
from casebook.draft.figures import Figure
from casebook.draft.formats import read_article
from casebook.draft.proposal import Proposals, propose
from casebook.draft.rules import rules
from casebook.model.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[2]
INVENTED = Path(__file__).with_name("articles")
NOT_STATED = "未说明"


@dataclass(frozen=True)
class Answer:
    """One figure of a key at ``[start, end)`` of the cleaned article, or at each of several places.

    Sets hold all answers that count as right. ``number`` is value and upper value.
    """

    name: str
    places: tuple[tuple[int, int], ...]
    number: tuple[Decimal, Decimal | None]
    units: frozenset[str]
    comparators: frozenset[str]
    periods: frozenset[str]
    scopes: frozenset[str]
    plan: bool | None


@dataclass(frozen=True)
class Key:
    """All answers of an article, and the places of numbers that may be proposed or not."""

    article: str
    answers: tuple[Answer, ...]
    either: tuple[tuple[int, int], ...]
    missing: tuple[str, ...]  # phrases of the key that the cleaned article does not hold


@dataclass
class Score:
    """Counts over answers and proposals; shares are between 0 and 1."""

    asked: int = 0
    found: int = 0
    number: int = 0
    unit: int = 0
    comparator: int = 0
    period: int = 0
    right: int = 0
    scope: int = 0
    scope_asked: int = 0
    plan: int = 0
    plan_asked: int = 0
    proposed: int = 0
    false: int = 0

    def add(self, other: Score) -> None:
        """Add the counts of another score."""
        for name, count in vars(other).items():
            setattr(self, name, getattr(self, name) + count)

    @property
    def found_share(self) -> float:
        """Of the figures of the key, those proposed."""
        return self.found / self.asked if self.asked else 1.0

    @property
    def false_share(self) -> float:
        """Of the proposals, those that are no figure of the practice."""
        return self.false / self.proposed if self.proposed else 0.0

    def of_found(self, count: int) -> float:
        """A count as a share of the figures found."""
        return count / self.found if self.found else 1.0


@dataclass(frozen=True)
class Slip:
    """One thing that is wrong: for whoever works on the rules."""

    what: str
    name: str
    said: str


def vocabulary() -> Vocabulary:
    """The vocabulary of the library."""
    from casebook.cli.project import read_vocabulary  # noqa: PLC0415  reads the disk
    from casebook.workspace import Workspace  # noqa: PLC0415

    return read_vocabulary(Workspace.find(ROOT))[0]


def proposals_of(path: Path, words: Vocabulary) -> Proposals:
    """What is proposed for the article in a file."""
    file = read_article(path.name, path.read_bytes())
    article = clean(file.lines, file.title, rules())
    return propose(article, words, article.published or None)


def invented() -> tuple[Path, ...]:
    """The invented articles."""
    return tuple(
        path
        for path in sorted(INVENTED.iterdir())
        if not path.name.endswith(".key.yml") and path.name != "README.md"
    )


def invented_key(path: Path, text: str) -> Key:
    """The key of an invented article, placed in its cleaned text."""
    data = yaml.safe_load((INVENTED / f"{path.stem}.key.yml").read_text("utf-8"))
    missing: list[str] = []
    answers = []
    for entry in data["figures"]:
        place = _place(entry["at"], text, missing)
        if place is None:
            continue
        answers.append(
            Answer(
                name=entry["at"],
                places=(place,),
                number=(Decimal(entry["value"]), _decimal(entry.get("to"))),
                units=_set(entry["unit"]),
                comparators=_set(entry["is"]),
                periods=_set(entry["period"]),
                scopes=_set(entry.get("scope", data["scope"])),
                plan=bool(entry.get("target")),
            )
        )
    either = [place for phrase in data["either"] if (place := _place(phrase, text, missing))]
    return Key(path.stem, tuple(answers), tuple(either), tuple(missing))


def _place(phrase: str, text: str, missing: list[str]) -> tuple[int, int] | None:
    before, inside, _ = re.split(r"[\[\]]", phrase)
    plain = phrase.replace("[", "").replace("]", "")
    at = text.find(plain)
    if at < 0:
        missing.append(phrase)
        return None
    return at + len(before), at + len(before) + len(inside)


def _set(value: str | list[str]) -> frozenset[str]:
    return frozenset([value] if isinstance(value, str) else value)


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def real_key(source: str, folder: Path, text: str) -> Key:
    """The key of a real article: every fact whose number a record of the library holds.

    A number that the list has and no record holds (a slogan's, a count of names) may be proposed or not.
    """
    known = _ledger()
    answers: list[Answer] = []
    either: list[tuple[int, int]] = []
    missing: list[str] = []
    for line in (folder / "facts.jsonl").read_text("utf-8").splitlines():
        fact = json.loads(line)
        if fact["source"] != source or fact["value"] is None:
            continue
        places = tuple(_all_places(_plain(fact["evidence"]), text))
        if not places:
            missing.append(fact["id"])
            continue
        number = known.get(fact["id"])
        if number is None:
            either += places
            continue
        value = (number["value"], number.get("value_to"))
        answers.append(
            Answer(
                name=fact["id"],
                places=places,
                number=(Decimal(value[0]), _decimal(value[1])),
                units=frozenset([number["unit"]]),
                comparators=frozenset([number["comparator"]]),
                periods=_periods(fact, number, source),
                scopes=frozenset(),
                plan=None,
            )
        )
    return Key(source, tuple(answers), tuple(either), tuple(missing))


def _plain(evidence: str) -> str:
    return re.sub("〔[^〔〕]*〕", "", evidence)


def _all_places(phrase: str, text: str) -> Iterator[tuple[int, int]]:
    for part in phrase.split(" / "):
        at = text.find(part)
        while at >= 0:
            yield at, at + len(part)
            at = text.find(part, at + 1)


def _ledger() -> Mapping[str, Any]:
    path = ROOT / "tests" / "records" / "facts.yml"
    facts = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)["facts"]
    return {fact["id"]: fact["number"] for fact in facts if "number" in fact}


_SOURCES = {
    "000": "guanyan-xuetang-3",
    "001": "yanta-zuzhibuzhang",
    "002": "boluo-zuzhibu-2020",
    "003": "dongchuan-san-jujiao",
    "004": "renmin-ribao-2022-06-20",
}


def _periods(fact: Mapping[str, Any], number: Mapping[str, str], source: str) -> frozenset[str]:
    """What the list and the records say of the time of a figure."""
    listed = re.sub("（[^）]*）", "", fact["period"] or NOT_STATED)
    found = {listed}
    for path in sorted((ROOT / "cases" / "records").glob("*/*.yml")):
        record = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        for entry in record.get("observations", ()):
            same = (entry["value"], entry["unit"]) == (number["value"], number["unit"])
            if same and entry["evidence"]["source"] == _SOURCES[source]:
                found.add(entry["period"]["raw"])
    return frozenset(found)


def score(key: Key, proposals: Proposals) -> tuple[Score, tuple[Slip, ...]]:
    """Compare the proposals for an article with its key."""
    starts = _starts(proposals.article.paragraphs)
    spans = [
        (starts[f.paragraph] + f.start, starts[f.paragraph] + f.end, f) for f in proposals.figures
    ]
    result = Score(asked=len(key.answers), proposed=len(spans))
    slips = [Slip("not in the article", phrase, "") for phrase in key.missing]
    taken: set[int] = set()
    for answer in key.answers:
        at = _match(answer, spans, taken)
        if at is None:
            slips.append(Slip("not found", answer.name, ""))
            continue
        taken.add(at)
        slips += _judge(answer, spans[at][2], result)
    for at, (start, end, figure) in enumerate(spans):
        if at in taken or any(a <= start and end <= b + 1 for a, b in key.either):
            continue
        if any(_says(answer, figure) and _covers(answer, start, end) for answer in key.answers):
            continue  # the same figure, told in another fact as well
        result.false += 1
        slips.append(Slip("no figure", figure.quote.text, f"{figure.value} {figure.unit}"))
    return result, tuple(slips)


def _covers(answer: Answer, start: int, end: int) -> bool:
    return any(start < b and a < end for a, b in answer.places)


def _says(answer: Answer, figure: Figure) -> bool:
    return (figure.value, figure.value_to) == answer.number


def _starts(paragraphs: Iterable[str]) -> list[int]:
    starts, at = [], 0
    for paragraph in paragraphs:
        starts.append(at)
        at += len(paragraph) + 1
    return starts


def _match(answer: Answer, spans: list[tuple[int, int, Figure]], taken: set[int]) -> int | None:
    """The proposal at the answer's place: the one with its number, else the only one there."""
    here = [
        at
        for at, (start, end, _) in enumerate(spans)
        if at not in taken and any(start < b and a < end for a, b in answer.places)
    ]
    exact = [at for at in here if _says(answer, spans[at][2])]
    united = [at for at in exact if spans[at][2].unit in answer.units]
    if united or exact:
        return (united or exact)[0]
    return here[0] if len(here) == 1 and len(answer.places) == 1 else None


def _judge(answer: Answer, figure: Figure, result: Score) -> Iterator[Slip]:
    period = figure.period or NOT_STATED
    parts = {
        "number": _says(answer, figure),
        "unit": figure.unit in answer.units,
        "comparator": figure.comparator in answer.comparators,
        "period": any(_same_time(period, right) for right in answer.periods),
    }
    result.found += 1
    result.right += all(parts.values())
    for name, right in parts.items():
        setattr(result, name, getattr(result, name) + right)
    if answer.scopes:
        result.scope_asked += 1
        result.scope += any(figure.place.endswith(s) for s in answer.scopes)
    if answer.plan is not None:
        result.plan_asked += 1
        result.plan += answer.plan == figure.plan
    said = {
        "number": f"{figure.value}–{figure.value_to}",
        "unit": figure.unit,
        "comparator": figure.comparator,
        "period": period,
    }
    for name, right in parts.items():
        if not right:
            yield Slip(name, answer.name, said[name])
    if answer.scopes and not any(figure.place.endswith(s) for s in answer.scopes):
        yield Slip("scope", answer.name, figure.place)
    if answer.plan is not None and answer.plan != figure.plan:
        yield Slip("plan", answer.name, str(figure.plan))


def _same_time(said: str, right: str) -> bool:
    """Whether two phrases for a time are one, but for a preposition, 时间, and words before 疫情期间."""
    said, right = _bare(said), _bare(right)
    return said == right or (right.endswith("期间") and said.endswith(right))


def _bare(phrase: str) -> str:
    return re.sub("^(?:在|自从?|从)|的?时间", "", phrase)
