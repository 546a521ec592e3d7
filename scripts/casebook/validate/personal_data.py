"""Personal data: nothing that leads to a private person, and officials only in office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.language.numerals import fold
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.scope import Scope, items, key_of, prose

_PHONE = re.compile(
    r"(?<![0-9A-Za-z])(?:1[3-9][0-9](?:[- ]?[0-9]{4}){2}|0[0-9]{2,3}(?:[- ‐‑–—−]|——)[0-9]{7,8}"
    r"|[（(]0[0-9]{2,3}[）)] ?[0-9]{7,8}|400[- ]?[0-9]{3}[- ]?[0-9]{4})(?![0-9A-Za-z])"
)
_ID_CARD = re.compile(
    r"(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"[0-9]{3}[0-9Xx](?![0-9])"
)
"""Region, day of birth, order, check: whoever mistyped the check still names a person."""
_PLATE = re.compile(
    "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•. -]?[A-HJ-NP-Z0-9]{5,6}(?![A-Z0-9])"
)
_BANK_CARD = re.compile(r"(?<![0-9])[3-6][0-9]{3}(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?(?![0-9])")
# A run of characters is entered at its beginning only, and left whole: else every place in it would be tried.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+", re.ASCII)
_ACCOUNT = re.compile(r"(?:QQ|qq|微信|WeChat|wechat)(?:号|群)?\s*[:：]\s*[\w-]{5,}", re.ASCII)

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦"
    "马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐傅皮卞齐康伍余顾孟黄穆萧尹姚邵"
    "汪祁毛禹狄米贝明臧戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄危江童颜郭梅盛林刁钟徐"
    "邱骆高夏蔡田樊胡凌霍虞万柯卢莫房裘解丁邓洪左石崔吉龚程邢裴陆荣翁荀羊甄曲封储靳段富"
    "巫焦巴牧侯宓全班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲索赖卓蔺屠池乔胥"
    "闻莘翟谭贡劳姬申冉雍桑桂牛寿边扈燕尚农温庄晏柴瞿阎习容古易廖庚终居衡步耿满匡寇"
    "阙欧师巩聂关荆"
)
# Surnames that rarely begin another word: behind 居民 or 老人 they are a name.
_PLAIN_SURNAMES = (
    "李王张刘陈杨赵吴徐孙胡朱郭罗宋郑韩冯董曹袁邓傅沈彭吕苏卢蒋蔡贾魏薛阎潘杜戴钟姜范姚谭廖邹熊陆郝"
    "崔邱秦侯邵孟汤尹黎乔贺龚周黄林谢何梁许"
)
# The last character of a trade is no surname: 保安师傅, 环卫师傅.
_TRADE = "(?<!保)(?<!治)(?<!环)(?<!园)(?<!护)(?<!设)(?<!会)(?<!全)"
_CALLED = "大爷|大妈|大娘|大叔|大婶|大姐|大哥|阿姨|奶奶|爷爷|婆婆|伯伯|叔叔|老伯|阿婆|阿伯|女士|先生|小姐|师傅|老汉|老太"
_HONORIFIC = re.compile(f"{_TRADE}[{_SURNAMES}](?:{_CALLED})")
_SOMEBODY = re.compile(
    f"[{_PLAIN_SURNAMES}]某某?(?![一个些种项类地处村社街县市区镇乡单部企公人年月天次时段局院校小])"
)
_NO_NAME = (
    "张贴|张罗|陈述|陈旧|周围|周边|周末|周[一二三四五六日例]|周转|周到|林地|林权|林木|林业|谢绝|谢意|谢谢|郑重|黄金|许多|许可|何时|何地"
    "|何种|何以|何处|何况|罗列|贺喜|杜绝|梁柱|范围|苏醒|陆续|孟夏|董事|吴语|汤药|熊猫|乔迁|崔马|姜汤|孙[子女辈]|胡[同乱萝]|杨[梅树柳]|李子|陈[年列]"
)
_PRIVATE = (
    "居民|村民|老人|患者|病人|住户|业主|商户|租户|租客|店主|低保户|贫困户|搬迁户|独居老人|志愿者|退休职工|退伍军人"
    "|学生|家长|职工|工人|医生|护士|教师|司机|骑手|快递员|网友|市民|群众|老党员|岁的"
    "|居民代表|村民代表|退休教师|退休干部|退休老人|网格员|楼栋长|楼长|巷长|片长|护工|保安|保洁员|调解员|社工|乡贤|乡亲|租客"
)
_DOES = "[说，。、：；！“”（）今因患在表告拿家带报上参反介来主自笑激感高发提看找每经常积也和与向为把被给就是有去到做办开送帮]"
"""What comes behind a name: a mark, or the beginning of what somebody does."""
_NAMED = re.compile(
    f"(?:{_PRIVATE})(?!{_NO_NAME})([{_PLAIN_SURNAMES}][\u4e00-\u9fff]{{1,2}})"
    f"(?={_DOES}|的[^\u4e00-\u9fff]|的家|的血|$)"
)
_CONTACT = re.compile(
    f"(?:联系人|负责人|经办人|咨询人|报名人)[:：]\\s?([{_PLAIN_SURNAMES}][\u4e00-\u9fff]{{1,2}})(?![\u4e00-\u9fff])"
)
_FAMILIAR = re.compile(
    f"(?<![\u4e00-\u9fff])[老小](?!{_NO_NAME})[{_PLAIN_SURNAMES}](?=[说，。、：；“”（）告笑感高激带报主自也家来去在]|$)"
)
SOMEBODY = (_HONORIFIC, _SOMEBODY, _NAMED, _CONTACT, _FAMILIAR)
"""Whatever looks like the name of a private person."""
MAY_BE_SOMEBODY = (
    re.compile(f"[{_SURNAMES}](?:{_CALLED})"),
    *(_SOMEBODY, _NAMED, _CONTACT, _FAMILIAR),
)
"""The same or more, quicker to look for."""
MAY_BE_NUMBER = re.compile("[0-9](?:[-）) ‐‑–—−]{0,2}[0-9]){9}")
"""Ten digits with little between them: fewer have no telephone and no card."""
MAY_BE_ACCOUNT = _ACCOUNT
MAY_BE_PLATE = _PLATE
OFFICE_NAME = re.compile(
    "(?:书记|主任|部长|局长|县长|区长|镇长|乡长|市长|主席|所长|站长|院长)"
    f"(?!{_NO_NAME})([{_PLAIN_SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=[说，。：（表介告认指坦]|$)"
)
_NUMBER = "(?<![0-9一二三四五六七八九十])[0-9一二三四五六七八九十]++"
_ADDRESS = re.compile(
    f"{_NUMBER}(?:号楼|栋|幢|号院){_NUMBER}(?:单元|室|号)|(?<![0-9])[0-9]++(?:单元[0-9]{{2,4}}|(?:号楼?|楼)[0-9]{{3,4}}室)"
    "|(?<![0-9])[0-9]{4,}+室|[路街巷弄][0-9]++号(?![楼线])"
)
MAY_BE_ADDRESS = re.compile(
    "(?=[号栋幢单路街巷弄0-9])(?:(?:号楼|栋|幢|号院|单元|[路街巷弄])[0-9一二三四五六七八九十]|[0-9]室)"
)
"""In every address, and quicker to look for."""
_NO_PERSON = frozenset({"url", "code", "id"})


def is_bank_card(number: str) -> bool:
    """Check the last digit by the Luhn rule (ISO/IEC 7812-1, annex B)."""
    digits = [int(d) for d in reversed(number) if d.isdecimal()]
    doubled = [d * 2 - 9 if d > 4 else d * 2 for d in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def personal_numbers(document: Document, where: Where, text: str) -> Iterator[Problem]:
    """Refuse numbers that belong to persons: telephones, identity and bank cards, plates, accounts."""
    if key_of(where) in _NO_PERSON:
        return
    folded = fold(text)
    if number := _PHONE.search(folded):
        yield document.problem(
            "PII-001", where, f"“{number.group()}”像是电话号码，请删去。", span=number.span()
        )
    cards = list(_ID_CARD.finditer(folded))
    for number in cards[:1]:
        yield document.problem("PII-002", where, "这里像是身份证号码，请删去。", span=number.span())
    banks = [f for f in _BANK_CARD.finditer(folded) if is_bank_card(f.group())]
    for number in banks[:1]:
        if not any(card.start() < number.end() and number.start() < card.end() for card in cards):
            yield document.problem(
                "PII-003", where, "这里像是银行卡号，请删去。", span=number.span()
            )
    if number := _PLATE.search(folded):
        yield document.problem(
            "PII-008", where, f"“{number.group()}”像是车牌号，请删去。", span=number.span()
        )
    if number := _EMAIL.search(folded) or _ACCOUNT.search(folded):
        yield document.problem(
            "PII-004", where, f"“{number.group()}”是邮箱或社交账号，请删去。", span=number.span()
        )


def addresses(document: Document, where: Where, text: str) -> Iterator[Problem]:
    """Refuse addresses down to the door."""
    if key_of(where) not in _NO_PERSON and (address := _ADDRESS.search(fold(text))):
        yield document.problem(
            "PII-006",
            where,
            f"“{text[slice(*address.span())]}”是详细住址，地址只写到社区或村。",
            span=address.span(),
        )


def private_names(document: Document, where: Where, text: str) -> Iterator[Problem]:
    """Refuse what looks like the name of a private person; officials may be named in office."""
    officials = _officials(document)
    end = 0
    for somebody in sorted(_somebody(text), key=lambda f: (f.start(), -f.end())):
        name = somebody.group(somebody.re.groups)
        if somebody.start() < end or any(name.startswith(official) for official in officials):
            continue
        end = somebody.end()
        yield document.problem(
            "PII-005",
            where,
            f"“{somebody.group()}”可能指某一位居民，请只写身份，例如“一位老人”“一名医生”。",
            span=somebody.span(),
        )


def _somebody(text: str) -> Iterator[re.Match[str]]:
    for pattern in SOMEBODY:
        yield from pattern.finditer(text)


def _officials(document: Document) -> list[str]:
    names = [o.get("name") for _, o in items(document.data, "officials")]
    return [name for name in names if isinstance(name, str) and name]


def officials_listed(document: Document, _scope: Scope) -> Iterator[Problem]:
    """Whoever is named in prose stands among the officials, with an office."""
    names = _officials(document)
    for where, text in prose(document):
        if where[0] == "officials" and where[-1] in {"name", "office"}:
            continue
        for official in OFFICE_NAME.finditer(text):
            name = official.group(1)
            if not any(name.startswith(n) or n.startswith(name) for n in names):
                yield document.problem(
                    "PII-007",
                    where,
                    f"“{official.group()}”写了姓名。请在公职人员（officials）里写明姓名和当时的职务；"
                    "姓名不要紧的，只写职务。",
                    span=official.span(),
                )


TEXT_RULES = (personal_numbers, addresses, private_names)
RECORD_RULES = (officials_listed,)
