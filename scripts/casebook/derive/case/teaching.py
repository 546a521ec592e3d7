"""A teaching note worked out for its two editions: what learners get, and all of it for the teacher.

Two views and no switch: the page of the learners is handed a :class:`Handout`, which holds nothing of the choice that
the place took, of the analysis or of what happened. Figures come from the record, word for word, with what is needed to
read them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from string import ascii_uppercase

from casebook.derive.figures.calculations import MARK, Calculated, calculated
from casebook.derive.figures.figures import TIME_INFERRED, Figure, figure, source_day
from casebook.derive.ground.addresses import case_uri, handout_uri, source_uri, teach_uri
from casebook.derive.ground.items import Item
from casebook.derive.ground.place_names import DOT
from casebook.language.closed_words import NOT_STATED, STATED
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.teaching import Circumstance, Taken, TeachingGuide, TeachingNote, marks


@dataclass(frozen=True)
class Piece:
    """A piece of a text: words, or a number as ``figure`` (``case#o6``) or ``calculation`` (``case#c1``) has it."""

    text: str
    figure: str = ""
    calculation: str = ""


Told = tuple[Piece, ...]
"""A text with the numbers of the record in it."""


@dataclass(frozen=True)
class Line:
    """A text, and how it is known: ``basis`` is empty where the article states it, ``quotes`` are its phrases.

    Learners get no phrases: an article tells in one breath what the matter was and what was done.
    """

    told: Told
    basis: str
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True)
class NumberShown:
    """A number to work with: as written, what it counts, and what is needed to read it.

    ``figure`` or ``calculation`` names it in the whole library; ``read`` holds level, time, scope and divisor, or the
    equation of a calculation, which has no ``origin``.
    """

    id: str
    text: str
    label: str
    read: str
    origin: str
    note: str
    figure: str = ""
    calculation: str = ""


@dataclass(frozen=True)
class Choice:
    """One way to decide, under its letter."""

    letter: str
    told: Told


@dataclass(frozen=True)
class Handout:
    """What learners get before class: it stops where they have to decide.

    It is sealed: a place, or the title of an article, is all that one needs to look up the answer. So the numbers
    ``given`` have neither, and ``place`` (to the county only) and ``sources`` are for whoever reveals the choice.
    """

    case_id: str
    uri: str
    title: str
    place: str
    story: tuple[Line, ...]
    given: tuple[NumberShown, ...]
    ask: Told
    circumstances: tuple[tuple[str, Line], ...]
    designed: Told
    choices: tuple[Choice, ...]
    questions: tuple[Told, ...]
    sources: tuple[Item, ...]


@dataclass(frozen=True)
class Weighed:
    """What speaks for a way, and what it risks."""

    choice: Choice
    case_for: Told
    risk: Told
    taken: bool


@dataclass(frozen=True)
class Analysed:
    """A question with the analysis of the best participant: what the source says, what not, what the editors conclude."""

    ask: Told
    stated: Told
    unstated: Told
    judgement: Told
    follow_up: tuple[Told, ...]


@dataclass(frozen=True)
class Numbers:
    """Some numbers, what is said about them, and where learners are asked, a good ``answer``."""

    numbers: tuple[NumberShown, ...]
    told: Told
    answer: Told = ()


@dataclass(frozen=True)
class Worked:
    """A sum worked out, with what was assumed."""

    label: str
    equation: Told
    assumed: Told
    means: Told


@dataclass(frozen=True)
class Material:
    """What the editors made up for a class, to print and to cut out: ``cards`` are headings with texts."""

    name: str
    use: Told
    cards: tuple[tuple[str, Told], ...]


@dataclass(frozen=True)
class Quiz:
    """A way to misread numbers, with a question; ``answers`` are lettered, ``right`` is the letter of the right one."""

    about: Numbers
    ask: Told
    answers: tuple[Choice, ...]
    right: str


@dataclass(frozen=True)
class Stretch:
    """A segment of the class with the minutes from its beginning: 0 to 5, 5 to 13.

    ``turning`` is its question and what to do with each kind of answer, each under its label.
    """

    phase: str
    begins: int
    ends: int
    format: str
    teacher: Told
    learners: Told
    materials: str
    turning: tuple[tuple[str, Told], ...] = ()

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return self.ends - self.begins


@dataclass(frozen=True)
class TeacherView:
    """The whole note. ``minutes`` is the sum of the segments; ``policies`` are titles with whether the article cites them."""

    handout: Handout
    uri: str
    case_uri: str
    title: str
    note: TeachingNote
    objectives: tuple[Told, ...]
    immediate_issue: Told
    basic_issue: Told
    ways: tuple[Weighed, ...]
    taken: Line
    taken_letter: str
    taken_unstated: Told
    questions: tuple[Analysed, ...]
    figure_uses: tuple[Numbers, ...]
    sums: tuple[Worked, ...]
    materials: tuple[Material, ...]
    policies: tuple[tuple[str, bool, Told], ...]
    board: tuple[tuple[str, tuple[str, ...]], ...]
    setting: Told
    stretches: tuple[Stretch, ...]
    minutes: int
    closing: tuple[Told, ...]
    happened: tuple[Line, ...]
    happened_numbers: tuple[NumberShown, ...]
    happened_unstated: Told
    follow_up: Told
    site_visit: tuple[tuple[str, str, Told], ...]
    quizzes: tuple[Quiz, ...]
    experience: tuple[tuple[str, Told], ...]


