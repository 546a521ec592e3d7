"""The addresses of the generated pages, relative to the site: each is made here and nowhere else.

The browser makes some of them again for what it works out itself; the browse page with conditions chosen has a module
of its own, :mod:`casebook.derive.ground.browse_address`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from casebook.model.vocabulary import Term

CASES_URI: Final = "cases/"
CHANGES_URI: Final = "changes/"
COMPARE_URI: Final = "compare/"
CONTRIBUTE_URI: Final = "contribute/"
COURSE_URI: Final = f"{COMPARE_URI}course/"
CURRICULA_URI: Final = "curricula/"
BUILDER_URI: Final = f"{CURRICULA_URI}builder/"
CLASS_URI: Final = f"{CURRICULA_URI}class/"
ERRORS_URI: Final = f"{CONTRIBUTE_URI}errors/"
FIELDS_URI: Final = f"{CONTRIBUTE_URI}fields/"
FORM_URI: Final = f"{CONTRIBUTE_URI}form/"
LESSONS_URI: Final = "lessons/"
ALIKE_URI: Final = "match/"
MATRIX_URI: Final = "matrix/"
QUALITY_URI: Final = "quality/"
REGIONS_URI: Final = "regions/"
AGAINST_URI: Final = f"{REGIONS_URI}against/"
SHEET_URI: Final = f"{COMPARE_URI}sheet/"
"""The sheet of the cases that a reader has chosen; the ids of usual sets begin otherwise."""
SLOGANS_URI: Final = "slogans/"
SOURCES_URI: Final = "sources/"
VISITS_URI: Final = "visit/"


def case_uri(case_id: str, part: str = "") -> str:
    """Return the address of a case, or of a part of its page, by the id of that part."""
    return f"{CASES_URI}{case_id}/{f'#{part}' if part else ''}"


def handout_uri(case_id: str) -> str:
    """Return the address of what learners read before a class about a case."""
    return f"{CASES_URI}{case_id}/handout/"


def teach_uri(case_id: str) -> str:
    """Return the address of the teacher's edition of a case."""
    return f"{CASES_URI}{case_id}/teach/"


def class_uri(case_id: str) -> str:
    """Return the address of the classroom, with a case to show."""
    return f"{CLASS_URI}index.html?case={case_id}"


def site_card_uri(case_id: str) -> str:
    """Return the address of the card of a place that hosts classes."""
    return f"{CASES_URI}{case_id}/site/"


def curriculum_uri(curriculum_id: str, part: str = "") -> str:
    """Return the address of a curriculum, or of a session on its page."""
    return f"{CURRICULA_URI}{curriculum_id}/{f'#{part}' if part else ''}"


def handbook_uri(curriculum_id: str) -> str:
    """Return the address of what learners of a curriculum get as one paper."""
    return f"{CURRICULA_URI}{curriculum_id}/learners/"


def manual_uri(curriculum_id: str) -> str:
    """Return the address of what only the teachers of a curriculum get as one paper."""
    return f"{CURRICULA_URI}{curriculum_id}/teachers/"


def papers_uri(curriculum_id: str) -> str:
    """Return the address of all papers of a curriculum."""
    return f"{CURRICULA_URI}{curriculum_id}/papers/"


def builder_uri(curriculum_id: str) -> str:
    """Return the address under which the builder opens with a plan."""
    return f"{BUILDER_URI}index.html?plan={curriculum_id}"


def visit_uri(case_id: str) -> str:
    """Return the address of the question list for a visit."""
    return f"{VISITS_URI}{case_id}/"


def sheet_uri(case_id: str) -> str:
    """Return the address of a case on one sheet."""
    return f"sheet/{case_id}/"


def set_sheet_uri(set_id: str) -> str:
    """Return the address of a usual set of cases on one sheet."""
    return f"sheet/compare/{set_id}/"


def decision_sheet_uri(term: Term) -> str:
    """Return the address of a decision on one sheet."""
    return f"sheet/decisions/{term.id}/"


def source_uri(source_id: str) -> str:
    """Return the address of a source."""
    return f"{SOURCES_URI}{source_id}/"


def vocabulary_uri(vocabulary: str) -> str:
    """Return the address of the index of a vocabulary that has pages."""
    return f"{vocabulary}/"


def term_uri(vocabulary: str, term: Term) -> str:
    """Return the address of the page of a term."""
    return f"{vocabulary}/{term.id}/"


def decision_uri(term: Term) -> str:
    """Return the address of the page of a decision."""
    return term_uri("decisions", term)


def decision_table_uri(term: Term) -> str:
    """Return the address of the table of a decision, for spreadsheets."""
    return f"assets/data/decisions/{term.id}.csv"


def region_uri(code: str) -> str:
    """Return the address of the page of a division."""
    return f"{REGIONS_URI}{code}/"


def pair_uri(a: str, b: str) -> str:
    """Return the address of the page of two divisions, whichever comes first."""
    return f"{REGIONS_URI}{min(a, b)}-{max(a, b)}/"


def set_uri(set_id: str) -> str:
    """Return the address of a usual set of cases, side by side."""
    return f"{COMPARE_URI}{set_id}/"


def chosen_uri(case_ids: Iterable[str]) -> str:
    """Return the address of the page on which readers choose, with these cases chosen."""
    return f"{COMPARE_URI}index.html?c={','.join(case_ids)}"


def matrix_uri(settlement: Term | None) -> str:
    """Return the address of the matrix of a kind of settlement, or of all cases."""
    return f"{MATRIX_URI}{settlement.id}/" if settlement else MATRIX_URI


def slogans_uri(letter: str, number: int) -> str:
    """Return the address of one of the pages of the slogans that begin with ``letter``."""
    return f"{SLOGANS_URI}{letter}{f'-{number}' if number > 1 else ''}/"
