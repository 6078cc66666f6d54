"""Thousands of random changes of a plan: the rules of the past and a short reference of another make say the same."""

from __future__ import annotations

import copy
import pickle
import random
import sys
import time
from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from generator.core.model import AnnualPlan
from generator.core.model.reach import Span
from generator.reading.document import Document
from generator.reading.parse import parse_plan
from generator.rules import r327_change_control, r343_early_correction, run_past_rules
from generator.rules.past import Pair, Past
from tests.history.reference import MONTHS, violations
from tests.small_plans import data_of, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.core.model import UnitPlan
    from generator.reading.document import Mark, Path

COUNT = 10_000
PARTS = 4
PLAN = """
esquema: 1
unidad: unidad
ejercicio: 2024
version: 2
objetivo: Formar a la población
actividades:
  - {codigo: "1", nombre: Impartir cursos, producto: Personas formadas, unidad_medida: Personas, estrategia: AE-1,
     medio_verificacion: Listas, metas: {feb: 10, may: 12, ago: 20, nov: 5}, meta_anual: 47, nota: Con apoyo externo}
  - {codigo: "2", nombre: Atender solicitudes, unidad_medida: Solicitud, tipo_meta: demanda,
     metas: {mar: 90%, dic: 95%}, meta_anual: 95%}
  - {codigo: "3", nombre: Elaborar el informe, metas: {dic: 1}, meta_anual: 1, codigo_publicado: "3-A",
     salvedades: [{regla: R303, nota: Así se publicó, ilegibles: {jun: "1,00"}}]}
  - {codigo: "4", nombre: Mantener la cobertura, tipo_meta: nivel, sentido: rango, rango: {minimo: 80, maximo: 90},
     metas: {jun: 85}, eliminado: {desde: 2024-09, motivo: Se suprimió}}
control_de_cambios:
  - {version: 1, fecha: 2024-01-15, responsable: Planificación, motivo: Creación}
  - {version: 2, fecha: 2024-03-10, responsable: Planificación, motivo: Ajuste}
avances_informados:
  - {periodo: 2024-01, porcentaje: 80}
  - {periodo: 2024-02, porcentaje: 75.5, nota: Según el informe}
avances:
  - {periodo: 2024-02, fecha: 2024-03-05, resumen: Dos cursos, actividades: {"1": {valor: 9}, "3": {valor: 0}}}
  - periodo: 2024-03
    fecha: 2024-04-05
    actividades: {"2": {valor: 18, solicitado: 20, justificacion: Faltó personal, evidencia: [{titulo: A, url: "https://a.example"}]}}
    no_programadas: [{nombre: Charla, valor: 3}]
  - {periodo: 2024-02, fecha: 2024-04-20, rectifica: true, motivo: Doble registro, actividades: {"1": {valor: 8}}}
  - {periodo: 2024-05, fecha: 2024-06-05, responsable: Jefatura, actividades: {"1": {valor: 12}, "2": {valor: 5}}}
"""
Random = random.Random
Plan = dict[str, Any]


def activity(plan: Plan, rng: Random) -> Plan:
    """An activity; an empty one, which nothing keeps, if there are none."""
    found: Plan = rng.choice(plan["actividades"] or [{"metas": {}, "codigo": "x", "nombre": "X"}])
    return found


def entry(plan: Plan, rng: Random) -> Plan:
    """A report of progress."""
    found: Plan = rng.choice(plan["avances"] or [{"actividades": {}, "periodo": "2024-01"}])
    return found


def result(plan: Plan, rng: Random) -> Plan:
    """What a report says of an activity."""
    told = entry(plan, rng)["actividades"]
    found: Plan = rng.choice([*told.values()] or [{}])
    return found


def share(plan: Plan, rng: Random) -> Plan:
    """A percentage told by the unit."""
    found: Plan = rng.choice(plan["avances_informados"] or [{"periodo": "2024-01"}])
    return found


