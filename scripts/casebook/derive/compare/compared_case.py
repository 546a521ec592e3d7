"""One case as a column of a comparison: what it says in every row, and its numbers with what each measures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from casebook.derive.case.cards import grade_words
from casebook.derive.case.case_view import TermLinks
from casebook.derive.case.caution import caution
from casebook.derive.case.evidence_grade import UMBRELLA_WORD, grade
from casebook.derive.case.problem_words import problem_word, problem_words
from casebook.derive.case.visit import visit_sheet
from casebook.derive.compare.aim import Aimed, aimed
from casebook.derive.compare.elsewhere import Held
from casebook.derive.compare.glance import (
    NOT_ANALYSED,
    NOT_CONCERNED,
    NOT_TIED,
    Cell,
    done_in_short,
    glance,
    lead,
    nothing,
    unreported,
    what_in_full,
)
from casebook.derive.compare.taken_decision import TakenDecision, taken_decisions
from casebook.derive.figures.calculations import calculated
from casebook.derive.figures.comparability import Measurand, measurand
from casebook.derive.figures.figures import Figure, figure, source_day
from casebook.derive.figures.interval import interval
from casebook.derive.figures.quantities import of_observation
from casebook.derive.ground.addresses import case_uri, region_uri
from casebook.derive.ground.gap_words import gap_words
from casebook.derive.ground.items import Item
from casebook.derive.ground.place_names import place_short, place_words
from casebook.derive.ground.remarks import without_remarks
from casebook.language.closed_words import (
    BENEFITING,
    LEADING,
    NOT_LISTED,
    NOT_RECORDED,
    SET_AGAINST,
    STATED,
    UMBRELLA,
)
from casebook.model.case import Case, Participant
from casebook.model.library import Library
from casebook.model.observation import Observation

NO_CALCULATION = "没有可推算的数"
CONTRASTS = ("配套", "同地", SET_AGAINST)
"""The relations in which an editor says how two cases stand to each other; the last tells most."""

_AMONG = "含"
"""Before the name of one of several: 各社区，含九村社区."""
_DOUBTS = ("推断", "原文", "文章", "文中")
"""Words of an editor's remark on what the article does not say of a name."""
_ONLOOKING = frozenset({"报道"})
"""Who writes about a practice takes no part in it."""
ALWAYS_ASKED = ("背景", "成本", "成效", "评价")
"""Levels that every practice has something to say about: every place has people, everything costs something."""
_TOPICS: Mapping[str, tuple[str, ...]] = {
    "成本": ("经费",),
    "成效": ("成效",),
    "评价": ("满意度",),
}
"""Which gaps of a record say that numbers of a level are not reported."""
_OWN = 3
_AGAINST = 2
"""As many of its problems are named in the sentence on what a case does."""


@dataclass(frozen=True)
class ComparedFigure:
    """A number with what it measures.

    ``amount`` is the end of its bar, ``None`` where it is no amount that could be drawn; ``edge`` says on which
    side of that end the true number may lie: ``more``, ``less``, or empty.
    """

    figure: Figure
    measurand: Measurand
    amount: Decimal | None
    edge: str

    @property
    def reference(self) -> str:
        """The number's name in the whole library: case#o1."""
        return f"{self.figure.case_id}#{self.figure.id}"


@dataclass(frozen=True)
class ToCheck:
    """What a reader holds against his own place, each with what the record says of it.

    ``conditions`` are triples of a condition, whether it is needed, and why; ``limits`` pairs of a kind and a text;
    ``asks`` triples of a topic, a question, and whom to ask.
    """

    conditions: tuple[tuple[str, str, str], ...] = ()
    limits: tuple[tuple[str, str], ...] = ()
    asks: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Column:
    """One case.

    ``cells`` by the keys of the rows of :data:`casebook.derive.compare.comparison.PARTS`, ``glance`` by those of
    :data:`casebook.derive.compare.glance.GLANCE`; ``sheet``: what a sheet to take along says of
    evidence and sources; ``absent`` by level; ``elsewhere`` by indicator: what the record says
    in another row, or another record of the same source; ``contrasts`` by the other case; ``does`` in one sentence;
    ``caution``: what weakens its words; ``aside`` by the id of a decision: what another record of the place chose.
    """

    id: str
    title: str
    uri: str
    place: str
    kind: str
    cells: Mapping[str, Cell]
    figures: tuple[ComparedFigure, ...]
    absent: Mapping[str, Cell]
    glance: Mapping[str, Cell]
    elsewhere: Mapping[str, Cell]
    sheet: Mapping[str, Cell]
    decisions: tuple[TakenDecision, ...] = ()
    contrasts: Mapping[str, str] = field(default_factory=dict)
    does: str = ""
    check: ToCheck = ToCheck()
    caution: str = ""
    aside: Mapping[str, Item] = field(default_factory=dict)
    whole: bool = True


