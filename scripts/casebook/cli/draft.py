"""``casebook draft``: from an article to the draft of a record and the record of its source."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from casebook import clock
from casebook.canonical.draft import Unsure
from casebook.cli import article as registered
from casebook.cli import project
from casebook.cli.chinese import Command
from casebook.cli.source import checked_id
from casebook.divisions import PROVINCE_FOLDERS, lineage
from casebook.draft.cleaning import MOJIBAKE, PINYIN, REPOSTED, SPAM, CleanArticle, clean
from casebook.draft.formats import UnreadableArticleError, read_article
from casebook.draft.proposal import Proposals, propose
from casebook.draft.record import new_draft
from casebook.draft.rules import rules
from casebook.language.fingerprint import take_fingerprint
from casebook.model.vocabulary import Vocabulary
from casebook.validate.file_names import misplaced
from casebook.workspace import Workspace

_HELP = """从一篇文章起草一条案例。

\b
能读 txt、md、html、docx 和有文字的 pdf。先清理（繁体、括号里的拼音、乱码、广告、
转载说明），再登记来源和指纹，然后按规则找出地点、时间、数字、做法、难题和口号，
写成草稿。不联网；不确定的都写着“待核”，文章没有的不写。全文不进库。
"""


@dataclass(frozen=True)
class _Drafted:
    """What is to be written: the two files with their texts."""

    source_path: str
    source: str
    case_path: str
    case: str


@click.command(cls=Command, help=_HELP)
@click.argument("file", metavar="文章", type=click.Path(path_type=Path))
@click.option("--id", "name", metavar="编号", help="案例和来源的编号；不写就用文件名。")
@click.option("--code", metavar="代码", help="县一级的六位区划代码；文章里的地名对不上时要写。")
@click.option("--print", "only_print", is_flag=True, help="只显示草稿，不写文件。")
@project.verbose
def draft(file: Path, name: str | None, code: str | None, only_print: bool) -> None:
    """Draft a record from an article, and register the article."""
    workspace = project.find_workspace()
    if not file.is_file():
        raise project.Complaint(f"没有这个文件：{file}")
    name = checked_id(name or file.stem, given=name is not None)
    try:
        read = read_article(file.name, file.read_bytes())
    except UnreadableArticleError as error:
        raise project.Complaint(str(error)) from error
    cleaned = clean(read.lines, read.title, rules())
    header = dict(read.header)
    published = registered.date_of(header.get("date_published", "")) or cleaned.published
    length = take_fingerprint(cleaned.text, salt="length").length
    if length < registered.SHORTEST:
        raise project.Complaint(
            f"{file.name} 清理以后只有 {length} 个字，不到 {registered.SHORTEST} 个，不像一篇完整的文章。"
            "请确认存的是全文。"
        )
    vocabulary, _ = project.read_vocabulary(workspace)
    proposals = propose(cleaned, vocabulary, published or None)
    place = _code(proposals, code)
    if not place and not only_print:
        raise project.Complaint(
            "文章里的地名对不上区划代码，或者有几个地方同名。请加 --code 县一级的六位代码，例如 --code 441900；"
            "只想看草稿，请加 --print。"
        )
    drafted = _drafted(name, proposals, header, vocabulary, published=published, code=place)
    if only_print:
        click.echo(drafted.case, nl=False)
        return
    _write(workspace, drafted)
    click.echo(_told(drafted, proposals))


def _code(proposals: Proposals, given: str | None) -> str:
    if given is None:
        return proposals.places.place.code
    if not lineage(given):
        raise project.Complaint(f"没有 {given} 这个区划代码。要六位数字，例如东莞市写 441900。")
    return given


def _drafted(
    name: str,
    proposals: Proposals,
    header: dict[str, str],
    vocabulary: Vocabulary,
    *,
    published: str,
    code: str,
) -> _Drafted:
    case = new_draft(
        name,
        name,
        proposals,
        vocabulary,
        code=code,
        content_date=published or None,
        today=clock.today(),
    )
    folder = PROVINCE_FOLDERS[lineage(code)[0].code] if code else ""
    return _Drafted(
        source_path=f"cases/sources/{name}.yml",
        source=registered.new_record(
            name,
            _article(proposals.article, header, published),
            vocabulary,
            _of_source(proposals.article, published),
        ),
        case_path=f"cases/records/{folder}/{name}.yml",
        case=case,
    )


def _article(cleaned: CleanArticle, header: dict[str, str], published: str) -> registered.Article:
    """The cleaned article with what is known of it, as ``casebook source add`` takes it."""
    told = {"title": cleaned.title, "publisher": cleaned.publisher, "date_published": published}
    return registered.Article(cleaned.text, {k: v for k, v in {**told, **header}.items() if v})


_FLAGS = {REPOSTED: "转载", MOJIBAKE: "乱码", SPAM: "垃圾文字", PINYIN: "注音噪声"}


def _of_source(cleaned: CleanArticle, published: str) -> dict[str, object]:
    """What is proposed for the record of the source: its dates, and the defects that were cleaned away."""
    proposed: dict[str, object] = {}
    if published:
        proposed["published"] = {"value": published, "basis": Unsure("原文写明")}
        proposed["content"] = {
            "value": Unsure(published, "按发布日期推算，成文可能更早"),
            "basis": Unsure("推断"),
            "note": Unsure("按看到的文本的发布日期推断，成文可能更早。"),
        }
    if cleaned.changes.get(REPOSTED):
        proposed["first_publisher"] = Unsure("未知", "查得到首发的，写首发的报刊或单位")
    flags = [
        {"flag": Unsure(flag), "note": f"起草时清理掉{kind}{cleaned.changes[kind]}处。"}
        for kind, flag in _FLAGS.items()
        if cleaned.changes.get(kind)
    ]
    if flags:
        proposed["quality"] = flags
    return proposed


def _write(workspace: Workspace, drafted: _Drafted) -> None:
    name = Path(drafted.case_path).stem
    taken = project.ids_in_use(workspace).get(name)
    if taken:
        raise project.Complaint(f"编号 {name} 已经用在 {taken}。请用 --id 换一个。没有写任何文件。")
    for path in (drafted.source_path, drafted.case_path):
        if wrong := misplaced(path):
            raise project.Complaint(wrong.message)
    workspace.write(drafted.source_path, drafted.source.encode())
    workspace.write(drafted.case_path, drafted.case.encode())


def _told(drafted: _Drafted, proposals: Proposals) -> str:
    article = proposals.article
    cleaned = "、".join(f"{kind} {times} 处" for kind, times in sorted(article.changes.items()))
    found = (
        f"数字 {len(proposals.figures)} 个，做法 {len(proposals.measures)} 类，难题 {len(proposals.problems)} 类，"
        f"口号 {len(proposals.slogans)} 条，抉择 {len(proposals.decisions)} 个，没说什么 {len(proposals.gaps)} 条"
    )
    return (
        f"已写 {drafted.case_path}\n已写 {drafted.source_path}\n"
        + (f"清理了：{cleaned}\n" if cleaned else "")
        + f"找到：{found}\n"
        + "写着“待核”的都要人看：对的删去这两个字，不对的改掉；没有找到的，请对照原文补上。随时可以检查：\n"
        + f"    casebook check {drafted.case_path}"
    )
