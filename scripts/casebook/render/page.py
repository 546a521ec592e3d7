"""A page, and the frame that every family of pages shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jinja2 import Environment

from casebook.derive.case.related import Closeness
from casebook.derive.case.relations import backlinks
from casebook.derive.compare.elsewhere import Elsewhere
from casebook.derive.compare.usual_sets import UsualSet, usual_sets
from casebook.derive.ground.items import Item, Section
from casebook.derive.practice.slogans import SloganUse, slogan_uses
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.render.settings import Settings

__all__ = ["Frame", "Job", "Page", "Settings"]


@dataclass(frozen=True)
class Page:
    """One page: the parts that go into the slots of a shell. ``uri`` ends in a slash, or is empty.

    ``scripts`` names the bundles of ``theme/browser/`` that this page needs beside the site's own. ``sheet`` names a
    kind of page that is made for paper: the style sheets then print its content without the frame around it. ``picture``
    is what a shared link shows: the first two digits of a province's code, or nothing for the picture of the site.
    ``leads_to`` is the address of the page that has taken the place of this one.
    """

    uri: str
    title: str
    description: str
    section: str
    content: str
    path: str = ""
    toc: str = ""
    edit: str = ""
    scripts: tuple[str, ...] = ()
    sheet: str = ""
    picture: str = ""
    leads_to: str = ""


class Frame:
    """What the families of pages share: the library, the templates, the parts around a content, and what several derive.

    That is derived once, when a family first asks for it.
    """

    def __init__(self, library: Library, environment: Environment, settings: Settings) -> None:
        """Prepare the macros that every page shares."""
        self.library = library
        self.settings = settings
        self._environment = environment
        self._breadcrumb = environment.get_template("macros/breadcrumb.html").module
        self._toc = environment.get_template("macros/toc.html").module
        self._edit = environment.get_template("macros/edit.html").module

    def over(self, library: Library) -> Frame:
        """Return the same for another library."""
        return Frame(library, self._environment, self.settings)

    @cached_property
    def outlined(self) -> Frame:
        """The same for a library of outlines: what several families derive of outlines is derived there."""
        outlined = self.library.outlined
        return self if outlined is self.library else self.over(outlined)

    @cached_property
    def usual_sets(self) -> tuple[UsualSet, ...]:
        """The cases that are usually compared."""
        if self.outlined is not self:
            return self.outlined.usual_sets
        return usual_sets(self.library)

    @cached_property
    def usual_sets_of_case(self) -> Mapping[str, list[Item]]:
        """The same, by the id of a case that is in them."""
        sets_by_case: dict[str, list[Item]] = {}
        for usual in self.usual_sets:
            for name in usual.cases:
                sets_by_case.setdefault(name, []).append(Item(usual.title, usual.uri))
        return sets_by_case

    @cached_property
    def slogan_uses(self) -> tuple[SloganUse, ...]:
        """Every slogan of every case."""
        if self.outlined is not self:
            return self.outlined.slogan_uses
        return slogan_uses(self.library)

    @cached_property
    def slogans_of_case(self) -> Mapping[str, list[SloganUse]]:
        """The same, by the id of the case."""
        uses_by_case: dict[str, list[SloganUse]] = {}
        for use in self.slogan_uses:
            uses_by_case.setdefault(use.case_id, []).append(use)
        return uses_by_case

    @cached_property
    def backlinks(self) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
        """Who names a case, by its id."""
        if self.outlined is not self:
            return self.outlined.backlinks
        return backlinks(self.library)

    @cached_property
    def closeness(self) -> Closeness:
        """Finds the cases that are most like one."""
        if self.outlined is not self:
            return self.outlined.closeness
        return Closeness(self.library)

    @cached_property
    def elsewhere(self) -> Elsewhere:
        """What other records hold of the same matter."""
        return Elsewhere(self.library)

    def render(self, template: str, **variables: Any) -> str:  # noqa: ANN401  templates take anything
        """Fill a template of ``theme/templates/``."""
        return self._environment.get_template(template).render(**variables)

    def trail(self, *steps: Item) -> str:
        """Return the way from the home page to a page, which is the last of ``steps``."""
        trail = [{"title": "首页", "uri": ""}, *({"title": s.text, "uri": s.uri} for s in steps)]
        return str(self._breadcrumb.breadcrumb(trail))  # type: ignore[attr-defined]

    def address(self, uri: str) -> str:
        """Return the full address of the page at ``uri``, or nothing where the site's own is not known."""
        site = self.settings.site_url.rstrip("/")
        return f"{site}/{uri}" if site else ""

    def contents(self, sections: Iterable[Section]) -> str:
        """Return the table of contents of a page."""
        return str(self._toc.toc(list(sections)))  # type: ignore[attr-defined]

    def links(self, path: str) -> str:
        """Return the links to edit and to report the file at ``path``, where a repository is named."""
        base = self.settings.repository.rstrip("/")
        if not base:
            return ""
        edit = self._edit.edit(f"{base}/edit/main/{path}", f"{base}/issues/new?title={path}")  # type: ignore[attr-defined]
        return str(edit)


@dataclass(frozen=True)
class Job:
    """Pages that are made together, in this process or in another, from what they are handed and nothing else.

    ``make`` is called with a frame and the ``facts``: what it is told about the records that it is not handed. They are
    plain values, the same for two libraries only if they read the same. The frame holds ``cases`` with the sources they
    cite, ``sources`` and ``curricula``; the whole library where ``cases`` is ``None``, and of that only the outlines
    where they are enough (``outlined``).
    """

    name: str
    make: Callable[..., Iterable[Page]]
    cases: Sequence[Case] | None = None
    sources: Sequence[str] = ()
    curricula: Sequence[str] = ()
    facts: tuple[object, ...] = ()
    outlined: bool = False

    def pages(self, frame: Frame) -> Iterable[Page]:
        """Make the pages. ``frame`` is the one over the whole library."""
        if self.cases is not None:
            frame = frame.over(frame.library.only(self.cases, self.sources, self.curricula))
        elif self.outlined:
            frame = frame.outlined
        return self.make(frame, *self.facts)
