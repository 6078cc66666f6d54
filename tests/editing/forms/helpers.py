"""A small plan with goals of every kind, its form, and how a person fills the form: by its cells."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from generator.core.period import Period
from generator.editing.forms.reading import FilledForm, read_form
from generator.editing.forms.writing import form_bytes
from tests.small_plans import read

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan, UnitPlan
    from generator.core.problem import Problem

REPORT = "xl/worksheets/sheet1.xml"
PLAN = """\
responsable: Jefatura de la Unidad
actividades:
  - {codigo: "1.1", nombre: Formar personas, unidad_medida: Personas, medio_verificacion: Listas de asistencia,
     metas: {jun: 100, jul: 1500, ago: 12.5}, meta_anual: 1612.5}
  - {codigo: "1.10", nombre: "=Elaborar & entregar <informes>", unidad_medida: Documento, medio_verificacion: Informe,
     metas: {jul: 33%, dic: 67%}, meta_anual: 100%}
  - {codigo: "2", nombre: Atender solicitudes, unidad_medida: Solicitudes, medio_verificacion: Registro,
     tipo_meta: demanda, metas: {jul: 90%, ago: 90%}, meta_anual: 90%}
  - {codigo: "3", nombre: Mantener la cobertura, medio_verificacion: Registro, tipo_meta: nivel,
     metas: {jul: 80%, ago: 85%}, meta_anual: 85%}
  - {codigo: "4", nombre: Aprobar el reglamento, medio_verificacion: Acta, tipo_meta: hito,
     metas: {sep: 1}, meta_anual: 1}
avances:
  - {periodo: 2024-06, fecha: 2024-07-05, actividades: {"1.1": {valor: 90}, "2": {valor: 3, solicitado: 4}}}
# ejercicio.yaml
metodologia: {version: "1", umbral: 90}
"""
# Where the form of this plan has what (its rows begin at 7, and a goal of demand adds the column H).
ROWS = {"1.1": 7, "1.10": 8, "2": 9, "3": 10, "4": 11}
PERIOD, SUMMARY, OWNER, DATE, REASON = "C4", "C23", "C24", "C25", "C26"
Cells = dict[str, float | str]
"""What is typed, by cell."""
DATED: Cells = {DATE: "05/08/2024"}
JULY = Period.month(2024, 7)


class Xml(str):
    """The rest of a cell's XML, after its style."""

    __slots__ = ()


@cache
def annual(snippet: str = PLAN) -> AnnualPlan:
    """The year of the demonstration institution with this plan."""
    (found,) = read(snippet).annual_plans
    return found


def plan(snippet: str = PLAN) -> UnitPlan:
    """The plan of its unit."""
    return annual(snippet).plans[0]


@cache
def blank(snippet: str = PLAN, period: Period = JULY) -> bytes:
    """The form of the plan for a period."""
    return form_bytes(annual(snippet), plan(snippet), period)


def part(data: bytes, name: str) -> str:
    """A part of a package."""
    with ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def with_part(data: bytes, name: str, text: str) -> bytes:
    """The package with one part replaced, or added."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, text)
    return stream.getvalue()


def filled(cells: Cells, form: bytes | None = None) -> bytes:
    """The form with some cells filled: with a number, a text, or the end of the cell's tag and what is inside."""
    data = blank() if form is None else form
    xml = part(data, REPORT)
    for cell, value in cells.items():
        found = re.search(rf'<c r="{cell}"(?P<style>(?: s="[0-9]+")?)[^>]*?(?:/>|>.*?</c>)', xml)
        assert found, f"no cell {cell}"
        xml = xml[: found.start()] + _cell(cell, found["style"], value) + xml[found.end() :]
    return with_part(data, REPORT, xml)


def _cell(cell: str, style: str, value: float | str) -> str:
    if isinstance(value, Xml):
        return f'<c r="{cell}"{style}{value}</c>'
    if isinstance(value, str):
        return f'<c r="{cell}"{style} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f'<c r="{cell}"{style}><v>{value!r}</v></c>'


def read_filled(
    cells: Cells, form: bytes | None = None, name: str = "f.xlsx"
) -> tuple[FilledForm | None, tuple[Problem, ...]]:
    """What the form with these cells filled says; it is dated unless its date is among them."""
    data = filled({**DATED, **cells}, form)
    return read_form(name, data, [annual()])


def told(cells: Cells, form: bytes | None = None) -> FilledForm:
    """What a sound form says."""
    found, problems = read_filled(cells, form)
    assert found, problems
    assert problems == ()
    return found


def faults(cells: Cells, form: bytes | None = None) -> list[tuple[str, str, str]]:
    """The faults of a form, each as its code, what is wrong, and what to write."""
    found, problems = read_filled(cells, form)
    assert found is None
    return [(problem.code, problem.message, problem.remedy) for problem in problems]
