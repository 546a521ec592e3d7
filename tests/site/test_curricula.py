"""The three published curricula: what their pages say is what the records say, and nothing was typed that can be worked out."""

from __future__ import annotations

import re

import pytest

from casebook.derive.case.teaching import guide_of, teacher_view, text_of
from casebook.language.closed_words import REPORT
from casebook.model.curriculum import CASE_SHARE, Curriculum, case_hours_of, hours_of
from tests.sample import leaks
from tests.sample.real import real_library
from tests.site.building import Built

pytestmark = pytest.mark.site

LIBRARY = real_library()
PLANS = {name: c for name, c in LIBRARY.curricula.items() if c.kind != REPORT}
REPORTS = {name: c for name, c in LIBRARY.curricula.items() if c.kind == REPORT}


def _page(built: Built, name: str) -> str:
    return built.files[f"curricula/{name}/index.html"].decode()


def _told(built: Built, name: str) -> str:
    article = re.sub(r"<script.*?</script>", "", _page(built, name), flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", article))


def _written(hours: float) -> str:
    return f"{float(hours):g}"


def test_there_are_two_plans_and_a_report() -> None:
    assert {max(s.day or 0 for s in plan.sessions) for plan in PLANS.values()} == {1, 3}
    assert list(REPORTS) == ["guanyan-xuetang-3"]


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_says_what_it_comes_to(plain: Built, name: str) -> None:
    plan: Curriculum = PLANS[name]
    total, cases = hours_of(plan.sessions), case_hours_of(plan.sessions)
    told = _told(plain, name)
    assert f"{_written(float(total))} 学时；案例课 {_written(float(cases))} 学时" in told
    assert cases >= CASE_SHARE * total
    for word in plan.audiences:
        assert word in told


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_leads_to_every_case_decision_and_paper(plain: Built, name: str) -> None:
    links = plain.pages[f"curricula/{name}/index.html"].links
    for session in PLANS[name].sessions:
        for case in session.cases:
            assert any(link.endswith(f"/cases/{case}/index.html") for link in links), case
            note = guide_of(LIBRARY.cases[case])
            assert note, f"{case} has no papers for a class"
            for edition in ("handout", "teach"):
                assert any(link.endswith(f"/cases/{case}/{edition}/index.html") for link in links)
            minutes = sum(segment.minutes for segment in note.class_plan)
            assert f"案例使用说明排了 {minutes} 分钟，正好。" in _told(plain, name)
        for word in session.decisions:
            term = LIBRARY.vocabulary.term("decisions", word)
            assert any(link.endswith(f"/decisions/{term.id}/index.html") for link in links)
            assert any(link.endswith(f"/sheet/decisions/{term.id}/index.html") for link in links)


@pytest.mark.parametrize("name", PLANS)
def test_the_timetable_does_not_give_the_choice_away(plain: Built, name: str) -> None:
    table = re.search(r'<table class="cb-timetable".*?</table>', _page(plain, name), re.DOTALL)
    assert table
    for session in PLANS[name].sessions:
        for case in session.cases:
            assert LIBRARY.cases[case].title not in table[0]


@pytest.mark.parametrize("name", PLANS)
def test_the_handbook_of_learners_gives_nothing_away(plain: Built, name: str) -> None:
    told = leaks.read(plain.files[f"curricula/{name}/learners/index.html"].decode())
    for session in PLANS[name].sessions:
        for case_id in session.cases:
            case = LIBRARY.cases[case_id]
            view = teacher_view(case, LIBRARY)
            for choice in view.handout.choices:
                assert "".join(text_of(choice.told).split()) in told, case_id
            hidden = (*leaks.secrets(case, view), *leaks.names_of_what_was_done(case))
            assert [text for text in hidden if text in told] == [], case_id


@pytest.mark.parametrize("name", PLANS)
def test_the_manual_of_teachers_holds_every_note(plain: Built, name: str) -> None:
    told = leaks.read(plain.files[f"curricula/{name}/teachers/index.html"].decode())
    for session in PLANS[name].sessions:
        for case_id in session.cases:
            view = teacher_view(LIBRARY.cases[case_id], LIBRARY)
            for text in (*(q.judgement for q in view.questions), view.taken.told, view.follow_up):
                assert "".join(text_of(text).split()) in told, case_id


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_fills_nothing_in(plain: Built, name: str) -> None:
    page, told = _page(plain, name), _told(plain, name)
    assert "cb-timetable" not in page
    assert "文章没有写先后和时间" in told
    assert re.search(r"[0-9](?:\.5)? 学时", told) is None
    report = REPORTS[name]
    for text in (*report.not_reported, *(item.text for item in report.reported)):
        assert text in told
    assert [s.id for s in report.sessions if not s.evidence] == []
    assert not any(s.hours or s.lasts or s.day or s.starts for s in report.sessions)


def test_the_home_page_leads_to_the_curricula_and_these_to_each(plain: Built) -> None:
    doors = re.findall(
        r'<ul class="cb-ways cb-ways--four">(.*?)</ul>',
        plain.files["index.html"].decode(),
        re.DOTALL,
    )
    third = re.findall(r'href="([^"]+)"', doors[0])[2]
    assert third == "curricula/index.html"
    links = plain.pages["curricula/index.html"].links
    for name in LIBRARY.curricula:
        assert any(link.endswith(f"curricula/{name}/index.html") for link in links)
