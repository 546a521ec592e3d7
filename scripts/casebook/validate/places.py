"""Places: codes of GB/T 2260, the names that go with them, and the folder of the record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from casebook.divisions import CODE_LENGTH, PROVINCE_FOLDERS, Division, divisions, lineage
from casebook.language.closed_words import STATED
from casebook.language.normalise import normalise
from casebook.problem import Problem
from casebook.read.document import Document
from casebook.validate.scope import Scope, evidences, items, words

_CODE = ("place", "code")


@dataclass(frozen=True)
class Place:
    """What a record says of its place, whatever else is wrong with it."""

    code: str
    path: tuple[str, ...]
    basis: str
    note: object


def place_of(document: Document) -> Place | None:
    """Return the place of a record; ``None`` where code or names cannot be read at all."""
    data = document.value(("place",))
    if not isinstance(data, dict) or not isinstance(data.get("path"), list):
        return None
    code, basis = data.get("code"), data.get("basis")
    names = tuple(name for _, name in words(data, "path"))
    # A code without quotation marks is reported as such; it still tells the place.
    if isinstance(code, bool) or not isinstance(code, int | str) or not names:
        return None
    if not re.fullmatch(f"[0-9]{{{CODE_LENGTH}}}", str(code)):
        return None
    return Place(str(code), names, basis if isinstance(basis, str) else STATED, data.get("note"))


_SHORT_LENGTH = 2


def _is_short_for(name: str, full: str) -> bool:
    """Whether ``name`` is an official name without its kind: 广东, 博罗, 前郭尔罗斯 (蒙古族自治县)."""
    return len(name) >= _SHORT_LENGTH and full.startswith(name) and full != name


def _meant(path: tuple[str, ...]) -> tuple[Division, ...]:
    """The divisions that a row of names can mean, full or short; none if nothing fits."""
    *above, last = path
    divisions_named = []
    for division in divisions().values():
        if division.name != last and not _is_short_for(last, division.name):
            continue
        names = [d.name for d in lineage(division.code)][:-1]
        if all(any(n == name or _is_short_for(name, n) for n in names) for name in above):
            divisions_named.append(division)
    return tuple(d for d in divisions_named if d.name == last) or tuple(divisions_named)


def _shown(code: str) -> str:
    return "、".join(d.name for d in lineage(code))


def code_exists(document: Document, place: Place, _scope: Scope) -> Iterator[Problem]:
    """Refuse codes that GB/T 2260 does not have, and codes that stop at a province with counties."""
    division = divisions().get(place.code)
    if division is None:
        meant = _meant(place.path)
        named = f"{'、'.join(place.path)}的代码是 {meant[0].code}。" if len(meant) == 1 else ""
        guess = meant[0].code if len(meant) == 1 else _near_code(place.code)
        text = f"区划代码（code）：GB/T 2260 里没有 {place.code}。{named}"
        if guess and not named:
            text += f"相近的 {guess} 是{_shown(guess)}。"
        replacement = f'"{guess}"' if guess else None
        yield document.problem("PLC-001", _CODE, text, replacement=replacement)
    elif division.level == "省" and any(d.parent == place.code for d in divisions().values()):
        text = (
            f"区划代码（code）：{place.code} 只到{division.name}，"
            "至少写到地级市；知道是哪个县（市、区）就写县级代码。"
        )
        yield document.problem("PLC-003", _CODE, text)


def _near_code(code: str) -> str:
    """The one code that differs in a single digit and lies in the same prefecture, if there is one."""
    same = [c for c in divisions() if c[:4] == code[:4]]
    near = [c for c in same if sum(a != b for a, b in zip(c, code, strict=True)) == 1]
    return near[0] if len(near) == 1 else ""


def names_agree(document: Document, place: Place, _scope: Scope) -> Iterator[Problem]:
    """Refuse names that are not those of the code, in order from the province down."""
    chain = [d.name for d in lineage(place.code)]
    written = list(place.path)
    if not chain or written == chain:
        return
    wrong = [i for i, name in enumerate(written) if i >= len(chain) or name != chain[i]]
    short = [i for i in wrong if i < len(chain) and _is_short_for(written[i], chain[i])]
    for index in short:
        full = chain[index]
        text = f"省市县名称（path）：“{written[index]}”要写全称“{full}”。"
        yield document.problem("PLC-005", ("place", "path", index), text, replacement=full)
    wrong = [i for i in wrong if i not in short]
    if wrong:
        yield _mismatch(document, place, chain, wrong[0])
    elif len(written) < len(chain):
        text = (
            f"省市县名称（path）：代码 {place.code} 是{'、'.join(chain)}，"
            f"少写了“{'、'.join(chain[len(written) :])}”。"
        )
        yield document.problem("PLC-002", ("place", "path"), text)


def _mismatch(document: Document, place: Place, chain: list[str], index: int) -> Problem:
    """Say what the code means, what the names mean, and leave the choice to the contributor."""
    name = place.path[index]
    meant = _meant(place.path)
    text = f"省市县名称（path）：代码 {place.code} 是{'、'.join(chain)}，这里写的是“{name}”。"
    expected = None
    if len(meant) == 1 and meant[0].code != place.code:
        text += f"如果地名没写错，代码应当是 {meant[0].code}。"
    elif index < len(chain) and get_close_matches(name, [chain[index]], cutoff=0.5):
        expected = chain[index]
    return document.problem("PLC-002", ("place", "path", index), text, replacement=expected)


def folder_of_province(document: Document, place: Place, _scope: Scope) -> Iterator[Problem]:
    """Refuse a record that lies in another province's folder."""
    folder = PROVINCE_FOLDERS.get(f"{place.code[:2]}0000")
    parts = document.path.split("/")
    if folder and parts[:2] == ["cases", "records"] and parts[2:-1] != [folder]:
        province = divisions()[f"{place.code[:2]}0000"].name
        text = (
            f"区划代码（code）：{place.code} 属于{province}，"
            f"这个文件应当放在 cases/records/{folder}/ 里。"
        )
        yield document.problem("PLC-004", _CODE, text)


