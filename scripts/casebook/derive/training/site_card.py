"""The card of a place that hosts classes: what is known of it, and blanks for what is not."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.derive.ground.addresses import case_uri, site_card_uri, visit_uri
from casebook.derive.ground.items import Item
from casebook.derive.ground.place_names import place_words
from casebook.derive.practice.quotes import Quoted, quoted
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.teaching_site import SelfCheck, TeachingSite


@dataclass(frozen=True)
class SiteCard:
    """One sheet. ``facts`` and ``checks`` are (name, what is known); empty where nobody has written it."""

    uri: str
    case: Item
    place: str
    theme: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    checks: tuple[tuple[str, str, str], ...]
    note: str
    quotes: tuple[Quoted, ...]
    visit: Item


def site_of(case: Case) -> TeachingSite | None:
    """Return the place where a class about ``case`` is hosted, if there is one."""
    return case.teaching.site if case.teaching else None


def site_card(case: Case, library: Library) -> SiteCard:
    """Work out the card. Raises ``ValueError`` for a case that hosts nobody."""
    site = site_of(case)
    if site is None:
        message = f"{case.id} hosts no class"
        raise ValueError(message)
    found = site.self_check or SelfCheck()
    return SiteCard(
        uri=site_card_uri(case.id),
        case=Item(case.title, case_uri(case.id)),
        place=place_words(case.place),
        theme=site.theme,
        facts=(
            ("看哪几处", site.route),
            ("多少分钟", (f"{site.minutes} 分钟",) if site.minutes else ()),
            ("谁来讲", (site.guide,) if site.guide else ()),
            ("一次多少人", (site.group_size,) if site.group_size else ()),
            ("要准备什么", site.materials),
            ("上次去看", (site.checked,) if site.checked else ()),
        ),
        checks=tuple(
            (str(field.title), field.description or "", getattr(found, name) or "")
            for name, field in SelfCheck.model_fields.items()
        ),
        note=site.note or "",
        quotes=quoted(site.evidence, library),
        visit=Item("走访提纲", visit_uri(case.id)),
    )
