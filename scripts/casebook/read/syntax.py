"""What the YAML parser complains about, in plain Chinese and on the line that causes it.

The parser (libyaml) reports where it gave up, which is often a line below the slip. The sentences
matched here are those of libyaml's ``scanner.c`` and ``parser.c``. All line numbers are from 0.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from casebook.problem import Problem
from casebook.read.lines import indent, parts, quoted_end, text_lines
from casebook.read.place import SourceText, short
from casebook.read.scan import wide_colon

_CHINESE_KEY = re.compile(r"[ ]*(?:-[ ]+)*([^\s：:#\"'“”，。、]{1,20})([ ]*：[ \u3000]*)")
_FULLWIDTH_OF = str.maketrans("%@`*&!|>?,]}", "％＠｀＊＆！｜＞？，］｝")
_CLOSING = ("”", "“", "’", "‘", "＂", "＇")
_OPENING = "“‘"


@dataclass(frozen=True)
class _Trouble:
    """A syntax error: the sentences of the parser, where it stopped, and where that began."""

    source: SourceText
    literal: frozenset[int]
    context: str
    sentence: str
    line: int
    column: int
    start_line: int
    start_column: int

    def text(self, line: int) -> str:
        return self.source.lines[line]

    def previous(self, line: int = -1) -> int:
        """The last line with content above a line (where the parser stopped); that line if none."""
        line = self.line if line < 0 else line
        for above in range(line - 1, -1, -1):
            text = self.text(above).strip()
            if text and not text.startswith("#"):
                return above
        return line

    def at_line(self, code: str, line: int, message: str, advice: str) -> Problem:
        """A problem with everything that stands on a line."""
        text = self.text(line)
        start = indent(text)
        end = max(start, len(text.rstrip()))
        return self.source.problem_at(code, line, start, end, message, advice=advice)


def explain(error: yaml.YAMLError, source: SourceText) -> Problem:
    """The one problem that a syntax error stands for."""
    trouble = _trouble(error, source)
    for guess in _GUESSES:
        problem = guess(trouble)
        if problem is not None:
            return problem
    return _by_sentence(trouble)


def first_suspect(error: yaml.YAMLError, source: SourceText) -> tuple[int, int]:
    """First and last line that can have caused an error: another problem there explains it."""
    trouble = _trouble(error, source)
    first = trouble.previous()
    if not trouble.context.startswith("while parsing a block"):
        first = min(first, trouble.start_line)
    return first, trouble.line


def _trouble(error: yaml.YAMLError, source: SourceText) -> _Trouble:
    context = str(getattr(error, "context", None) or "")
    sentence = str(getattr(error, "problem", None) or "")
    last = len(source.lines) - 1
    at = getattr(error, "problem_mark", None)
    line, column = (min(at.line, last), at.column) if at is not None else (0, 0)
    begun = getattr(error, "context_mark", None)
    start = (min(begun.line, last), begun.column) if begun is not None else (line, column)
    literal = text_lines(source.lines)
    return _Trouble(source, literal, context, sentence, line, column, *start)


def _open_quote(trouble: _Trouble) -> Problem | None:
    for line in range(trouble.line + 1):
        text = trouble.text(line)
        if line in trouble.literal or text.lstrip().startswith("#") or quoted_end(text) != -1:
            continue
        start = parts(text).value
        value = text[start:].rstrip()
        mark = value[0]
        wide = len(value) > 1 and value.endswith(_CLOSING) and not set(value[1:-1]) & set(_OPENING)
        message = f"这一行的半角引号 {mark} 没有结束" + ("，末尾的引号是中文引号" if wide else "")
        return trouble.source.problem_at(
            "YML-017",
            line,
            start,
            start + len(value),
            message,
            advice=f"在行末补上半角引号 {mark}；中文文字一般不用加引号，也可以把前面的删掉",
            replacement=(value[:-1] if wide else value) + mark,
        )
    return None


def _text_behind_quote(trouble: _Trouble) -> Problem | None:
    text = trouble.text(trouble.line)
    end = quoted_end(text)
    if end is None or end < 0 or trouble.line in trouble.literal:
        return None
    rest = text[end:].strip()
    if not rest or rest.startswith(("#", ":")):
        return None
    start = parts(text).value
    message = f"引号结束以后还有文字“{rest}”"
    value = text[start:].rstrip()
    single = "'" + value.replace("'", "''") + "'"
    return trouble.source.problem_at(
        "YML-018",
        trouble.line,
        start,
        start + len(value),
        message,
        advice="正文里的引号用中文引号，或者把整句放进半角单引号里",
        replacement=single if value[0] == '"' else None,
    )


def _chinese_key(trouble: _Trouble) -> Problem | None:
    """A line like 标题：星城社区 near the place where the parser stopped."""
    if "':'" not in trouble.sentence and "mapping values" not in trouble.sentence:
        return None
    for line in {trouble.start_line: None, trouble.previous(): None, trouble.line: None}:
        key = _CHINESE_KEY.match(trouble.text(line))
        if key and line not in trouble.literal and not parts(trouble.text(line)).has_key:
            return wide_colon(trouble.source, line, key.span(2), key.group(1))
    return None


_GUESSES: tuple[Callable[[_Trouble], Problem | None], ...] = (
    _open_quote,
    _text_behind_quote,
    _chinese_key,
)


def _missing_colon(trouble: _Trouble) -> Problem:
    line = trouble.start_line
    above = trouble.previous(line)
    if above != line and trouble.text(above).rstrip().endswith(("|", "|-", "|+")):
        message = f"第 {above + 1} 行竖线下面的正文没有缩进"
        advice = "正文的每一行都要比字段名多缩进两格"
        return trouble.at_line("YML-019", line, message, advice)
    return _without_colon(trouble, line)


def _without_colon(trouble: _Trouble, line: int) -> Problem:
    text = short(trouble.text(line).strip())
    message = f"“{text}”后面没有冒号，不知道它是字段名还是上一行的内容"
    advice = "是字段名就补上半角冒号和空格；是上一行的内容就接到上一行"
    return trouble.at_line("YML-016", line, message, advice)


def _second_colon(trouble: _Trouble) -> Problem:
    its_parts = parts(trouble.text(trouble.line))
    if its_parts.has_key and its_parts.value <= trouble.column:
        message = "同一行里有两个半角冒号，程序会以为后面又是一个字段"
        return trouble.source.problem_at(
            "YML-020",
            trouble.line,
            trouble.column,
            trouble.column + 1,
            message,
            advice="正文里的冒号改用全角“：”，或者给整句内容加半角引号",
            replacement="：",
        )
    above = trouble.previous()
    if above != trouble.line and not parts(trouble.text(above)).has_key:
        return _without_colon(trouble, above)
    message = f"这一行缩进得太多，第 {above + 1} 行已经有内容，下面不能再有下级字段"
    advice = f"和第 {above + 1} 行对齐；如果本来是它的下级，请删掉它冒号后面的内容"
    return trouble.at_line("YML-019", trouble.line, message, advice)


def _misaligned(trouble: _Trouble) -> Problem:
    text = trouble.text(trouble.line)
    spaces = indent(text)
    sign = text[spaces : spaces + 1]
    if sign == ":":
        advice = "在冒号前面写上字段名"
        return trouble.at_line("YML-034", trouble.line, "冒号前面没有字段名", advice)
    if sign in ("]", "}"):
        return trouble.at_line("YML-021", trouble.line, f"这里多了一个半角的 {sign}", "删掉它")
    above = trouble.previous()
    reference = trouble.text(above)
    item, item_above = (line.lstrip().startswith("- ") for line in (text, reference))
    wanted = indent(reference) if item else parts(reference).key
    if item != item_above and spaces == indent(reference):
        message = "这一行和上面一行，一个是列表的项，一个是普通字段，不能写在同一级"
    else:
        message = (
            f"这一行从第 {spaces + 1} 列开始，与上面第 {above + 1} 行（第 {wanted + 1} 列）对不齐"
        )
    advice = "同级的行从同一列开始，下一级多两个半角空格"
    return trouble.at_line("YML-019", trouble.line, message, advice)


def _reserved(trouble: _Trouble) -> Problem:
    # Anchors and block headers are noticed behind the sign itself; the context says where they began.
    text = trouble.text(trouble.start_line)
    column = trouble.start_column
    sign = text[column : column + 1]
    if not sign.strip() or sign == ".":
        return _tab(trouble) if sign == "\t" else _unknown(trouble)
    if sign == "%" and not column:
        return _directive(trouble)
    value = text[column:].rstrip()
    quoted = f'"{value}"' if not set(value) & set('"\\#') else None
    wide = sign.translate(_FULLWIDTH_OF)
    other = f"，或改成全角“{wide}”" if wide != sign else ""
    advice = f"给整句内容加半角引号{other}"
    if sign in "|>":
        advice = "要写多行文字时，竖线后面要换行，正文从下一行开始并缩进；否则" + advice
    return trouble.source.problem_at(
        "YML-021",
        trouble.start_line,
        column,
        column + len(value),
        f"内容不能以半角的 {sign} 开头",
        advice=advice,
        replacement=quoted,
    )


def _tab(trouble: _Trouble) -> Problem:
    message = "这里用了 Tab 键，只能用半角空格"
    line, column = trouble.line, trouble.column
    return trouble.source.problem_at("YML-008", line, column, column + 1, message)


def _directive(trouble: _Trouble) -> Problem:
    message = "不要写 % 开头的指令行"
    return trouble.at_line("YML-036", trouble.start_line, message, "删掉这一行")


def _bad_escape(trouble: _Trouble) -> Problem:
    line, column = trouble.line, trouble.column
    start = trouble.text(line).rfind("\\", 0, column + 1)
    message = "半角双引号里的反斜杠用错了"
    advice = "删掉反斜杠，或者改用半角单引号"
    begin = start if start >= 0 else column
    return trouble.source.problem_at("YML-022", line, begin, column + 1, message, advice=advice)


def _open_bracket(trouble: _Trouble) -> Problem:
    line, column = trouble.start_line, trouble.start_column
    sign = trouble.text(line)[column : column + 1]
    message = f"半角的 {sign} 没有正确地结束"
    advice = "正文里的括号用全角【】或（）；列表请每项一行，前面加“- ”"
    end = len(trouble.text(line).rstrip())
    return trouble.source.problem_at("YML-024", line, column, end, message, advice=advice)


def _list_on_key_line(trouble: _Trouble) -> Problem:
    text = trouble.text(trouble.line)
    if not parts(text).has_key:
        return _misaligned(trouble)
    message = "字段名后面同一行写了“- ”，列表要另起一行"
    advice = "在冒号后面换行，下一行缩进两格再写“- ”"
    line, column = trouble.line, trouble.column
    end = len(text.rstrip())
    return trouble.source.problem_at("YML-041", line, column, end, message, advice=advice)


def _unknown(trouble: _Trouble) -> Problem:
    message = "读到这里读不下去了"
    advice = "看这一行和上一行的冒号、空格、缩进、引号、短横是否都是半角，是否成对、对齐"
    line, column = trouble.line, trouble.column
    end = max(column + 1, len(trouble.text(line).rstrip()))
    return trouble.source.problem_at("YML-023", line, column, end, message, advice=advice)


_SENTENCES: tuple[tuple[str, Callable[[_Trouble], Problem]], ...] = (
    ("directive", _directive),
    ("%YAML", _directive),
    ("incompatible YAML document", _directive),
    ("a tab character", _tab),
    ("could not find expected ':'", _missing_colon),
    ("mapping values are not allowed", _second_colon),
    ("mapping keys are not allowed", _reserved),
    ("block sequence entries are not allowed", _list_on_key_line),
    ("cannot start any token", _reserved),
    ("alphabetic or numeric", _reserved),
    ("comment or line break", _reserved),
    ("indentation indicator", _reserved),
    ("while parsing a tag", _reserved),
    ("while scanning a tag", _reserved),
    ("undefined tag handle", _reserved),
    ("expected node content", _reserved),
    ("while parsing a flow", _open_bracket),
    ("escape", _bad_escape),
    ("hexdecimal", _bad_escape),
    ("expected key", _misaligned),
    ("expected '-' indicator", _misaligned),
)


def _by_sentence(trouble: _Trouble) -> Problem:
    said = f"{trouble.context} / {trouble.sentence}"
    for part, explanation in _SENTENCES:
        if part in said:
            return explanation(trouble)
    return _unknown(trouble)
