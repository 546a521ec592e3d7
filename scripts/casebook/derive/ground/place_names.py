"""How a place is named: in a line, within a sentence, for the search, and beside places of other cases."""

from __future__ import annotations

from casebook.derive.ground.remarks import without_remarks
from casebook.divisions import lineage
from casebook.model.case import Case, Place

DOT = "\u00a0· "
"""Between the parts of a line: it stays with the word before it, so that no line begins with a dot."""


def place_words(place: Place) -> str:
    """Name a place in one line: 广东 · 惠州市 · 博罗县 · 罗阳街道."""
    chain = lineage(place.code)
    names = [chain[0].short_name, *(d.name for d in chain[1:])] if chain else list(place.path)
    return DOT.join([*names, *(n for n in (place.township, place.community) if n)])


def place_short(place: Place) -> str:
    """Name a place within a sentence: 博罗县罗阳街道, 东莞市星城社区; of several communities the first."""
    chain = lineage(place.code)
    county = chain[-1].name if chain else place.path[-1]
    local = without_remarks(place.community or place.township or "")
    first, comma, _ = local.partition("、")
    return f"{county}{first}{'等' if comma else ''}"


def told_place(case: Case) -> Place:
    """Return the place whose practice ``case`` tells: the whole county where its title names no more than the county.

    Such a record may name a township only for one of its measures; a community it names for most of them.
    """
    chain = lineage(case.place.code)
    whole = bool(chain) and case.title.partition("：")[0] == chain[-1].name
    if whole and not case.place.community:
        return case.place.model_copy(update={"township": None})
    return case.place


_TAG_LENGTH = 3


def place_tag(code: str) -> str:
    """Name a division in as few characters as a square holds: 博罗, 雁塔, 巴林左; a longer name is cut, with …."""
    name = lineage(code)[-1].name
    bare = name[:-1] if len(name) > 2 and name[-1] in "省市县区旗" else name
    return bare if len(bare) <= _TAG_LENGTH else f"{bare[: _TAG_LENGTH - 1]}…"


def place_names(place: Place) -> tuple[str, ...]:
    """Return the names of a place from the province down, also joined: 广东省惠州市博罗县."""
    chain = lineage(place.code)
    names = [d.name for d in chain] or list(place.path)
    local = [n for n in (place.township, place.community) if n]
    return ("".join([*names, *local]), *(d.short_name for d in chain[:1]))


def scope_words(scope: str, place: Place) -> str:
    """Name the place of a figure so that it is known without its case: 广东惠州市罗阳街道 for 罗阳街道."""
    chain = lineage(place.code)
    if not chain:
        return scope
    province = chain[0].short_name
    if scope.startswith(province):
        return scope
    named = any(division.name in scope for division in chain)
    return f"{province}{'' if named or len(chain) == 1 else chain[-1].name}{scope}"
