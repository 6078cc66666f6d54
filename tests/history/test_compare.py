"""Every key that changes is one change that names it; what says the same is none."""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from typing import Any

import pytest

from generator.core.frozen import replace
from generator.history.changes import Days, Place, Side
from generator.history.compare import compare
from generator.history.kinds import Kind, Risk
from generator.history.telling.items import Lines, item_of
from generator.history.telling.names import Names
from tests.history.full_plans import FULL, changes, leaves, side, tree, with_value
from tests.small_plans import AS_OF, ROOT, data_of

NAMES = ("esquema", "institucion", "ejercicio", "unidad", "id")
"""What says which file it is: with another value it would be another file."""
IDENTITIES = {"id", "codigo", "regla", "tabla", "sujeto", "medida"}
"""What says which thing of its kind it is: with another value that thing is gone, and another has come."""
OTHERWISE: dict[str, Any] = {
    "huella": "cd" * 32,
    "pais": "GT",
    "sitio_web": "https://otro.example/",
    "correo": "otro@demo.example",
    "url": "https://otro.example/x.pdf",
    "instrumento": "POA",
    "fecha": "2024-08-09",
    "actualizado": "2024-08-09",
    "aprobacion": "2024-01-13",
    "al": "2024-08-31",
    "moneda": "EUR",
    "sin_reporte": "cero",
    "cuadro": "unidades",
    "promedio": "simple",
    "sin_programacion": "omitir",
    "eliminado_en_el_periodo": "hasta_su_mes",
    "peso": 90,
    "redondear_primero": None,
    "tipo": "linea",
    "tipo_meta": "suma",
    "sentido": "ascendente",
    "estrategia": "AE-1.2",
    "rectifica": None,
    "actividades_parciales": None,
    "nombre_corto": "U.",
    "valor": 7,
    "unidad": "otra",
}
PERIODS = {"2024-07": "2024-08", "2024-T3": "2024-T2", "2024-11": "2024-10", "2024-12": "2024-10"}
FIELDS = [
    (name, path, value)
    for name, data in tree().items()
    for path, value in leaves(data)
    if not (len(path) == 1 and path[0] in NAMES)
]


def otherwise(name: str, path: tuple[str | int, ...], value: Any) -> Any:
    """Another value of the same shape."""
    key = str(path[-1] if isinstance(path[-1], str) else path[-2])
    if (name, path) == ("ejercicio", ("estrategia",)):
        return None
    if "pesos" in path:
        return 90
    if key in OTHERWISE:
        return OTHERWISE[key]
    if key in {"id", "codigo", "codigos_anteriores", "ids_anteriores", "revisores"}:
        return f"{value}x"
    if isinstance(value, Decimal | int):
        return value + 1
    return PERIODS.get(value, f"{value} y más")


def key_of(path: tuple[str | int, ...]) -> str:
    """The key that a change of a value should name."""
    names = [step for step in path if isinstance(step, str)]
    if names[0] == "divulgacion":
        return names[1]
    for whole in (
        "firmas",
        "pesos",
        "partes",
        "metas",
        "evidencia",
        "no_programadas",
        "bandas",
        "puntos",
        "ilegibles",
        "otros_nombres",
        "rango",
        "revisores",
    ):
        if whole in names:
            return whole
    return "" if names[0] == "control_de_cambios" else names[-1]


def is_identity(name: str, path: tuple[str | int, ...]) -> bool:
    key = path[-1]
    if path[:2] == ("documento", "codigo"):
        return False
    told = {("avances_informados", "periodo"), ("publicado", "periodo"), ("control_de_cambios", "version")}
    return key in IDENTITIES or (path[0], key) in told


SINGLE = [
    pytest.param(*field, id=f"{field[0]}:{'.'.join(map(str, field[1]))}")
    for field in FIELDS
    if not is_identity(*field[:2])
]
WHOLE = [
    pytest.param(*field, id=f"{field[0]}:{'.'.join(map(str, field[1]))}") for field in FIELDS if is_identity(*field[:2])
]


