"""Tables of what an institution discloses elsewhere, and of what it says does not exist."""

from __future__ import annotations

from generator.data_set.parts import IN_YEAR, TO_YEAR
from generator.data_set.shape import Column, Kind, Reference, Table, day, key_text, order, text

WHOLE = "todas"
"""The part of what is said of all parts."""

_PARTS = (WHOLE, "plan", "resultados", "metas", "reestructuracion")
_PART = Column("parte", "De qué parte de lo que pide la ley; todas es lo común.", is_required=True, values=_PARTS)
_PART_KEY = ("institucion", "ejercicio", "parte")

DISCLOSURE = Table(
    "divulgacion",
    "Divulgación",
    "Lo que una institución dice de cómo divulga un año, en común o de una parte.",
    _PART_KEY,
    (
        *IN_YEAR,
        _PART,
        text("responsable", "Cargo que responde de que esté publicado y al día."),
        Column("meses", "Meses en que actualiza lo que publica, con sus números.", Kind.LIST),
        text("nota", "Nota aclaratoria."),
        text("acta_codigo", "Código del acta que declara que no existe; vacío si no hay."),
        day("acta_fecha", "Fecha del acta."),
        text("acta_url", "Dirección del acta."),
    ),
    (TO_YEAR,),
)
DISCLOSED = Table(
    "divulgados",
    "Documentos divulgados en otro lugar",
    "Un documento que la institución publica fuera de este sitio.",
    (*_PART_KEY, "orden"),
    (
        *IN_YEAR,
        _PART,
        order(),
        key_text("nombre", "Nombre del documento."),
        key_text("url", "Dirección del documento."),
        day("fecha", "Fecha del documento."),
        day("actualizado", "Última actualización."),
        text("formato", "Qué tipo de archivo es."),
        text("tamano", "Cuánto pesa, como lo dice la institución."),
    ),
    (Reference(_PART_KEY, "divulgacion", _PART_KEY),),
)
