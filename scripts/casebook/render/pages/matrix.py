"""Problems against measures: one page for all cases, and one for each kind of settlement."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.case.evidence_grade import E_WORDS
from casebook.derive.ground.addresses import COMPARE_URI, MATRIX_URI
from casebook.derive.ground.items import Item
from casebook.derive.practice.matrix import Matrix, matrices
from casebook.render.page import Frame, Page

TITLE = "难题和做法对照表"
_VOCABULARIES = ("problems", "measures", "settlements")


def pages(frame: Frame) -> Iterator[Page]:
    """Yield the matrix of all cases and those of the settlements."""
    if not frame.library.vocabulary.files.keys() >= {*_VOCABULARIES}:
        return  # broken, which is only shown while serving
    views = tuple(matrices(frame.library))
    for view in views:
        yield _page(frame, view, views)


def _page(frame: Frame, view: Matrix, all_views: tuple[Matrix, ...]) -> Page:
    name = view.settlement.term if view.settlement else ""
    title = f"{TITLE}：{name}" if name else TITLE
    trail = [Item("比较", COMPARE_URI), Item(TITLE, MATRIX_URI)]
    if name:
        trail.append(Item(title, view.uri))
    return Page(
        uri=view.uri,
        title=title,
        description=f"哪些难题有针对它的哪些做法：{name or '全部'} {view.deeds} 项，没有的空着。",
        section="compare",
        content=frame.render("matrix.html", view=view, views=all_views, title=title, words=E_WORDS),
        path=frame.trail(*trail),
        sheet="matrix-part" if name else "matrix",
    )
