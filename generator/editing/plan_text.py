"""From a unit's plan to the text of its file: the way back of `reading.parse`, with keys in the order of the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import (
    Activity,
    Caveat,
    Change,
    Direction,
    ProgressEntry,
    Removal,
    ReportedShare,
    Result,
    TargetType,
    UnitPlan,
    UnplannedWork,
)
from generator.core.quantity import Quantity, plain
from generator.editing.yaml_text import Flow, Node, Quoted, Token, yaml_text

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

_Entries = dict[str, Node]
PROGRESS = "avances"
"""The last key of a plan: a report is added by adding text at the end of the file."""
SHARES = "avances_informados"
"""What a unit told without the activities behind it."""


def plan_text(plan: UnitPlan) -> str:
    """Return the canonical text of a plan; reading it gives an equal plan, and progress can be added at its end."""
    data: _Entries = {
        "esquema": Token("1"),
        "unidad": plan.org_unit,
        "ejercicio": Token(str(plan.year)),
        "version": Token(str(plan.version)),
        **_texts(responsable=plan.owner, objetivo=plan.objective, nota=plan.notes),
        **_removal(plan.removal),
        **({"actividades_parciales": Token("true")} if plan.is_partial else {}),
        "actividades": [_activity(activity) for activity in plan.activities],
        "control_de_cambios": [_change(change) for change in plan.changes],
    }
    if plan.reported_shares:
        data[SHARES] = [_share(share) for share in plan.reported_shares]
    if plan.progress:
        data[PROGRESS] = [_progress(entry) for entry in plan.progress]
    return yaml_text(data)


def entry_text(entry: ProgressEntry) -> str:
    """Return the canonical text of one report: an item of `avances`, with the indentation of `plan_text`."""
    _, text = yaml_text({PROGRESS: [_progress(entry)]}).split("\n", 1)
    return text


def share_text(share: ReportedShare) -> str:
    """Return the canonical text of a percentage told without its activities: an item of `avances_informados`."""
    _, text = yaml_text({SHARES: [_share(share)]}).split("\n", 1)
    return text


def _activity(activity: Activity) -> _Entries:
    data: _Entries = {"codigo": Quoted(activity.code)}
    if activity.published_code is not None:
        data["codigo_publicado"] = Quoted(activity.published_code)
    if activity.previous_codes:
        data["codigos_anteriores"] = [Quoted(code) for code in activity.previous_codes]
    data |= _texts(
        proceso=activity.process,
        nombre=activity.name,
        producto=activity.product,
        unidad_medida=activity.measure_unit,
        medio_verificacion=activity.means_of_verification,
    )
    if activity.strategy is not None:
        data["estrategia"] = Quoted(activity.strategy)
    data |= _texts(responsable=activity.owner)
    if activity.target_type is not TargetType.SUM:
        data["tipo_meta"] = activity.target_type.value
    if activity.direction is not Direction.ASCENDING:
        data["sentido"] = activity.direction.value
    if activity.range:
        low, high = activity.range
        data["rango"] = Flow({"minimo": _number(low), "maximo": _number(high)})
    data["metas"] = Flow({target.period.key: _quantity(target.quantity) for target in activity.targets})
    if activity.annual_target is not None:
        data["meta_anual"] = _quantity(activity.annual_target)
    if activity.weight is not None:
        data["peso"] = _number(activity.weight)
    data |= _removal(activity.removal)
    data |= _texts(nota=activity.notes)
    if activity.caveats:
        data["salvedades"] = [_caveat(caveat) for caveat in activity.caveats]
    return data


def _caveat(caveat: Caveat) -> _Entries:
    data: _Entries = {"regla": caveat.rule, "nota": caveat.note}
    if caveat.unreadable:
        data["ilegibles"] = Flow({period.key: Quoted(text) for period, text in caveat.unreadable})
    return data


def _removal(removal: Removal | None) -> _Entries:
    if removal is None:
        return {}
    data: _Entries = {"desde": Token(removal.since.code), "motivo": removal.reason, **_texts(acto=removal.act)}
    if removal.date is not None:
        data["fecha"] = _date(removal.date)
    return {"eliminado": data}


def _share(share: ReportedShare) -> _Entries:
    data: _Entries = {"periodo": Token(share.period.code), "porcentaje": _number(share.percent)}
    if share.as_of is not None:
        data["al"] = _date(share.as_of)
    return data | _texts(nota=share.notes)


def _change(change: Change) -> _Entries:
    is_count = change.version.isdecimal() and change.version == str(int(change.version))
    return {
        "version": Token(change.version) if is_count else Quoted(change.version),
        "fecha": _date(change.date),
        "responsable": change.owner,
        "motivo": change.reason,
    }


def _progress(entry: ProgressEntry) -> _Entries:
    data: _Entries = {"periodo": Token(entry.period.code), "fecha": _date(entry.date)}
    data |= _texts(responsable=entry.owner, resumen=entry.summary)
    if entry.is_correction:
        data["rectifica"] = Token("true")
    data |= _texts(motivo=entry.reason)
    if entry.results:
        data["actividades"] = {result.code: _result(result) for result in entry.results}
    if entry.unplanned:
        data["no_programadas"] = [_unplanned(work) for work in entry.unplanned]
    if entry.redaction:
        told = entry.redaction
        data["retirado"] = {
            "fecha": _date(told.date),
            **_texts(responsable=told.owner, motivo=told.reason),
            "huella": Quoted(told.digest),
        }
    return data


def _result(result: Result) -> _Entries:
    data: _Entries = {"valor": _quantity(result.quantity)}
    if result.requested is not None:
        data["solicitado"] = _number(result.requested)
    data |= _texts(justificacion=result.justification, medidas=result.measures, nota=result.notes)
    if result.evidence:
        data["evidencia"] = [{"titulo": proof.title, "url": proof.url} for proof in result.evidence]
    return data


def _unplanned(work: UnplannedWork) -> _Entries:
    data: _Entries = {"nombre": work.name, **_texts(unidad_medida=work.measure_unit)}
    if work.quantity is not None:
        data["valor"] = _quantity(work.quantity)
    return data


def _texts(**texts: str) -> _Entries:
    """Return the keys that have a text: an empty one is not written."""
    return {key: text for key, text in texts.items() if text}


def _quantity(quantity: Quantity) -> Token:
    return Token(quantity.text)


def _number(value: Decimal) -> Token:
    return Token(plain(value))


def _date(day: date) -> Token:
    return Token(day.isoformat())
