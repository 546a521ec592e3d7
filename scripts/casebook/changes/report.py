"""Changes as text for a terminal, as Markdown for a comment, as annotations for a code host."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from casebook.changes.change import Change, Weight
from casebook.report import wording

Weighed = Sequence[tuple[Weight, Change]]

_OPEN = 5
_FOLDED = 200
MARK = "<!-- casebook-diff -->"
"""Stands in every comment, so that the next one takes its place."""
_LEVELS = {Weight.HIGH: "error", Weight.MIDDLE: "warning", Weight.LOW: "notice"}


def headline(changes: Weighed) -> str:
    """How many changes of how much weight, in one line."""
    if not changes:
        return "记录没有变化。"
    counted = Counter(weight for weight, _ in changes)
    parts = "，".join(f"{weight} {counted[weight]} 处" for weight in Weight if counted[weight])
    subjects = len({change.subject for _, change in changes})
    return f"{len(changes)} 处变化（{parts}），涉及 {subjects} 个文件。"


def text(changes: Weighed) -> str:
    """All changes, one in two lines, the heaviest first."""
    lines = [headline(changes)]
    for weight, change in changes:
        old = "（原来的文件）" if change.old else ""
        lines.append(
            f"\n[{weight}] {change.title}  {change.subject}  {change.place}  {change.fingerprint}"
        )
        if change.sentence:
            lines.append(f"    {change.sentence}")
        lines.append(f"    {change.path}:{change.line}{old}")
    return wording.printable("\n".join(lines)) + "\n"


def markdown(changes: Weighed) -> str:
    """A comment: five rows open, the rest folded; nothing in it is taken for markup."""
    rows = [_row(weight, change) for weight, change in changes]
    head = (
        "| 轻重 | 变化 | 记录 | 哪里 | 从什么到什么 | 指纹 |\n| --- | --- | --- | --- | --- | --- |"
    )
    parts = [MARK, f"### 这次改了什么：{headline(changes)}", ""]
    if rows:
        parts += [head, *rows[:_OPEN]]
    if rows[_OPEN:]:
        more = rows[_OPEN : _OPEN + _FOLDED]
        left = len(rows) - _OPEN - len(more)
        parts += ["", f"<details><summary>其余 {len(rows) - _OPEN} 处</summary>", "", head, *more]
        if left:
            parts.append(f"\n还有 {left} 处没有列出，请运行 casebook diff 看全部。")
        parts += ["", "</details>"]
    parts += ["", "指纹相同的变化就是同一处，先前看过的不用再看。"]
    return wording.printable("\n".join(parts)) + "\n"


def _row(weight: Weight, change: Change) -> str:
    cells = (
        f"**{weight}**" if weight is Weight.HIGH else str(weight),
        change.title,
        change.subject,
        change.place,
        change.sentence,
        f"`{change.fingerprint}`",
    )
    return f"| {cells[0]} | {' | '.join(map(_plain, cells[1:5]))} | {cells[5]} |"


def _plain(value: str) -> str:
    """A text from a record, in which no sign is markup, link, mention or the end of a cell."""
    plain = " ".join(value.split()).replace("\\", "\\\\").replace("&", "&amp;")
    for sign in "|`*_[]<>#!~":
        plain = plain.replace(sign, f"&#{ord(sign)};")
    return plain.replace("@", "@\u200b").replace("://", ":\u200b//")


def github(changes: Weighed) -> str:
    """Workflow commands: annotations on the new file, and for what is gone on the old one."""
    return "".join(f"{_command(weight, change)}\n" for weight, change in changes)


def _command(weight: Weight, change: Change) -> str:
    title = f"{change.title} {change.subject} {change.place}"
    told = f"{change.sentence}（{change.fingerprint}）"
    path, line = wording.printable(change.path), change.line
    return f"::{_LEVELS[weight]} file={_property(path)},line={line},title={_property(title)}::{_data(told)}"


def _data(value: str) -> str:
    plain = wording.printable(value)
    return plain.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


FORMATS = {"text": text, "markdown": markdown, "github": github}
