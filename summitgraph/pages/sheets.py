"""A page before it is drawn, and the drawing: entries in every language, cut into pages of a stated size.

What comes in: `Sheet`s, which hold no words of any language. What goes out: files of HTML by language and number.
The cut is the same in all languages, so that each page has its twins.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from summitgraph.pages.paths import LANGUAGES, TAGS, file_of, numbered
from summitgraph.pages.scope import Scope, Site, Text
from summitgraph.vocab import BASE, local

if TYPE_CHECKING:
    from jinja2 import Environment, Template

LARGEST: Final = 95_000  # bytes of a page; the bar is 100,000
_ROOM: Final = 9_000  # what the frame of a page takes at most, beside its head
_OWN_NAMES: Final = {"en": "English", "zh": "中文", "ja": "日本語"}
RUBRICS: Final = (
    "leader", "country", "year", "issue", "agreement", "contradictions", "timeline", "network", "source", "release",
    "about",
)  # fmt: skip
TABLES: Final = ("static/vendor/datatables.net/dataTables.min.js", "static/tables.js")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: which words stand over it, which macro draws an entry, the entries."""

    key: str
    macro: str
    entries: Sequence[object]
    frame: str = ""  # table, list, columns, box, or nothing
    columns: tuple[str, ...] = ()
    sort: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page in no language yet: where it stands, what it is about, what stands on it."""

    path: str
    kind: str
    sections: tuple[Section, ...] = ()
    iri: str = ""
    title: str = ""  # words of the interface, where the page is about no thing
    values: Mapping[str, object] = field(default_factory=dict)
    over: str = ""
    head: tuple[tuple[str, tuple[object, ...]], ...] = ()  # macros with their arguments, drawn on the first page
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One entry in all languages."""

    section: int
    iri: str
    html: tuple[str, ...]

    @property
    def size(self) -> int:
        """Bytes in the language that needs most."""
        return max(len(html.encode()) for html in self.html)


