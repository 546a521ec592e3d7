"""Names of places in an article: which one it is about, and whose a figure is.

Counties and what lies above them are looked up in GB/T 2260; townships and communities have no list here and are
known by their endings and by how often they stand in the text. A name that could be two counties is neither.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from casebook.divisions import Division, divisions, lineage, without_counties

LEVELS = ("省", "市", "县", "乡镇", "社区")
_ENDINGS = {
    "特别行政区": 0,
    "自治区": 0,
    "省": 0,
    "自治州": 1,
    "地区": 1,
    "市": 1,
    "自治县": 2,
    "县": 2,
    "区": 2,
    "街道": 3,
    "镇": 3,
    "乡": 3,
    "社区": 4,
    "村": 4,
}
_ENDING = re.compile("|".join(sorted(_ENDINGS, key=len, reverse=True)))
# Characters that no name holds, or that end the name before.
_BREAK = re.compile(
    "[^\u4e00-\u9fff]|[的了在和与及等由从向到把被为以对各全该本这那某每个是有不里其中进来自将让省市县区镇乡村道里位驻]"
)
_GENERIC = re.compile(
    "(?:小|片|园|辖|城|山|地|新|景|校|库|灾|街|郊|市|特|专|军|老|分|主|展|厂|林|牧|政|示范|开发|试验|功能)区"
    "|(?:行政|自然|农|乡|本|全|该|建制|样板|示范|美丽|多|试点|邻|同|空心|城中|新|老|山|渔|贫困|重点)村"
    "|(?:城|乡|集|小城|古|村)镇|(?:超|城|都|集|门|早|夜|股|楼|全|直辖|地级|县级|上|菜)市"
    "|(?:新型|大型|老旧|试点|示范|全部|所辖|本|村|农村|城市|融合|小区|安置|搬迁|国际)社区|(?:老|家|下|返|城|故|他|水)乡|[乡镇街村]{1,2}街道"
    "|(?:全|所|外|各|本|跨|省|发达|邻)省|(?:全|郡|各|本|邻|强|百强|区|市|试点)县"
)
# Verbs and the like in front of 街道, 社区 and 村 that no break has stopped.
_NO_NAME = re.compile(
    "下沉|线下|[强弱优深净美亮绿硬]化|改革|研究|联结|赋予|解决|发展|涵盖|建强|着力|推行|走访|试点|偏远|建立|建设|开展|参与"
    "|服务|治理|管理|支持|帮助|引导|联系|覆盖|选派|派出|辖区|两|多个|不少|居住|搬|撤|优秀|特色|精品|新一届|新型|按照|拆分|借鉴|兄弟|先进|超大|党委|组织|人员|过大|城市|农村|下辖|多名|推动|激活"
)
_COLLECTIVE = re.compile(
    "全(省|市|县|区|镇|乡|街道|村|社区)|(?<![\u4e00-\u9fff])(街道|县|区|镇|村|社区)(?:里|还|将|共|辖|投|设|党|招|拿|12)"
)
_COLLECTIVE_LEVEL = {
    "省": 0,
    "市": 1,
    "县": 2,
    "区": 2,
    "镇": 3,
    "乡": 3,
    "街道": 3,
    "村": 4,
    "社区": 4,
}
# Names of GB/T 2260 that are words as well.
_ALSO_WORDS = frozenset({"新城区", "老城区", "城中区", "市中区"})
_SHORTEST, _LONGEST = 2, 4
_COUNTY = 2


@dataclass(frozen=True)
class Mention:
    """A name of a place at ``[start, end)`` of a paragraph; ``level`` counts from the province (0)."""

    paragraph: int
    start: int
    end: int
    name: str
    level: int


@dataclass(frozen=True)
class Place:
    """The place of an article as far as it says: names by level, and the code where it is certain."""

    names: Mapping[int, str]
    code: str

    def name_down_from(self, level: int) -> str:
        """The names from ``level`` to the lowest."""
        return "".join(name for at, name in sorted(self.names.items()) if at >= level)


@dataclass(frozen=True)
class PlaceNames:
    """All names of places in an article."""

    mentions: tuple[Mention, ...]
    place: Place
    collective: tuple[tuple[int, int, str], ...]  # paragraph, place, name

    def whose(self, paragraph: int, at: int) -> str:
        """Return the place that a figure at ``at`` belongs to: the last one named before it in its paragraph."""
        named = self._named.get(paragraph, ())
        count = bisect_right(named, at, key=lambda place: place[0])
        return named[count - 1][1] if count else self.default

    @cached_property
    def _named(self) -> Mapping[int, tuple[tuple[int, str], ...]]:
        """For each paragraph the ends of names with what they name, in order."""
        found: dict[int, list[tuple[int, str]]] = {}
        last: Mention | None = None
        name = ""
        for mention in self.mentions:
            follows = (
                last is not None
                and (last.paragraph, last.end) == (mention.paragraph, mention.start)
                and last.level >= _COUNTY
            )
            name = name + mention.name if follows else mention.name
            found.setdefault(mention.paragraph, []).append((mention.end, name))
            last = mention
        for number, place, said in self.collective:
            found.setdefault(number, []).append((place, said))
        return {number: tuple(sorted(places)) for number, places in found.items()}

    @property
    def default(self) -> str:
        """The place of figures that stand beside no name: the article's township and community."""
        lowest = max(self.place.names, default=0)
        return self.place.name_down_from(min(3, lowest))