def questions_of(note: TeachingNote) -> tuple[str, ...]:
    """Return the questions for learners, wherever a note has them."""
    return tuple(q.ask for q in note.guide.questions) if note.guide else note.questions


def guide_of(case: Case) -> TeachingGuide | None:
    """Return the full note of ``case``, if it has one."""
    return case.teaching.guide if case.teaching else None


def _whole(case: Case) -> tuple[TeachingNote, TeachingGuide]:
    if case.teaching is None or case.teaching.guide is None:
        message = f"{case.id} has no teaching guide"
        raise ValueError(message)
    return case.teaching, case.teaching.guide


class _Teller:
    """Puts the numbers of one record into texts, and phrases of its sources under them where that is asked for."""

    def __init__(self, case: Case, library: Library, *, proven: bool = False) -> None:
        self.proven = proven
        self._case, self._library = case, library

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """The figures of the record, by their ids."""
        return {o.id: figure(self._case, o, self._library) for o in self._case.observations}

    @cached_property
    def calculations(self) -> Mapping[str, Calculated]:
        """What comes of the calculations of the record, by their ids."""
        return {c.id: c for c in calculated(self._case, self._library.vocabulary)}

    def told(self, text: str) -> Told:
        """Return ``text`` in pieces, its marks replaced by numbers."""
        return tuple(self._pieces(text))

    def all(self, texts: Iterable[str]) -> tuple[Told, ...]:
        """Return every text in pieces."""
        return tuple(self.told(text) for text in texts)

    def line(self, said: Circumstance | Taken) -> Line:
        """Return a sentence with how it is known."""
        basis = "" if said.basis == STATED else said.basis
        quotes = tuple(e.quote for e in said.evidence) if self.proven else ()
        return Line(self.told(said.text), basis, quotes)

    def numbers(self, names: Iterable[str]) -> tuple[NumberShown, ...]:
        """Return figures and calculations with what is needed to read them."""
        return tuple(self._number(name) for name in names)

    def sealed(self, names: Iterable[str]) -> tuple[NumberShown, ...]:
        """Return figures and calculations by which nobody finds the place or the article."""
        return tuple(self._sealed(self._number(name, sealed=True)) for name in names)

    def _sealed(self, shown: NumberShown) -> NumberShown:
        label = shown.label
        place = self._case.place
        for name in filter(None, (place.community, place.township, *place.path)):
            label = label.replace(name, "")
        return replace(shown, label=label.removeprefix("的"), origin="")

    def _pieces(self, text: str) -> Iterator[Piece]:
        at = 0
        for start, end, name in marks(text):
            if start > at:
                yield Piece(text[at:start])
            yield self._piece(name)
            at = end
        if at < len(text):
            yield Piece(text[at:])

    def _piece(self, name: str) -> Piece:
        """What stands in a text: a figure as its article writes it, of a calculation the whole equation."""
        if name in self.figures:
            f = self.figures[name]
            return Piece(f.quantity.text, figure=f.reference)
        c = self.calculations[name]
        return Piece(c.equation, calculation=c.key)

    def _number(self, name: str, *, sealed: bool = False) -> NumberShown:
        if name in self.figures:
            f = self.figures[name]
            known = [
                f.level,
                "时间未说明" if f.period == NOT_STATED else f.period,
                f"此前{f.before}" if f.before else "",
                "" if sealed else f.scope,
                f"除以：{f.denominator}" if f.denominator else "",
                *(flag for flag in f.flags if flag != TIME_INFERRED),
            ]
            return NumberShown(
                id=name,
                text=f.quantity.text,
                label=f.label,
                read="；".join(word for word in known if word),
                origin=f"{f.source_title}（{f.source_date}）",
                note=f.note,
                figure=f.reference,
            )
        c = self.calculations[name]
        equation = f"{MARK}：{c.equation}"
        return NumberShown(name, c.display, c.label, equation, "", c.note, calculation=c.key)


def text_of(told: Told) -> str:
    """Return a text without what marks its numbers."""
    return "".join(piece.text for piece in told)


def questions(case: Case, library: Library) -> tuple[Told, ...]:
    """Return the questions of a case as learners read them, of a short note or a full one; none without a note."""
    teller = _Teller(case, library)
    return teller.all(questions_of(case.teaching)) if case.teaching else ()


_CIRCUMSTANCES = (
    ("谁来定", "actor"),
    ("什么时候", "moment"),
    ("手里有什么", "means"),
    ("难在哪里", "opponent"),
)


def _choices(texts: Iterable[Told]) -> tuple[Choice, ...]:
    return tuple(Choice(letter, told) for letter, told in zip(ascii_uppercase, texts, strict=False))


