"""What stands right before and behind a quote in its article, as far as it bears on the number in it.

A quote can be verbatim and still lie, if it is cut in the wrong place: ``6个社区`` out of ``36个社区``,
``服务1.8万多人`` out of ``服务1.8万多人次``, ``3500户`` out of ``原则上不超过3500户``. The fingerprint of the article knows
every window of eight characters, so it can be asked whether a digit, a comparator or the rest of a unit
stood next to the quote.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from casebook.language.fingerprint import Fingerprint
from casebook.language.normalise import normalise
from casebook.language.units import UNITS

_STEPS = 6
_BRANCHES = 4
_NUMERALS = "0123456789.〇零一二两三四五六七八九十百千万亿"
_COMPARATORS = "超过出突破逾高大多于近将接约概致不未没有足少低至最起码达到满平均每"
_PLANS = "原则上力争计划拟将预望目标"
# What may stand between 至少, 平均 or 户均 and their number.
_BETWEEN = "户村镇县市社组队年季月周日天亩要应须可能了建设立置成开展举办召配备安排选派联系完打造提供投入为个"
_BEFORE = {c: c.encode() for c in f"{_NUMERALS}{_COMPARATORS}{_PLANS}{_BETWEEN}第从由-~"}
_BEHIND = {c: c.encode() for c in f"{_NUMERALS}{''.join(UNITS)}/以之上下内左右余多来半起及其有出头"}


@lru_cache(maxsize=4096)
def widened(fingerprint: Fingerprint, quote: str) -> tuple[str, ...]:
    """Return every longer reading of ``quote`` that its article has; none if nothing of weight was cut.

    Only numerals, units, comparators and words of planning are looked for, up to six characters on each
    side. More than one reading means that the quote stands in the article more than once.
    """
    plain = normalise(quote)
    if len(plain) < fingerprint.window:
        return ()
    before = _grown(fingerprint, plain, _BEFORE, forward=False)
    behind = _grown(fingerprint, plain, _BEHIND, forward=True)
    return tuple(f"{left}{quote}{right}" for left in before for right in behind if left or right)


def _grown(
    fingerprint: Fingerprint, plain: str, alphabet: Mapping[str, bytes], *, forward: bool
) -> tuple[str, ...]:
    """The longest runs of ``alphabet`` that follow (or precede) a text in its article."""
    reach = fingerprint.window - 1
    ends: list[str] = []
    open_runs = [""]
    while open_runs and len(ends) < _BRANCHES:
        run = open_runs.pop()
        text = plain + run if forward else run + plain
        if forward:
            longer = [run + c for c in fingerprint.following(text[-reach:], alphabet)]
        else:
            longer = [c + run for c in fingerprint.preceding(text[:reach], alphabet)]
        if longer and len(run) < _STEPS:
            open_runs += longer
        else:
            ends.append(run)
    return tuple(ends)