@pytest.mark.parametrize(("name", "path", "value"), SINGLE)
def test_a_key_with_another_value_is_one_change_that_names_it(name, path, value):
    changed = with_value((name, *path), otherwise(name, path, value))
    (change,) = changes(tree(), changed)
    assert change.key.split(".")[-1] == key_of(path)
    before, after = side(tree()), side(changed)
    item = item_of(change, Names(before.side, after.side), Lines(before.line_of, after.line_of), Days(AS_OF))
    assert item.sentence.endswith((".", ":"))
    assert "None" not in item.sentence
    assert item.base or item.head


@pytest.mark.parametrize(("name", "path", "value"), SINGLE)
def test_the_other_way_round_it_is_one_change_too(name, path, value):
    changed = with_value((name, *path), otherwise(name, path, value))
    (there,), (back,) = changes(tree(), changed), changes(changed, tree())
    assert (back.key, back.place) == (there.key, there.place)
    assert (back.before, back.after) == (there.after, there.before)


@pytest.mark.parametrize(("name", "path", "value"), WHOLE)
def test_what_says_which_thing_it_is_makes_it_another(name, path, value):
    new = {"sujeto": "institucion", "medida": "cumplimiento", "regla": "R302"}
    found = changes(tree(), with_value((name, *path), new.get(str(path[-1]), otherwise(name, path, value))))
    assert found
    assert {change.place.institution for change in found} == {"demo"}


def test_the_sample_writes_every_key_of_the_schemas():
    def keys(node: Any) -> set[str]:
        if isinstance(node, dict):
            own = set(node.get("properties", {}))
            return own.union(*(keys(value) for value in node.values()))
        return set().union(*(keys(value) for value in node)) if isinstance(node, list) else set()

    schemas = [json.loads(path.read_text("utf-8")) for path in (ROOT / "schema").glob("*.json")]
    written = {str(step) for name, data in tree().items() for path, _ in leaves(data) for step in path}
    assert set().union(*map(keys, schemas)) - written == set(), "write it in full_plans.FULL, and compare it"


def test_the_same_is_no_change():
    assert changes(tree(), tree()) == ()
    assert not compare(side(tree()).side, side(tree()).side, Days(AS_OF)).unexplained


def reordered(node: Any) -> Any:
    """The same data written the other way round: keys, and the lists whose order says nothing."""
    free = {
        "actividades",
        "organigrama",
        "elementos",
        "bandas",
        "salvedades",
        "publicado",
        "secciones",
        "unidades",
        "no_programadas",
    }
    if isinstance(node, dict):
        items = [(key, reordered(value)) for key, value in reversed(node.items())]
        return {key: value[::-1] if key in free and isinstance(value, list) else value for key, value in items}
    return [reordered(value) for value in node] if isinstance(node, list) else node


def test_order_is_no_change():
    assert changes(tree(), reordered(tree())) == ()


def test_how_it_is_written_is_no_change():
    text = FULL["unidad"]
    other = text.replace("nombre: Formar a la gente", 'nombre: "Formar\n      a la  gente"')
    other = other.replace("metas: {jul: 5, t4: 8}", "metas:\n      t4: 8.0\n      jul: 5.00")
    other = "\n\n# Un comentario\n" + other.replace("avances:\n", "\navances:   # lo informado\n")
    assert text != other
    assert changes(tree(), tree() | {"unidad": data_of(other)}) == ()


def test_a_decomposed_accent_is_no_change():
    changed = with_value(("unidad", "responsable"), "Jefatura")
    changed["unidad"]["actividades"][0]["proceso"] = "Formacio\N{COMBINING ACUTE ACCENT}n"
    assert changes(tree(), changed) == ()