def _drawn(observation: Observation) -> tuple[Decimal | None, str]:
    given = interval(observation.value, observation.comparator, value_to=observation.value_to)
    if given is None:
        return None, ""
    if given.low is not None and given.low >= 0:
        return given.low, "" if given.low == given.high else "more"
    if given.low is None and given.high is not None and given.high >= 0:
        return given.high, "less"
    return None, ""


def compared_figure(case: Case, observation: Observation, library: Library) -> ComparedFigure:
    """Return one number of ``case`` ready to stand beside others."""
    amount, edge = _drawn(observation)
    return ComparedFigure(
        figure(case, observation, library),
        measurand(observation, library.vocabulary),
        amount,
        edge,
    )


def absent(case: Case, level: str, *, whole: bool = True) -> Cell:
    """Say why ``case`` has no number of ``level`` in a row where others have one.

    原文没有 only in the words of an editor; else the record holds none, which says nothing of the article. None is 0.
    """
    if case.type == UMBRELLA and not any(o.level == level for o in case.observations):
        return Cell(absent=NOT_CONCERNED, note=f"{UMBRELLA_WORD}。")
    return unreported(case, *_TOPICS.get(level, ())) if whole else Cell(absent=NOT_TIED)


@dataclass
class _Person:
    """Who takes part, by the name that tells most, with all roles."""

    name: str
    tells: tuple[bool, int, bool, bool]
    roles: dict[str, None]


def _same(one: str, other: str, home: str) -> bool:
    """Whether two names of one kind of actor in one record mean the same: the longer only says where it is."""
    bare = (without_remarks(name).replace("和", "、") for name in (one, other))
    short, long = sorted(bare, key=len)
    where = long[: len(long) - len(short)]
    return long.endswith(short) and where in home


_COUNTED = re.compile(r"^\d+(名|位|个|家|支)")
_AND = re.compile("[、和与及]")
_AND_OTHERS = re.compile("等[^、]{0,6}$")


def _parts(name: str) -> frozenset[str]:
    """Return whom a name names: 巷长 for 12名巷长, two kinds for 高龄老人、独居老人等居民."""
    bare = _COUNTED.sub("", without_remarks(name))
    return frozenset(_AND.split(_AND_OTHERS.sub("", bare) if "、" in bare else bare))


def _without_repeated(people: Sequence[_Person]) -> list[_Person]:
    """Leave out whom a longer name names as well, in every role: 高龄老人 beside 高龄老人、独居老人等居民."""
    return [
        one
        for number, one in enumerate(people)
        if not any(
            one.roles.keys() <= other.roles.keys()
            and _parts(one.name) <= _parts(other.name)
            and (len(other.name), -place) > (len(one.name), -number)
            for place, other in enumerate(people)
        )
    ]


def _tells(participant: Participant, name: str) -> tuple[bool, int, bool, bool]:
    """How much a name tells: of two names of one, that one is shown which tells more.

    What the editor doubts of a name goes with it; other remarks speak of one measure alone.
    """
    bare = without_remarks(name)
    return bool(participant.name), len(bare), any(w in name for w in _DOUBTS), name == bare


