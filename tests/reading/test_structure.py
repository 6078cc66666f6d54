"""One cause, one problem; and every sentence is Spanish."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.reading.load import load
from generator.reading.structure import check_structure
from tests.small_plans import SOUND, schemas

if TYPE_CHECKING:
    from generator.core.vocabulary import FileKind

PLAN = SOUND["unidad"]


def found(text: str, kind: FileKind = "plan") -> list[tuple[str, str, str]]:
    document, problems = load("x.yaml", text.encode())
    assert document, problems
    return [(problem.code, problem.message, problem.remedy) for problem in check_structure(document, kind, schemas())]


@pytest.mark.parametrize("name", SOUND)
def test_the_sound_files_have_the_right_shape(name):
    assert found(SOUND[name], name.split("-")[0] if name != "unidad" else "plan") == []


ONE = [
    # replaced, by, code, message, remedy
    ("version: 1\n", "", "E201", "falta «version»", "agregue la línea version: …"),
    ("version: 1\n", "vercion: 1\n", "E202", "clave desconocida «vercion»", "¿quiso decir «version»?"),
    ("version: 1\n", "Version: 1\n", "E202", "clave desconocida «Version»", "¿quiso decir «version»?"),
    (
        "version: 1\n",
        "version: uno\n",
        "E203",
        "«version» debe ser un número entero: «uno»",
        "escriba un número entero: 1",
    ),
    ("version: 1\n", "version: 0\n", "E203", "«version» debe ser 1 o más: «0»", "escriba un número entero: 1"),
    (
        "version: 1\n",
        "version: 1.5\n",
        "E203",
        "«version» debe ser un número entero: «1.5»",
        "escriba un número entero: 1",
    ),
    ("ejercicio: 2024", "ejercicio: 24", "E203", "«ejercicio» debe ser 1990 o más: «24»", "escriba el año"),
    ("ejercicio: 2024", "ejercicio: 20240", "E203", "«ejercicio» debe ser 2100 o menos: «20240»", "escriba el año"),
    ("esquema: 1", "esquema: 2", "E203", "«esquema» tiene un valor no válido: «2»", "escriba esquema: 1"),
    ("unidad: unidad", "unidad: Año", "E203", "«unidad» tiene un valor no válido: «Año»", "use minúsculas"),
    ("unidad: unidad", "unidad: 12", "E204", "«unidad» es un texto y va entre comillas: «12»", 'escriba "12"'),
    (
        "nombre: Formar",
        "nombre: [Formar]",
        "E203",
        "«nombre» de la actividad 1 debe ser un texto, y aquí hay una lista",
        "",
    ),
    (
        "nombre: Formar",
        "nombre: {a: 1}",
        "E203",
        "«nombre» de la actividad 1 debe ser un texto, y aquí hay un grupo",
        "",
    ),
    ("nombre: Formar", "nombre: ", "E203", "«nombre» de la actividad 1 está vacío", "es obligatorio: escriba un texto"),
    ("metas: {jul: 5}", "metas: ", "E203", "«metas» de la actividad 1 está vacío", "es obligatorio: lo programado"),
    (
        "fecha: 2024-01-15",
        "fecha: ",
        "E203",
        "«fecha» del cambio de la versión 1 está vacío",
        "es obligatorio: escriba",
    ),
    ("meta_anual: 5", "meta_anual: ", "E203", "«meta_anual» de la actividad 1 está vacío", "escriba su contenido, o"),
    (
        "metas: {jul: 5}",
        "metas: {jul: 5}, control_de_cambios: []",
        "E202",
        "clave desconocida «control_de_cambios» en la actividad 1",
        "si es la clave del archivo, quite su sangría: «control_de_cambios» va al margen",
    ),
    ("nombre: Formar", "nombre: ''", "E203", "«nombre» de la actividad 1 está vacío", "escriba su contenido"),
    ("nombre: Formar", "nombre: true", "E204", "«nombre» de la actividad 1 es un texto", 'escriba "true"'),
    ("nombre: Formar", f"nombre: {'a' * 1001}", "E203", "«nombre» de la actividad 1 es demasiado largo: el máximo", ""),
    (
        "{jul: 5}",
        "[5]",
        "E203",
        "«metas» de la actividad 1 debe ser un grupo de claves, y aquí hay una lista",
        "escriba sus",
    ),
    ("{jul: 5}", "{7: 5}", "E202", "clave desconocida «7» en la actividad 1", "los períodos son ene"),
    ("{jul: 5}", "{julio: 5}", "E202", "clave desconocida «julio» en la actividad 1", "los períodos son ene"),
    ("{jul: 5}", "{t1: 5 km}", "E203", "la meta del primer trimestre de la actividad 1 no se lee", "escriba un número"),
    ("{jul: 5}", "{jul: 9999999999999999}", "E203", "la meta de julio de la actividad 1 debe ser", "escriba un número"),
    ("metas: {jul: 5}", "metas: {jul: 5}, tipo_meta: Suma", "E203", "«tipo_meta» de la", "¿quiso decir «suma»?"),
    ("metas: {jul: 5}", "metas: {jul: 5}, tipo_meta: otra", "E203", "«tipo_meta» de la", "escriba suma, nivel"),
    (
        "2024-01-15",
        "2024-13-15",
        "E203",
        "«fecha» del cambio de la versión 1 tiene un valor no válido",
        "escriba la fecha",
    ),
    (
        "2024-01-15",
        "2024-02-30",
        "E203",
        "«fecha» del cambio de la versión 1 no es un día del calendario",
        "escriba la fecha",
    ),
    (
        "2024-01-15",
        "15/01/2024",
        "E203",
        "«fecha» del cambio de la versión 1 tiene un valor no válido",
        "escriba la fecha",
    ),
    ("motivo: Creación", "motivo: 5", "E204", "«motivo» del cambio de la versión 1 es un texto", 'escriba "5"'),
    (
        "{version: 1, ",
        "{version: '!', ",
        "E203",
        "«version» del cambio de la versión ! tiene un valor no válido",
        "escriba el",
    ),
]


@pytest.mark.parametrize(("old", "new", "code", "message", "remedy"), ONE, ids=lambda value: str(value)[:24])
def test_one_fault_is_one_problem(old, new, code, message, remedy):
    assert old in PLAN
    ((found_code, found_message, found_remedy),) = found(PLAN.replace(old, new, 1))
    assert found_code == code
    assert found_message.startswith(message)
    assert found_remedy.startswith(remedy)


ENTRIES = [
    ("{periodo: 2024-07, fecha: 2024-08-05}", "E203", "el avance de 2024-07 está incompleto"),
    ("{periodo: 2024-07, fecha: 2024-08-05, actividade: {}}", "E202", "clave desconocida «actividade» en el avance de"),
    (
        "{periodo: 2024-07, fecha: 2024-08-05, actividades: {}}",
        "E203",
        "«actividades» del avance de 2024-07 está vacío",
    ),
    (
        "{periodo: julio, fecha: 2024-08-05, resumen: x}",
        "E203",
        "«periodo» del avance de julio tiene un valor no válido",
    ),
    ("{periodo: 2024.5, fecha: 2024-08-05, resumen: x}", "E204", "«periodo» del avance de 2024.5 es un texto"),
    ("{periodo: 2024-07, fecha: 2024-08-05, resumen: x, rectifica: true}", "E201", "«rectifica» exige «motivo»"),
    ("{periodo: 2024-07, fecha: 2024-08-05, resumen: x, rectifica: no}", "E203", "«rectifica» del avance de 2024-07"),
    (
        '{periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: x}}}',
        "E203",
        "«valor» de la actividad 1 del avance de 2024-07 no se lee como un número: «x»",
    ),
    (
        '{periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": 5}}',
        "E203",
        "«1» del avance de 2024-07 debe ser un grupo de claves: «5»",
    ),
    (
        '{periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 1, solicitado: 2%}}}',
        "E203",
        "«solicitado» de la actividad 1 del avance de 2024-07 no se lee como un número: «2%»",
    ),
    (
        '{periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 1, evidencia: [{titulo: a, url: "js:x"}]}}}',
        "E203",
        '«url» de la actividad 1 del avance de 2024-07 tiene un valor no válido: «"js:x"»',
    ),
]


@pytest.mark.parametrize(("entry", "code", "message"), ENTRIES, ids=lambda value: str(value)[-40:])
def test_one_fault_of_an_entry_is_one_problem(entry, code, message):
    ((found_code, found_message, _),) = found(f"{PLAN}avances:\n  - {entry}\n")
    assert found_code == code
    assert found_message.startswith(message)


def test_an_empty_list_of_entries_is_said_to_be_empty():
    assert found(f"{PLAN}avances:\n") == [
        ("E203", "«avances» está vacío", "escriba su contenido, o quite la línea si no hace falta")
    ]


def test_bands_need_at_least_two():
    text = SOUND["ejercicio"] + 'metodologia: {version: "1", bandas: [{id: a, nombre: A, desde: 0}]}\n'
    ((_, message, _),) = found(text, "ejercicio")
    assert message == "«bandas» necesita al menos 2 elementos"


def test_a_percentage_where_only_a_number_fits_is_explained():
    text = SOUND["ejercicio"] + 'metodologia: {version: "1", umbral: 90%}\n'
    ((_, message, remedy),) = found(text, "ejercicio")
    assert message == "«umbral» no se lee como un número: «90%»"
    assert remedy == "escríbalo sin espacios ni otros signos: 90"


def test_items_of_plain_lists_are_named_by_their_place():
    text = SOUND["institucion"].replace("nombre: Unidad}", "nombre: Unidad, otros_nombres: [UTI, 5]}")
    ((code, message, _),) = found(text, "institucion")
    assert (code, message) == (
        "E204",
        "el elemento 2 de «otros_nombres» de la unidad unidad es un texto y va entre comillas: «5»",
    )


def test_every_fault_of_a_file_is_reported_at_once():
    text = PLAN.replace("version: 1\n", "").replace("nombre: Formar", "nombre: ").replace("2024-01-15", "ayer")
    assert sorted(code for code, _, _ in found(text)) == ["E201", "E203", "E203"]


def test_a_long_value_is_cut():
    ((_, message, _),) = found(PLAN.replace("unidad: unidad", f"unidad: {'A' * 5000}"))
    assert len(message) < 120


@pytest.mark.parametrize(
    ("name", "kind", "key", "limit"),
    [("unidad", "plan", "actividades", 500), ("estrategia-2024", "estrategia", "elementos", 1000)],
)
def test_what_gives_a_page_each_has_a_limit(name, kind, key, limit):
    head, _, rest = SOUND[name].partition(f"{key}: [")
    row, _, end = rest.partition("}]\n" if key == "elementos" else "5}]\n")
    row += "}" if key == "elementos" else "5}"

    def of(count: int) -> str:
        return f"{head}{key}: [{', '.join([row] * count)}]\n{end}"

    assert found(of(limit), kind) == []
    remedy = "agrupe los que son partes de uno mismo, o repártalos entre las unidades que los hacen"
    assert found(of(limit + 1), kind) == [("E203", f"«{key}» admite hasta {limit} elementos", remedy)]


@pytest.mark.parametrize("name", ["con", "aux", "nul", "com1", "lpt9"])
def test_an_id_that_windows_does_not_admit_as_a_file_is_refused(name):
    ((code, message, remedy),) = found(SOUND["institucion"].replace("{id: unidad", f"{{id: {name}"), "institucion")
    assert (code, message) == ("E203", f"«id» de la unidad {name} tiene un valor no válido: «{name}»")
    assert "nombre reservado de Windows" in remedy


def test_an_id_that_only_begins_like_one_is_right():
    assert found(SOUND["institucion"].replace("{id: unidad", "{id: contabilidad"), "institucion") == []
