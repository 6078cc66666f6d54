"""Columns and references that many tables share."""

from __future__ import annotations

from generator.data_set.shape import Column, Reference, day, key_text, number, order, text

INSTITUTION = key_text("institucion", "Identificador de la institución.")
YEAR = Column("ejercicio", "Año fiscal.", order().kind, is_required=True)
UNIT = key_text("unidad", "Identificador de la unidad.")
CODE = key_text("codigo", "Código de la actividad, único en el plan de su unidad.")
PERIOD = key_text("periodo", "AAAA-MM, AAAA-T1 a T4, AAAA-S1, AAAA-S2, AAAA, o AAAA-MM..AAAA-MM para otro acumulado.")
SOURCE = text("fuente", "Archivo y línea donde está escrito.")
NOTE = text("nota", "Aclaración de quien escribió el plan.")
WRITTEN = text("escrita", "La misma cantidad como la escribe el plan: 1200, 12.5 o 12%.")
REPORT = order("informe", "Número del informe de la unidad en su plan, desde 1, en el orden en que se agregó.")

IN_YEAR = (INSTITUTION, YEAR)
IN_PLAN = (*IN_YEAR, UNIT)
PLAN_KEY = ("institucion", "ejercicio", "unidad")
ACTIVITY_KEY = (*PLAN_KEY, "codigo")
REPORT_KEY = (*PLAN_KEY, "informe")

TO_INSTITUTION = Reference(("institucion",), "instituciones", ("institucion",))
TO_UNIT = Reference(("institucion", "unidad"), "unidades", ("institucion", "unidad"))
TO_YEAR = Reference(("institucion", "ejercicio"), "ejercicios", ("institucion", "ejercicio"))
TO_PLAN = Reference(PLAN_KEY, "planes", PLAN_KEY)
TO_ACTIVITY = Reference(ACTIVITY_KEY, "actividades", ACTIVITY_KEY)
TO_REPORT = Reference(REPORT_KEY, "avances", REPORT_KEY)
TO_STATE = Reference(("estado",), "estados", ("estado",))
TO_BAND = Reference(("institucion", "ejercicio", "banda"), "bandas", ("institucion", "ejercicio", "banda"))


def quantity(meaning: str) -> tuple[Column, Column]:
    """Return the two columns of a quantity: in units, to calculate with, and as it is written."""
    return number("cantidad", f"{meaning} Una de 12 % es 0.12."), WRITTEN


def removal(what: str) -> tuple[Column, ...]:
    """Return the columns of the approved change that removed something."""
    return (
        text("eliminado_desde", f"Mes desde el que un cambio aprobado eliminó {what}; vacío si sigue."),
        text("eliminado_motivo", "Por qué se eliminó."),
        text("eliminado_acto", "Acto que lo aprobó."),
        day("eliminado_fecha", "Fecha del acto."),
    )


def document(what: str) -> tuple[Column, ...]:
    """Return the columns of an official document."""
    return (
        text("documento_codigo", f"Código del documento oficial {what}."),
        text("documento_version", "Versión del documento."),
        day("documento_fecha", "Fecha del documento."),
        text("documento_elaborado_por", "Cargo que lo elaboró."),
        text("documento_revisado_por", "Cargo que lo revisó."),
        text("documento_autorizado_por", "Cargo que autorizó su distribución."),
        text("documento_url", "Dirección del documento."),
    )
