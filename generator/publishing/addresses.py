"""The addresses of the site: one place decides them, since they are promised to be stable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.core.period import MONTH_NAMES
from generator.core.vocabulary import DEVICES, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.core.period import Period

HOME = ""
SEARCH = "buscar/"
INDEX = "a-z/"
DATA = "datos/"
METHODOLOGY = "metodologia/"
ACCESSIBILITY = "accesibilidad/"
GUIDE = "guia/"
DEVELOPMENT = "desarrollo/"
"""Pages for who changes the program, of a site that publishes them: no part of the citizens' menus."""


EDITOR = "editar/"
"""Where units find the web form, on a site that has one."""
NOT_FOUND = "404.html"
"""The page for unknown addresses: a file at the root, where servers look for it."""

_REPORT = re.compile(r"[^/]+/[0-9]{4}/informes/[^/]+/index\.html")

DATA_XLSX = "datos.xlsx"
PACKED = ".gz"
"""What the name of a compressed file ends in, after its own ending."""
DATA_ZIP = "datos.zip"
PACKAGE = "datapackage.json"
JSON_SCHEMA = "esquema.json"
CATALOGUE = "catalogo.jsonld"
STRATML_PLAN, STRATML_REPORT = "stratml-plan.xml", "stratml-informe.xml"
IATI = "iati-resultados.xml"
UNIT_JSON = "datos.json"
"""What data files are called."""


def data(base: str) -> str:
    """Return the address of the data files of a unit, a year, an institution or the whole site, which is ""."""
    return f"{base}{DATA}"


def institution(institution_id: str) -> str:
    """Return the address of an institution."""
    return f"{institution_id}/"


def own_folders(institution_id: str) -> tuple[str, str]:
    """Return where all files of an institution are: its folder and, on a site with a web form, that of its forms."""
    base = institution(institution_id)
    return base, editor(base)


def year(institution_id: str, fiscal_year: int) -> str:
    """Return the address of an institution's year."""
    return f"{institution_id}/{fiscal_year}/"


def comparison(institution_id: str) -> str:
    """Return the address of an institution's years side by side."""
    return f"{institution_id}/comparar/"


def feed(path: str) -> str:
    """Return the file of the news of an institution, or of the site, by the address of its page."""
    return f"{path}novedades.xml"


def calendar(path: str) -> str:
    """Return the file of the calendar of an institution or a unit, by the address of its page."""
    return f"{path}calendario.ics"


def units(base: str) -> str:
    """Return the address of a year's list of units; `base` is the year's address, here and below."""
    return f"{base}unidades/"


def unit(base: str, unit_id: str) -> str:
    """Return the address of a unit's plan."""
    return f"{units(base)}{unit_id}/"


def form(base: str, unit_id: str) -> str:
    """Return the address of the form that a unit fills."""
    return f"{unit(base, unit_id)}formulario.xlsx"


def activity(base: str, unit_id: str, code: str) -> str:
    """Return the address of one activity."""
    return f"{unit(base, unit_id)}{_folder(code)}/"


def authorities(base: str) -> str:
    """Return the address of a year's list of authorities."""
    return f"{base}autoridades/"


def authority(base: str, unit_id: str) -> str:
    """Return the address of an authority's roll-up."""
    return f"{authorities(base)}{unit_id}/"


def strategy(base: str) -> str:
    """Return the address of a year's strategic plan."""
    return f"{base}estrategia/"


def element(base: str, code: str) -> str:
    """Return the address of a strategic element."""
    return f"{strategy(base)}{_folder(code)}/"


def document(base: str) -> str:
    """Return the address of the plan's narrative."""
    return f"{base}documento/"


def caveats(base: str) -> str:
    """Return the address of the known faults of the published document."""
    return f"{base}salvedades/"


def changes(base: str) -> str:
    """Return the address of what has changed in a year's goals; each unit stands at `#` and its id."""
    return f"{base}cambios/"


def verification(base: str) -> str:
    """Return the address of the published figures against the recomputed ones."""
    return f"{base}verificacion/"


def disclosure(base: str) -> str:
    """Return the address of what the law asks to publish of a year."""
    return f"{base}divulgacion/"


def questions(base: str) -> str:
    """Return the address of what citizens ask of a year."""
    return f"{base}preguntas/"


def reports(base: str) -> str:
    """Return the address of a year's list of official reports."""
    return f"{base}informes/"


def report(base: str, period: Period) -> str:
    """Return the address of the official report of a period.

    It ends in the period's code in small letters (`2023-10`, `2023-t4`, `2023-s1`, `2023`) or, where the period is
    another run of months, in its first and last month: `2023-enero-septiembre`.
    """
    code = period.code.lower()
    if ".." in code:
        code = f"{period.year}-{MONTH_NAMES[period.first - 1]}-{MONTH_NAMES[period.last - 1]}"
    return f"{reports(base)}{code}/"


def report_pages(files: Iterable[str]) -> tuple[str, ...]:
    """Return, of the files of a site, the addresses of its official reports."""
    return tuple(file.removesuffix("index.html") for file in files if _REPORT.fullmatch(file))


def pages_of(files: Iterable[str]) -> Iterator[str]:
    """Yield, of the files of an institution, the addresses of its pages."""
    for file in files:
        if file.endswith("/index.html"):
            yield file.removesuffix("index.html")


def year_methodology(base: str) -> str:
    """Return the address of the year's method."""
    return f"{base}metodologia/"


def year_index(base: str) -> str:
    """Return the address of the year's A to Z."""
    return f"{base}a-z/"


def editor(base: str) -> str:
    """Return the address of a year's web form, or where those of an institution are."""
    return f"{EDITOR}{base}"


def file_of(path: str) -> str:
    """Return the file that holds a page."""
    return f"{path}index.html" if path.endswith("/") or not path else path


def _folder(code: str) -> str:
    """Return the folder of a code; one that Windows admits, since whoever downloads the site may have that."""
    name = slug(code)
    device, *rest = name.split(".")
    return ".".join((f"{device}-", *rest)) if device in DEVICES else name
