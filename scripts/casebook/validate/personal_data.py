"""Personal data: nothing that leads to a private person. Names stand in ``private_names``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from casebook.language.numerals import fold
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.scope import key_of

_GAP = "[ .·\u2010-\u2015\u2212-]?"
"""What people put between the parts of a number."""
_NO_COUNT = r"(?![0-9]|\.[0-9]| ?[余多]?[元万亿人名户件条吨米平立吨斤次笔千瓦]|[·.]?[0-9]*元)"
"""What is counted or paid is no number of somebody: 13800000000元."""
_HIDDEN_DIGITS = "[*＊×xX●•]"
_PHONE = re.compile(
    # A mobile telephone, as it is grouped or masked, with or without the country.
    rf"(?<![0-9])(?<![0-9]\.)(?:(?:\+|00)?86{_GAP})?1[3-9][0-9](?:{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}}|{_GAP}[0-9]{{3}}{_GAP}[0-9]{{5}}"
    rf"|{_GAP}[0-9]{{5}}{_GAP}[0-9]{{3}}|{_GAP}{_HIDDEN_DIGITS}{{4}}{_GAP}[0-9]{{4}}){_NO_COUNT}"
    # A line of a place: behind its area code, or a telephone by the words before it.
    r"|(?<![0-9.])[（(]?0(?:10|2[0-9]|[3-9][0-9]{2})(?:[)）]|——|[ \u2010-\u2015\u2212-]|[)）] )?[2-8][0-9]{6,7}(?![0-9])"
    rf"|(?:电话|热线|手机|致电|拨打|传真|座机|号码|联系方式|[Tt]el|TEL)[号为是：: （(]{{0,3}}[2-8][0-9]{{6,7}}{_NO_COUNT}"
    r"|(?<![0-9A-Za-z])[48]00[- ]?[0-9]{3}[- ]?[0-9]{4}(?![0-9A-Za-z])"
    # Read aloud.
    r"|(?<![零〇○一二三四五六七八九幺])[一幺][三四五六七八九][零〇○一二三四五六七八九幺]{9}(?![零〇○一二三四五六七八九幺])"
)
_PROVINCE = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|8[1-3])"
_MONTH_DAY = "(?:0[1-9]|1[0-2])[ -]?(?:0[1-9]|[12][0-9]|3[01])"
_ID_CARD = re.compile(
    rf"(?<![0-9]){_PROVINCE}[0-9]{{2}}[ -]?[0-9]{{2}}[ -]?(?:19|20)[ -]?[0-9]{{2}}[ -]?{_MONTH_DAY}"
    r"[ -]?[0-9]{2}[ -]?[0-9][0-9Xx](?![0-9])"
    rf"|(?<![0-9]){_PROVINCE}[0-9]{{4}}[0-9]{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{{3}}{_NO_COUNT}"
    rf"|(?<![0-9]){_PROVINCE}[0-9]{{2}}(?:[0-9]{{2,10}}[*＊×●•]{{4,7}}|[0-9]{{0,10}}[*＊×●•]{{8,14}})[0-9]{{0,4}}[0-9Xx]?|(?<![0-9]){_PROVINCE}[0-9]{{4}}[xX]{{8}}[0-9]{{3}}[0-9Xx]"
    "|(?:护照|通行证|台胞证|回乡证|签证|军官证|士兵证|社保号|社保卡|医保卡|学号|驾驶证)[^，。；\n]{0,5}?[A-Za-z]{0,2}[0-9]{7,18}"
    "|(?<![0-9A-Za-z])[EGPSDHM][0-9]{8}(?![0-9A-Za-z])"
)
"""Region, day of birth, order, check: whoever mistyped or masked it still names a person. Passports and passes as well."""
_PLATE = re.compile(
    "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•. -]?"
    "(?:[A-HJ-NP-Z0-9]{4}[港澳学警]|[A-HJ-NP-Z0-9]{5,6})(?![A-Za-z0-9]|[年万亿元])"
    "|(?<![A-Za-z0-9])L[A-HJ-NPR-Z0-9]{10}[0-9]{6}(?![A-Za-z0-9])"
)
"""A plate, or the number of a vehicle (GB 16735: 17 signs, L for China)."""
_BANK_CARD = re.compile(r"(?<![0-9])[3-6][0-9]{3}(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?(?![0-9])")
# A run of characters is entered at its beginning only, and left whole: else every place in it would be tried.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++[@＠][\w-]++(?:\.[\w-]++)+", re.ASCII)
_ACCOUNT = re.compile(
    r"(?:QQ|qq|微信|WeChat|wechat|抖音|快手|微博)(?:号码|号|群号|群)?\s*(?:[:：]\s*[\w-]{5,}"
    r"|[是为]?[1-9][0-9]{5,11}(?![0-9]|[余多]?[人名户个条次万元年])|[是为]?(?=[A-Za-z][A-Za-z_-]{0,18}[0-9_])[A-Za-z][\w-]{5,19})",
    re.ASCII,
)

MAY_BE_NUMBER = re.compile(
    "[0-9](?:[-）) .·*＊×xX●•‐‑–—−]{0,14}[0-9]){6}[-）) .·‐‑–—−]{0,2}[0-9xX*＊×●•]|[*＊×xX●•]{4}"
    "|[零〇○一二三四五六七八九幺]{11}|[0-9A-Z]{17}"
)
"""Eight signs of a number with little between them, or what is masked, read aloud or on a chassis."""
MAY_BE_TELEPHONE = re.compile(
    "(?:电话|热线|手机|致电|拨打|传真|座机|号码|联系方式|[Tt]el|TEL)[号为是：: （(]{0,3}[2-8][0-9]{6}"
)
MAY_BE_ACCOUNT = _ACCOUNT
MAY_BE_PLATE = _PLATE

_NUMBER = "(?<![0-9一二三四五六七八九十])[0-9一二三四五六七八九十]++"
_ADDRESS = re.compile(
    f"{_NUMBER}(?:号楼|栋|幢|号院){_NUMBER}(?:单元|室|号)|(?<![0-9])[0-9]++(?:单元[0-9]{{2,4}}|(?:号楼?|楼)[0-9]{{3,4}}室)"
    "|(?<![0-9])[0-9]{4,}+室|[路街巷弄][0-9]++号(?![楼线])"
    # Block, stairs and flat; a group of villagers and its house; the spot on the globe.
    "|(?<![0-9.-])[0-9]{1,2}-[0-9]{1,2}-(?!(?:19|20)[0-9]{2}(?![0-9]))[1-9][0-9]?0[1-9](?![0-9.-])"
    "|(?:小组|村民组|[0-9一二三四五六七八九十]组)[0-9一二三四五六七八九十]++号(?![楼线机文院])"
    r"|(?<![0-9.])(?:7[3-9]|[89][0-9]|1[0-3][0-9])\.[0-9]{4,12}[°度EeNn]?[，,、 ]{1,2}(?:北纬|[NE])?[1-5]?[0-9]\.[0-9]{4,12}"
    r"|(?<![0-9.])(?:1[89]|[2-4][0-9]|5[0-3])\.[0-9]{4,12}[°度EeNn]?[，,、 ]{1,2}(?:东经|[NE])?1?[0-9]{2}\.[0-9]{4,12}"
)
MAY_BE_ADDRESS = re.compile(
    "(?=[号栋幢单路街巷弄组0-9])(?:(?:号楼|栋|幢|号院|单元|[路街巷弄组])[0-9一二三四五六七八九十]|[0-9]室"
    r"|[0-9]-[0-9]{1,2}-[0-9]{3}|[0-9]\.[0-9]{4})"
)
"""In every address, and quicker to look for."""
_NO_PERSON = frozenset({"url", "code", "id"})
_TOLD_BY_ADDRESS = re.compile(
    r"[?&#;](?:[A-Za-z_]*(?:tel|phone|mobile|sjh|sfz|idcard|idno|cert)[A-Za-z_]*|id|no|t|q)=(?P<told>[^&#;]++)",
    re.IGNORECASE,
)
"""What a web address asks for; its path has numbers of articles, which nobody can tell from telephones."""


def is_bank_card(number: str) -> bool:
    """Check the last digit by the Luhn rule (ISO/IEC 7812-1, annex B)."""
    digits = [int(d) for d in reversed(number) if d.isdecimal()]
    doubled = [d * 2 - 9 if d > 4 else d * 2 for d in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def personal_numbers(document: Document, where: Where, text: str) -> Iterator[Problem]:
    """Refuse numbers that belong to persons: telephones, identity and bank cards, plates, accounts."""
    key = key_of(where)
    if key == "url":
        yield from _asked_by_address(document, where, text)
    if key in _NO_PERSON:
        return
    folded = fold(text)
    cards = list(_ID_CARD.finditer(folded))
    for number in _PHONE.finditer(folded):
        if not _within(number, cards):
            yield document.problem(
                "PII-001", where, f"“{number.group()}”像是电话号码，请删去。", span=number.span()
            )
            break
    for number in cards[:1]:
        yield document.problem("PII-002", where, "这里像是身份证号码，请删去。", span=number.span())
    banks = [f for f in _BANK_CARD.finditer(folded) if is_bank_card(f.group())]
    for number in banks[:1]:
        if not _within(number, cards):
            yield document.problem(
                "PII-003", where, "这里像是银行卡号，请删去。", span=number.span()
            )
    if plate := _PLATE.search(folded):
        yield document.problem(
            "PII-008", where, f"“{plate.group()}”像是车牌号，请删去。", span=plate.span()
        )
    if account := _EMAIL.search(folded) or _ACCOUNT.search(folded):
        yield document.problem(
            "PII-004", where, f"“{account.group()}”是邮箱或社交账号，请删去。", span=account.span()
        )


def _within(one: re.Match[str], others: list[re.Match[str]]) -> bool:
    return any(other.start() < one.end() and one.start() < other.end() for other in others)


def _asked_by_address(document: Document, where: Where, url: str) -> Iterator[Problem]:
    for asked in _TOLD_BY_ADDRESS.finditer(url):
        told = unquote(asked.group("told"))
        for pattern, code, what in (
            (_ID_CARD, "PII-002", "身份证号码"),
            (_PHONE, "PII-001", "电话号码"),
            (_EMAIL, "PII-004", "邮箱"),
        ):
            if pattern.fullmatch(told):
                text = f"网址里像是带着{what}，请换成不带参数的网址。"
                yield document.problem(code, where, text, span=asked.span("told"))
                break


def addresses(document: Document, where: Where, text: str) -> Iterator[Problem]:
    """Refuse addresses down to the door."""
    if key_of(where) not in _NO_PERSON and (address := _ADDRESS.search(fold(text))):
        yield document.problem(
            "PII-006",
            where,
            f"“{text[slice(*address.span())]}”是详细住址，地址只写到社区或村。",
            span=address.span(),
        )


TEXT_RULES = (personal_numbers, addresses)