def environment() -> "Environment":
    """The templates, which escape everything that is not markup made by us, and fail on what they do not know."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(
        loader=PackageLoader("summitgraph", "templates/pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["squeezed"] = lambda text: " ".join(str(text).split())
    found.globals.update(local=local)
    return found


class Press:
    """Draws sheets with one set of templates."""

    def __init__(self, site: Site) -> None:
        made = environment()
        self._site = site
        self._rubrics = [one for one in RUBRICS if one != "release" or site.released]
        self._parts: Any = made.get_template("parts.html").module
        self._frame: Template = made.get_template("frame.html")

    def pages(self, sheet: Sheet) -> Iterator[tuple[str, str]]:
        """Yield the files of a sheet: path below the site and HTML."""
        scopes = [Scope(self._site, language, sheet.path) for language in LANGUAGES]
        heads = [self._head(scope, sheet) for scope in scopes]
        schema = self._schema(sheet)
        parts = list(self._cut(sheet, scopes, max(len(head.encode()) for head in heads) + len(schema.encode())))
        for number, drawn in enumerate(parts, start=1):
            if number > 1 and sheet.kind == "document":
                self._site.pages_of.update({one.iri: number for one in drawn})
            for at, language in enumerate(LANGUAGES):
                scope = Scope(self._site, language, numbered(sheet.path, number))
                head = heads[at] + self._contents(scope, sheet, parts) if number == 1 else Markup()
                body = self._body(scope, sheet, [(one.section, one.html[at]) for one in drawn])
                yield (
                    file_of(scope.path, language),
                    self._page(scope, sheet, (number, len(parts)), head, body, schema if number == 1 else Markup()),
                )

    def _schema(self, sheet: Sheet) -> Markup:
        """The thing for search engines, as JSON that cannot end the element that it stands in."""
        from jinja2.utils import htmlsafe_json_dumps

        about = BASE if sheet.path == "index" else sheet.iri
        found = self._site.described(about) if self._site.described and about else None
        return htmlsafe_json_dumps(found, ensure_ascii=False, sort_keys=True) if found else Markup()

    def _head(self, scope: Scope, sheet: Sheet) -> Markup:
        drawn = (getattr(self._parts, macro)(scope, *given) for macro, given in sheet.head)
        return Markup("\n").join(drawn)

    def _cut(self, sheet: Sheet, scopes: Sequence[Scope], head: int) -> Iterator[list[_Drawn]]:
        """Yield the entries of each page: as many as there is room for, one at least."""
        page: list[_Drawn] = []
        room = LARGEST - _ROOM - head
        for at, section in enumerate(sheet.sections):
            macro = getattr(self._parts, section.macro)
            room -= 1_000  # the frame of the section
            for entry in section.entries:
                drawn = _Drawn(at, _iri(entry), tuple(str(macro(scope, entry)) for scope in scopes))
                if page and drawn.size > room:
                    yield page
                    page, room = [], LARGEST - _ROOM - 1_000
                page.append(drawn)
                room -= drawn.size
        yield page

    def _contents(self, scope: Scope, sheet: Sheet, parts: Sequence[Sequence[_Drawn]]) -> Markup:
        """Links to the sections, where there are several, on whichever page each begins."""
        begins: dict[int, int] = {}
        for number, drawn in enumerate(parts, start=1):
            for one in drawn:
                begins.setdefault(one.section, number)
        if len(begins) < 3:
            return Markup()
        links = []
        for at, number in begins.items():
            address = scope.file(numbered(sheet.path, number)) if number > 1 else ""
            links.append((address, sheet.sections[at].key, self._title(scope, sheet.sections[at])))
        found: Markup = self._parts.contents(scope, links)
        return found

    @staticmethod
    def _title(scope: Scope, section: Section) -> str:
        return scope.t(f"section-{section.key}", n=len(section.entries))

    def _body(self, scope: Scope, sheet: Sheet, drawn: Sequence[tuple[int, str]]) -> Markup:
        """The sections of one page, each with those of its entries that stand here."""
        rows: dict[int, list[str]] = {}
        for at, html in drawn:
            rows.setdefault(at, []).append(html)
        made = []
        for at, own in rows.items():
            part = sheet.sections[at]
            title = self._title(scope, part)
            note = scope.t(part.note) if part.note else ""
            entries = Markup("".join(own))  # noqa: S704 - drawn by templates that escape
            made.append(
                self._parts.section(
                    scope, part.key, title, part.frame, part.columns, note, entries, part.sort and len(own) > 1
                )
            )
        return Markup("\n").join(made)

    def _page(
        self, scope: Scope, sheet: Sheet, which: tuple[int, int], head: Markup, body: Markup, schema: Markup
    ) -> str:
        number, pages = which
        tables = TABLES if any(section.sort for section in sheet.sections) else ()
        title = scope.name(sheet.iri) if sheet.iri and not sheet.title else self._said(scope, sheet)
        return self._frame.render(
            p=scope, title=title, iri=sheet.iri, kind=sheet.kind, head=head, body=body, number=number, pages=pages,
            over=scope.t(sheet.over) if sheet.over else "", about=self._about(scope, sheet, title.text),
            under=scope.dates(sheet.iri) if sheet.iri else "", path=sheet.path, file=scope.path,
            data=sheet.path if sheet.iri else "", scripts=(*tables, *sheet.scripts), styles=sheet.styles,
            languages=LANGUAGES, tags=TAGS, own_names=_OWN_NAMES, rubrics=self._rubrics, version=self._site.version,
            shown_pages=shown_pages(number, pages), numbered=numbered,
            schema=schema,
        )  # fmt: skip

    def _said(self, scope: Scope, sheet: Sheet) -> Text:
        values = {
            name: scope.day(str(value)) if name == "day" else value for name, value in sheet.values.items()
        }  # a year is written as each language writes it
        return Text(scope.t(sheet.title, **values), scope.tag)

    def _about(self, scope: Scope, sheet: Sheet, title: str) -> str:
        dates = scope.dates(sheet.iri) if sheet.iri else ""
        kind = scope.t(sheet.over) if sheet.over else ""
        return scope.t("comma").join(part for part in (title[:200], dates, kind) if part)


def shown_pages(number: int, pages: int) -> list[int]:
    """The page numbers that a page leads to, 0 where some are left out: ``1 0 6 7 8 0 40``."""
    wanted = sorted({1, pages, *(one for one in range(number - 2, number + 3) if 1 <= one <= pages)})
    found: list[int] = []
    for one in wanted:
        if found and one - found[-1] > 1:
            found.append(0)
        found.append(one)
    return found


def _iri(entry: object) -> str:
    return entry if isinstance(entry, str) else str(getattr(entry, "iri", ""))
