"""The catalogue of data sets for other portals (DCAT-AP 3, in JSON-LD), and what search engines read (schema.org).

Both need absolute addresses: a site that does not know its own (`site_url`) has neither.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.core.frozen import Frozen, replace
from generator.publishing import addresses
from generator.publishing.open_data.files import json_bytes
from generator.publishing.page import OutputFile
from generator.publishing.views.downloads import folder_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.publishing.page import Download, Page, Site
    from generator.publishing.views.summary import InstitutionSummary

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_SPANISH = "http://publications.europa.eu/resource/authority/language/SPA"
_MONTHLY = "http://publications.europa.eu/resource/authority/frequency/MONTHLY"
_GOVERNMENT = "http://publications.europa.eu/resource/authority/data-theme/GOVE"
_MEDIA = "https://www.iana.org/assignments/media-types/"
_KEYWORDS = ("transparencia", "plan anual de trabajo", "resultados")


class DataSet(Frozen):
    """A data set of the site: its title, its address, its files; `publisher` is the institution."""

    title: str
    path: str
    publisher: str
    downloads: tuple[Download, ...]


def catalogue_files(site: Site, institutions: Sequence[InstitutionSummary]) -> Iterator[OutputFile]:
    """Yield the catalogue of a site's data sets; nothing, where the site has no address."""
    if site.url and institutions:
        yield OutputFile(f"{addresses.DATA}{addresses.CATALOGUE}", json_bytes(_catalogue(site, institutions)))


def _sets(institution: InstitutionSummary, *, with_parquet: bool) -> Iterator[DataSet]:
    path = institution.link.path
    yield DataSet(institution.link.label, path, path, folder_data(path, "de la institución", with_parquet=with_parquet))
    for year in institution.years:
        yield DataSet(year.title, year.base, path, folder_data(year.base, "del año", with_parquet=with_parquet))


def _catalogue(site: Site, institutions: Sequence[InstitutionSummary]) -> dict[str, Any]:
    publishers = [_agent(site, each.link.path, each.link.label) for each in institutions]
    sets = [each for institution in institutions for each in _sets(institution, with_parquet=site.with_parquet)]
    root = _at(site, addresses.DATA)
    return {
        "@context": _CONTEXT,
        "@graph": [
            {
                "@id": f"{root}#catalogo",
                "@type": "dcat:Catalog",
                "dct:title": _said(site.name),
                "dct:description": _said("Planes anuales de trabajo y sus resultados."),
                "dct:publisher": {"@id": f"{root}#sitio"},
                "dct:language": {"@id": _SPANISH},
                "dct:modified": _day(site),
                "foaf:homepage": {"@id": site.url},
                "dcat:dataset": [{"@id": f"{_at(site, each.path)}#datos"} for each in sets],
            },
            {"@id": f"{root}#sitio", "@type": "foaf:Agent", "foaf:name": _said(site.name)},
            {"@id": site.url, "@type": "foaf:Document"},
            {"@id": _SPANISH, "@type": "dct:LinguisticSystem"},
            {"@id": _GOVERNMENT, "@type": "skos:Concept", "skos:prefLabel": _said("Gobierno y sector público")},
            *publishers,
            *(_dataset(site, each) for each in sets),
        ],
    }


def _agent(site: Site, path: str, name: str) -> dict[str, Any]:
    return {"@id": f"{_at(site, path)}#institucion", "@type": "foaf:Agent", "foaf:name": _said(name)}


def _dataset(site: Site, each: DataSet) -> dict[str, Any]:
    page = _at(site, each.path)
    return {
        "@id": f"{page}#datos",
        "@type": "dcat:Dataset",
        "dct:title": _said(each.title),
        "dct:description": _said(describe(each)),
        "dct:identifier": f"{page}#datos",
        "dct:publisher": {"@id": f"{_at(site, each.publisher)}#institucion"},
        "dct:language": {"@id": _SPANISH},
        "dct:modified": _day(site),
        "dct:accrualPeriodicity": {"@id": _MONTHLY, "@type": "dct:Frequency"},
        "dcat:theme": {"@id": _GOVERNMENT},
        "dcat:keyword": [_said(word) for word in _KEYWORDS],
        "dcat:landingPage": {"@id": page, "@type": "foaf:Document"},
        "dcat:distribution": [_distribution(site, page, download) for download in each.downloads],
    }


def _distribution(site: Site, page: str, download: Download) -> dict[str, Any]:
    url = _at(site, download.path)
    return {
        "@id": f"{url}#archivo",
        "@type": "dcat:Distribution",
        "dct:title": _said(download.label),
        "dcat:accessURL": {"@id": page},
        "dcat:downloadURL": {"@id": url},
        "dcat:mediaType": {"@id": f"{_MEDIA}{download.media_type}", "@type": "dct:MediaType"},
    }


def with_json_ld(page: Page, site: Site, publisher: str) -> Page:
    """Return a page of data with its data set for search engines; the same, where the site has no address."""
    if not site.url or not page.downloads:
        return page
    url = _at(site, page.path)
    each = DataSet(page.title, page.path, "", page.downloads)
    data = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{url}#datos",
        "name": each.title,
        "description": describe(each),
        "url": url,
        "inLanguage": "es",
        "isAccessibleForFree": True,
        "dateModified": site.as_of_iso,
        "keywords": list(_KEYWORDS),
        "creator": {"@type": "GovernmentOrganization", "name": publisher},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": download.label,
                "encodingFormat": download.media_type,
                "contentUrl": _at(site, download.path),
            }
            for download in each.downloads
        ],
    }
    return replace(page, json_ld=_inside_html(data))


def describe(each: DataSet) -> str:
    """Return a data set in a sentence."""
    return f"{each.title}: actividades, metas, avances, indicadores por período y cambios, con su diccionario de datos."


def _inside_html(data: dict[str, Any]) -> Markup:
    """Return data for a block that no browser runs; nothing in it can close the block."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704  every character that HTML reads is written as a code


def _at(site: Site, path: str) -> str:
    return f"{site.url}{path}"


def _said(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "es"}


def _day(site: Site) -> dict[str, str]:
    return {"@value": site.as_of_iso, "@type": "xsd:date"}