def respell(text: str, rng: Random) -> str:
    """The same text with other capitals, accents or spaces."""
    return rng.choice([text.upper(), text.replace("o", "ó"), f" {text}", text.replace(" ", "  ")])


def number(rng: Random) -> Any:
    """A quantity, at times one that was there, written otherwise."""
    return rng.choice([*range(25), "12%", "95.0%", "90%", "10.0", 0.5])


def change_text(plan: Plan, rng: Random) -> None:
    key = rng.choice(["nombre", "producto", "unidad_medida", "medio_verificacion", "objetivo"])
    holder = plan if key == "objetivo" else activity(plan, rng)
    text = str(holder.get(key, ""))
    holder[key] = rng.choice([f"{text} y más", respell(text, rng), f"Otro {rng.random()}"])


def change_editorial(plan: Plan, rng: Random) -> None:
    key = rng.choice(["nota", "responsable", "proceso", "codigo_publicado"])
    activity(plan, rng)[key] = f"Otra {rng.random()}"
    plan[rng.choice(["nota", "responsable"])] = "Otra"


def change_target(plan: Plan, rng: Random) -> None:
    targets = activity(plan, rng)["metas"]
    month = rng.choice(MONTHS)
    if month in targets and rng.random() < 0.5:
        del targets[month]
    else:
        targets[month] = number(rng)


def change_annual_target(plan: Plan, rng: Random) -> None:
    one = activity(plan, rng)
    one.pop("meta_anual", None) if rng.random() < 0.3 else one.update(meta_anual=number(rng))


def change_kind(plan: Plan, rng: Random) -> None:
    kinds: list[tuple[str, list[Any]]] = [
        ("tipo_meta", ["suma", "nivel", "hito", "demanda"]),
        ("sentido", ["ascendente", "descendente", "rango"]),
        ("rango", [{"minimo": 80, "maximo": 90}, {"maximo": "90.0", "minimo": 80}, {"minimo": 70, "maximo": 90}]),
        ("estrategia", ["AE-1", "AE-2"]),
    ]
    key, words = rng.choice(kinds)
    activity(plan, rng)[key] = rng.choice(words)


def change_removal(plan: Plan, rng: Random) -> None:
    holder = rng.choice([plan, activity(plan, rng), activity(plan, rng)])
    if holder.pop("eliminado", None) is None or rng.random() < 0.5:
        holder["eliminado"] = {"desde": f"2024-{rng.randint(1, 12):02}", "motivo": rng.choice(["Uno", "Otro"])}


def change_caveat(plan: Plan, rng: Random) -> None:
    cells = rng.choice([{"jun": "1,00"}, {"jun": "2,00"}, {"jul": "1,00"}, {}])
    caveat = {"regla": "R303", "nota": rng.choice(["Así se publicó", "Otra"]), "ilegibles": cells}
    activity(plan, rng)["salvedades"] = [caveat] if cells else []


def change_part(plan: Plan, rng: Random) -> None:
    plan.pop("actividades_parciales", None) if rng.random() < 0.5 else plan.update(actividades_parciales=True)


def add_activity(plan: Plan, rng: Random) -> None:
    code = f"n{rng.random()}"
    new = {"codigo": code, "nombre": f"Actividad {code}", "metas": {rng.choice(MONTHS): 1}}
    plan["actividades"].insert(rng.randint(0, len(plan["actividades"])), new)


def remove_activity(plan: Plan, rng: Random) -> None:
    if plan["actividades"]:
        plan["actividades"].remove(activity(plan, rng))


def recode_activity(plan: Plan, rng: Random) -> None:
    activity(plan, rng)["codigo"] = f"r{rng.random()}"


def declare_code(plan: Plan, rng: Random) -> None:
    """Give an activity another code, and say which it had."""
    one = activity(plan, rng)
    one["codigos_anteriores"] = [*one.get("codigos_anteriores", []), one["codigo"]]
    one["codigo"] = f"d{rng.random()}"


