"""The files of an institution and of its years, from the rows of their tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.editing.yaml_text import Quoted, Token
from generator.harvesting.disclosure import disclosure
from generator.harvesting.nodes import (
    Entries,
    document,
    grouped,
    in_order,
    lists,
    numbers,
    period,
    quantity,
    texts,
    tree,
)
from generator.harvesting.plans import control

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.editing.yaml_text import Node
    from generator.harvesting.package import Cells

_SCHEMA = Token("1")
_OFFICE = ("unidad", "cargo", "correo", "telefono", "direccion")


def institution(row: Cells, units: Sequence[Cells]) -> Entries:
    """Return `institucion.yaml`."""
    office = texts(row, *_OFFICE, prefix="oficina_")
    return {
        "esquema": _SCHEMA,
        "id": str(row["institucion"]),
        **texts(row, "nombre", "siglas", "pais", "sitio_web"),
        **({"oficina_informacion": office} if office else {}),
        **lists(row, "revisores"),
        "organigrama": tree(units, "unidad", "unidades", _unit),
    }


def _unit(row: Cells) -> Entries:
    named = texts(row, "nombre", "nombre_corto")
    return {"id": str(row["unidad"]), **named, **lists(row, "otros_nombres", "ids_anteriores", "revisores")}


def strategy(row: Cells, elements: Sequence[Cells]) -> Entries:
    """Return an `estrategia-*.yaml`."""
    return {
        "esquema": _SCHEMA,
        "id": str(row["estrategia"]),
        **texts(row, "nombre", "nota"),
        "periodo": numbers(row, "desde", "hasta"),
        "elementos": tree(elements, "codigo", "elementos", _element),
    }


def _element(row: Cells) -> Entries:
    told = texts(row, "tipo", "nombre", "indicador_producto", "responsable", "unidad", "nota")
    amount: Entries = {"cantidad": quantity(row["escrita"])} if row["escrita"] else {}
    return {"codigo": Quoted(str(row["codigo"])), **told, **amount, **numbers(row, "inicio")}


def frame(row: Cells, own: Mapping[str, Sequence[Cells]]) -> Entries:
    """Return `ejercicio.yaml`; `own` are the rows of the year by table."""
    texts_of = grouped(in_order(own["textos"]), "documento")
    budget: Entries = {
        **numbers(row, "monto", prefix="presupuesto_"),
        **texts(row, "moneda", "nota", prefix="presupuesto_"),
    }
    sections = _sections(texts_of.get(("plan",), []))
    outline = _outline(texts_of.get(("informes",), []))
    return {
        "esquema": _SCHEMA,
        **texts(row, "institucion", "instrumento", "nombre", "estrategia", "nota"),
        **numbers(row, "ejercicio", "aprobacion", "plazo_informe"),
        **document(row),
        **({"presupuesto": budget} if budget else {}),
        **({"secciones": sections} if sections else {}),
        **({"metodologia": _method(row, own)} if row["metodologia_propia"] == "true" else {}),
        **({"informes": outline} if outline else {}),
        **disclosure(own["divulgacion"], own["divulgados"]),
        "control_de_cambios": control(own["control_de_cambios"]),
    }


def _method(row: Cells, own: Mapping[str, Sequence[Cells]]) -> Entries:
    weights: Entries = {str(each["unidad"]): Token(str(each["peso"])) for each in own["pesos"]}
    bands: list[Node] = [
        {
            "id": str(band["banda"]),
            **texts(band, "nombre"),
            **numbers(band, "desde", "hasta"),
            **texts(band, "impreso"),
        }
        for band in in_order(own["bandas"])
    ]
    words = ("sin_reporte", "sin_programacion", "eliminado_en_el_periodo", "promedio")
    return {
        "version": Quoted(str(row["metodologia"])),
        "bandas": bands,
        "tope": Token(row["tope"]) if row["tope"] else "ninguno",
        **texts(row, *words),
        **numbers(row, "umbral", "decimales", "redondear_primero", "decimales_categoria", "meta_trimestral"),
        **({"pesos": weights} if weights else {}),
    }


def report(row: Cells, figures: Sequence[Cells], own_texts: Sequence[Cells]) -> Entries:
    """Return an `informes/*.yaml`."""
    printed: list[Node] = [_figure(figure) for figure in in_order(figures)]
    sections = _sections([text for text in in_order(own_texts) if text["informe"] == row["informe"]])
    return {
        "esquema": _SCHEMA,
        **period(row),
        **texts(row, "titulo", "responsable", "nota"),
        **numbers(row, "fecha"),
        **document(row),
        **({"secciones": sections} if sections else {}),
        **({"publicado": printed} if printed else {}),
    }


def _figure(row: Cells) -> Entries:
    printed = str(row["publicado"])
    value: Node = Quoted(printed) if printed.startswith((">", "<")) else quantity(printed)
    terms: list[Node] = [quantity(term) for term in str(row["sumandos"] or "").split(" + ") if term]
    parts: Entries = {"sumandos": terms} if terms else {}
    return {**texts(row, "tabla", "sujeto", "medida", "nota"), **period(row), "valor": value, **parts}


def _sections(rows: Sequence[Cells]) -> list[Node]:
    return [_section(str(path), own) for (path,), own in grouped(rows, "seccion").items()]


def _section(path: str, rows: Sequence[Cells]) -> Entries:
    """Return a section, from its own row and those of its paragraphs and points."""
    head = rows[0]
    paragraphs: list[Node] = [str(row["texto"]) for row in rows if row["clase"] == "parrafo"]
    points: list[Node] = [texts(row, "nombre", "texto") for row in rows if row["clase"] == "punto"]
    return {
        "id": path.rsplit("/", 1)[-1],
        **({"titulo": head["texto"]} if head["texto"] else {}),
        **({"cuadro": head["nombre"]} if head["nombre"] else {}),
        **({"parrafos": paragraphs} if paragraphs else {}),
        **({"puntos": points} if points else {}),
    }


def _outline(rows: Sequence[Cells]) -> Entries:
    parts = _parts({str(path): own for (path,), own in grouped(rows, "seccion").items() if path}, "")
    posts: list[Node] = [
        {"cargo": str(row["texto"]), **({"etiqueta": row["nombre"]} if row["nombre"] else {})}
        for row in rows
        if row["clase"] == "firma"
    ]
    told: Entries = {str(row["clase"]): str(row["texto"]) for row in rows if row["clase"] in {"solicitud", "lugar"}}
    return {**({"partes": parts} if parts else {}), **({"firmas": posts} if posts else {}), **told}


def _parts(rows: Mapping[str, Sequence[Cells]], above: str) -> list[Node]:
    found: list[Node] = []
    for path, own in rows.items():
        if path.rpartition("/")[0] == above:
            below = _parts(rows, path)
            found.append({**_section(path, own), **({"partes": below} if below else {})})
    return found
