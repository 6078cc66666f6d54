"""The sheet «Instrucciones»: how to fill the form, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.quantity import format_percent
from generator.editing.forms.layout import REPORT_SHEET, YEAR_SHEET
from generator.editing.forms.sheets import page

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from generator.editing.forms.layout import Form
    from generator.editing.forms.styles import Styles

_WIDTH = 105


def write_help(sheet: Worksheet, form: Form, styles: Styles) -> None:
    """Write the sheet of instructions."""
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, _WIDTH)
    sheet.write_string(0, 0, "Cómo se llena este formulario", styles("title"))
    sheet.set_row(0, 28)
    row = 1
    for title, lines in _parts(form):
        row += 1
        sheet.write_string(row, 0, title, styles("subtitle"))
        for number, line in enumerate(lines, 1):
            row += 1
            sheet.write_number(row, 0, number, styles("note"))
            sheet.write_string(row, 1, line, styles("prose"))
        row += 1
    page(sheet, form, last_column=1, last_row=row, repeated=0)


def _parts(form: Form) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("En cinco pasos", _steps()),
        ("Qué va en cada columna", _columns(form)),
        ("Lo que conviene saber", _advice(form)),
    )


def _steps() -> tuple[str, ...]:
    return (
        f"En la hoja «{REPORT_SHEET}», elija arriba el período que informa. La columna «Programado» cambia con él.",
        "Escriba en «Realizado» lo que se hizo en ese período, sin sumar lo anterior.",
        "Mire la columna «Revise»: dice, fila por fila, qué falta.",
        "Al final de la hoja escriba el trabajo no programado, el resumen, el cargo responsable y la fecha.",
        "Guarde el archivo como está (.xlsx) y envíelo a planificación.",
    )


def _columns(form: Form) -> tuple[str, ...]:
    threshold = form.annual.frame.method.threshold
    asked = f" Es obligatoria bajo el {format_percent(threshold)} de lo programado." if threshold is not None else ""
    return (
        "«Realizado» es un número: 1200 o 12.5. Donde la meta está en porcentaje, escriba el signo: 12%.",
        "Vacía quiere decir «no se informa». Si en el período no se hizo nada, escriba 0: no es lo mismo.",
        "En «Solicitado», si una meta es atender lo que se pida, va cuánto se pidió; en «Realizado», lo atendido.",
        f"«Justificación» dice por qué no se alcanzó lo programado.{asked} «Medidas que se tomarán», qué se hará.",
        "«Evidencia» es un documento que lo comprueba y su dirección en internet.",
        "Varios documentos van uno por línea (Alt+Entrar), en el mismo orden en las dos columnas.",
    )


def _advice(form: Form) -> tuple[str, ...]:
    lines = [
        "Las demás celdas están protegidas, sin contraseña, para que no se borre nada sin querer.",
        f"La hoja «{YEAR_SHEET}» es la tabla oficial del plan, mes por mes; se llena sola y sirve para imprimir.",
        "No escriba datos personales: ni nombres de particulares, ni DUI, ni teléfonos. Lo que se informa se publica.",
        "Para corregir un período ya informado, llene solo las actividades que cambian y escriba el motivo al final.",
        "Un texto que empieza con el signo = se toma por una fórmula: escriba antes un apóstrofo (').",
        "Este formulario sirve para todo el año mientras no cambien las metas. Si cambian, pida uno nuevo.",
    ]
    if not all(period.is_month for period in form.periods):
        lines.append(
            "Hay metas por trimestre, semestre o año: para informarlas elija ese período, en un formulario aparte."
        )
    return tuple(lines)
