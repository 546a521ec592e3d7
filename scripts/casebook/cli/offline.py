"""``casebook offline``: the site as one file for a stick, an intranet or a letter, with a list of digests."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import click

from casebook.cli import chinese
from casebook.cli.project import Complaint, find_workspace, verbose

FOLDER = "yanzhen"
"""What it unpacks to."""
LIST = "SHA256SUMS.txt"
_PACKAGE = "build/yanzhen-offline.zip"
# The oldest day that a zip can tell: the same site gives the same file whenever it is packed.
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_FILE_MODE = 0o100644


@click.command(
    cls=chinese.Command,
    help=(
        "把建好的网站打成一个压缩包，连同每个文件的 SHA256。\n\n"
        "解开以后双击 index.html 就能看，不用联网；在解开的文件夹里运行 sha256sum -c SHA256SUMS.txt 核对有没有少、有没有改。"
    ),
)
@click.option(
    "--site",
    metavar="文件夹",
    type=click.Path(path_type=Path, file_okay=False),
    help="网站在哪里；不写就是项目里的 site。",
)
@click.option(
    "--to",
    "target",
    metavar="文件",
    type=click.Path(path_type=Path, dir_okay=False),
    help=f"写到哪里；不写就是项目里的 {_PACKAGE}。",
)
@verbose
def offline(site: Path | None, target: Path | None) -> None:
    """Pack the site of the project around the current folder."""
    root = find_workspace().root
    folder = site or root / "site"
    if not (folder / "index.html").is_file():
        raise Complaint(f"{folder} 里还没有网站。请先运行 make build。")
    package = target or root / _PACKAGE
    package.parent.mkdir(parents=True, exist_ok=True)
    number = pack(folder, package)
    digest = hashlib.sha256(package.read_bytes()).hexdigest()
    listed = package.with_name(f"{package.name}.sha256")
    listed.write_text(f"{digest}  {package.name}\n", "utf-8")
    size = package.stat().st_size / 1e6
    click.echo(
        f"{package}：{number} 个文件，{size:.1f} MB。SHA256 {digest}，也写在 {listed.name}。"
    )


def pack(site: Path, package: Path) -> int:
    """Write the files of ``site`` into ``package``, with a list of their digests; return how many they are."""
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    files = {name: paths[name] for name in sorted(paths) if not _is_hidden(name)}
    listed = []
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for name, path in files.items():
            content = path.read_bytes()
            listed.append(f"{hashlib.sha256(content).hexdigest()}  {name}\n")
            made.writestr(_entry(name), content)
        made.writestr(_entry(LIST), "".join(listed))
    return len(files)


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(f"{FOLDER}/{name}", _NO_DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = _FILE_MODE << 16
    entry.create_system = 3  # Unix: modes count
    return entry
