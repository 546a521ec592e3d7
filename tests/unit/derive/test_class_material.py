"""What papers of a course add to its notes: what the checks found, the card of a place that hosts, the code of an address."""

from __future__ import annotations

import json

import pytest

from casebook.derive.case.teaching import teacher_view
from casebook.derive.training.audit import audited
from casebook.derive.training.index import curriculum_index
from casebook.derive.training.site_card import site_card
from casebook.model.teaching_site import SelfCheck, TeachingSite
from casebook.publish import teaching
from casebook.render.code_of_address import code_of_address
from tests.sample import leaks
from tests.sample.data_files import data_files
from tests.sample.library import sample_library
from tests.sample.real import real_library
from tests.sample.taught import TAUGHT, taught_case, taught_library

LIBRARY = taught_library()
CASE = taught_case()


def test_only_cases_with_a_full_note_have_data_and_learners_get_no_secrets() -> None:
    files = {p: c for p, c in data_files(LIBRARY).items() if p.startswith(teaching.FOLDER)}
    index = files.pop(f"{teaching.FOLDER}index.js").decode()
    assert '"volumes":1' in index
    (text,) = (content.decode() for content in files.values())
    prefix = f'{teaching.CALL}("case","{TAUGHT}",'
    assert text.startswith(prefix)
    data = json.loads(text.removeprefix(prefix).removesuffix(")\n"))
    told = leaks.read(data["learners"])
    hidden = leaks.secrets(CASE, teacher_view(CASE, LIBRARY))
    assert [secret for secret in hidden if secret in told] == []
    assert all("".join(q.ask.split()) in leaks.read(data["asked"]) for q in CASE.not_reported)
    # A library without notes has no such data at all.
    assert not any(p.startswith(teaching.FOLDER) for p in data_files(sample_library()))


def test_the_audit_names_every_source_and_counts_what_was_proven() -> None:
    found = list(audited(CASE, LIBRARY))
    sources = [text for what, text in found if what == "来源"]
    assert len(sources) == len(CASE.sources)
    assert all(
        LIBRARY.sources[name].name in text for name, text in zip(CASE.sources, sources, strict=True)
    )
    told = dict(found)
    assert told["数字"].startswith(f"{len(CASE.observations)} 个")
    assert told["没有交代"].startswith(f"{len(CASE.not_reported)} 处")
    assert CASE.editorial.review_by in told["核对"]
    assert (
        dict(audited(CASE.model_copy(update={"observations": ()}), LIBRARY))["数字"] == "没有数字。"
    )


def test_a_card_says_what_is_known_and_leaves_the_rest_open() -> None:
    assert CASE.teaching
    evidence = CASE.measures[0].evidence[:1]
    site = TeachingSite(
        theme="车位怎样借",
        route=("值班室", "东门"),
        minutes=40,
        self_check=SelfCheck(facilities="坐得下三十人。"),
        evidence=evidence,
    )
    hosting = CASE.model_copy(update={"teaching": CASE.teaching.model_copy(update={"site": site})})
    card = site_card(hosting, LIBRARY)
    assert dict(card.facts) == {
        "看哪几处": ("值班室", "东门"),
        "多少分钟": ("40 分钟",),
        "谁来讲": (),
        "一次多少人": (),
        "要准备什么": (),
        "上次去看": (),
    }
    assert {name: known for name, _, known in card.checks if known} == {"设施": "坐得下三十人。"}
    assert len(card.checks) == 8
    assert [q.text for q in card.quotes] == [e.quote for e in evidence]
    with pytest.raises(ValueError, match="hosts no class"):
        site_card(CASE, LIBRARY)


def test_places_that_host_are_listed() -> None:
    real = real_library()
    hosting = [c for c in real.cases.values() if c.teaching and c.teaching.site]
    assert len(hosting) == len(curriculum_index(real).sites) == 3
    # Nobody has been there: nothing is said of what was not looked at.
    assert not any(c.teaching.site.self_check for c in hosting if c.teaching and c.teaching.site)


def test_the_code_of_an_address_is_drawn_black_on_white_with_a_quiet_zone() -> None:
    drawn = str(code_of_address("https://example.org/a?b=1&c"))
    assert drawn.startswith('<svg role="img" aria-label="二维码：https://example.org/a?b=1&amp;c"')
    assert 'fill="#fff"' in drawn
    assert 'd="M4 4.5h7' in drawn
    assert "style=" not in drawn
    assert code_of_address("https://example.org/a") != code_of_address("https://example.org/b")
