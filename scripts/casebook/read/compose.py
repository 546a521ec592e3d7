"""Events of PyYAML's C parser -> plain data, marks, and everything YAML allows that a record must not use.

Events rather than nodes: the C composer recurses for every level of nesting and would crash on a
hostile file, and it expands aliases. Here nesting, aliases and the number of nodes are stopped first.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field

import yaml

from casebook.language.invisible import CONTROL, hidden, may_hide
from casebook.problem import Problem, Where
from casebook.read.place import RawMark, SourceText, short
from casebook.read.scalars import Value, key_misreading, meaning, misreading, only_text

MAX_DEPTH = 20
"""Levels of nesting; a record needs seven."""

MAX_NODES = 20_000
"""Keys, values and items of one file; the richest record has about two thousand."""

MAX_NAMED = 1000
"""Escapes to what cannot be seen that are named one by one; a file with more is refused all the same."""

_BLOCK_STYLES = frozenset("|>")
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)")
_ESCAPED = {"0": 0x0, "a": 0x7, "b": 0x8, "v": 0xB, "f": 0xC, "r": 0xD, "e": 0x1B}
_ESCAPED |= {"N": 0x85, "L": 0x2028, "P": 0x2029}
"""Letters behind a backslash that stand for what cannot be seen (YAML 1.2.2, 5.7)."""


@dataclass
class Composition:
    """What came of the events. ``sound`` is false if the data must not be used."""

    source: SourceText
    data: Value = None
    sound: bool = True
    empty: bool = True
    error: yaml.YAMLError | None = None
    key_marks: dict[Where, RawMark] = field(default_factory=dict)
    value_marks: dict[Where, RawMark] = field(default_factory=dict)
    styles: dict[Where, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    broken_lines: list[tuple[Problem, int]] = field(default_factory=list)
    """Texts that run over a line end, with the line (from 1) they end in."""


def compose(source: SourceText) -> Composition:
    """Read the first document of a text. A syntax error ends up in ``error``; nothing is raised."""
    composer = _Composer(source)
    parser = yaml.CSafeLoader(source.text)
    try:
        event = parser.get_event()
        while event is not None and composer.take(event):
            event = parser.get_event()
    except yaml.YAMLError as error:
        composer.result.error = error
        composer.result.sound = False
    finally:
        parser.dispose()
    return composer.result


class _Composer:
    """The state between two events: the open collection, and those around it on a stack."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.result = Composition(source)
        self.begun_again: set[Where] = set()
        self.stack: list[tuple[dict[str, Value] | list[Value] | None, Where, RawMark]] = []
        self.container: dict[str, Value] | list[Value] | None = None
        self.where: Where = ()
        self.key: str | None = None
        self.dropped = False  # the value to come belongs to a duplicate key
        self.flow_level = 0  # how deep the outermost [ or { that is open stands; 0 if there is none
        self.nodes = 0
        self.named = 0  # escapes to what cannot be seen
        # Escapes stand in double quotes; elsewhere a value holds what the file holds, and few files hold any of it.
        self.suspicious = may_hide(source.text)
        self.documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Take one event; false if the rest of the text is not worth reading."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
            self.nodes += 1
            return self.nodes <= MAX_NODES or self._too_many(event)
        if isinstance(event, yaml.CollectionStartEvent):
            self.nodes += 1
            return self._start(event)
        if isinstance(event, yaml.CollectionEndEvent):
            self._end(event)
        elif isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            return self._document(event)
        return True

    def _end(self, event: yaml.CollectionEndEvent) -> None:
        where = self.where
        self.container, self.where, begun = self.stack.pop()
        if (
            self.result.value_marks[where] is begun
        ):  # not so if this is the value of a duplicate key
            self.result.value_marks[where] = (*begun[:2], *_raw(event)[2:])
        if len(self.stack) < self.flow_level:
            self.flow_level = 0

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        mark = _raw(event)
        if event.tag is not None or event.anchor is not None:
            self._decorations(event, mark)
        style = event.style
        container = self.container
        if self.key is None and isinstance(container, dict):
            self._key(event.value, style, mark)
            return
        where = self._next_where()
        if (style == '"' or self.suspicious) and (unseen := hidden(event.value)):
            self._hidden(unseen.group(), style, where, mark)
        self.result.value_marks.setdefault(where, mark)
        value: Value = event.value
        if style:
            self.result.styles.setdefault(where, style)
            if style == ">":
                self._folded(where, mark)
        elif not only_text(event.value):
            value = meaning(event.value)
            if reading := misreading(event.value):
                self._ambiguous(event.value, reading, where, mark)
        if mark[0] != mark[2] and style not in _BLOCK_STYLES:
            self._broken(where, mark, quoted=bool(style))
        self._attach(value)

    def _key(self, key: str, style: str | None, mark: RawMark) -> None:
        if (not key and not style) or style in _BLOCK_STYLES or mark[0] != mark[2]:
            self._unsound(
                "YML-034", mark, "冒号前面没有字段名" if not key else "字段名写成了多行文字"
            )
        elif key == "<<" and not style:
            self._unsound(
                "YML-033", mark, "用了 << 合并另一处的字段", advice="把需要的字段照样写出来"
            )
        elif not style and not only_text(key) and (reading := key_misreading(key)):
            self._ambiguous(key, reading, (*self.where, key), mark)
        where = (*self.where, key)
        if (style == '"' or self.suspicious) and (unseen := hidden(key)):
            self._hidden(unseen.group(), style, where, mark)
        first = self.result.key_marks.setdefault(where, mark)
        self.key = key
        self.dropped = isinstance(self.container, dict) and key in self.container
        first_again = (
            isinstance(self.container, dict)
            and self.dropped
            and bool(self.where)
            and isinstance(self.where[-1], int)
            and key == next(iter(self.container))
        )
        if first_again:
            self.begun_again.add(self.where)
        if self.dropped and (first_again or self.where not in self.begun_again):
            message = (
                f"字段“{key}”在第 {first[0] + 1} 行已经写过，这里（第 {mark[0] + 1} 行）又写了一次"
            )
            advice = (
                "如果从这里起是新的一条，在这一行的字段名前面加短横和空格“- ”；不是的，留下对的一个，删掉另一个"
                if first_again
                else "留下对的一个，删掉另一个"
            )
            self._problem("YML-035", mark, message, where=where, advice=advice)

    def _start(self, event: yaml.CollectionStartEvent) -> bool:
        mark = _raw(event)
        if event.tag is not None or event.anchor is not None:
            self._decorations(event, mark)
        if self.key is None and isinstance(self.container, dict):
            self._unsound("YML-034", mark, "字段名写成了列表或表格")
            return False
        where = self._next_where()
        self.result.value_marks.setdefault(where, mark)
        new: dict[str, Value] | list[Value] = (
            {} if isinstance(event, yaml.MappingStartEvent) else []
        )
        self._attach(new)
        if len(self.stack) >= MAX_DEPTH:
            message = f"层级超过了 {MAX_DEPTH} 层，从这里起不再读下去"
            self._unsound("YML-039", mark, message)
            return False
        self.stack.append((self.container, self.where, mark))
        self.container, self.where = new, where
        if event.flow_style and not self.flow_level:
            self.flow_level = len(self.stack)
            self._flow(new, where, mark)
        return True

    def _alias(self, event: yaml.AliasEvent) -> bool:
        mark = _raw(event)
        message = f"用了半角星号引用“*{event.anchor}”"
        advice = "把被引用的内容照样写一遍；如果是正文，请给整句加半角引号"
        self._unsound("YML-032", mark, message, advice=advice)
        if self.key is None and isinstance(self.container, dict):
            return False
        self.result.value_marks.setdefault(self._next_where(), mark)
        self._attach(None)
        return True

    def _document(self, event: yaml.DocumentStartEvent) -> bool:
        self.documents += 1
        mark = _raw(event)
        if event.version is not None or event.tags:
            self._problem("YML-036", _one_line(mark), "不要写 % 开头的指令行", advice="删掉这一行")
        if self.documents == 1:
            return True
        message = "从这里开始是第二份内容，不会被读到"
        self._problem("YML-037", mark, message, advice="一个文件只写一条记录，请分成两个文件")
        return False

    def _next_where(self) -> Where:
        if self.key is not None:
            return (*self.where, self.key)
        return (*self.where, len(self.container)) if self.container is not None else ()

    def _attach(self, value: Value) -> None:
        container = self.container
        if isinstance(container, list):
            container.append(value)
        elif container is None:
            self.result.data = value
            self.result.empty = value is None
        elif self.key is not None:
            if not self.dropped:
                container[self.key] = value
            self.key, self.dropped = None, False

    def _too_many(self, event: yaml.Event) -> bool:
        message = f"字段和列表项超过了 {MAX_NODES} 个，从这里起不再读下去"
        self._unsound("YML-040", _raw(event), message)
        return False

    def _decorations(self, event: yaml.NodeEvent, mark: RawMark) -> None:
        # The event starts at the tag or anchor, and ends with the content; only the start is certain.
        here = (mark[0], mark[1], mark[0], mark[1] + 1)
        if event.anchor is not None:
            here = (mark[0], mark[1], mark[0], mark[1] + 1 + len(event.anchor))
            message = f"用了半角的锚点“&{event.anchor}”"
            advice = "删掉它；如果是正文，请给整句加半角引号"
            self._problem("YML-032", here, message, advice=advice)
        if (
            isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent)
            and event.tag is not None
        ):
            message = "内容前面有感叹号标签"
            advice = "删掉标签；如果是正文，请给整句加半角引号，或改成全角“！”"
            self._problem("YML-031", here, message, advice=advice)

    def _flow(self, new: dict[str, Value] | list[Value], where: Where, mark: RawMark) -> None:
        line = self.source.lines[mark[0]]
        if line[mark[1] + 1 :].lstrip()[:1] in ("]", "}"):
            return  # [] and {} are the only way to write an empty list or mapping
        if isinstance(new, dict):
            message = "用花括号把几个字段写在了一行"
            self._problem("YML-025", mark, message, where=where, advice="每个字段单独写一行")
        else:
            message = "用方括号把列表写在了一行"
            self._problem("YML-026", mark, message, where=where, advice="每项一行，前面加“- ”")

    def _folded(self, where: Where, mark: RawMark) -> None:
        here = (mark[0], mark[1], mark[0], mark[1] + 1)
        message = "长文字用了大于号（>），每个换行处会多出一个空格"
        self._problem("YML-027", here, message, where=where, replacement="|")

    def _broken(self, where: Where, mark: RawMark, *, quoted: bool) -> None:
        kind = "加引号的内容" if quoted else "这段内容"
        message = f"{kind}到第 {mark[2] + 1} 行才结束，每个换行处会多出一个空格"
        self._problem("YML-028", mark, message, where=where, advice="接成一行，或改用竖线 |")
        self.result.broken_lines.append((self.result.problems.pop(), mark[2] + 1))

    def _ambiguous(self, plain: str, reading: str, where: Where, mark: RawMark) -> None:
        message = f"“{short(plain)}”没有加引号，有的软件会读成{reading}"
        quoted = f'"{plain}"'
        self._problem("YML-030", mark, message, where=where, replacement=quoted)

    def _hidden(self, first: str, style: str | None, where: Where, mark: RawMark) -> None:
        """Name what escapes let in, one by one, or what stands there as it is; at least ``first``."""
        before = self.named
        if before >= MAX_NAMED:
            return
        for number in range(
            mark[0], min(mark[2] + 1, len(self.source.lines)) if style == '"' else 0
        ):
            line = self.source.lines[number]
            start = mark[1] if number == mark[0] else 0
            end = mark[3] if number == mark[2] else len(line)
            for escape in _ESCAPE.finditer(line, start, end):
                if self.named < MAX_NAMED and hidden(character := _unescaped(escape.group())):
                    here = (number, escape.start(), number, escape.end())
                    self._let_in(character, where, here, "")
        if self.named == before:
            self._let_in(first, where, mark, None)

    def _let_in(self, character: str, where: Where, mark: RawMark, replacement: str | None) -> None:
        self.named += 1
        control = bool(CONTROL.match(character)) or character == "\r"
        code, kind = ("YML-003", "控制字符") if control else ("YML-004", "看不见的字符")
        message = f"这里写进了一个{kind}（U+{ord(character):04X}）"
        self._problem(code, mark, message, where=where, replacement=replacement)

    def _unsound(self, code: str, mark: RawMark, message: str, *, advice: str = "") -> None:
        self.result.sound = False
        self._problem(code, mark, message, advice=advice)

    def _problem(
        self,
        code: str,
        mark: RawMark,
        message: str,
        *,
        where: Where = (),
        advice: str = "",
        replacement: str | None = None,
    ) -> None:
        self.result.problems.append(
            self.source.problem(
                code,
                self.source.mark(mark),
                message,
                advice=advice,
                replacement=replacement,
                where=where,
            ),
        )


def _unescaped(escape: str) -> str:
    """Return the character that an escape stands for, as far as it cannot be seen; else the escape."""
    letter = escape[1:2]
    if letter in "xuU" and len(escape) > 2:
        point = int.from_bytes(bytes.fromhex(escape[2:]))
        return chr(point) if point <= sys.maxunicode else escape
    return chr(_ESCAPED[letter]) if letter in _ESCAPED else escape


def _raw(event: yaml.Event) -> RawMark:
    start, end = event.start_mark, event.end_mark
    assert start is not None  # noqa: S101 - the parser sets both
    assert end is not None  # noqa: S101
    return (start.line, start.column, end.line, end.column)


def _one_line(mark: RawMark) -> RawMark:
    return (mark[0], mark[1], mark[0], mark[1] + 1)
