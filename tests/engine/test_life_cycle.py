"""What becomes of a record shows at its address, and nowhere else; the day alone makes no page again."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from casebook.engine.outcome import Outcome
from tests.engine.conftest import TODAY, Project

_DAY = dt.timedelta(days=1)


def _build(project: Project, today: str) -> Outcome:
    return project.builder().build(project.frame, today=today, agreed=True)


def _records(project: Project) -> list[Path]:
    return sorted((project.root / "cases/records").rglob("*.yml"))


def _retire(path: Path, *instead: str) -> None:
    text = path.read_text("utf-8")
    led = "".join(f"      - {name}\n" for name in instead)
    retired = (
        'editorial:\n  retired:\n    date: "2026-11-20"\n    reason: 做法已经停止，不再展示。\n'
        + (f"    instead:\n{led}" if instead else "")
    )
    text = re.sub(r"(?m)^  status: .*$", "  status: 已下线", text.replace("editorial:\n", retired))
    path.write_text(text, "utf-8")


def _due(project: Project) -> dict[str, str]:
    found = {}
    for path in _records(project):
        match = re.search(r'review_by: "(.*)"', path.read_text("utf-8"))
        assert match
        found[path.stem] = match[1]
    return found


def test_a_day_alone_changes_no_page_and_a_day_of_review_only_its_own(small: Project) -> None:
    name, last = min(_due(small).items(), key=lambda pair: pair[1])
    others = [day for other, day in _due(small).items() if other != name]
    for path in _records(small):
        if path.stem != name:
            text = path.read_text("utf-8")
            path.write_text(re.sub(r'review_by: ".*"', 'review_by: "2199-01-01"', text), "utf-8")
    assert others
    _build(small, TODAY)
    before = small.lies()
    _build(small, last)
    assert [path for path, content in small.lies().items() if before.get(path) != content] == []
    _build(small, (dt.date.fromisoformat(last) + _DAY).isoformat())
    after = small.lies()
    changed = {path for path in after if before.get(path) != after[path]}
    assert f"cases/{name}/index.html" in changed
    assert changed <= {f"cases/{name}/index.html", "quality/index.html"}
    assert "已过复核期" in after[f"cases/{name}/index.html"].decode()


def test_a_retired_record_is_left_at_its_address_only(small: Project) -> None:
    gone, stays = _records(small)[:2]
    _build(small, TODAY)
    every = {path for path in small.lies() if f"/{gone.stem}/" in f"/{path}"}
    _retire(gone, stays.stem)
    _build(small, TODAY)
    lies = small.lies()
    assert every <= set(lies)
    page = lies[f"cases/{gone.stem}/index.html"].decode()
    assert "做法已经停止，不再展示。" in page
    assert f"../../cases/{stays.stem}/index.html" in page
    telling = {path for path, content in lies.items() if gone.stem.encode() in content}
    assert telling <= every | {"sitemap.xml", "changes/index.html"}
    for path in every - {f"cases/{gone.stem}/index.html"}:
        assert 'http-equiv="refresh"' in _head(small, path)


def test_a_former_id_leads_to_the_present_one(small: Project) -> None:
    path = _records(small)[0]
    _build(small, TODAY)
    before = {file for file in small.lies() if f"/{path.stem}/" in f"/{file}"}
    text = path.read_text("utf-8")
    new = path.with_name("named-anew.yml")
    new.write_text(
        text.replace(f"id: {path.stem}\n", f"id: {new.stem}\nformer_ids:\n  - {path.stem}\n", 1),
        "utf-8",
    )
    path.unlink()
    _build(small, TODAY)
    lies = small.lies()
    assert before <= set(lies)
    for file in before:
        there = file.replace(path.stem, "named-anew")
        assert there in lies
        up = "../" * file.count("/")
        led = f'<meta http-equiv="refresh" content="0; url={up}{there}">'
        assert led in _head(small, file)
        assert f'href="{up}{there}"' in lies[file].decode()


def test_no_two_addresses_have_one_title(small: Project) -> None:
    first, second = _records(small)[:2]
    for path, former in ((first, ("was-one", "was-two")), (second, ("was-three",))):
        listed = "".join(f"  - {name}\n" for name in former)
        text = path.read_text("utf-8")
        named = f"id: {path.stem}\nformer_ids:\n{listed}"
        path.write_text(text.replace(f"id: {path.stem}\n", named, 1), "utf-8")
    _retire(second)
    _build(small, TODAY)
    titles = [
        re.findall("<title>(.*?)</title>", content.decode())[0]
        for path, content in small.lies().items()
        if path.endswith(".html") and ("was-" in path or f"/{second.stem}/" in path)
    ]
    assert len(titles) >= 12
    assert len(titles) == len(set(titles))


def _head(project: Project, path: str) -> str:
    return (project.site / path).read_text("utf-8").partition("</head>")[0]
