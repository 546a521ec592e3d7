"""Completeness: every fact of the articles is in the record it belongs to, and on that record's page."""

from __future__ import annotations

import html
import re
from decimal import Decimal
from pathlib import Path

import pytest

from casebook.derive.figures.quantities import of_observation, of_reference
from casebook.language.normalise import normalise
from casebook.read import Document
from casebook.render.environment import environment
from casebook.render.page import Settings
from casebook.render.site import SiteRenderer
from casebook.validate.scope import evidences, texts
from tests.records.conftest import Real
from tests.records.ledger import Fact, Figure, facts, facts_of, figures_of

RECORDS = sorted({fact.record for fact in facts()})
RECORD_FOLDER = Path(__file__).parents[2] / "cases" / "records"
_TAGS = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", re.DOTALL)


@pytest.fixture(scope="module")
def pages(real: Real) -> dict[str, str]:
    """What a reader sees on the page of each case, without tags, in one line."""
    templates = real.workspace.read_tree("theme/templates", ".html")
    renderer = SiteRenderer(real.library, environment(templates), Settings())
    return {
        page.uri.split("/")[1]: normalise(html.unescape(_TAGS.sub("", page.content)))
        for page in renderer.pages()
        if re.fullmatch("cases/[a-z0-9-]+/", page.uri)
    }


def _text(real: Real, record: str) -> str:
    """All that a record states, in the comparison form; what readers ask states no fact."""
    stated = {
        key: part for key, part in (real.document(record).data or {}).items() if key != "asked"
    }
    return "\n".join(normalise(text) for _, text in texts(Document(record, "", stated)))


def test_the_ledger_covers_every_record_of_the_articles() -> None:
    assert {p.stem for p in RECORD_FOLDER.glob("*/*.yml")} >= set(RECORDS)
    assert len(RECORDS) == 24
    assert len({fact.id for fact in facts()}) > 490


@pytest.mark.parametrize("record", RECORDS)
def test_every_number_is_proven_in_its_record(real: Real, record: str) -> None:
    proven = figures_of(real.library.cases[record])
    assert [f.id for f in facts_of(record) if f.figure and f.figure not in proven] == []


@pytest.mark.parametrize("record", RECORDS)
def test_every_name_stands_in_its_record(real: Real, record: str) -> None:
    text = _text(real, record)
    assert _missing_names(record, text) == []


@pytest.mark.parametrize("record", RECORDS)
def test_every_fact_is_touched_by_a_quote(real: Real, record: str) -> None:
    quoted: set[bytes] = set()
    for evidence in evidences(real.document(record)):
        quoted |= real.scope.fingerprints[evidence.source].hashes(evidence.quote)
    assert [f.id for f in facts_of(record) if f.windows and not f.windows & quoted] == []


@pytest.mark.parametrize("record", RECORDS)
def test_every_number_and_name_is_on_the_page(
    real: Real, pages: dict[str, str], record: str
) -> None:
    page = pages[record]
    assert _missing_names(record, page) == []
    shown = [(fact, fact.figure) for fact in facts_of(record) if fact.figure]
    unseen = [
        fact.id
        for fact, figure in shown
        if not any(words in page for words in _as_shown(real, record, figure))
    ]
    assert unseen == []


def _missing_names(record: str, text: str) -> list[tuple[str, str]]:
    return [
        (fact.id, name)
        for fact in facts_of(record)
        for name in fact.names
        if normalise(name) not in text
    ]


def _as_shown(real: Real, record: str, figure: Figure) -> set[str]:
    """How a figure of a record is written on pages: as in its quotes."""
    found = set()
    for o in real.library.cases[record].observations:
        if (o.value, o.value_to, o.unit, o.comparator) == figure:
            found.add(of_observation(o).text)
        for other in (o.baseline, o.control):
            if other and (other.value, None, other.unit, other.comparator) == figure:
                found.add(of_reference(other).text)
    return {normalise(words) for words in found}


def _telling(figure: Figure | None) -> bool:
    """Whether a number is large enough not to be met by chance: 2个 is everywhere."""
    return figure is not None and Decimal(figure[0]) >= 10


def _foreign(real: Real, record: str) -> dict[Figure, str]:
    """Figures that other records of the same sources have and this one has not, by their fact."""
    sources = set(real.library.cases[record].sources)
    own = {fact.figure for fact in facts_of(record)}
    return {
        fact.figure: fact.id
        for fact in facts()
        if fact.figure is not None
        and fact.record != record
        and _telling(fact.figure)
        and fact.figure not in own
        and sources & set(real.library.cases[fact.record].sources)
    }


@pytest.mark.parametrize("record", RECORDS)
def test_no_number_of_another_record_is_credited_here(real: Real, record: str) -> None:
    proven = figures_of(real.library.cases[record])
    assert {f: i for f, i in _foreign(real, record).items() if f in proven} == {}


@pytest.mark.parametrize(
    "community",
    ["dongguan-huolianshu-renewal", "dongguan-xingcheng-grid", "dongguan-xingcheng-health"],
)
def test_the_school_holds_no_figure_of_the_communities(
    real: Real, pages: dict[str, str], community: str
) -> None:
    school = "dongguan-guanyan-xuetang"
    theirs: list[Fact] = [fact for fact in facts_of(community) if _telling(fact.figure)]
    assert len(theirs) >= 3
    proven, text = figures_of(real.library.cases[school]), _text(real, school)
    for fact in theirs:
        assert fact.figure is not None
        assert fact.figure not in proven
        shown = _as_shown(real, community, fact.figure)
        assert shown, fact.id
        for words in shown:
            assert words not in text, fact.id
            assert words not in pages[school], fact.id