@cache
def _by_name() -> Mapping[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = {}
    for division in divisions().values():
        found.setdefault(division.name, []).append(division)
    return {name: tuple(same) for name, same in found.items()}


@cache
def _longest_name() -> int:
    return max(map(len, _by_name()))


def place_names(paragraphs: tuple[str, ...], title: str) -> PlaceNames:
    """Return the places that an article names; its title counts as the paragraph before the first (-1)."""
    texts = [(-1, title), *enumerate(paragraphs)]
    counts = _tails(text for _, text in texts)
    mentions = _vouched(
        tuple(m for number, text in texts for m in _mentions(number, text, counts)), dict(texts)
    )
    place = _main_place(mentions)
    collective = tuple(c for number, text in texts for c in _collective(number, text, place))
    return PlaceNames(mentions, place, collective)


def _collective(number: int, text: str, place: Place) -> Iterator[tuple[int, int, str]]:
    """全县, 县里 and the like: the part of the article's place that they mean. 松原全市 names its own."""
    for match in _COLLECTIVE.finditer(text):
        ending = match.group(1) or match.group(2)
        before = text[max(0, match.start() - _LONGEST) : match.start()]
        own = [before[at:] + ending for at in range(len(before) - 1)]
        official = next((name for name in own if name in _by_name()), None)
        name = official or place.names.get(_COLLECTIVE_LEVEL[ending])
        if name:
            yield number, match.end(), name


def _tails(texts: Iterator[str]) -> Counter[str]:
    """How often each stretch that could be a name stands in the text."""
    counts: Counter[str] = Counter()
    for text in texts:
        for ending in _ENDING.finditer(text):
            for size in range(_SHORTEST, _LONGEST + 1):
                counts[text[max(0, ending.start() - size) : ending.end()]] += 1
    return counts


def _mentions(number: int, text: str, counts: Counter[str]) -> Iterator[Mention]:
    last = 0
    for ending in _ENDING.finditer(text):
        start = _official_start(text, ending.end(), last)
        if start is not None:
            name = text[start : ending.end()]
            level = LEVELS.index(_by_name()[name][0].level)
        else:
            start = _likely_start(text, ending, last, counts)
            name, level = text[start : ending.end()], _ENDINGS[ending.group()]
            short = ending.end() - start <= len(ending.group()) + 1
            if short or _GENERIC.search(name) or _NO_NAME.search(name):
                continue
            if level < 3 and text[ending.end() : ending.end() + 1] in "域级直":
                continue
        last = ending.end()
        yield Mention(number, start, ending.end(), name, level)


def _vouched(mentions: tuple[Mention, ...], texts: Mapping[int, str]) -> tuple[Mention, ...]:
    """The mentions whose names are surely names: on the list, or written as a name at least once.

    A name that no list has is written as one right behind or before another, in a row with another, or twice
    at the beginning of a clause. 集结社区力量 is neither.
    """
    known = {m.name for m in mentions if m.name in _by_name()}
    for before, after in pairwise(mentions):
        between = texts[before.paragraph][before.end : after.start]
        if before.paragraph != after.paragraph or before.end > after.start:
            continue
        if (between == "" and before.level < after.level) or (
            between in ("、", "和", "与") and before.level == after.level
        ):
            known |= {before.name, after.name}
    begins = Counter(
        m.name
        for m in mentions
        if m.start == 0 or not "\u4e00" <= texts[m.paragraph][m.start - 1] <= "\u9fff"
    )
    known |= {name for name, times in begins.items() if times > 1}
    return tuple(m for m in mentions if m.name in known)


def _official_start(text: str, end: int, last: int) -> int | None:
    """Where the longest name of GB/T 2260 that ends at ``end`` begins.

    西区 and 新城区 are names only right behind the city that they belong to.
    """
    for start in range(max(last, end - _longest_name()), end - 1):
        same = _by_name().get(text[start:end], ())
        if not same:
            continue
        if end - start > 2 and text[start:end] not in _ALSO_WORDS:
            return start
        above = {divisions()[d.parent].name for d in same if d.parent}
        if any(text.endswith(name, 0, start) for name in above):
            return start
    return None


def _likely_start(text: str, ending: re.Match[str], last: int, counts: Counter[str]) -> int:
    """Where a name that no list has begins: as far left as the text always writes the same."""
    start = ending.start()
    floor = max(last, start - _LONGEST)
    while start > floor and not _BREAK.match(text[start - 1]):
        size = ending.start() - start
        if size >= _SHORTEST:
            longer, name = text[start - 1 : ending.end()], text[start : ending.end()]
            if counts[longer] < counts[name]:
                break
        start -= 1
    return start


def _main_place(mentions: tuple[Mention, ...]) -> Place:
    """The place an article is about: the name told most often at each level.

    Townships and communities count only where the county named last before them is the chosen one.
    """
    names: dict[int, str] = {}
    for level in range(len(LEVELS)):
        here = Counter(m.name for m in _below(mentions, names.get(_COUNTY)) if m.level == level)
        if not here:
            continue
        name, times = here.most_common(1)[0]
        # One village among many names is an example; a county named once is where it is.
        if times > 1 or level <= _COUNTY or _follows(mentions, name, names):
            names[level] = name
    code = _code(names, frozenset(m.name for m in mentions))
    if code:
        for division in lineage(code):
            names[LEVELS.index(division.level)] = division.name
    return Place(names, code)


def _below(mentions: tuple[Mention, ...], county: str | None) -> Iterator[Mention]:
    """The mentions that do not stand behind the name of another county."""
    last = None
    for mention in mentions:
        if mention.level == _COUNTY:
            last = mention.name
        if mention.level <= _COUNTY or county is None or last in (None, county):
            yield mention


def _follows(mentions: tuple[Mention, ...], name: str, above: Mapping[int, str]) -> bool:
    """Whether a name stands right behind a chosen one."""
    pairs = pairwise(mentions)
    return any(
        b.name == name
        and a.end == b.start
        and a.paragraph == b.paragraph
        and a.name in above.values()
        for a, b in pairs
    )


def _code(names: Mapping[int, str], told: frozenset[str]) -> str:
    """The code of the county, or of a city without counties; empty if it is not certain."""
    county = _by_name().get(names.get(2, ""), ())
    if len(county) > 1:
        county = tuple(
            d for d in county if any(above.name in told for above in lineage(d.code)[:-1])
        )
    if len(county) == 1:
        return county[0].code
    city = _by_name().get(names.get(1, ""), ())
    if 2 not in names and len(city) == 1 and without_counties(city[0]):
        return city[0].code
    return ""
