"""The shape of a page before it is HTML: ready words and site paths, nothing left to compute.

A site path is `""` for the home page or ends in `/` (`di/2024/unidades/`); templates make it relative to the page, so
that the site works under any address and from a folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import field

from generator.core.frozen import Frozen, replace
from generator.core.language import SPANISH
from generator.core.model import NO_LAW
from generator.proof.checkpoint import CHECKPOINT, SUMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from markupsafe import Markup

    from generator.core.model import Law
    from generator.core.period import Period
    from generator.publishing.editor.backend import Backend


class View(Protocol):
    """A frozen value made by `publishing.views` for one template."""


SEARCH_FOLDER = "buscador"
"""The folder of the search index, which is made over the finished pages."""


class OutputFile(Frozen):
    """A file of the site: its path below the site's root, and its bytes; or a piece of a file that comes in several.

    Of a file in pieces, all say that it `continues`, the first too.
    """

    path: str
    data: bytes
    continues: bool = False


def gathered(files: Iterable[OutputFile]) -> dict[str, bytes]:
    """Return the bytes of every file by its path, with the pieces of each together."""
    pieces: dict[str, list[bytes]] = {}
    for output in files:
        pieces.setdefault(output.path, []).append(output.data)
    return {path: b"".join(found) for path, found in pieces.items()}


MARK = "plan-abierto.txt"
"""The file by which a folder is known as a site that this tool made, and may replace."""


def mark(paths: Iterable[str]) -> OutputFile:
    """Return the mark of a site: a line of explanation, then the names at the top of the folder that are the site's."""
    names = sorted({path.partition("/")[0] for path in paths} | {MARK, SEARCH_FOLDER, SUMS, CHECKPOINT})
    lines = ("Sitio hecho por Plan Abierto; cada construcción reemplaza entero lo que sigue.", *names)
    return OutputFile(MARK, "".join(f"{line}\n" for line in lines).encode())


class Link(Frozen):
    """A link to another page of the site."""

    label: str
    path: str


class Download(Frozen):
    """A data file that belongs to a page; `form` is what is seen on its button, where the page says of what it is."""

    label: str
    path: str
    media_type: str
    form: str = ""


class Following(Frozen):
    """How to be told of what is new: a feed, a calendar. Readers subscribe to it, so it is no download."""

    label: str
    path: str
    media_type: str


class Section(Frozen):
    """The navigation of a part of the site; `current` is the path of the entry that holds the page.

    `method_path` is where its percentages are explained.
    """

    label: str
    links: tuple[Link, ...]
    current: str
    method_path: str


class Source(Frozen):
    """Where a page's data are written: file and line, and their address when the repository is public."""

    text: str
    url: str = ""


class Site(Frozen):
    """What every page of a build shares; `as_of` is the date of the data, never the clock's.

    `more` are the pages that are not in the menu; `technical_path` are the pages for who changes the program; `past`
    says that a day of the past is shown; `with_pdf` that official reports are printed too, and `with_parquet` that
    tables are in Parquet too; `editor` is where the web form saves, if the site has one; `laws` are what the law of
    each country asks to publish; `language` is that of the interface. `revision` is a commit of the plans; `is_own`
    says that it is the last that touched those of the page's institution, and then `revisions` has that of each file,
    `of_reports` that of each official report, by the code of its period.
    """

    name: str
    as_of: str
    as_of_iso: str
    generator_version: str
    menu: tuple[Link, ...] = ()
    more: tuple[Link, ...] = ()
    technical_path: str = ""
    url: str = ""
    revision: str = ""
    repository: str = ""
    simulated: bool = False
    with_pdf: bool = False
    with_parquet: bool = False
    past: str = ""
    is_own: bool = False
    revisions: Mapping[str, str] = field(default_factory=dict)
    of_reports: Mapping[str, str] = field(default_factory=dict)
    editor: Backend | None = None
    laws: tuple[Law, ...] = ()
    language: str = SPANISH

    def revision_of(self, file: str) -> str:
        """Return the last commit that touched a file, or what the pages of its plan share; "" if that is no commit."""
        return self.revisions.get(file, self.revision)

    def of(self, file: str) -> Site:
        """Return what the pages made of a file share: they name its last commit."""
        return replace(self, revision=self.revision_of(file)) if self.revisions else self

    def of_report(self, period: Period) -> Site:
        """Return what the page of an official report is given: it names the last commit of what it is made of."""
        return replace(self, revision=self.of_reports[period.code]) if self.of_reports else self

    def without_revisions(self) -> Site:
        """Return the same, with no commit named."""
        return replace(self, revision="", revisions={}, of_reports={})

    def law_of(self, country: str) -> Law:
        """Return what the law of a country asks to publish."""
        return next((law for law in self.laws if law.country == country), NO_LAW)


class Page(Frozen):
    """One page: its address, its template, its view, and what the layout around it needs.

    `filters` are what a search may be narrowed by: a name and the page's value.
    `json_ld` tells search engines what data it has.
    """

    path: str
    template: str
    title: str
    description: str
    view: View
    context: str = ""
    breadcrumbs: tuple[Link, ...] = ()
    menu_path: str | None = None
    section: Section | None = None
    downloads: tuple[Download, ...] = ()
    method: str = ""
    source: Source | None = None
    searchable: bool = True
    following: tuple[Following, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    json_ld: Markup | None = None
