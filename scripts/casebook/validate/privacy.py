"""Privacy and noise: no personal data, no spam, no debris of web pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.model.case import Case
from casebook.problem import Problem
from casebook.read.document import Document
from casebook.validate.scope import Scope, outside_quotes, prose, texts

_PHONE = re.compile(
    r"(?<![0-9])(?:1[3-9][0-9]{9}|0[0-9]{2,3}[-－ ][0-9]{7,8}|400[- ]?[0-9]{3}[- ]?[0-9]{4})(?![0-9])"
)
_ID_CARD = re.compile(r"(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx](?![0-9])")
_BANK_CARD = re.compile(r"(?<![0-9])[3-6][0-9]{15,18}(?![0-9])")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛范彭郎鲁韦"
    "马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元顾孟黄穆萧尹姚邵"
    "汪祁毛禹狄米贝明臧计成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐"
    "邱骆高夏蔡田樊胡凌霍虞万支柯卢莫经房裘解应宗丁邓洪包左石崔吉龚程邢裴陆荣翁荀羊甄曲封储靳段富"
    "巫乌焦巴弓侯全班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲从索赖卓蔺屠池乔胥"
    "闻莘翟谭贡劳姬申冉雍桑桂牛寿通边扈燕尚农温别庄晏柴瞿阎习容向古易廖庚终居衡步都耿满弘匡国文寇"
    "广禄阙东欧利师巩聂关荆"
)
_HONORIFIC = re.compile(
    rf"[{_SURNAMES}](?:大爷|大妈|大娘|大叔|大婶|阿姨|奶奶|爷爷|婆婆|伯伯|叔叔|老伯|阿婆|女士|先生|小姐|某某|某(?![一个些种项类地处村])|师傅)"
)
# Surnames that rarely begin a word: behind 居民 or 老人 they are a name.
_PLAIN_SURNAMES = (
    "李王张刘陈杨赵黄周吴徐孙胡朱林郭罗宋郑谢韩冯董曹袁邓傅沈彭吕苏卢蒋蔡贾魏薛叶阎潘杜戴夏钟汪姜范姚谭廖邹熊陆郝"
    "孔崔邱秦侯邵孟雷钱汤尹黎乔贺龚"
)
_PRIVATE_NAME = re.compile(
    rf"(?:居民|村民|老人|患者|病人|住户|业主|低保户|贫困户|独居老人|志愿者)[{_PLAIN_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?=[说，。、的（今每因患在表告]|$)"
)
_OFFICE_NAME = re.compile(
    rf"(?:书记|主任|部长|局长|县长|区长|镇长|乡长|市长|主席)([{_SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=[说，。、：表介告认指坦等]|$)"
)
_ADDRESS = re.compile(
    r"[0-9一二三四五六七八九十]+(?:号楼|栋|幢|号院)[0-9一二三四五六七八九十]+(?:单元|室|号)"
    r"|[0-9]+(?:单元|室)[0-9]*|[路街巷弄][0-9]+号"
)

_SPAM = re.compile(
    "赌博|博彩|六合彩|百家乐|时时彩|色情|成人视频|裸聊|约炮|援交"
    "|代开发票|办证刻章|贷款秒批|加微信|扫码领取|棋牌平台|一夜情"
)
_MOJIBAKE = re.compile(
    r"\ufffd|锟斤拷|烫烫烫|屯屯屯|鈥|銆|锛|馃|鐨勶|Ã[\x80-\xbf]|â€|ï¼|[\ue000-\uf8ff]"
)
_PINYIN = re.compile(r"[\u4e00-\u9fff][（(]\s*[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,7}\s*[）)]")
_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|&(?:nbsp|amp|lt|gt|quot|#[0-9]+);")
_RESIDUE = re.compile(
    "此处隐藏[0-9]*字|全部文档请下载|更多精彩|点击阅读全文|扫描二维码|长按识别"
    "|责任编辑[：:]|图片来源[：:]|上一篇[：:]|下一篇[：:]"
)

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"


def is_id_card(number: str) -> bool:
    """Check the last character by GB 11643-1999 (ISO 7064 MOD 11-2)."""
    total = sum(int(d) * w for d, w in zip(number[:17], _ID_WEIGHTS, strict=True))
    return _ID_CHECKS[total % 11] == number[17].upper()


def is_bank_card(number: str) -> bool:
    """Check the last digit by the Luhn rule (ISO/IEC 7812-1, annex B)."""
    digits = [int(d) for d in reversed(number)]
    doubled = [d * 2 - 9 if d > 4 else d * 2 for d in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def personal_data(document: Document) -> Iterator[Problem]:
    """Refuse numbers and addresses that belong to persons, anywhere in the file."""
    for where, text in texts(document.data):
        if where[-1:] in {("windows",), ("salt",)}:
            continue
        if found := _PHONE.search(text):
            yield document.problem("PII-001", where, f"“{found.group()}”像是电话号码，请删去。")
        if (found := _ID_CARD.search(text)) and is_id_card(found.group()):
            yield document.problem("PII-002", where, "这里像是身份证号码，请删去。")
        elif (found := _BANK_CARD.search(text)) and is_bank_card(found.group()):
            yield document.problem("PII-003", where, "这里像是银行卡号，请删去。")
        if found := _EMAIL.search(text):
            yield document.problem("PII-004", where, f"“{found.group()}”是电子邮箱，请删去。")
        if found := _HONORIFIC.search(text) or _PRIVATE_NAME.search(text):
            yield document.problem(
                "PII-005", where, f"“{found.group()}”可能指一位居民，请改成“一位居民”“一位老人”。"
            )
        if found := _ADDRESS.search(text):
            yield document.problem(
                "PII-006", where, f"“{found.group()}”是详细住址，地址只写到社区或村。"
            )


def officials_listed(document: Document, case: Case, _scope: Scope) -> Iterator[Problem]:
    """Whoever is named in prose stands among the officials, with an office."""
    names = {o.name for o in case.officials}
    for where, text in prose(document):
        if where[:1] == ("officials",):
            continue
        for found in _OFFICE_NAME.finditer(text):
            if not any(
                found.group(1).startswith(name) or name.startswith(found.group(1)) for name in names
            ):
                yield document.problem(
                    "PII-007",
                    where,
                    f"“{found.group()}”写了姓名，请在 officials 里写明姓名和职务。",
                )


def noise(document: Document) -> Iterator[Problem]:
    """Refuse debris that comes along when text is copied from web pages."""
    checks = (
        ("SPM-001", _SPAM, "“{0}”是广告或不雅文字，请删去。"),
        ("SPM-002", _MOJIBAKE, "“{0}”是乱码，请对照原文改正。"),
        ("SPM-003", _PINYIN, "“{0}”里夹着拼音，请删去括号和拼音。"),
        ("SPM-004", _HTML, "“{0}”是网页代码，请删去。"),
        ("SPM-005", _RESIDUE, "“{0}”是网站附加的文字，请删去。"),
    )
    for where, text in texts(document.data):
        if where[-1:] in {("windows",), ("salt",)}:
            continue
        for code, pattern, wording in checks:
            # Debris between quotation marks is being talked about: 网站写明“此处隐藏413字”.
            if found := pattern.search(outside_quotes(text)):
                yield document.problem(code, where, wording.format(found.group()))


def surrounding_space(document: Document) -> Iterator[Problem]:
    """Warn of text that begins or ends with white space; a literal block ends with one line break."""
    for where, text in texts(document.data):
        if where[-1:] != ("windows",) and text.removesuffix("\n").strip() != text.removesuffix(
            "\n"
        ):
            yield document.problem("FLD-017", where, "内容的开头或末尾有空格，请删去。")


def duplicate_items(document: Document) -> Iterator[Problem]:
    """Refuse the same text twice in one list."""
    seen: dict[tuple[object, ...], set[str]] = {}
    for where, text in texts(document.data):
        if where and isinstance(where[-1], int):
            items = seen.setdefault(where[:-1], set())
            if text in items:
                yield document.problem("FLD-011", where, f"“{text}”在这个列表里写了两次。")
            items.add(text)


RULES = (officials_listed,)
DOCUMENT_RULES = (personal_data, noise, surrounding_space, duplicate_items)