def inference_explained(document: Document, place: Place, _scope: Scope) -> Iterator[Problem]:
    """Ask for the reason of an inferred place."""
    if place.basis != STATED and not place.note:
        text = f"地点依据（basis）写的是“{place.basis}”，请在地点说明（note）里写明根据什么判断。"
        yield document.problem("PLC-006", ("place", "basis"), text)


_ENDING = re.compile("(?:社区|街道|镇|乡|村|园区|片区|小区)$")
_SPLIT = re.compile("[、，,（(和及]")


def smaller_places_named(document: Document, place: Place, scope: Scope) -> Iterator[Problem]:
    """Refuse a township or community, said to be in the article, that neither a quote nor a source names."""
    data = document.value(("place",))
    if place.basis != STATED or not isinstance(data, dict):
        return
    told = "".join(quoted.quote for quoted in evidences(document))
    for source in scope.sources.values():
        parts = (source.title, source.name, source.publisher, source.note)
        told += "".join(part or "" for part in parts)
    for key, kind in (("township", "乡镇街道"), ("community", "社区或村")):
        written = data.get(key)
        names = _SPLIT.split(written) if isinstance(written, str) else ()
        first = _ENDING.sub("", names[0].strip()) if names else ""
        if len(first) >= _SHORT_LENGTH and normalise(first) not in normalise(told):
            text = (
                f"{kind}（{key}）“{written}”在本记录的原文短语和来源里都没有出现。"
                "请核对；是推断的，地点依据（basis）写“推断”，并在 note 里写明理由。"
            )
            yield document.problem("PLC-007", ("place", key), text)


def scopes_inside(document: Document, place: Place, _scope: Scope) -> Iterator[Problem]:
    """Refuse a figure of another province or prefecture, unless the article retells it."""
    own = {division.name for division in lineage(place.code)}
    for index, figure in items(document.data, "observations"):
        whose, evidence = figure.get("scope"), figure.get("evidence")
        name = whose.get("place") if isinstance(whose, dict) else None
        retold = isinstance(evidence, dict) and evidence.get("role", "自述") != "自述"
        if not isinstance(name, str) or retold:
            continue
        other = next((d for d in _large() if name.startswith(d) and d not in own), None)
        if other and own:
            text = (
                f"范围（scope）写的是“{name}”，这条记录的地点是{_shown(place.code)}。"
                "是别处的数字，引文作用（role）写“转述他处”。"
            )
            yield document.problem("PLC-007", ("observations", index, "scope", "place"), text)


@cache
def _large() -> tuple[str, ...]:
    """Names of provinces and prefectures."""
    return tuple(d.name for d in divisions().values() if d.level != "县")


RULES = (
    *(code_exists, names_agree, folder_of_province, inference_explained),
    *(smaller_places_named, scopes_inside),
)
