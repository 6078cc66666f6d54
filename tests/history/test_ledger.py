"""Which file follows which: the same, renamed, gone or unreadable; and that nothing more is read than has changed."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.model import UnitPlan
from generator.core.model.reach import Span
from generator.core.problem import Origin, Problem, Severity, Spot
from generator.history.ledger import past_of
from generator.history.snapshots import Snapshot
from generator.indicators.method import default_method
from generator.reading.read import read_all, read_file
from generator.rules import h409_file_gone
from tests.rules.editions import past_problems
from tests.small_plans import SOUND, files, schemas, source

if TYPE_CHECKING:
    from generator.history.ledger import Read
    from generator.reading.discover import SourceFile
    from generator.rules.past import Past

    Tree = tuple[SourceFile, ...]

DAY = date(2024, 9, 30)
READ = partial(read_file, schemas=schemas(), default_method=default_method())
RENAMED = (
    "unidad: talleres\n# institucion.yaml\norganigrama: [{id: talleres, nombre: Talleres, ids_anteriores: [unidad]}]\n"
)
TWO_UNITS = "# institucion.yaml\norganigrama: [{id: unidad, nombre: Unidad}, {id: b, nombre: B}]\n"
SECOND = {"b": SOUND["unidad"].replace("unidad: unidad", "unidad: b").replace("Formar", "Evaluar")}


def compared(published: Tree, proposed: Tree, reader: Read = READ, misplaced: tuple[Problem, ...] = ()) -> Past:
    """What changed between two trees, before it is judged."""
    models = read_all(proposed, schemas(), default_method()).models
    return past_of(Snapshot("base", "", None, published, misplaced), proposed, models, reader, Span(DAY))


def told(published: Tree, proposed: Tree) -> list[tuple[str, str, str]]:
    """The code, the file and the message of what the rules find."""
    return [(problem.code, problem.origin.file, problem.message) for problem in past_problems(published, proposed)]


def without(tree: Tree, *names: str) -> Tree:
    """A tree without some files."""
    return tuple(item for item in tree if item.file not in names)


def test_a_file_that_is_the_same_is_not_read():
    read = []

    def noted(item):
        read.append(item.file)
        return READ(item)

    past = compared(files(), files("nota: Otra"), noted)
    assert read == ["plans/demo/2024/unidad.yaml"]
    assert [pair.new.notes for pair in past.plans] == ["Otra"]


def test_a_renamed_unit_goes_on_where_it_was():
    past = compared(files(), files(RENAMED))
    assert [(pair.base.org_unit, pair.new.org_unit) for pair in past.plans] == [("unidad", "talleres")]
    assert past.gone == ()
    progress = 'avances: [{periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}]\n'
    assert [code for code, _, _ in told(files(progress), files(RENAMED))] == ["H401"]


def test_published_figures_of_a_renamed_unit_are_the_same_figures():
    report = '# informes/t3.yaml\npublicado: [{tabla: T, sujeto: "unidad:%s", periodo: 2024-T3, valor: 9%%}]\n'
    assert told(files(report % "unidad"), files(RENAMED + report % "talleres")) == []
    changed = (report % "talleres").replace("9%", "8%")
    assert [code for code, _, _ in told(files(report % "unidad"), files(RENAMED + changed))] == ["H408"]


def test_a_unit_cannot_be_renamed_into_one_that_had_a_plan():
    merged = "# institucion.yaml\norganigrama: [{id: unidad, nombre: Unidad, ids_anteriores: [b]}]\n"
    published = files(TWO_UNITS, SECOND)
    assert told(published, files(merged)) == [
        ("H409", "plans/demo/2024/b.yaml", "este archivo ya estaba publicado y no está")
    ]


def test_an_institution_that_is_gone_is_told_once():
    other = replace(
        source("institucion", SOUND["institucion"].encode()), file="plans/otra/institucion.yaml", institution="otra"
    )
    proposed = (replace(other, data=other.data.replace(b"id: demo", b"id: otra")),)
    past = compared(files(), proposed)
    assert [gone.file for gone in past.gone] == ["plans/demo/institucion.yaml"]
    assert [gone.heir.origin.file for gone in past.gone if gone.heir] == ["plans/otra/institucion.yaml"]
    (problem,) = h409_file_gone.check(past)
    assert problem.message.startswith("esta institución parece la de plans/demo/institucion.yaml")
    assert problem.remedy.endswith("escriba id: demo y devuelva la carpeta a demo/")
    stranger = replace(other, data=proposed[0].data.replace(b"nombre: ", b"nombre: No es ", 1))
    assert [gone.heir for gone in compared(files(), (stranger,)).gone] == [None]


def test_a_year_that_is_gone_is_told_once_and_the_rest_file_by_file():
    tree = files()
    year = ("plans/demo/2024/ejercicio.yaml", "plans/demo/2024/unidad.yaml")
    assert [gone.file for gone in compared(tree, without(tree, *year)).gone] == [year[0]]
    assert [gone.file for gone in compared(tree, without(tree, year[1])).gone] == [year[1]]
    assert [gone.file for gone in compared(tree, without(tree, "plans/demo/estrategia-2024.yaml")).gone] == [
        "plans/demo/estrategia-2024.yaml"
    ]


def test_a_plan_that_seems_to_have_moved_is_found_by_its_activities():
    undeclared = RENAMED.replace(", ids_anteriores: [unidad]", "")
    (gone,) = compared(files(), files(undeclared)).gone
    assert isinstance(gone.heir, UnitPlan)
    assert gone.heir.org_unit == "talleres"
    other = f'actividades: [{{codigo: "1", nombre: Otra}}]\n{undeclared}'
    (gone,) = compared(files(), files(other)).gone
    assert gone.heir is None


def test_a_new_file_with_errors_is_no_matter_of_the_past():
    assert compared(files(), files("version: uno")).plans == ()
    assert compared(files(), files("version: uno")).gone == ()


def test_published_files_that_cannot_be_read_fail_only_if_they_changed():
    broken = files("version: uno")
    assert compared(broken, broken).unreadable == ()
    (fault,) = compared(broken, files()).unreadable
    assert (fault.code, fault.spot is not None) == ("E203", True)
    garbage = (*without(files(), "plans/demo/2024/unidad.yaml"), source("unidad", b"\xff\xfe"))
    assert [code for code, _, _ in told(garbage, files())] == ["H410"]


def test_a_published_frame_that_cannot_be_read_does_not_hide_what_changed_in_a_plan():
    published = files("# ejercicio.yaml\ninstrumento: PLAN\n")
    proposed = files('actividades: [{codigo: "1", nombre: Formar, metas: {jul: 4}, meta_anual: 4}]')
    assert [code for code, _, _ in told(published, proposed)] == ["H410", "H403"]


def test_a_plan_that_was_published_as_a_link_cannot_be_compared():
    link = Problem("L110", Severity.ERROR, Origin("plans/demo/2024/unidad.yaml"), "es un enlace", "copie", spot=Spot(1))
    published = without(files(), "plans/demo/2024/unidad.yaml")
    assert compared(published, files(), misplaced=(link,)).unreadable == (link,)
    assert compared(published, published, misplaced=(link,)).unreadable == ()


def test_whether_a_year_had_reported_is_read_only_if_its_frame_changed():
    progress = 'avances: [{periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}]\n'
    frame = "# ejercicio.yaml\nnota: Otra\n"
    assert compared(files(progress), files(progress + frame)).reporting == {"plans/demo/2024/ejercicio.yaml"}
    assert compared(files(), files(progress + frame)).reporting == frozenset()
    assert compared(files(progress), files(progress + "nota: Otra\n")).reporting == frozenset()


def test_a_unit_that_is_new_has_no_past():
    past = compared(files(), files(TWO_UNITS, SECOND))
    assert [type(pair.base) for pair in past.plans] == []
    assert past.gone == ()
