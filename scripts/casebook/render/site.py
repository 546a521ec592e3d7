"""All generated pages of the site, as the parts that the shells have slots for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from casebook.codes import GROUPS, all_codes
from casebook.derive.cards import cards, newest
from casebook.derive.case_view import CaseView, case_view
from casebook.derive.indexes import (
    FACETS,
    Facet,
    IndicatorView,
    RegionView,
    cases_by_term,
    entry_groups,
    indicator_views,
    region_counts,
    region_views,
    source_pages,
    term_views,
)
from casebook.derive.items import Item, Row, Section
from casebook.derive.province_grid import province_grid
from casebook.derive.relations import backlinks
from casebook.divisions import divisions, lineage
from casebook.model.library import Library
from casebook.render.broken import Broken

NEWEST = 6
_INDICATORS = Facet("indicators", "指标", "每个指标数什么、用什么单位、属于哪一层、分母是什么。")


@dataclass(frozen=True)
class Settings:
    """What a host may set. ``edit_base`` and ``report_base`` are empty where no repository is named."""

    site_name: str = "雁阵"
    site_url: str = ""
    repository: str = ""


@dataclass(frozen=True)
class Page:
    """One page: the parts that go into the slots of a shell. ``uri`` ends in a slash, or is empty."""

    uri: str
    title: str
    description: str
    section: str
    content: str
    path: str = ""
    toc: str = ""
    edit: str = ""


class SiteRenderer:
    """Renders the pages of one library. Holds nothing but its inputs."""

    def __init__(self, library: Library, environment: Environment, settings: Settings) -> None:
        """Prepare the macros that every page shares."""
        self.library = library
        self.settings = settings
        self._environment = environment
        self._breadcrumb = environment.get_template("macros/breadcrumb.html").module
        self._toc = environment.get_template("macros/toc.html").module
        self._edit = environment.get_template("macros/edit.html").module

    def pages(self, broken: Iterable[Broken] = ()) -> Iterator[Page]:
        """Yield every generated page but the home page's part."""
        yield from self._cases()
        yield from self._facets()
        if _INDICATORS.name in self.library.vocabulary.files:
            yield from self._indicators()
        yield from self._regions()
        yield from self._sources()
        yield self._errors()
        for record in broken:
            yield self._broken(record)

    def home(self, broken: Sequence[Broken] = ()) -> str:
        """Return what the generator adds to the home page; ``broken`` files are named there."""
        counts = region_counts(self.library)
        tiles = province_grid(counts)
        return self._render(
            "home.html",
            tiles=tiles,
            max=max((t.count for t in tiles), default=0),
            newest=cards(newest(self.library.cases.values(), NEWEST), self.library),
            total=len(self.library.cases),
            provinces=sum(1 for t in tiles if t.count),
            figures=sum(len(c.observations) for c in self.library.cases.values()),
            sources=len(self.library.sources),
            broken=broken,
        )

    def _render(self, template: str, **variables: Any) -> str:  # noqa: ANN401  templates take anything
        return self._environment.get_template(template).render(**variables)

    def _trail(self, *steps: Item) -> str:
        trail = [{"title": "首页", "uri": ""}, *({"title": s.text, "uri": s.uri} for s in steps)]
        return str(self._breadcrumb.breadcrumb(trail))  # type: ignore[attr-defined]

    def _contents(self, sections: Iterable[Section]) -> str:
        return str(self._toc.toc(list(sections)))  # type: ignore[attr-defined]

    def _links(self, path: str) -> str:
        base = self.settings.repository.rstrip("/")
        if not base:
            return ""
        edit = self._edit.edit(f"{base}/edit/main/{path}", f"{base}/issues/new?title={path}")  # type: ignore[attr-defined]
        return str(edit)

    def _cases(self) -> Iterator[Page]:
        incoming = backlinks(self.library)
        by_province: dict[str, list[Any]] = {}
        for case in self.library.cases.values():
            uri = f"cases/{case.id}/"
            address = (
                f"{self.settings.site_url.rstrip('/')}/{uri}" if self.settings.site_url else ""
            )
            view = case_view(
                case,
                self.library,
                incoming.get(case.id, ()),
                site_name=self.settings.site_name,
                address=address,
            )
            yield self._case(view)
            by_province.setdefault(f"{case.place.code[:2]}0000", []).append(case)
        groups = [
            (divisions()[code], cards(tuple(found), self.library))
            for code, found in sorted(by_province.items())
        ]
        yield Page(
            uri="cases/",
            title="案例",
            description=f"{len(self.library.cases)} 条基层治理案例，按省列出。",
            section="cases",
            content=self._render("cases.html", groups=groups, total=len(self.library.cases)),
            path=self._trail(Item("案例", "cases/")),
        )

    def _case(self, view: CaseView) -> Page:
        gaps = [{"what": g.text, "ask": g.ask} for g in view.case.not_reported]
        chain = lineage(view.case.place.code)
        steps = [Item("案例", "cases/"), *(Item(d.name, f"regions/{d.code}/") for d in chain)]
        return Page(
            uri=view.uri,
            title=view.case.title,
            description=view.case.summary,
            section="cases",
            content=self._render("case.html", view=view, not_reported=gaps),
            path=self._trail(*steps, Item(view.case.title, view.uri)),
            toc=self._contents(view.sections),
            edit=self._links(self.library.paths.get(f"cases/{view.case.id}", "")),
        )

    def _facets(self) -> Iterator[Page]:
        for facet in FACETS:
            if facet.name not in self.library.vocabulary.files:
                continue  # broken, which is only shown while serving
            counts = {w: len(c) for w, c in cases_by_term(self.library, facet.name).items()}
            yield self._facet_index(facet, counts, "例")
            for view in term_views(self.library, facet):
                yield Page(
                    uri=view.uri,
                    title=view.term.term,
                    description=view.term.definition,
                    section=facet.name,
                    content=self._render("term.html", view=view),
                    path=self._trail(
                        Item(facet.title, f"{facet.name}/"), Item(view.term.term, view.uri)
                    ),
                )

    def _facet_index(self, facet: Facet, counts: Mapping[str, int], unit: str) -> Page:
        groups = entry_groups(self.library, facet.name, counts)
        uri = f"{facet.name}/"
        return Page(
            uri=uri,
            title=facet.title,
            description=facet.lead,
            section=facet.name,
            content=self._render("facet.html", facet=facet, groups=groups, unit=unit),
            path=self._trail(Item(facet.title, uri)),
            toc=self._contents(
                Section(f"g{index}", g.title) for index, g in enumerate(groups, 1) if g.title
            ),
        )

    def _indicators(self) -> Iterator[Page]:
        views = indicator_views(self.library)
        yield self._facet_index(_INDICATORS, {v.term.term: len(v.rows) for v in views}, "个数字")
        for view in views:
            yield self._indicator(view)

    def _indicator(self, view: IndicatorView) -> Page:
        term = view.term
        facts = (
            Row("单位", (Item("、".join(term.units) or "不限"),)),
            Row("层级", (Item(term.level or "不限"),)),
            Row("性质", (Item(term.kind or "不限"),)),
            Row("分母", (Item(term.denominator or "没有"),)),
        )
        cells = [
            [
                Item(f.label),
                Item(f.quantity.text),
                Item(f.period),
                Item(f.denominator or ("原文没有给出" if term.denominator else "不涉及")),
                Item(f.scope),
                case,
            ]
            for case, f in view.rows
        ]
        return Page(
            uri=view.uri,
            title=term.term,
            description=term.definition,
            section="indicators",
            content=self._render("indicator.html", view=view, rows=facts, cells=cells),
            path=self._trail(Item("指标", "indicators/"), Item(term.term, view.uri)),
        )

    def _regions(self) -> Iterator[Page]:
        views = region_views(self.library)
        counts = region_counts(self.library)
        tiles = province_grid(counts)
        yield Page(
            uri="regions/",
            title="地区",
            description="按省、市、县找案例。",
            section="regions",
            content=self._render(
                "regions.html",
                tiles=tiles,
                max=max((t.count for t in tiles), default=0),
                rows=_region_tree(views, counts),
            ),
            path=self._trail(Item("地区", "regions/")),
        )
        for view in views:
            steps = [Item(d.name, f"regions/{d.code}/") for d in view.trail]
            yield Page(
                uri=view.uri,
                title=view.division.name,
                description=f"{view.division.name}的 {len(view.cards)} 条基层治理案例。",
                section="regions",
                content=self._render("region.html", view=view),
                path=self._trail(Item("地区", "regions/"), *steps),
            )

    def _sources(self) -> Iterator[Page]:
        found = source_pages(self.library)
        yield Page(
            uri="sources/",
            title="来源",
            description="案例里的数字出自哪些文字。",
            section="sources",
            content=self._render("sources.html", pages=found),
            path=self._trail(Item("来源", "sources/")),
        )
        for view in found:
            yield Page(
                uri=view.uri,
                title=view.source.name,
                description=view.citation,
                section="sources",
                content=self._render("source.html", view=view),
                path=self._trail(Item("来源", "sources/"), Item(view.source.name, view.uri)),
                edit=self._links(self.library.paths.get(f"sources/{view.source.id}", "")),
            )

    def _errors(self) -> Page:
        groups: dict[str, list[Any]] = {}
        for entry in all_codes():
            groups.setdefault(entry.code[:3], []).append(entry)
        titled = [(GROUPS[name], entries) for name, entries in groups.items()]
        uri = "contribute/errors/"
        return Page(
            uri=uri,
            title="检查编号手册",
            description="检查提示里的每个编号：怎么回事、为什么管、怎么改。",
            section="about",
            content=self._render("errors.html", groups=titled),
            path=self._trail(Item("提交案例", "contribute/"), Item("检查编号手册", uri)),
            toc=self._contents(Section(name.lower(), GROUPS[name]) for name in groups),
        )

    def _broken(self, file: Broken) -> Page:
        name = file.path.rpartition("/")[2]
        return Page(
            uri=file.uri,
            title=name,
            description="这个文件没有通过检查。",
            section=file.uri.partition("/")[0],
            content=self._render("broken.html", file=file, problems=file.shown()),
            path=self._trail(Item(name, file.uri)),
        )


def _region_tree(views: Iterable[RegionView], counts: Mapping[str, int]) -> list[tuple[Any, ...]]:
    """Nest the divisions that have cases: provinces, their cities, and their counties."""
    by_parent: dict[str | None, list[Any]] = {}
    for view in views:
        by_parent.setdefault(view.division.parent, []).append(view.division)
    return [
        (
            province,
            counts[province.code],
            [
                (
                    city,
                    counts[city.code],
                    [(county, counts[county.code]) for county in by_parent.get(city.code, [])],
                )
                for city in by_parent.get(province.code, [])
            ],
        )
        for province in by_parent.get(None, [])
    ]