@pytest.mark.parametrize("key", ["nombre", "producto", "unidad_medida", "medio_verificacion"])
def test_accents_and_capitals_say_nothing_else(key):
    accented = with_value(("unidad", "actividades", 0, key), "ATENCIÓN")
    (change,) = changes(with_value(("unidad", "actividades", 0, key), "atencion"), accented)
    assert (change.kind, change.key) == (Kind.SPELLING_CHANGED, key)


def plan(**keys: Any) -> dict[str, Any]:
    """The sample with other keys in the unit's plan."""
    changed = copy.deepcopy(tree())
    changed["unidad"] |= keys
    return changed


def goal(code: str, **keys: Any) -> dict[str, Any]:
    return {"codigo": code, "nombre": f"Actividad {code}", "metas": {"dic": 1}, "meta_anual": 1} | keys


def kinds(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[Kind, str]]:
    return [(change.kind, change.place.code) for change in changes(before, after)]


def test_goals_come_and_go_by_their_code():
    one, two, three = goal("1"), goal("2"), goal("3")
    found = kinds(plan(actividades=[one, two], avances=[]), plan(actividades=[three, two], avances=[]))
    assert found == [(Kind.GOAL_ADDED, "3"), (Kind.GOAL_DELETED, "1")]


def test_a_declared_code_is_the_same_goal():
    before = plan(actividades=[goal("1"), goal("2")])
    after = plan(actividades=[goal("2"), goal("9", nombre="Actividad 1", codigos_anteriores=["1"])])
    assert kinds(before, after) == [(Kind.RECODED, "9")]
    assert changes(before, after)[0].before == "1"


def test_of_two_goals_made_one_the_one_that_kept_its_code_goes_on():
    before = plan(actividades=[goal("1"), goal("2")], avances=[])
    after = plan(actividades=[goal("2", codigos_anteriores=["1"])], avances=[])
    assert kinds(before, after) == [(Kind.GOAL_CHANGED, "2"), (Kind.GOAL_DELETED, "1")]


def test_of_two_goals_with_one_code_neither_is_lost():
    before = plan(actividades=[goal("1"), goal("1", nombre="Otra")], avances=[])
    assert kinds(before, before) == []
    assert kinds(before, plan(actividades=[goal("1")], avances=[])) == [(Kind.GOAL_DELETED, "1")]


def test_a_removal_is_declared_and_taken_back():
    gone = goal("1", eliminado={"desde": "2024-10", "motivo": "Cierre"})
    there = changes(plan(actividades=[goal("1")], avances=[]), plan(actividades=[gone], avances=[]))
    assert [(change.kind, change.reason) for change in there] == [(Kind.GOAL_REMOVED, "Cierre")]
    assert [period.code for period in there[0].touches] == ["2024-10", "2024-11", "2024-12"]
    assert kinds(plan(actividades=[gone], avances=[]), plan(actividades=[goal("1")], avances=[])) == [
        (Kind.GOAL_RESTORED, "1")
    ]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [("Listas", None, Kind.PROOF_DROPPED), (None, "Listas", Kind.PROOF_ADDED), ("Listas", "Actas", Kind.PROOF_CHANGED)],
)
def test_what_proves_a_goal(old, new, kind):
    before, after = (goal("1", medio_verificacion=text) if text else goal("1") for text in (old, new))
    assert kinds(plan(actividades=[before], avances=[]), plan(actividades=[after], avances=[])) == [(kind, "1")]


ROW = {"version": 2, "fecha": "2024-08-01", "responsable": "Planificación", "motivo": "Cierre"}
FIRST = {"version": 1, "fecha": "2024-01-15", "responsable": "Planificación", "motivo": "Creación"}


@pytest.mark.parametrize(
    ("keys", "unexplained"),
    [
        ({}, True),
        ({"version": 2}, True),
        ({"control_de_cambios": [FIRST, ROW]}, True),
        ({"version": 3, "control_de_cambios": [FIRST, ROW]}, True),
        ({"version": 2, "control_de_cambios": [FIRST, ROW]}, False),
    ],
)
def test_a_changed_promise_is_explained_by_its_version_and_its_row(keys, unexplained):
    after = plan(actividades=[goal("1", meta_anual=9)], **keys)
    found = compare(side(plan(actividades=[goal("1")])).side, side(after).side, Days(AS_OF))
    assert found.unexplained == ((Place("demo", 2024, "unidad"),) if unexplained else ())