def absorb_activity(plan: Plan, rng: Random) -> None:
    """Make an activity declare the code of another, which goes: its reports would be of the first."""
    gone, heir = activity(plan, rng), activity(plan, rng)
    if gone is not heir:
        plan["actividades"].remove(gone)
        heir["codigos_anteriores"] = [*heir.get("codigos_anteriores", []), gone["codigo"]]


def take_code(plan: Plan, rng: Random) -> None:
    """Give the code of an activity to a new one: what was reported of the first would be of the second."""
    one = activity(plan, rng)
    plan["actividades"].append({"codigo": one["codigo"], "nombre": f"Otra {rng.random()}", "metas": {"dic": 1}})
    one["codigo"] = f"t{rng.random()}"


def reorder(plan: Plan, rng: Random) -> None:
    """Mix what stands in some order: of these, only reports and rows are told by theirs."""
    key = rng.choice(["actividades", "avances_informados", "avances", "control_de_cambios"])
    rng.shuffle(plan[key])


def reorder_keys(plan: Plan, rng: Random) -> None:
    holder = rng.choice([plan, activity(plan, rng), entry(plan, rng), entry(plan, rng)["actividades"]])
    items = list(holder.items())
    rng.shuffle(items)
    holder.clear()
    holder.update(items)


def raise_version(plan: Plan, rng: Random) -> None:
    """Raise the version, nearly always with its row: what makes a change of goals a right one."""
    plan["version"] += rng.choice([1, 1, 1, 2])
    if rng.random() < 0.85:
        row = {"version": plan["version"], "fecha": "2024-07-01", "responsable": "Planificación", "motivo": "Acuerdo"}
        plan["control_de_cambios"].append(row)


def change_version(plan: Plan, rng: Random) -> None:
    plan["version"] = rng.choice([1, 2, 2, 3])


def change_rows(plan: Plan, rng: Random) -> None:
    rows = plan["control_de_cambios"]
    row = rng.choice(rows)
    what = rng.randrange(4)
    if what == 0 and rows[1:]:
        rows.remove(row)
    elif what == 1:
        row["motivo"] = rng.choice(["Otro", row["motivo"]])
    elif what == 2:
        row["fecha"] = rng.choice(["2024-02-01", row["fecha"]])
    else:
        rows.insert(rng.randint(0, len(rows)), {**row, "motivo": "Añadida"})


def change_result(plan: Plan, rng: Random) -> None:
    key, value = rng.choice([
        ("valor", number(rng)), ("justificacion", "Otra"), ("medidas", "Otras"), ("nota", "Otra"), ("solicitado", 5),
        ("evidencia", [{"titulo": "B", "url": "https://b.example"}]),
    ])  # fmt: skip
    result(plan, rng)[key] = value


def change_entry(plan: Plan, rng: Random) -> None:
    key, value = rng.choice([
        ("resumen", "Otro"), ("fecha", "2024-06-05"), ("responsable", "Jefatura"), ("periodo", "2024-05"),
        ("no_programadas", [{"nombre": "Charla", "valor": 3}]), ("rectifica", True),
    ])  # fmt: skip
    entry(plan, rng)[key] = value


def add_result(plan: Plan, rng: Random) -> None:
    entry(plan, rng)["actividades"][rng.choice("1234")] = {"valor": rng.randrange(20)}


def remove_result(plan: Plan, rng: Random) -> None:
    told = entry(plan, rng)["actividades"]
    told.pop(rng.choice([*told] or ["x"]), None)


def remove_entry(plan: Plan, rng: Random) -> None:
    if plan["avances"]:
        plan["avances"].remove(entry(plan, rng))


def report(plan: Plan, rng: Random) -> None:
    """Report, mostly at the end, as it should be."""
    month = rng.choice(["02", "03", "06"])
    day = rng.choice(["2024-07-05", "2024-07-05", "2024-05-02", "2024-03-01"])
    new: Plan = {"periodo": f"2024-{month}", "fecha": day, "actividades": {rng.choice("123"): {"valor": 7}}}
    if month != "06":
        new |= {"rectifica": True, "motivo": "Se revisó"}
    place = len(plan["avances"]) if rng.random() < 0.6 else rng.randint(0, len(plan["avances"]))
    plan["avances"].insert(place, new)


