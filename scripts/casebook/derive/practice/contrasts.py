"""What is the same and what differs between measures of one mechanism, worked out from their fields alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from casebook.derive.practice.answers import Deed, leaders, practices
from casebook.language.closed_words import NOT_STATED

VALUES_SHOWN = 5
_SPACE = "\N{NO-BREAK SPACE}"
_NEEDED = "必须"


@dataclass(frozen=True)
class Contrast:
    """One respect, and a sentence on it."""

    label: str
    text: str


@dataclass(frozen=True)
class Contrasts:
    """What all have in common, what differs, and what no record states."""

    same: tuple[Contrast, ...]
    different: tuple[Contrast, ...]
    unwritten: tuple[str, ...]


Words = Callable[[Deed], Iterable[str]]


@dataclass(frozen=True)
class _Respect:
    """How to read one respect, and how to say that all agree (``{}`` are the words) or that nobody writes it."""

    label: str
    words: Words
    agreed: str
    unwritten: str


def _leads(deed: Deed) -> Iterable[str]:
    yield from dict.fromkeys(f"{p.actor}{p.role}" for p in leaders(deed.measure))


def _actors(deed: Deed) -> Iterable[str]:
    yield from dict.fromkeys(p.actor for p in deed.measure.who)


def _needs(deed: Deed) -> Iterable[str]:
    yield from (c.condition for c in deed.case.transfer.conditions if c.necessity == _NEEDED)


def _stage(deed: Deed) -> Iterable[str]:
    yield from () if deed.measure.status == NOT_STATED else (deed.measure.status,)


def _frequency(deed: Deed) -> Iterable[str]:
    frequency = deed.measure.frequency
    if frequency:
        yield frequency if "“" in frequency else f"“{frequency}”"


def _steps(deed: Deed) -> Iterable[str]:
    yield from ("写了步骤",) if deed.measure.steps else ()


def _figures(deed: Deed) -> Iterable[str]:
    yield from dict.fromkeys(
        o.level for o in deed.case.observations if deed.measure.id in o.measures
    )


def _respects(mechanism: str) -> tuple[_Respect, ...]:
    def combined(deed: Deed) -> Iterable[str]:
        return (t for t in deed.measure.types if t != mechanism)

    return (
        _Respect("谁牵头", _leads, "都由{}。", "没有写谁牵头"),
        _Respect("谁参与", _actors, "每一项都有{}。", "没有写谁参与"),
        _Respect("针对什么", lambda d: d.problems, "都针对{}。", "没有写针对什么"),
        _Respect("用在哪里", lambda d: d.case.settlements, "都用在{}。", ""),
        _Respect("频次", _frequency, "都写{}。", "没有写多久一次"),
        _Respect("进展", _stage, "都是{}。", "没有写进展"),
        _Respect("配着用", combined, "都配着{}。", "只用这一种"),
        _Respect("步骤", _steps, "都{}。", "没有写步骤"),
        _Respect("制度文件", lambda d: d.measure.documents, "都依据{}。", "没有写制度文件"),
        _Respect("数字", _figures, "都有{}的数字。", "没有数字"),
        _Respect("必须有", _needs, "都要：{}（整理者分析）。", "没有列必须的条件"),
    )


def contrasts(deeds: Sequence[Deed], mechanism: str) -> Contrasts:
    """Compare ``deeds`` of one mechanism; where all are of one place there is nothing to say.

    Programmes tell again what their parts tell: they count only where they are all there is.
    """
    same, different, unwritten = [], [], []
    deeds = practices(deeds)
    if len({deed.case.place.code for deed in deeds}) > 1:
        for respect in _respects(mechanism):
            values = [tuple(dict.fromkeys(respect.words(deed))) for deed in deeds]
            if not any(values):
                if respect.unwritten:
                    unwritten.append(respect.unwritten)
                continue
            shared = [w for w in values[0] if all(w in other for other in values)]
            if shared:
                text = respect.agreed.format("、".join(shared))
                same.append(Contrast(respect.label, text))
            if any(set(own) != set(shared) for own in values):
                different.append(Contrast(respect.label, _tally(values, shared, respect)))
    return Contrasts(tuple(same), tuple(different), tuple(unwritten))


def _tally(values: Sequence[Sequence[str]], shared: Sequence[str], respect: _Respect) -> str:
    """Say how often each word occurs that not all share: 街道牵头（2 项），社区牵头（1 项）；没有写谁牵头（3 项）."""
    counts = Counter(w for own in values for w in own if w not in shared)
    common = counts.most_common(VALUES_SHOWN)
    once = len(counts) > 1 and all(n == 1 for _, n in common)
    # Not 、: there are words that have one themselves.
    said = "，".join(w if once else f"{w}（{n}{_SPACE}项）" for w, n in common)
    more = f"，另有 {len(counts) - VALUES_SHOWN} 种" if len(counts) > VALUES_SHOWN else ""
    before = "此外还有：" if shared else "各不相同：" if once else ""
    silent = sum(1 for own in values if not own)
    rest = f"；{respect.unwritten}（{silent}{_SPACE}项）" if silent and respect.unwritten else ""
    return f"{before}{said}{more}{rest}。"