def test_notes_and_posts_need_no_explanation():
    found = compare(side(tree()).side, side(plan(nota="Otra nota")).side, Days(AS_OF))
    assert found.unexplained == ()


def test_a_changed_method_is_explained_by_a_row_of_the_year_and_another_method():
    changed = with_value(("ejercicio", "metodologia", "tope"), 120)
    assert compare(side(tree()).side, side(changed).side, Days(AS_OF)).unexplained == (Place("demo", 2024),)
    changed["ejercicio"]["control_de_cambios"].append(ROW)
    assert compare(side(tree()).side, side(changed).side, Days(AS_OF)).unexplained == (Place("demo", 2024),)
    changed["ejercicio"]["metodologia"]["version"] = "2"
    assert compare(side(tree()).side, side(changed).side, Days(AS_OF)).unexplained == ()


def test_a_row_that_goes_or_is_rewritten_touches_the_past():
    two = plan(version=2, control_de_cambios=[FIRST, ROW])
    gone = changes(two, plan(version=2, control_de_cambios=[ROW]))
    assert [change.kind for change in gone] == [Kind.HISTORY_REMOVED]
    edited = changes(two, plan(version=2, control_de_cambios=[FIRST | {"motivo": "Otro"}, ROW]))
    assert [change.kind for change in edited] == [Kind.HISTORY_EDITED]
    assert {change.kind.risk for change in (*gone, *edited)} == {Risk.PAST}


def test_a_row_that_is_only_spelled_otherwise_says_the_same():
    two = plan(version=2, control_de_cambios=[FIRST, ROW])
    (found,) = changes(two, plan(version=2, control_de_cambios=[FIRST | {"motivo": str(FIRST["motivo"]).upper()}, ROW]))
    assert (found.kind, found.key, found.kind.risk) == (Kind.SPELLING_CHANGED, "motivo", Risk.OTHER)


def test_whole_plans_years_and_institutions_come_and_go():
    whole = tree()
    without_plan = {name: data for name, data in whole.items() if name != "unidad"}
    assert [change.kind for change in changes(whole, without_plan)] == [Kind.PLAN_REMOVED]
    assert [change.kind for change in changes(without_plan, whole)] == [Kind.PLAN_ADDED]
    told = {"avances", "avances_informados"}
    unit = {key: data for key, data in whole["unidad"].items() if key not in told}
    to_be_written = whole | {"unidad": unit | {"actividades": []}}
    assert [change.kind for change in changes(to_be_written, whole)] == [Kind.PLAN_ADDED]
    only_tree = {"institucion": whole["institucion"]}
    assert [change.kind for change in changes(only_tree, whole)] == [Kind.YEAR_ADDED]
    assert [change.kind for change in changes({}, whole)] == [Kind.INSTITUTION_ADDED, Kind.YEAR_ADDED]
    assert [change.kind for change in changes(whole, {})] == [Kind.INSTITUTION_REMOVED, Kind.YEAR_REMOVED]


def test_the_strategic_plan_of_two_years_is_compared_once():
    def two_years(name: str) -> dict[str, Any]:
        return with_value(("estrategia-2024", "nombre"), name)

    before, after = (side(two_years(name)).side for name in ("Plan", "Otro plan"))

    def doubled(one: Side) -> Side:
        (annual,) = one.annual_plans
        later = replace(annual, frame=replace(annual.frame, year=2025))
        return replace(one, annual_plans=(annual, later))

    assert [change.kind for change in compare(doubled(before), doubled(after), Days(AS_OF)).changes] == [
        Kind.STRATEGY_CHANGED
    ]
