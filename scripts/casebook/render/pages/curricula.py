"""教: the curricula that trainers start from, each on a page of its own, and the cases that can be taught as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator

from casebook.derive.ground.addresses import (
    BUILDER_URI,
    CLASS_URI,
    CURRICULA_URI,
    builder_uri,
    curriculum_uri,
    handbook_uri,
    manual_uri,
    papers_uri,
)
from casebook.derive.ground.items import Item, Section
from casebook.derive.training.builder import NEEDED, builder_settings, course_of
from casebook.derive.training.curriculum_view import curriculum_view
from casebook.derive.training.handbook import handbook, notes_of
from casebook.derive.training.index import curriculum_index
from casebook.language.closed_words import PLAN
from casebook.model.curriculum import Curriculum
from casebook.render.page import Frame, Job, Page
from casebook.render.pages.teaching import SECTIONS

TITLE, LEARNERS, TEACHERS, PAPERS = "备课", "学员手册", "教师手册", "全部材料"
_HOME = Item(TITLE, CURRICULA_URI)


def jobs(frame: Frame) -> Iterator[Job]:
    """Yield the index and the page of each curriculum, which is handed the cases that it names."""
    library = frame.library
    yield Job("curricula", _index, outlined=True)
    if library.vocabulary.files.keys() >= NEEDED:
        yield Job("the builder of curricula", _builder, outlined=True)
    yield Job("the classroom", _classroom, outlined=True)
    classes: dict[str, list[Item]] = {}
    for curriculum in library.curricula.values():
        if curriculum.based_on:
            item = Item(curriculum.title, curriculum_uri(curriculum.id))
            classes.setdefault(curriculum.based_on, []).append(item)
    taken = {own.decision for case in library.cases.values() for own in case.decisions}
    for curriculum in library.curricula.values():
        named = dict.fromkeys(name for session in curriculum.sessions for name in session.cases)
        if curriculum.record:
            named[curriculum.record] = None
        plan = curriculum.based_on
        yield Job(
            f"curriculum {curriculum.id}",
            _curriculum,
            [library.cases[name] for name in named if name in library.cases],
            sources=curriculum.sources,
            curricula=(curriculum.id, *([plan] if plan and plan in library.curricula else [])),
            facts=(
                curriculum.id,
                tuple(classes.get(curriculum.id, ())),
                tuple(sorted(taken.intersection(_decisions(curriculum)))),
            ),
        )


def _decisions(curriculum: Curriculum) -> set[str]:
    return {word for session in curriculum.sessions for word in session.decisions}


def _index(frame: Frame) -> Iterator[Page]:
    found = curriculum_index(frame.library)
    sections = [
        *(Section(f"k{number}", group.title) for number, group in enumerate(found.groups, 1)),
        *([Section("notes", "能直接上的案例")] if found.notes else []),
        *([Section("sites", "接待过学员的地方")] if found.sites else []),
    ]
    yield Page(
        uri=CURRICULA_URI,
        title=TITLE,
        description="现成的培训方案和报道：课程表、案例、目标、要准备什么；能直接上的案例，有学员版和教师版。",
        section="curricula",
        content=frame.render("curricula.html", title=TITLE, found=found, sections=sections),
        path=frame.trail(_HOME),
        toc=frame.contents(sections),
    )


def _json(payload: object) -> str:
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":"))


def _builder(frame: Frame) -> Iterator[Page]:
    yield Page(
        uri=BUILDER_URI,
        title="排课",
        description="挑案例和抉择，排成课程表；学时、时间、案例课占多少随时算。只记在这台设备上。",
        section="curricula",
        content=frame.render(
            "builder.html",
            settings=_json(builder_settings(frame.library)),
            site=frame.settings.site_name,
            address=frame.address(BUILDER_URI),
        ),
        path=frame.trail(_HOME, Item("排课", BUILDER_URI)),
        scripts=("papers", "builder"),
        sheet="teach",
    )


def _classroom(frame: Frame) -> Iterator[Page]:
    yield Page(
        uri=CLASS_URI,
        title="上课",
        description="在教室的屏幕上一步一步揭开一个案例，当场表决，讲师窗口有备注和剩下的分钟。什么也不发出去。",
        section="curricula",
        content=frame.render("class.html", notes=curriculum_index(frame.library).notes),
        path=frame.trail(_HOME, Item("上课", CLASS_URI)),
        scripts=("classroom",),
        sheet="teach",
    )


def _curriculum(
    frame: Frame, name: str, classes: tuple[Item, ...], compared: tuple[str, ...]
) -> Iterator[Page]:
    library = frame.library
    view = curriculum_view(library.curricula[name], library, classes, compared)
    sections = [
        Section(id_, title)
        for id_, title, shown in (
            ("timetable", "课程表" if view.planned else "有哪些活动", True),
            ("prints", "上课前要印的", view.prints),
            ("aims", "目标和能力", view.curriculum.objectives or view.covered),
            ("lessons", "逐节", view.planned),
            ("prepare", "要准备什么", view.planned),
            ("assessment", "考核方式", view.curriculum.assessment),
            ("about", "这份方案", view.planned),
            ("reported", "文章还写了", view.reported),
            ("unwritten", "文章没写", view.curriculum.not_reported),
        )
        if shown
    ]
    told = view.curriculum.theme or "；".join(view.curriculum.objectives)
    yield Page(
        uri=view.uri,
        title=view.curriculum.title,
        description=f"{view.curriculum.kind}：{told}"[:150],
        section="curricula",
        content=frame.render(
            "curriculum.html",
            view=view,
            titles={section.id: section.title for section in sections},
            builder=builder_uri(name) if view.curriculum.kind == PLAN else "",
            papers=papers_uri(name),
            site=frame.settings.site_name,
            address=frame.address(view.uri),
        ),
        path=frame.trail(_HOME, Item(view.curriculum.title, view.uri)),
        toc=frame.contents(sections),
        edit=frame.links(library.paths.get(f"curricula/{name}", "")),
        scripts=("papers",),
        sheet="teach",
    )
    if view.planned:
        yield _paper(
            frame,
            handbook_uri(name),
            view.curriculum,
            LEARNERS,
            "handbook.html",
            book=handbook(view.curriculum, library),
        )
        yield _paper(
            frame,
            manual_uri(name),
            view.curriculum,
            TEACHERS,
            "manual.html",
            view=view,
            notes=notes_of(view.curriculum, library),
            titles=dict(SECTIONS),
        )
        if library.vocabulary.files.keys() >= NEEDED:
            yield _papers(frame, view.curriculum)


def _papers(frame: Frame, curriculum: Curriculum) -> Page:
    """Return the page on which the browser writes every other paper of a curriculum."""
    uri = papers_uri(curriculum.id)
    return Page(
        uri=uri,
        title=f"{curriculum.title}（{PAPERS}）",
        description=f"{curriculum.title}：教案、讲义、任务单、签到表、评估表、审核表、选票、结班材料。",
        section="curricula",
        content=frame.render(
            "curriculum_papers.html",
            curriculum=curriculum,
            settings=_json({**builder_settings(frame.library), "plans": {}}),
            course=_json(course_of(curriculum)),
            uri=curriculum_uri(curriculum.id),
            site=frame.settings.site_name,
            address=frame.address(curriculum_uri(curriculum.id)),
        ),
        path=frame.trail(
            _HOME, Item(curriculum.title, curriculum_uri(curriculum.id)), Item(PAPERS, uri)
        ),
        scripts=("papers", "kit"),
        sheet="teach",
    )


def _paper(
    frame: Frame, uri: str, curriculum: Curriculum, kind: str, template: str, **more: object
) -> Page:
    """Return what is handed out for the whole of a curriculum as one paper."""
    return Page(
        uri=uri,
        title=f"{curriculum.title}（{kind}）",
        description=f"{curriculum.title}：{kind}，课程表和各堂课的材料合成一本。",
        section="curricula",
        content=frame.render(
            template,
            site=frame.settings.site_name,
            address=frame.address(uri),
            uri=uri,
            **more,
        ),
        path=frame.trail(
            _HOME, Item(curriculum.title, curriculum_uri(curriculum.id)), Item(kind, uri)
        ),
        scripts=("papers",),
        sheet="teach",
    )
