"""Addresses are promised to be stable: changing one of these lines breaks links that people have kept."""

from __future__ import annotations

import pytest

from generator.core.period import Period
from generator.publishing import addresses

BASE = addresses.year("di", 2024)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (addresses.HOME, ""),
        (addresses.SEARCH, "buscar/"),
        (addresses.INDEX, "a-z/"),
        (addresses.DATA, "datos/"),
        (addresses.METHODOLOGY, "metodologia/"),
        (addresses.GUIDE, "guia/"),
        (addresses.NOT_FOUND, "404.html"),
        (addresses.institution("di"), "di/"),
        (BASE, "di/2024/"),
        (addresses.units(BASE), "di/2024/unidades/"),
        (addresses.unit(BASE, "programa-adn"), "di/2024/unidades/programa-adn/"),
        (addresses.activity(BASE, "programa-adn", "1.4"), "di/2024/unidades/programa-adn/1.4/"),
        (addresses.activity(BASE, "compras", "AE 3"), "di/2024/unidades/compras/ae-3/"),
        (addresses.activity(BASE, "compras", "CON"), "di/2024/unidades/compras/con-/"),
        (addresses.activity(BASE, "compras", "nul.1.2"), "di/2024/unidades/compras/nul-.1.2/"),
        (addresses.activity(BASE, "compras", "CONT 1"), "di/2024/unidades/compras/cont-1/"),
        (addresses.element(BASE, "LPT1"), "di/2024/estrategia/lpt1-/"),
        (addresses.authorities(BASE), "di/2024/autoridades/"),
        (addresses.authority(BASE, "subdireccion"), "di/2024/autoridades/subdireccion/"),
        (addresses.strategy(BASE), "di/2024/estrategia/"),
        (addresses.element(BASE, "AE-1.1.2"), "di/2024/estrategia/ae-1.1.2/"),
        (addresses.document(BASE), "di/2024/documento/"),
        (addresses.caveats(BASE), "di/2024/salvedades/"),
        (addresses.reports(BASE), "di/2024/informes/"),
        (addresses.report(BASE, Period.parse("2024-07")), "di/2024/informes/2024-07/"),
        (addresses.report(BASE, Period.parse("2024-T4")), "di/2024/informes/2024-t4/"),
        (addresses.report(BASE, Period.parse("2024-S1")), "di/2024/informes/2024-s1/"),
        (addresses.report(BASE, Period.parse("2024")), "di/2024/informes/2024/"),
        (addresses.report(BASE, Period.parse("2024-01..2024-09")), "di/2024/informes/2024-enero-septiembre/"),
        (addresses.year_methodology(BASE), "di/2024/metodologia/"),
        (addresses.year_index(BASE), "di/2024/a-z/"),
    ],
)
def test_an_address(address, expected):
    assert address == expected


@pytest.mark.parametrize(
    ("address", "file"), [("", "index.html"), ("di/2024/", "di/2024/index.html"), ("404.html", "404.html")]
)
def test_the_file_of_a_page(address, file):
    assert addresses.file_of(address) == file


def test_official_reports_are_known_by_their_address_and_nothing_else_is():
    files = (
        "di/2024/informes/2024-t1/index.html",
        "di/2024/informes/2024-t1/informe.docx",
        "di/2024/informes/index.html",
        "di/2024/unidades/informes/index.html",
        "guia/informes/2024/uno/index.html",
    )
    assert addresses.report_pages(files) == ("di/2024/informes/2024-t1/",)
