"""The two editions of a full teaching note, each on a page of its own.

Two pages, and not one with a switch: trainers send the learners' edition before class as a link or as paper, and what
a page does not hold no reading mode, copy or print dialogue can bring out. Cases without a full note have neither.
"""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.case.teaching import TeacherView, guide_of, handout, teacher_view
from casebook.derive.ground.addresses import CASES_URI, case_uri, class_uri
from casebook.derive.ground.items import Item, Section
from casebook.derive.training.site_card import site_card, site_of
from casebook.render.around import Around
from casebook.render.page import Frame, Page

LEARNERS, TEACHER, SITE = "学员版", "教师版", "现场教学点"
_KIND = "teach"
SECTIONS = (
    ("use", "目的和用途"),
    ("plan", "课堂安排"),
    ("materials", "课堂材料"),
    ("weigh", "各种办法的理由和风险"),
    ("analysis", "思考题和分析"),
    ("numbers", "怎样用数字"),
    ("policies", "政策依据"),
    ("board", "板书"),
    ("happened", "当地怎么办的，后来怎样"),
    ("traps", "容易误读的地方"),
    ("closing", "收束和后续"),
    ("site", "现场教学"),
    ("experience", "上课记录"),
)
"""What only the teacher has of a note, in the order of the page."""


def editions(around: Around) -> Iterator[Page]:
    """Yield both editions of a case that has a full note, and nothing for any other."""
    if guide_of(around.case) is not None:
        view = teacher_view(around.case, around.frame.library)
        yield _learners(around)
        yield _teacher(around.frame, view)


def site(around: Around) -> Iterator[Page]:
    """Yield the card of the place where a class about the case is hosted, if there is one."""
    frame, case = around.frame, around.case
    if site_of(case) is None:
        return
    card = site_card(case, frame.library)
    yield Page(
        uri=card.uri,
        title=f"{card.theme}（{SITE}）",
        description=f"{SITE}：{card.place}，{card.theme}。路线、时间、谁来讲、自查八项。",
        section="curricula",
        content=frame.render(
            "site_card.html",
            card=card,
            site=frame.settings.site_name,
            address=frame.address(card.uri),
        ),
        path=frame.trail(Item("案例", CASES_URI), card.case, Item(SITE, card.uri)),
        scripts=("papers",),
        sheet=_KIND,
    )


def _learners(around: Around) -> Page:
    frame, case = around.frame, around.case
    made = handout(case, frame.library)
    return Page(
        uri=made.uri,
        title=f"{made.title}（{LEARNERS}）",
        description=f"{made.title}：课前读的案例正文、要做的决定和思考题。",
        section="cases",
        content=frame.render(
            "handout.html",
            handout=made,
            site=frame.settings.site_name,
            address=frame.address(made.uri),
        ),
        path=frame.trail(Item("案例", CASES_URI), Item(LEARNERS, made.uri)),
        scripts=("papers",),
        sheet=_KIND,
    )


def _teacher(frame: Frame, view: TeacherView) -> Page:
    return Page(
        uri=view.uri,
        title=f"{view.title}（{TEACHER}）",
        description=f"{view.title}：案例使用说明，{view.minutes} 分钟的课。",
        section="cases",
        content=frame.render(
            "teach.html",
            view=view,
            titles=dict(SECTIONS),
            classroom=class_uri(view.handout.case_id),
            site=frame.settings.site_name,
            address=frame.address(view.uri),
        ),
        path=frame.trail(
            Item("案例", CASES_URI),
            Item(view.title.partition("：")[0], case_uri(view.handout.case_id)),
            Item(TEACHER, view.uri),
        ),
        toc=frame.contents(
            Section(name, title)
            for name, title in SECTIONS
            if name != "materials" or view.materials
        ),
        scripts=("papers",),
        sheet=_KIND,
    )
