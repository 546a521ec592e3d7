"""Debris that comes along when text is copied from web pages and readers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.scope import key_of, outside_quotes

_SPAM = re.compile(
    "赌博(?:网|平台)|博彩|六合彩|百家乐|时时彩|色情|成人视频|裸聊|约炮|援交|激情视频|性感荷官"
    "|代开发票|办证刻章|贷款秒批|加(?:我)?微信|扫码领取|棋牌(?:平台|游戏)|一夜情|老虎机|私家侦探"
)
_MOJIBAKE = re.compile(
    "\ufffd|锟斤拷|烫烫烫|屯屯屯|[鈥銆锛馃]|鐨勶|[ÃÂäåæçèé][\x80-\xbf]|â€|ï¼|[\ue000-\uf8ff]|[?？]{3,}"
    "|[\u4e00-\u9fff][α-ωΑ-Ω][\u4e00-\u9fff]?[?？]"
)
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_PLAIN = "(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?[aeiouüv]{1,3}(?:ng|n|r)?"
_SYLLABLE = f"(?:[a-zü]{{0,5}}[{_TONED}][a-zü]{{0,4}}|{_PLAIN})"
_PINYIN = re.compile(f"[\u4e00-\u9fff][（(]\\s*{_SYLLABLE}(?:\\s?{_SYLLABLE}){{0,3}}\\s*[）)]")
_HTML = re.compile(
    r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|&(?:[a-zA-Z]{2,8}|#[0-9]{2,6}|#x[0-9a-fA-F]{2,6});"
)
_RESIDUE = re.compile(
    "此处隐藏[0-9]*字|全部文档请下载|更多精彩|点击(?:阅读|查看)(?:全文|原文|更多)|阅读原文|扫描(?:上方|下方)?二维码|长按识别"
    "|(?:责任)?编辑[：:]|图片来源[：:]|上一篇[：:]|下一篇[：:]|转载请注明|未经授权|关闭窗口|打印本页|分享到[：:]"
    "|(?:浏览|点击|阅读)(?:次数|量)[：:]|字体[：:]"
)
_CHECKS = (
    ("SPM-001", _SPAM, "“{0}”是广告或不雅文字，请删去，并看看它替换掉了哪些正文。"),
    ("SPM-002", _MOJIBAKE, "“{0}”是乱码，请对照原文改正；原文就是乱码的，不要引用这一句。"),
    ("SPM-003", _PINYIN, "“{0}”里夹着拼音，请连同括号一起删去。"),
    ("SPM-004", _HTML, "“{0}”是网页代码，请删去。"),
    ("SPM-005", _RESIDUE, "“{0}”是网站附加的文字，请删去。"),
)
MAY_BE_NOISE = (
    _SPAM,
    re.compile("[?？]{3}"),
    re.compile("[\ufffd锟烫屯鈥銆锛馃鐨ÃÂäåæçèéâïα-ωΑ-Ω\ue000-\uf8ff]"),
    re.compile(_PINYIN.pattern.removeprefix("[\u4e00-\u9fff]")),
    _HTML,
    re.compile(_RESIDUE.pattern.replace("(?:责任)?编辑", "编辑")),
)
"""What is in all that :func:`noise` refuses, quicker to look for."""
_ADDRESSES = frozenset({"url", "id"})


def noise(document: Document, where: Where, text: str) -> Iterator[Problem]:
    """Refuse debris. What stands in quotation marks is being talked about: 网站写明“此处隐藏413字”."""
    if key_of(where) in _ADDRESSES:
        return
    outside = outside_quotes(text)
    for code, pattern, wording in _CHECKS:
        if debris := pattern.search(outside):
            yield document.problem(code, where, wording.format(debris.group()), span=debris.span())


TEXT_RULES = (noise,)
