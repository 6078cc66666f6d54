"""The plan of a unit, from the rows of its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import Direction, TargetType
from generator.editing.yaml_text import Quoted, Token
from generator.harvesting.nodes import (
    Entries,
    grouped,
    in_order,
    lists,
    numbers,
    period,
    period_of,
    quantity,
    removal,
    texts,
    version,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.editing.yaml_text import Node
    from generator.harvesting.package import Cells

_SCHEMA = Token("1")
_USUAL = (TargetType.SUM.value, Direction.ASCENDING.value)
"""What plans leave unsaid."""


def plan(row: Cells, own: Mapping[str, Sequence[Cells]]) -> Entries:
    """Return the file of a unit's plan."""
    return {
        "esquema": _SCHEMA,
        **texts(row, "unidad", "responsable", "objetivo", "nota"),
        **numbers(row, "ejercicio", "version"),
        **({"actividades_parciales": Token("true")} if row["actividades_parciales"] == "true" else {}),
        **removal(row),
        "actividades": [_activity(activity, own) for activity in in_order(own["actividades"])],
        "control_de_cambios": control(own["control_de_cambios"]),
        **_shares(own["porcentajes"]),
        **_progress(own),
    }


def control(rows: Sequence[Cells]) -> list[Node]:
    """Return the rows of a change control."""
    return [
        {"version": version(str(row["version"])), **texts(row, "responsable", "motivo"), **numbers(row, "fecha")}
        for row in in_order(rows)
    ]


def _activity(row: Cells, own: Mapping[str, Sequence[Cells]]) -> Entries:
    code = row["codigo"]
    data: Entries = {"codigo": Quoted(str(code))}
    if row["codigo_publicado"] != code:
        data["codigo_publicado"] = Quoted(row["codigo_publicado"] or "")
    keys = ("proceso", "nombre", "producto", "unidad_medida", "medio_verificacion", "responsable", "nota")
    data |= {**lists(row, "codigos_anteriores"), **texts(row, *keys), **numbers(row, "peso")}
    data |= {key: value for key, value in texts(row, "tipo_meta", "sentido").items() if value not in _USUAL}
    if row["estrategia"] is not None:
        data["estrategia"] = Quoted(row["estrategia"])
    if row["minimo"] is not None:
        data["rango"] = numbers(row, "minimo", "maximo")
    targets = [each for each in own["metas"] if each["codigo"] == code and each["es_vigente"] == "true"]
    data["metas"] = {period_of(each).key: quantity(each["escrita"]) for each in targets if each["clase"] == "periodo"}
    if annual := next((each for each in targets if each["clase"] == "anual"), None):
        data["meta_anual"] = quantity(annual["escrita"])
    caveats = grouped(in_order(each for each in own["salvedades"] if each["codigo"] == code), "orden")
    if caveats:
        data["salvedades"] = [_caveat(rows) for rows in caveats.values()]
    return data | removal(row)


def _caveat(rows: Sequence[Cells]) -> Entries:
    unreadable: Entries = {period_of(row).key: Quoted(row["ilegible"] or "") for row in rows if row["periodo"]}
    return {**texts(rows[0], "regla", "nota"), **({"ilegibles": unreadable} if unreadable else {})}


def _shares(rows: Sequence[Cells]) -> Entries:
    told: list[Node] = [
        {**period(row), **texts(row, "nota"), **numbers(row, "porcentaje", "al")} for row in in_order(rows)
    ]
    return {"avances_informados": told} if told else {}


def _progress(own: Mapping[str, Sequence[Cells]]) -> Entries:
    results = grouped(own["resultados"], "informe")
    work = grouped(own["no_programadas"], "informe")
    proofs = grouped(own["evidencias"], "informe", "codigo")
    entries: list[Node] = []
    for row in in_order(own["avances"], "informe"):
        number = row["informe"]
        entry: Entries = {**period(row), **texts(row, "responsable", "resumen", "motivo"), **numbers(row, "fecha")}
        if row["rectifica"] == "true":
            entry["rectifica"] = Token("true")
        found = in_order(results.get((number,), ()))
        if found:
            entry["actividades"] = {
                str(each["codigo"]): _result(each, proofs.get((number, each["codigo"]), ())) for each in found
            }
        other = in_order(work.get((number,), ()))
        if other:
            entry["no_programadas"] = [_work(each) for each in other]
        entry |= _redaction(row)
        entries.append(entry)
    return {"avances": entries} if entries else {}


def _redaction(row: Cells) -> Entries:
    if row["retirado_fecha"] is None:
        return {}
    told = texts(row, "responsable", "motivo", prefix="retirado_")
    return {
        "retirado": {**numbers(row, "fecha", prefix="retirado_"), **told, "huella": Quoted(str(row["retirado_huella"]))}
    }


def _result(row: Cells, proofs: Sequence[Cells]) -> Entries:
    data: Entries = {
        "valor": quantity(row["escrita"]),
        **numbers(row, "solicitado"),
        **texts(row, "justificacion", "medidas", "nota"),
    }
    if proofs:
        data["evidencia"] = [texts(proof, "titulo", "url") for proof in in_order(proofs)]
    return data


def _work(row: Cells) -> Entries:
    value: Entries = {"valor": quantity(row["escrita"])} if row["escrita"] else {}
    return {**texts(row, "nombre", "unidad_medida"), **value}
