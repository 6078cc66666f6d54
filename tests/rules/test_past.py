"""Rules on what changed of what was published: what each lets pass, and what it says of what it does not."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules.editions import messages, past_problems
from tests.small_plans import files

TWO_ROWS = """
version: 2
control_de_cambios:
  - {version: 1, fecha: 2024-01-15, responsable: Planificación, motivo: Creación}
  - {version: 2, fecha: 2024-06-28, responsable: Planificación, motivo: Cierre}
"""
ACTIVITY = (
    'actividades: [{codigo: "1", nombre: Formar, medio_verificacion: Listas, metas: {jul: 5}, meta_anual: 5%s}]\n'
)
JULY = '  - {periodo: 2024-07, fecha: 2024-08-05, resumen: Bien, actividades: {"1": {valor: 5}, "2": {valor: 1}}}\n'
AUGUST = '  - {periodo: 2024-08, fecha: 2024-09-05, actividades: {"1": {valor: 2}}}\n'
FIX = '  - {periodo: 2024-07, fecha: 2024-09-06, rectifica: true, motivo: Error, actividades: {"1": {valor: 4}}}\n'
TOLD = "avances_informados: [{periodo: 2024-03, porcentaje: 82%s}]\n"
REPORT = "# informes/t3.yaml\npublicado: [%s]\n"
FIGURE = "{tabla: T, sujeto: institucion, periodo: 2024-T3, valor: 95%%%s}"


def progress(*entries: str) -> str:
    return "avances:\n" + "".join(entries)


# H401


@pytest.mark.parametrize(
    "proposed",
    [
        progress(JULY, AUGUST, FIX),
        progress(AUGUST, JULY),
        progress("  - {periodo: 2024-06, fecha: 2024-10-01, resumen: Sin cambios}\n", JULY, AUGUST),
        progress(JULY.replace('"1": {valor: 5}, "2": {valor: 1}', '"2": {valor: 1.0}, "1": {valor: 5.0}'), AUGUST),
        progress(JULY.replace("resumen: Bien, ", "").replace("}}}", '}}, resumen: "Bien"}'), AUGUST),
    ],
    ids=[
        "more at the end",
        "another order",
        "an older month before",
        "other keys and quotes",
        "another place of a key",
    ],
)
def test_h401_what_is_no_change(proposed):
    assert messages(progress(JULY, AUGUST), proposed) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("valor: 5", "valor: 6", "el valor de la actividad 1 era 5"),
        ("valor: 5}", "valor: 5, nota: Sí}", "nota de la actividad 1 no estaba"),
        ("valor: 5}", "valor: 5, solicitado: 6}", "lo solicitado de la actividad 1 era nada"),
        ("resumen: Bien, ", "", "resumen decía «Bien»"),
        ("fecha: 2024-08-05", "fecha: 2024-08-04", "fecha decía «2024-08-05»"),
        (', "2": {valor: 1}', "", "falta la actividad 2 (1)"),
        (', "2": {valor: 1}', ', "2": {valor: 1}, "3": {valor: 1}', "se agregó la actividad 3"),
        ("}}}", "}}, no_programadas: [{nombre: Charla}]}", "no_programadas"),
        ("resumen: Bien", "resumen: Mal, responsable: Jefatura", "responsable no estaba y resumen decía «Bien»"),
    ],
)
def test_h401_what_changed_in_a_report(old, new, expected):
    assert messages(progress(JULY), progress(JULY.replace(old, new))) == [
        f"H401: el avance de julio de 2024 informado el 5 de agosto de 2024 ya estaba publicado y cambió: {expected}"
    ]


def test_h401_does_not_say_again_what_should_never_have_been_said():
    private = JULY.replace("resumen: Bien", "resumen: Llame al 7012-3456")
    (told,) = messages(progress(private), progress(private.replace("Llame al 7012-3456", "(retirado)")))
    assert told.endswith("ya estaba publicado y cambió: resumen llevaba otro texto")


def test_h401_does_not_say_again_what_the_proposal_takes_out():
    (told,) = messages(progress(JULY), progress(JULY.replace("resumen: Bien", "resumen: (retirado)")))
    assert told.endswith("ya estaba publicado y cambió: resumen llevaba otro texto")


def test_h401_a_report_that_vanished_or_has_another_period():
    name = "H401: el avance de julio de 2024 informado el 5 de agosto de 2024"
    gone = f"{name} ya estaba publicado, en la línea 1, y no está"
    assert messages(progress(JULY, AUGUST), progress(AUGUST)) == [gone]
    assert messages(progress(JULY), progress(JULY.replace("periodo: 2024-07", "periodo: 2024-06"))) == [gone]
    assert messages(progress(JULY, JULY), progress(JULY)) == [gone]


@pytest.mark.parametrize(
    ("published", "proposed", "day"),
    [
        (progress(JULY, FIX), progress(FIX, JULY), "6 de septiembre"),
        (progress(JULY, FIX), progress(JULY, FIX.replace("09-06", "09-20"), FIX), "20 de septiembre"),
        (progress(JULY), progress(FIX, JULY), "6 de septiembre"),
    ],
    ids=["swapped", "a correction between", "before all"],
)
def test_h401_what_stands_before_what_was_published_of_the_same(published, proposed, day):
    name = f"H401: el avance de julio de 2024 informado el {day} de 2024"
    fault = "está antes de otro ya publicado que informa lo mismo de la actividad 1"
    assert messages(published, proposed) == [f"{name} {fault}"]


# H402 and H408: facts that were copied may be mended, with a note


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("", "", None),
        ("", ", nota: Según el informe", None),
        (", nota: A", ", nota: B", None),
        (", nota: A", "", "perdió la nota que tenía publicada"),
    ],
)
def test_h402_a_note_may_be_mended_but_not_removed(old, new, fault):
    expected = [f"H402: el porcentaje informado de marzo de 2024 {fault}"] if fault else []
    assert messages(TOLD % old, TOLD % new) == expected


@pytest.mark.parametrize(
    ("old", "new", "passes"),
    [
        ("", "", False),
        ("", ", nota: Mal transcrito", True),
        (", nota: A", ", nota: A", False),
        (", nota: A", ", nota: B", True),
    ],
)
def test_h402_a_percentage_changes_with_a_new_note(old, new, passes):
    found = messages(TOLD % old, (TOLD % new).replace("82", "28"))
    name = "H402: el porcentaje informado de marzo de 2024"
    assert found == ([] if passes else [f"{name} ya estaba publicado como 82\u00a0% y ahora es 28\u00a0%"])


def test_h402_a_percentage_that_vanished():
    assert messages(TOLD % "", "version: 1") == [
        "H402: el porcentaje informado de marzo de 2024, 82\u00a0%, ya estaba publicado y no está"
    ]


OF_QUARTER = "del tercer trimestre de 2024"


@pytest.mark.parametrize(
    ("proposed", "expected"),
    [
        (REPORT % (FIGURE % ", nota: Así está"), None),
        (
            REPORT % (FIGURE % "").replace("95", "59"),
            f"la cifra de «institucion» {OF_QUARTER} ya estaba publicada como 95% y ahora es 59%",
        ),
        (REPORT % (FIGURE % ", nota: Mal transcrita").replace("95", "59"), None),
        (REPORT % "", f"la cifra de «institucion» {OF_QUARTER}, 95%, ya estaba publicada y no está"),
        (REPORT % "" + "nota: La cifra era de otro informe\n", None),
        (
            REPORT % (FIGURE % "") + "fecha: 2024-10-16\n",
            f"el informe estaba publicado como el {OF_QUARTER}, con fecha 2024-10-15",
        ),
        (REPORT % (FIGURE % "") + "fecha: 2024-10-16\nnota: La fecha se copió mal\n", None),
        (REPORT % (FIGURE % "") + "titulo: Otro\n", None),
    ],
    ids=["note", "figure", "figure and note", "vanished", "vanished and note", "date", "date and note", "title"],
)
def test_h408_what_a_report_printed(proposed, expected):
    assert messages(REPORT % (FIGURE % ""), proposed) == ([f"H408: {expected}"] if expected else [])


def test_h408_a_note_that_vanished():
    noted = REPORT % (FIGURE % ", nota: A") + "nota: B\n"
    assert messages(noted, REPORT % (FIGURE % "")) == [
        "H408: el informe perdió la nota que tenía publicada",
        "H408: la cifra de «institucion» del tercer trimestre de 2024 perdió la nota que tenía publicada",
    ]


# H403, H404 and H406: goals


@pytest.mark.parametrize(
    "proposed",
    [
        ACTIVITY % ", nota: Otra",
        ACTIVITY % ", responsable: Jefatura, proceso: Formación, codigo_publicado: 1-A",
        ACTIVITY % ", tipo_meta: suma, sentido: ascendente",
        (ACTIVITY % "").replace("Formar", "  FORMÁR  "),
        (ACTIVITY % "").replace("meta_anual: 5", "meta_anual: 5.0"),
        ACTIVITY % ", salvedades: [{regla: R322, nota: Así se publicó}]",
        ACTIVITY % "" + "responsable: Otra jefatura\nnota: Aclaración\n",
    ],
)
def test_h403_what_is_no_change_of_a_goal(proposed):
    assert messages(ACTIVITY % "", proposed) == []


@pytest.mark.parametrize(
    ("proposed", "difference"),
    [
        ((ACTIVITY % "").replace("Formar", "Informar"), "nombre: «Formar» → «Informar»"),
        ((ACTIVITY % "").replace(", medio_verificacion: Listas", ""), "medio de verificación: «Listas» → nada"),
        (ACTIVITY % ", producto: Personas", "producto: nada → «Personas»"),
        (ACTIVITY % ", unidad_medida: Curso", "unidad de medida: nada → «Curso»"),
        (ACTIVITY % ", estrategia: AE-1.1", "vínculo estratégico: ninguno → AE-1.1"),
        (ACTIVITY % ", tipo_meta: nivel", "tipo de meta: suma → nivel"),
        (ACTIVITY % ", sentido: descendente", "sentido: ascendente → descendente"),
        (ACTIVITY % ", rango: {minimo: 1.50, maximo: 2}", "rango: ninguno → 1.5 a 2"),
        ((ACTIVITY % "").replace("jul: 5", "jul: 4"), "meta de julio: 5 → 4"),
        ((ACTIVITY % "").replace("jul: 5", "ago: 5%"), "meta de julio: 5 → sin meta y meta de agosto: sin meta → 5%"),
        ((ACTIVITY % "").replace("meta_anual: 5", "meta_anual: 1000"), "meta anual: 5 → 1000"),
        ((ACTIVITY % "").replace(", meta_anual: 5", ""), "meta anual: 5 → sin meta"),
        (ACTIVITY % ", eliminado: {desde: 2024-11, motivo: X}", "eliminación: nunca → 2024-11"),
        (
            ACTIVITY % ', salvedades: [{regla: R303, nota: X, ilegibles: {dic: "1,00"}}]',
            "meta de diciembre: sin meta → «1,00»",
        ),
    ],
)
def test_h403_what_changed_in_a_goal(proposed, difference):
    assert messages(ACTIVITY % "", proposed) == [
        f"H403: la actividad 1 cambió ({difference}) sin una versión nueva: sigue la 1"
    ]
    assert [text for text in messages(ACTIVITY % "", proposed + TWO_ROWS) if text.startswith("H403")] == []


def test_h403_what_changed_in_the_plan_itself():
    differences = "objetivo: «Formar» → «Formar más» y actividades_parciales: no lo dice → true"
    assert messages("objetivo: Formar", "objetivo: Formar más\nactividades_parciales: true") == [
        f"H403: el plan cambió ({differences}) sin una versión nueva: sigue la 1"
    ]


def test_h403_long_texts_are_shown_from_where_they_differ():
    name = "Implementar el curso de formación de la población en las tres modalidades previstas"
    published = (ACTIVITY % "").replace("Formar", name)
    (found,) = messages(published, published.replace("tres", "dos"))
    common = "«…formación de la población en las"
    assert f"nombre: {common} tres modalidades previstas» → {common} dos modalidades previstas»" in found


def test_h403_a_version_without_its_row_is_told_by_r327_alone():
    assert messages(ACTIVITY % "", (ACTIVITY % "").replace("jul: 5", "jul: 4") + "version: 2\n") == []


def test_h403_a_row_that_was_there_before_explains_nothing():
    ready = TWO_ROWS.replace("version: 2\n", "version: 1\n", 1)
    assert messages(ACTIVITY % "" + ready, (ACTIVITY % "").replace("jul: 5", "jul: 4") + TWO_ROWS) == [
        "H403: la actividad 1 cambió (meta de julio: 5 → 4) sin una fila nueva: la de la versión 2 ya estaba publicada"
    ]


def test_h403_a_new_activity_has_a_version_too():
    two = 'actividades: [{codigo: "1", nombre: Formar}, {codigo: "2", nombre: Evaluar}]\n'
    one = 'actividades: [{codigo: "1", nombre: Formar}]\n'
    assert messages(one, two) == ["H403: la actividad 2 se agregó sin una versión nueva: sigue la 1"]
    assert messages(two, two.replace('{codigo: "1", nombre: Formar}, ', "") + TWO_ROWS)[0].startswith(
        "H404: la actividad 1 («Formar») ya estaba publicada, en la línea 1, y no está"
    )


def test_h403_the_first_goals_of_an_empty_plan_are_its_first_version():
    """A year begins with plans still to be written, and they are published so: writing them changes no promise."""
    empty, first = "actividades: []\n", ACTIVITY % ""
    assert messages(empty, "objetivo: Formar\n" + first.replace("jul: 5", "dic: 5")) == []
    assert messages(empty, first) == ["H406: cambio retroactivo en la actividad 1: meta de julio: sin meta → 5"]
    told = TOLD % ""
    assert messages(empty + told, first + told) == ["H403: la actividad 1 se agregó sin una versión nueva: sigue la 1"]


def test_h404_another_code_is_told_once():
    assert messages(ACTIVITY % "", (ACTIVITY % "").replace('codigo: "1"', 'codigo: "2"')) == [
        "H404: la actividad 1 ya estaba publicada, y ahora su código es 2"
    ]


@pytest.mark.parametrize(
    ("proposed", "late"),
    [
        ((ACTIVITY % "").replace("jul: 5", "jul: 4"), "meta de julio: 5 → 4"),
        ((ACTIVITY % "").replace("jul: 5", "jul: 5, oct: 1"), None),
        (ACTIVITY % ", eliminado: {desde: 2024-08, motivo: X}", "eliminación: nunca → 2024-08"),
        (ACTIVITY % ", eliminado: {desde: 2024-09, motivo: X}", None),
        (ACTIVITY % ", sentido: descendente", "sentido: ascendente → descendente"),
        (ACTIVITY % ", unidad_medida: Curso", "unidad de medida: nada → «Curso»"),
        (ACTIVITY % ", producto: Curso", None),
        ((ACTIVITY % "").replace("meta_anual: 5", "meta_anual: 6"), None),
    ],
)
def test_h406_what_reaches_what_is_over(proposed, late):
    """Seen on the last day of September, which is not over then."""
    reported = progress(JULY)
    expected = [f"H406: cambio retroactivo en la actividad 1: {late}"] if late else []
    assert messages(ACTIVITY % "" + reported, proposed + TWO_ROWS + reported) == expected


def test_h406_how_a_goal_is_judged_may_change_before_anything_of_it_is_over():
    proposed = ACTIVITY % ", sentido: descendente" + TWO_ROWS
    assert messages(ACTIVITY % "", proposed, date(2024, 7, 31)) == []
    assert len(messages(ACTIVITY % "", proposed, date(2024, 8, 1))) == 1


def test_h406_a_removal_reaches_the_months_between_its_old_beginning_and_its_new_one():
    gone = ", eliminado: {desde: 2024-%s, motivo: Cierre de la sede}"
    assert messages(ACTIVITY % gone % "08", ACTIVITY % gone % "12" + TWO_ROWS) == [
        "H406: cambio retroactivo en la actividad 1: eliminación: 2024-08 → 2024-12"
    ]
    assert messages(ACTIVITY % gone % "10", ACTIVITY % gone % "12" + TWO_ROWS) == []


def test_h406_the_annual_target_of_a_year_that_is_over():
    published = ACTIVITY % ""
    proposed = published.replace("meta_anual: 5", "meta_anual: 4") + TWO_ROWS
    assert proposed != published + TWO_ROWS
    assert messages(published, proposed, date(2024, 12, 31)) == []
    assert len(messages(published, proposed, date(2025, 1, 1))) == 1


def test_h406_depends_on_the_day():
    proposed = (ACTIVITY % "").replace("jul: 5", "jul: 4") + TWO_ROWS
    assert messages(ACTIVITY % "", proposed, date(2024, 7, 31)) == []
    assert len(messages(ACTIVITY % "", proposed, date(2024, 8, 1))) == 1


# H405 and H407: change control, and how a year is judged


def test_h405_rows_only_grow():
    assert messages("version: 1", TWO_ROWS) == []
    assert messages(TWO_ROWS, TWO_ROWS.replace("motivo: Creación", "motivo: Otro")) == [
        "H405: la fila de la versión 1 ya estaba publicada y cambió: motivo era «Creación»"
    ]
    assert messages(TWO_ROWS, "version: 1") == [
        "H405: el plan estaba publicado en la versión 2 y ahora dice 1",
        "H405: la fila de la versión 2, por «Cierre», ya estaba publicada y no está",
    ]
    early = "{version: 1, fecha: 2024-01-02, responsable: Planificación, motivo: Antes}"
    between = TWO_ROWS.replace("control_de_cambios:\n", f"control_de_cambios:\n  - {early}\n")
    assert messages(TWO_ROWS, between) == [
        "H405: la fila de la versión 1, por «Creación», ya estaba publicada y no está en su lugar"
    ]


def test_h405_lets_the_spelling_of_a_row_be_mended_and_its_words_be_corrected_by_another():
    assert messages(TWO_ROWS, TWO_ROWS.replace("motivo: Creación", "motivo: creacion")) == []
    fix = "  - {version: 2, fecha: 2024-09-01, responsable: Planificación, motivo: 'En la fila 1, léase Apertura'}\n"
    assert messages(TWO_ROWS, f"{TWO_ROWS.rstrip()}\n{fix}") == []


def test_h405_says_how_to_correct_a_row():
    changed = TWO_ROWS.replace("motivo: Creación", "motivo: Otro")
    (problem,) = past_problems(files(TWO_ROWS), files(changed))
    assert problem.remedy == (
        "devuélvala como se publicó; para corregirla sin borrar lo dicho, agregue al final otra fila de la versión 2, "
        "con la fecha de hoy, que diga «En la fila de la versión 1, donde dice … léase …»"
    )


def frame(text: str, rows: int = 1, *, reports: bool = True) -> str:
    row = "{version: %s, fecha: 2024-01-15, responsable: Planificación, motivo: Creación}"
    changes = ", ".join(row % number for number in range(1, rows + 1))
    plan = progress(JULY) if reports else "version: 1\n"
    return f"{plan}# ejercicio.yaml\n{text}\ncontrol_de_cambios: [{changes}]\n"


METHOD = 'metodologia: {version: "%s", umbral: %s}'


def test_h407_a_method_changes_with_its_version_and_a_row():
    base = frame(METHOD % (1, 70))
    said = "H407: la metodología de un año con avances cambió (umbral: 70 → 60) sin"
    assert messages(base, frame(METHOD % (1, 60))) == [f"{said} otra versión de la metodología"]
    assert messages(base, frame(METHOD % (2, 60))) == [f"{said} una fila nueva en control_de_cambios"]
    assert messages(base, frame(METHOD % (1, 60), 2)) == [f"{said} otra versión de la metodología"]
    declared = frame(METHOD % (2, 60), 2)
    assert messages(base, declared, date(2024, 1, 31)) == []
    assert messages(base, declared) == [
        "H411: la metodología nueva vuelve a calificar lo ya informado: umbral: 70 → 60"
    ]
    assert messages(base, frame(METHOD % (2, 70))) == []


def test_h407_before_anything_is_reported_a_method_is_free():
    assert messages(frame(METHOD % (1, 70), reports=False), frame(METHOD % (1, 60), reports=False)) == []
    assert messages(frame(METHOD % (1, 70), reports=False), frame(METHOD % (1, 60))) == []


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("tope: 100", "tope: ninguno", "tope: 100 → ninguno"),
        ("sin_reporte: cero", "sin_reporte: omitir", "sin_reporte: cero → omitir"),
        ("decimales: 0", "decimales: 2", "decimales: 0 → 2"),
        ("decimales_categoria: 0", "tope: 100", "decimales_categoria: 0 → no se dice"),
        ("redondear_primero: true", "tope: 100", "redondear_primero: true → false"),
        ("meta_trimestral: 22.50", "meta_trimestral: 25", "meta_trimestral: 22.5 → 25"),
        (
            "bandas: [{id: a, nombre: A, desde: 0, hasta: 50}, {id: b, nombre: B, desde: 50}]",
            "bandas: [{id: a, nombre: A, desde: 0, hasta: 60}, {id: b, nombre: B, desde: 60}]",
            "bandas: A desde 0 y B desde 50 → A desde 0 y B desde 60",
        ),
    ],
)
def test_h407_every_part_of_a_method(old, new, difference):
    def text(part: str) -> str:
        return frame(f'metodologia: {{version: "1", {part}}}')

    assert messages(text(old), text(new)) == [
        f"H407: la metodología de un año con avances cambió ({difference}) sin otra versión de la metodología"
    ]


def test_h407_the_day_by_which_units_report():
    assert messages(frame("plazo_informe: 5"), frame("plazo_informe: 20")) == [
        "H407: la metodología de un año con avances cambió (plazo_informe: 5 → 20) sin otra versión de la metodología"
    ]


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("presupuesto: {monto: 100}", "presupuesto: {monto: 90}", "presupuesto: 100 USD → 90 USD"),
        ("aprobacion: 2024-01-15", "aprobacion: 2024-02-01", "aprobacion: 2024-01-15 → 2024-02-01"),
        ("instrumento: PAT", "instrumento: POA", "instrumento: PAT → POA"),
    ],
)
def test_h407_the_rest_of_the_frame_changes_with_a_row(old, new, difference):
    base = frame(old, reports=False)
    assert messages(base, frame(new, reports=False)) == [
        f"H407: el marco del año cambió ({difference}) sin una fila nueva en control_de_cambios"
    ]
    assert messages(base, frame(new, 2, reports=False)) == []


def test_h407_to_say_what_was_not_known_is_no_change():
    assert messages(frame("nombre: Plan"), frame("nombre: Plan anual\npresupuesto: {monto: 100}\nnota: Sí")) == []