def _people(
    participants: Iterable[Participant], home: str
) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Return who leads and who else takes part: everybody once, with all roles, the leading ones first.

    社区党委 and 星城社区党委 are one in a record of 星城社区, which ``home`` names. Any other names that differ are not
    the same: whether 村民 are among 留守老人和其他村民 nobody but the source can say.
    """
    by_actor: dict[str, list[_Person]] = {}
    for p in participants:
        if p.role in _ONLOOKING:
            continue
        name = (p.name or p.actor).strip().removeprefix(_AMONG)
        known = by_actor.setdefault(p.actor, [])
        person = next((other for other in known if _same(name, other.name, home)), None)
        if person is None:
            known.append(_Person(name, _tells(p, name), {p.role: None}))
            continue
        person.roles[p.role] = None
        if _tells(p, name) > person.tells:
            person.name, person.tells = name, _tells(p, name)
    leading: list[Item] = []
    others: list[Item] = []
    for person in (person for people in by_actor.values() for person in _without_repeated(people)):
        ordered = sorted(person.roles, key=lambda role: role not in LEADING)
        item = Item(person.name, note="、".join(ordered))
        (leading if ordered[0] in LEADING else others).append(item)
    return tuple(leading), tuple(others)


def _home(case: Case) -> str:
    return f"{place_words(case.place)} {case.title}"


def _others(leading: tuple[Item, ...], others: tuple[Item, ...], nobody: Cell) -> Cell:
    if leading and not others:
        return Cell(absent=NOT_RECORDED, note="除了牵头的，没有记别人。")
    return Cell(others) if others else nobody


def _served(others: tuple[Item, ...]) -> Cell:
    """Return those who have no role but that it is for them."""
    served = tuple(Item(item.text) for item in others if item.note == BENEFITING)
    return Cell(served) if served else Cell(absent=NOT_RECORDED)


def _place(case: Case) -> Cell:
    notes = ["地点为推断"] if case.place.basis == "推断" else []
    if case.place.note:
        notes.append(case.place.note)
    uri = region_uri(case.place.code)
    return Cell((Item(place_words(case.place), uri, note="。".join(notes)),))


def _cells(of: Aimed, library: Library) -> dict[str, Cell]:
    case = of.part()
    links = TermLinks(library.vocabulary)
    uri = case_uri(case.id)
    evidence = grade(of.case, library)
    # What a programme has no numbers of, its parts have.
    wanting = () if case.type == UMBRELLA and not evidence.e else evidence.missing
    ranks = (("E", evidence.e, wanting), ("T", evidence.t, evidence.t_missing))
    missing = {
        axis: tuple(Item(f"到 {axis}{level + 1} 还缺：{'、'.join(words)}") for _ in words[:1])
        for axis, level, words in ranks
    }
    leading, others = _people(
        (*case.actors, *(w for m in case.measures for w in m.who)), _home(case)
    )
    nobody = nothing(of, "选人与分工")
    return {
        "place": _place(case),
        "settlements": Cell(tuple(Item(s, links.of("settlements", s)) for s in case.settlements)),
        "problems": _problems(case, links),
        "period": Cell((Item(case.status, strong="进展"), *_events(case)))
        if case.timeline
        else _unknown_time(case),
        "lead": Cell(leading) if leading else lead(of, library.vocabulary),
        "part": _others(leading, tuple(i for i in others if i.note != BENEFITING), nobody),
        "served": _served(others),
        "measures": _measures(case),
        "resources": Cell(
            tuple(
                Item(r.text, strong=r.kind, note=f"{r.payer}承担" if r.payer else "")
                for r in case.resources
            )
        )
        if case.resources
        else nothing(of, "经费"),
        "calculations": _calculations(case, library),
        "evidence": Cell((Item(f"E{evidence.e} {evidence.e_word}", f"{uri}#grade"), *missing["E"])),
        "trust": Cell((Item(f"T{evidence.t} {evidence.t_word}", f"{uri}#grade"), *missing["T"])),
        "transfer": _transfer(case),
        "limits": Cell(tuple(Item(x.text, strong=x.kind) for x in case.limits))
        if case.limits
        else Cell(absent=NOT_ANALYSED),
        "gaps": Cell(tuple(Item(g.text, strong=gap_words(g.topic)) for g in case.not_reported)),
    }


def _problems(case: Case, links: TermLinks) -> Cell:
    return Cell(
        tuple(
            Item(
                problem_word(p).text,
                links.of("problems", p.domain),
                note=p.text,
            )
            for p in case.problems
        )
    )


def _measures(case: Case) -> Cell:
    uri = case_uri(case.id)
    items = tuple(Item(m.name, f"{uri}#{m.id}", note="、".join(m.types)) for m in case.measures)
    return Cell(items) if items else Cell(absent=NOT_TIED)


def _unknown_time(case: Case) -> Cell:
    said = unreported(case, "起止时间")
    return Cell((Item(case.status, strong="进展"),), said.absent, said.note or "时间没有记。")


def _calculations(case: Case, library: Library) -> Cell:
    """Return what comes of calculations; the formula of each stands on the page of the case."""
    items = tuple(
        Item(c.label, f"{case_uri(case.id)}#{c.id}", strong=c.display)
        for c in calculated(case, library.vocabulary)
    )
    return Cell(items) if items else Cell(absent=NO_CALCULATION)


def _events(case: Case) -> tuple[Item, ...]:
    return tuple(Item(e.text, strong=e.date or e.raw) for e in case.timeline)


def _transfer(case: Case) -> Cell:
    conditions = tuple(
        Item(c.condition, strong=c.necessity, note=c.note or "") for c in case.transfer.conditions
    )
    advice = tuple(Item(a, strong="提示") for a in case.transfer.advice)
    return Cell((*conditions, *advice)) if conditions or advice else Cell(absent=NOT_ANALYSED)


def _elsewhere(of: Aimed, held: Held) -> Mapping[str, Cell]:
    """Return where a number is that is missing in a row: in another row of the record, else in another record."""
    by_indicator: dict[str, list[Observation]] = {}
    for o in of.case.observations:
        if o.indicator != NOT_LISTED:
            by_indicator.setdefault(o.indicator, []).append(o)
    here = {
        indicator: (
            Item(
                f"见这条记录的“{observations[0].level}”："
                f"{'、'.join(of_observation(o).marked for o in observations[:_OWN])}",
                case_uri(of.case.id, observations[0].id),
            ),
        )
        for indicator, observations in by_indicator.items()
    }
    return {indicator: Cell(items) for indicator, items in {**held.of(of.case), **here}.items()}


def _grade(case: Case, library: Library) -> Cell:
    doubt = "" if case.place.basis == STATED else f"地点是{case.place.basis}"
    return Cell((Item(grade_words(grade(case, library)), note=doubt),))


def _sources(case: Case, library: Library) -> Cell:
    """Name the sources with the day of each, and say when the record was checked against them."""
    sources = (library.sources[name] for name in case.sources)
    names = "；".join(f"{source.name}，{source_day(source)}" for source in sources)
    checked = case.editorial.checked
    return Cell((Item(names, note=f"{checked} 核对" if checked else case.editorial.status),))


def _check(case: Case, library: Library) -> ToCheck:
    topics = {gap.ask: gap_words(gap.topic) for gap in case.not_reported}
    names = "、".join(dict.fromkeys(i.text for i in _people(case.actors, _home(case))[0]))
    place = place_short(case.place)
    asks = []
    for party in visit_sheet(case, library).parties:
        whom = f"{place}：{party.title.removeprefix('问')}"
        if party.id == "lead" and names:
            whom = f"{whom}（{names}）"
        asks += [(topics[q.ask], q.ask, whom) for q in party.questions if q.ask in topics]
    return ToCheck(
        tuple((c.condition, c.necessity, c.note or "") for c in case.transfer.conditions),
        tuple((limit.kind, limit.text) for limit in case.limits),
        tuple(asks),
    )


def _related(of: Aimed, library: Library) -> dict[str, str]:
    """Return what editors say of the case and another; of which problem such a note speaks nobody says."""
    told = [r for r in of.case.relations if r.type in CONTRASTS and r.target in library.cases]
    ranked = sorted(told, key=lambda r: CONTRASTS.index(r.type))
    return {str(r.target): r.note for r in ranked} if of.whole else {}


def _pairs(text: str) -> frozenset[str]:
    """Return the pairs of characters that stand side by side."""
    return frozenset(map("".join, pairwise(text)))


def _does(of: Aimed, what: Cell) -> str:
    """Say in one sentence against what the case does what: that which its title speaks of most."""
    place = place_short(of.case.place)
    if not what.entries:
        return f"{place}{what.absent}。"
    titled = _pairs(of.case.title)
    first = max(
        done_in_short(of) or what.entries, key=lambda entry: len(titled & _pairs(entry.text))
    )
    problems = problem_words(of.case)[:_AGAINST] if of.whole else ()
    against = "".join(f"“{p.text}”" for p in problems)
    whose = f"{place}针对{against}，" if against else place
    does = f"{whose}写的做法是{first.text}{f'（{first.strong}）' if first.strong else ''}"
    if not first.note:
        return f"{does}。"
    return f"{does}：{first.note}{'' if first.note.endswith('……') else '。'}"


def column(case: Case, library: Library, held: Held, problem: str = "") -> Column:
    """Return ``case`` as a column: whole, or only what is tied to ``problem``."""
    of = aimed(case, problem, library.vocabulary)
    levels = library.vocabulary.terms("levels")
    shown = glance(of, library.vocabulary)
    return Column(
        id=case.id,
        title=case.title,
        uri=case_uri(case.id),
        place=f"{place_words(case.place)}{'' if case.place.basis == STATED else f'（{case.place.basis}）'}",
        kind=case.type,
        cells=_cells(of, library),
        figures=tuple(compared_figure(case, o, library) for o in of.observations),
        absent={level.term: absent(case, level.term, whole=of.whole) for level in levels},
        glance=shown,
        elsewhere=_elsewhere(of, held),
        sheet={
            "what": what_in_full(of, library.vocabulary),
            "evidence": _grade(case, library),
            "sources": _sources(case, library),
        },
        decisions=taken_decisions(of, library),
        contrasts=_related(of, library),
        does=_does(of, shown["what"]),
        check=_check(case, library),
        caution=caution(case.sources, [case], library),
        aside={
            library.vocabulary.term("decisions", word).id: item
            for word, item in held.decided(case).items()
        },
        whole=of.whole,
    )
