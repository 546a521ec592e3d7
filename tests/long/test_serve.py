"""Five hundred things that happen to files while the site is served, none of which waits for the last."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.site.building import COMMAND, copy_of_project, settings
from tests.site.test_serve import Served, _free_port

OPERATIONS = 500
SAVES = 25
MOST_GROWN = 5
"""Megabytes that a server may have grown by after so many saves."""
CASE = "boluo-alley-chief"
RECORD = f"cases/records/guangdong/{CASE}.yml"
Operation = Callable[[Path, random.Random, int], None]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    project = copy_of_project(tmp_path / "project")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    place = f"127.0.0.1:{_free_port()}"
    log = tmp_path / "log.txt"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*CASEBOOK, "serve", "--address", place],
            cwd=project,
            env={**settings(), "TMPDIR": str(temporary)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Served(project, f"http://{place}/", process, log)
        finally:
            process.terminate()
            process.wait(timeout=60)


CASEBOOK = [str(Path(COMMAND[0]).with_name("casebook"))]


def _record(project: Path, chance: random.Random) -> Path:
    return chance.choice(sorted((project / "cases/records").rglob("*.yml")))


def _titled(project: Path, chance: random.Random, step: int) -> None:
    path = _record(project, chance)
    text = path.read_text("utf-8", errors="replace")
    path.write_text(re.sub(r"(?m)^title: .*$", f"title: 第{step}次改名", text, count=1), "utf-8")


def _half_written(project: Path, chance: random.Random, _: int) -> None:
    path = _record(project, chance)
    content = path.read_bytes()
    path.write_bytes(content[: chance.randrange(len(content) + 1)])


def _binary(project: Path, chance: random.Random, _: int) -> None:
    _record(project, chance).write_bytes(chance.randbytes(2000))


def _replaced(project: Path, chance: random.Random, step: int) -> None:
    """As editors save: another file takes the place of the old one."""
    path = _record(project, chance)
    beside = path.with_name(f".{path.name}.{step}.swp")
    beside.write_bytes(path.read_bytes() + b"# saved\n")
    beside.replace(path)


def _renamed(project: Path, chance: random.Random, step: int) -> None:
    path = _record(project, chance)
    path.rename(path.with_name(f"renamed-{step}.yml"))


def _removed(project: Path, chance: random.Random, _: int) -> None:
    path = _record(project, chance)
    if path.name != Path(RECORD).name:
        path.unlink()


def _odd_name(project: Path, chance: random.Random, step: int) -> None:
    name = chance.choice(("con.yml", "空 格.yml", f"UPPER{step}.yml", "a.yaml", "x.yml~"))
    (project / "cases/records/guangdong" / name).write_text("id: a\n", "utf-8")
    (project / os.fsdecode(b"cases/records/guangdong/\xff.yml")).write_bytes(b"id: b\n")


def _folder(project: Path, _: random.Random, step: int) -> None:
    (project / f"cases/records/new-{step}").mkdir()


def _linked(project: Path, _: random.Random, step: int) -> None:
    (project / f"cases/records/guangdong/link-{step}.yml").symlink_to("/etc/hostname")


def _appended(path: str, text: str) -> Operation:
    def operation(project: Path, _: random.Random, step: int) -> None:
        with (project / path).open("a", encoding="utf-8") as file:
            file.write(text.format(step=step))

    return operation


OPERATIONS_BY_NAME: dict[str, Operation] = {
    "title": _titled,
    "half-written": _half_written,
    "binary": _binary,
    "replaced": _replaced,
    "renamed": _renamed,
    "removed": _removed,
    "odd name": _odd_name,
    "folder": _folder,
    "link": _linked,
    "template": _appended("theme/templates/case.html", "<!-- {step} -->"),
    "broken template": _appended("theme/templates/measure.html", "{{% if %}}"),
    "style": _appended("theme/styles/10-tokens.css", "\nb {{ order: {step}; }}\n"),
    "broken script": _appended("theme/browser/lost.ts", "\nimp ort {step};\n"),
    "vocabulary": _appended("cases/vocabulary/problems.yml", "\nodd {step}\n"),
    "page": _appended("cases/pages/about.md", "\n第 {step} 段\n"),
    "source": _appended("cases/sources/guanyan-xuetang-3.yml", "\nodd: {step}\n"),
}


def _put_back(project: Path, untouched: Path) -> None:
    """Let the project be as it was, file by file."""
    for folder in ("cases", "theme"):
        for path in sorted((project / folder).rglob("*"), reverse=True):
            there = untouched / path.relative_to(project)
            if path.is_symlink() or (path.is_file() and not there.is_file()):
                path.unlink()
            elif path.is_dir() and not there.is_dir():
                path.rmdir()
        for path in sorted((untouched / folder).rglob("*")):
            here = project / path.relative_to(untouched)
            if path.is_file() and (not here.is_file() or here.read_bytes() != path.read_bytes()):
                shutil.copy(path, here)


def _pages(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.html")}


def _megabytes(process: int) -> float:
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text("utf-8"))
    assert found
    return int(found[1]) / 1024


def test_five_hundred_operations(served: Served, tmp_path: Path) -> None:
    untouched = shutil.copytree(served.project / "cases", tmp_path / "untouched/cases").parent
    shutil.copytree(served.project / "theme", untouched / "theme")
    served.wait(f"cases/{CASE}/", shows="<h1>")
    chance = random.Random(17)
    names = [*OPERATIONS_BY_NAME]
    for step in range(OPERATIONS):
        name = names[step % len(names)] if step < len(names) else chance.choice(names)
        try:
            OPERATIONS_BY_NAME[name](served.project, chance, step)
        except (FileExistsError, FileNotFoundError):
            continue  # what it needs is gone by an earlier one
        time.sleep(chance.choice((0, 0, 0.05, 0.3)))
        if step % 40 == 39:
            assert served.get("")  # something is shown, whatever lies there
            _put_back(served.project, untouched)
    _put_back(served.project, untouched)
    served.edit(RECORD, "\ntitle: ", "\ntitle: 末次")
    served.wait(f"cases/{CASE}/", shows="末次", hides="没有通过检查")
    assert "Traceback" not in served.said()
    time.sleep(5)  # what tells of the case follows its page
    served.wait("cases/", shows="末次")
    clean = tmp_path / "clean"
    subprocess.run(
        [*CASEBOOK, "build", "--site", str(clean)],
        cwd=served.project,
        env=settings(CASEBOOK_SITE_URL=served.address),
        check=True,
    )
    (site,) = (tmp_path / "temporary").glob("casebook-*/site")
    assert _pages(site) == _pages(clean)


def test_it_does_not_grow(served: Served) -> None:
    served.wait(f"cases/{CASE}/", shows="<h1>")
    for step in range(2 * SAVES):
        if step == SAVES:
            before = _megabytes(served.process.pid)
        old = "\ntitle: " if step == 0 else f"\ntitle: 第{step - 1}回"
        served.edit(RECORD, old, f"\ntitle: 第{step}回")
        served.wait(f"cases/{CASE}/", shows=f"第{step}回")
    assert _megabytes(served.process.pid) - before <= MOST_GROWN