def handout(case: Case, library: Library) -> Handout:
    """Work out what learners get. Raises ``ValueError`` for a case without a full note."""
    return _handout(case, library, _Teller(case, library))


def _handout(case: Case, library: Library, teller: _Teller) -> Handout:
    _, guide = _whole(case)
    decision = guide.decision
    return Handout(
        case_id=case.id,
        uri=handout_uri(case.id),
        title=guide.title,
        place=DOT.join(case.place.path),
        story=tuple(map(teller.line, guide.story)),
        given=teller.sealed(guide.given),
        ask=teller.told(decision.ask),
        circumstances=tuple(
            (label, teller.line(getattr(decision, name))) for label, name in _CIRCUMSTANCES
        ),
        designed=teller.told(decision.designed),
        choices=_choices(teller.all(way.text for way in decision.ways)),
        questions=teller.all(q.ask for q in guide.questions),
        sources=tuple(
            Item(source.name, source_uri(name), note=source_day(source))
            for name in case.sources
            if (source := library.sources.get(name))
        ),
    )


_TURNING = (("转折问题", "ask"), ("浅答", "shallow"), ("好答", "good"), ("冷场", "silent"))


def _stretches(guide: TeachingGuide, teller: _Teller) -> Iterator[Stretch]:
    at = 0
    for segment in guide.class_plan:
        yield Stretch(
            segment.phase,
            at,
            at + segment.minutes,
            segment.format,
            teller.told(segment.teacher),
            teller.told(segment.learners),
            segment.materials or "",
            tuple(
                (label, teller.told(getattr(segment.turning, name)))
                for label, name in (_TURNING if segment.turning else ())
            ),
        )
        at += segment.minutes


def _quizzes(guide: TeachingGuide, teller: _Teller) -> Iterator[Quiz]:
    """Yield the questions; the right answer stands in another place each time."""
    for number, trap in enumerate(guide.traps):
        answers = list(trap.wrong)
        place = (number + len(guide.title)) % (len(answers) + 1)
        answers.insert(place, trap.right)
        yield Quiz(
            Numbers(teller.numbers(trap.figures), teller.told(trap.why)),
            teller.told(trap.ask),
            _choices(teller.all(answers)),
            ascii_uppercase[place],
        )


def teacher_view(case: Case, library: Library) -> TeacherView:
    """Work out the whole note. Raises ``ValueError`` for a case without a full one."""
    note, guide = _whole(case)
    teller = _Teller(case, library, proven=True)
    learners = _handout(case, library, teller)
    taken = guide.decision.taken
    letters = {
        way.id: c.letter for way, c in zip(guide.decision.ways, learners.choices, strict=True)
    }
    cited = {citation.policy for citation in case.policies}
    stretches = tuple(_stretches(guide, teller))
    return TeacherView(
        handout=learners,
        uri=teach_uri(case.id),
        case_uri=case_uri(case.id),
        title=case.title,
        note=note,
        objectives=teller.all(guide.objectives),
        immediate_issue=teller.told(guide.immediate_issue),
        basic_issue=teller.told(guide.basic_issue),
        ways=tuple(
            Weighed(c, teller.told(way.case_for), teller.told(way.risk), way.id == taken.way)
            for way, c in zip(guide.decision.ways, learners.choices, strict=True)
        ),
        taken=teller.line(taken),
        taken_letter=letters[taken.way],
        taken_unstated=teller.told(taken.unstated),
        questions=tuple(
            Analysed(
                teller.told(q.ask),
                teller.told(q.stated),
                teller.told(q.unstated),
                teller.told(q.judgement),
                teller.all(q.follow_up),
            )
            for q in guide.questions
        ),
        figure_uses=tuple(
            Numbers(
                teller.numbers(use.figures), teller.told(use.use), teller.told(use.answer or "")
            )
            for use in guide.figure_uses
        ),
        sums=tuple(
            Worked(
                worked.label,
                teller.told(worked.equation),
                teller.told(worked.assumed),
                teller.told(worked.means),
            )
            for worked in guide.sums
        ),
        materials=tuple(
            Material(
                material.name,
                teller.told(material.use),
                tuple((card.heading, teller.told(card.text)) for card in material.cards),
            )
            for material in guide.materials
        ),
        policies=tuple(
            (
                library.vocabulary.term("policies", p.policy).title or p.policy,
                p.policy in cited,
                teller.told(p.point),
            )
            for p in guide.policies
        ),
        board=tuple((column.heading, column.points) for column in guide.board),
        setting=teller.told(guide.setting),
        stretches=stretches,
        minutes=stretches[-1].ends,
        closing=teller.all(guide.closing),
        happened=tuple(map(teller.line, guide.happened.told)),
        happened_numbers=teller.numbers(guide.happened.figures),
        happened_unstated=teller.told(guide.happened.unstated),
        follow_up=teller.told(guide.follow_up),
        site_visit=tuple((p.look, p.whom, teller.told(p.find_out)) for p in guide.site_visit),
        quizzes=tuple(_quizzes(guide, teller)),
        experience=tuple((e.date, teller.told(e.text)) for e in guide.experience),
    )