def repeat_entry(plan: Plan, rng: Random) -> None:
    plan["avances"].insert(rng.randint(0, len(plan["avances"])), copy.deepcopy(entry(plan, rng)))


def change_share(plan: Plan, rng: Random) -> None:
    told = share(plan, rng)
    what = rng.randrange(5)
    if what < 2:
        told["porcentaje"] = rng.choice([80, "80.0", 81, 75.5])
    if what in {1, 2}:
        told["nota"] = rng.choice(["Según el informe", "Se transcribió mal"])
    elif what == 3:
        told.pop("nota", None)
    elif what == 4:
        told["al"] = "2024-01-20"


def remove_share(plan: Plan, rng: Random) -> None:
    if plan["avances_informados"]:
        plan["avances_informados"].remove(share(plan, rng))


def add_share(plan: Plan, rng: Random) -> None:
    known = {told["periodo"] for told in plan["avances_informados"]}
    if "2024-04" not in known:
        plan["avances_informados"].insert(rng.randint(0, len(known)), {"periodo": "2024-04", "porcentaje": 60})


EDITS: tuple[Callable[[Plan, Random], None], ...] = (
    change_text, change_editorial, change_target, change_target, change_annual_target, change_kind, change_removal,
    change_caveat, change_part, add_activity, remove_activity, recode_activity, declare_code,
    absorb_activity, take_code, reorder, reorder_keys, raise_version,
    raise_version, raise_version, change_version, change_rows, change_result, change_entry, add_result, remove_result,
    remove_entry, report, report, repeat_entry, change_share, remove_share, add_share,
)  # fmt: skip


def parsed(plan: Plan) -> UnitPlan:
    """The plan as the model, without its text."""
    nowhere: dict[Path, Mark] = defaultdict(lambda: (0, 0, 0, 0))
    return parse_plan(Document("plan.yaml", "", plan, nowhere, {}))


def said(base: UnitPlan, new: UnitPlan, month: int, year: AnnualPlan) -> set[str]:
    """The codes of what the rules say of a change, when so many months of the year are over."""
    past = Past(Span(date(2024, month + 1, 1)), plans=(Pair(base, new),))
    annual = AnnualPlan(year.institution, year.frame, (new,))
    of_year = (r327_change_control, r343_early_correction)
    found = (*run_past_rules(past), *(each for rule in of_year for each in rule.check(annual, past.days.as_of)))
    return {problem.code for problem in found}


@pytest.mark.parametrize("part", range(PARTS))
def test_the_rules_and_the_reference_agree_on_every_random_change(part, capsys):
    rng = random.Random(part)  # noqa: S311  nothing is secret here
    (year,) = read().annual_plans
    base_data = data_of(PLAN)
    base, pickled = parsed(base_data), pickle.dumps(base_data)
    seen: Counter[str] = Counter()
    start = time.process_time()
    for index in range(COUNT // PARTS):
        data = pickle.loads(pickled)  # noqa: S301  what was pickled here; a copy, the fast way
        edits = rng.choices(EDITS, k=rng.choice([1, 1, 2, 2, 3, 4]))
        for edit in edits:
            edit(data, rng)
        month = rng.randint(1, 11)
        expected = violations(base_data, data, month)
        assert said(base, parsed(data), month, year) == expected, (index, [edit.__name__ for edit in edits])
        seen.update(expected or {"nada"})
    with capsys.disabled():
        counts = ", ".join(f"{code} {count}" for code, count in sorted(seen.items()))
        sys.stdout.write(
            f"\n{index + 1} random changes judged alike in {time.process_time() - start:.1f} s: {counts}\n"
        )
    assert (
        min(seen[code] for code in ("nada", "H401", "H402", "H403", "H404", "H405", "H406", "H412", "R327", "R343"))
        > index / 100
    )
