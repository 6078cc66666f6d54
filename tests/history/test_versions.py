"""The versions of goals and the first publication of each report, in real histories of every kind."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from generator.core.model import UnitPlan
from generator.core.problem import GeneratorError
from generator.editing.redaction import entry_digest
from generator.history import git as module
from generator.history import versions
from generator.history.pasts import Pasts
from generator.history.position import position_of
from generator.history.versions import find_version, versions_of
from generator.indicators.method import default_method
from generator.pipeline import records
from generator.project import engine_schemas
from generator.reading.discover import discover
from generator.reading.read import read_file
from tests.cli.small_project import PLAN, SOUND_FILES, write
from tests.history.repos import Repo
from tests.small_plans import read, schemas

if TYPE_CHECKING:
    from generator.history.record import Record, UnitRecord

KEY = ("demo", 2024, "unidad")
INSTITUTION = "plans/demo/institucion.yaml"
OTHER_PLAN = "plans/demo/2024/talleres.yaml"
READ = partial(read_file, schemas=schemas(), default_method=default_method())
V1 = """\
esquema: 1
unidad: unidad
ejercicio: 2024
version: 1
actividades:
  - codigo: "1"
    nombre: Formar
    metas: {jul: 5, dic: 5}
control_de_cambios:
  - {version: 1, fecha: 2024-01-15, responsable: Planificación, motivo: Creación}
"""
ROW = "  - {version: 2, fecha: 2024-08-20, responsable: Planificación, motivo: Cierre}\n"
V2 = V1.replace("version: 1\nact", "version: 2\nact").replace("dic: 5", "dic: 3") + ROW
JULY = """\
  - periodo: 2024-07
    fecha: 2024-08-05
    resumen: |-
      Bien
    actividades:
      "1": {valor: 5}
"""
AUGUST = '  - {periodo: 2024-08, fecha: 2024-09-05, actividades: {"1": {valor: 2}}}\n'
FIX = '  - {periodo: 2024-07, fecha: 2024-10-05, rectifica: true, motivo: Error, actividades: {"1": {valor: 4}}}\n'


def history(repo: Repo, tree: str = "", reader=READ):
    """What the history of a repository tells, with the institution of today."""
    return versions_of(repo.plans, read(tree).institutions, reader)


def days(repo: Repo, key=KEY, tree: str = "") -> tuple[list[tuple[int, str]], list[tuple[str, str]]]:
    """The days on which each version, and each report, was published."""
    unit = history(repo, tree).units[key]
    versions = [(version.number, f"{version.commit.moment:%m-%d}") for version in unit.versions]
    return versions, [(each.entry.period.code, f"{each.commit.moment:%m-%d}") for each in unit.reported]


@pytest.fixture
def repo(tmp_path):
    """A year in the life of a plan: two versions, two reports and a correction."""
    repo = Repo.new(tmp_path / "repositorio", {**SOUND_FILES, PLAN: V1}, "2024-01-15")
    repo.commit({PLAN: V1 + "avances:\n" + JULY}, "2024-08-06")
    repo.commit({"README.md": "nada que ver"}, "2024-08-10")
    repo.commit({PLAN: V2 + "avances:\n" + JULY}, "2024-08-21")
    repo.commit({PLAN: V2 + "avances:\n" + JULY + AUGUST}, "2024-09-06")
    repo.commit({PLAN: V2 + "avances:\n" + JULY + AUGUST + FIX}, "2024-10-06")
    return repo


def test_versions_and_reports(repo):
    assert days(repo) == (
        [(1, "01-15"), (2, "08-21")],
        [("2024-07", "08-06"), ("2024-08", "09-06"), ("2024-07", "10-06")],
    )
    assert history(repo).notice == ""
    assert history(repo).since is None


def past(repo: Repo, pasts: Pasts | None = None) -> Record:
    """What git tells of the institution's plans."""
    files, _ = discover(repo.plans, "plans")
    position, _ = position_of(repo.plans)
    found, _ = records(position, files, engine_schemas(), pasts or Pasts())
    return found["demo"]


def unit_record(repo: Repo) -> UnitRecord:
    """What git tells of the unit's plan of 2024."""
    return past(repo).unit(2024, "unidad")


def unannounced(repo: Repo) -> tuple[int, str, date | None] | None:
    """The commit that published the goals of today without a version."""
    found = unit_record(repo).unannounced
    return None if found is None else (found.number, found.commit, found.day)


def edited_shares(repo: Repo) -> list[tuple[str, str, str | None, date]]:
    """The told percentages that are not what was published first."""
    unit = unit_record(repo)
    return [
        (each.period.code, str(each.before), None if each.after is None else str(each.after), each.edited)
        for each in unit.edited_shares
    ]


def test_a_told_percentage_that_was_edited_has_the_day_and_what_it_was(repo):
    def shares(**told: int) -> str:
        rows = "".join(f"  - {{periodo: 2024-{month[1:]}, porcentaje: {share}}}\n" for month, share in told.items())
        return f"{V2}avances_informados:\n{rows}"

    repo.commit({PLAN: shares(m07=80)}, "2024-11-01")
    repo.commit({PLAN: shares(m07=80, m08=76, m09=50)}, "2024-11-02")
    assert edited_shares(repo) == []
    repo.commit({PLAN: shares(m07=80, m08=90, m09=50)}, "2024-11-03")
    repo.commit({PLAN: shares(m07=80, m08=96)}, "2024-11-04")
    expected = [("2024-08", "76", "96", date(2024, 11, 4)), ("2024-09", "50", None, date(2024, 11, 4))]
    assert edited_shares(repo) == expected
    repo.commit({PLAN: shares(m07=80, m08=76, m09=50)}, "2024-11-05")
    assert edited_shares(repo) == [], "it says again what was published first"


def test_goals_that_nobody_gave_a_version_have_the_commit_that_published_them(repo):
    assert unannounced(repo) is None
    hidden = V2.replace("dic: 3", "dic: 2")
    commit = repo.commit({PLAN: hidden + "avances:\n" + JULY}, "2024-11-05")
    repo.commit(
        {PLAN: hidden.replace("jul: 5, dic: 2", "dic: 2.0, jul: 5") + "avances:\n" + JULY + AUGUST}, "2024-11-20"
    )
    assert unannounced(repo) == (2, commit, date(2024, 11, 5))
    write(repo.root, {PLAN: hidden.replace("dic: 2", "dic: 1")})
    assert unannounced(repo) is None, "what is in no commit yet has none"


def test_a_version_is_the_plan_as_it_stood(repo):
    first, second = history(repo).units[KEY].versions
    assert [target.quantity.text for target in first.plan.activities[0].targets] == ["5", "5"]
    assert [target.quantity.text for target in second.plan.activities[0].targets] == ["5", "3"]
    assert (len(first.plan.progress), len(second.plan.progress)) == (0, 1)
    assert second.source.data.decode() == V2 + "avances:\n" + JULY
    assert (second.source.file, second.source.kind) == (PLAN, "plan")


def test_what_is_known_from_the_last_state_is_what_parsing_it_gives(repo):
    for version in history(repo).units[KEY].versions:
        _, model, _ = READ(version.source)
        assert isinstance(model, UnitPlan)
        assert version.plan == model
        assert version.plan.origin == model.origin


def test_only_what_the_last_state_does_not_explain_is_parsed(repo):
    parsed = []

    def noted(source):
        parsed.append(source.data.decode())
        return READ(source)

    history(repo, reader=noted)
    last = V2 + "avances:\n" + JULY + AUGUST + FIX
    assert parsed == [last, V1]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace('"1"', "'1'").replace("resumen: |-\n      Bien", "resumen: Bien"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("version: 2\nact", '"version": 2\nact').replace("periodo: ", '"periodo": '),
        lambda text: text.replace(
            "  - periodo: 2024-07\n    fecha: 2024-08-05", "  - fecha: 2024-08-05\n    periodo: 2024-07"
        ),
    ],
    ids=["quotes", "CRLF", "a byte-order mark", "quoted keys", "another order of keys"],
)
def test_writing_the_same_in_other_words_is_no_new_report(repo, change):
    expected = days(repo)
    repo.commit({PLAN: change(V2 + "avances:\n" + JULY + AUGUST + FIX)}, "2024-11-06")
    assert days(repo) == expected


@pytest.mark.parametrize("edit", [("valor: 5", "valor: 6"), ("fecha: 2024-08-05", "fecha: 2024-08-01")])
def test_a_report_that_was_edited_keeps_its_day_and_has_that_of_its_edit(repo, edit):
    """What a history kept before the ledger rule may hold: July was told in August, its figure of today was not."""
    expected = days(repo)[1]
    repo.commit({PLAN: V2 + "avances:\n" + JULY.replace(*edit) + AUGUST + FIX}, "2024-11-06")
    repo.commit({PLAN: V2 + "avances:\n" + JULY.replace(*edit) + AUGUST + FIX + "\n# fin\n"}, "2024-11-09")
    assert days(repo)[1] == expected
    edits = [each.edited and f"{each.edited.moment:%m-%d}" for each in history(repo).units[KEY].reported]
    assert edits == ["11-06", None, None]


TOLD_BADLY = """\
  - {periodo: 2024-09, fecha: 2024-10-07, resumen: Llame al 7012-3456, actividades: {"1": {valor: 3}}}
"""
WITHDRAWN = """\
  - periodo: 2024-09
    fecha: 2024-10-07
    actividades:
      "1": {valor: VALUE}
    retirado: {fecha: 2024-11-09, responsable: Oficial de Información, motivo: Un teléfono, huella: "DIGEST"}
"""


@pytest.mark.parametrize(
    ("value", "digest", "edited"),
    [("3", None, None), ("4", None, date(2024, 11, 9)), ("3", "0" * 64, date(2024, 11, 9))],
    ids=["only a text was withdrawn", "a figure changed too", "the digest is not that of the report"],
)
def test_a_text_that_was_withdrawn_as_the_rule_asks_is_no_edit(repo, value, digest, edited):
    before = V2 + "avances:\n" + JULY + AUGUST + FIX
    repo.commit({PLAN: before + TOLD_BADLY}, "2024-10-08")
    digest = digest or entry_digest(history(repo).units[KEY].reported[-1].entry)
    repo.commit({PLAN: before + WITHDRAWN.replace("DIGEST", digest).replace("VALUE", value)}, "2024-11-09")
    told = unit_record(repo).told
    assert (told[-1].published, told[-1].edited) == (date(2024, 10, 8), edited)


def test_a_report_that_a_text_announces_is_not_there_yet(repo):
    expected = days(repo)
    note = V1.replace("version: 1\nact", 'nota: "periodo: 2024-07"\nversion: 1\nact')
    repo.git("checkout", "-q", "--orphan", "otra")
    for day, text in (("2024-01-15", note), ("2024-08-06", note + "avances:\n" + JULY)):
        repo.commit({PLAN: text}, day)
    assert days(repo)[1] == expected[1][:1]


def test_a_line_of_a_text_is_no_version(tmp_path):
    text = V1.replace("version: 1\nact", 'nota: "Uno\nversion: 7\ndos"\nversion: 1\nact')
    repo = Repo.new(tmp_path, {**SOUND_FILES, PLAN: text})
    assert days(repo)[0] == [(1, "01-15")]


def test_the_first_version_is_that_of_the_first_goals(tmp_path):
    """A plan that was published still to be written promised nothing."""
    goals = '  - codigo: "1"\n    nombre: Formar\n    metas: {jul: 5, dic: 5}\n'
    empty = V1.replace(f"actividades:\n{goals}", "actividades: []\n")
    repo = Repo.new(tmp_path, {**SOUND_FILES, PLAN: empty}, "2024-01-15")
    assert days(repo)[0] == [(1, "01-15")]
    repo.commit({PLAN: V1}, "2024-02-01")
    assert days(repo)[0] == [(1, "02-01")]
    repo.commit({PLAN: empty}, "2024-03-01")
    repo.commit({PLAN: V1}, "2024-03-02")
    assert days(repo)[0] == [(1, "02-01")], "what was promised once is not promised for the first time again"


def test_a_plan_written_as_json(tmp_path):
    repo = Repo.new(tmp_path, {**SOUND_FILES, PLAN: JSON % (1, 5)})
    repo.commit({PLAN: JSON % (2, 4)}, "2024-03-01")
    assert days(repo)[0] == [(1, "01-15"), (2, "03-01")]


JSON = (
    '{"esquema": 1, "unidad": "unidad", "ejercicio": 2024, "version": %d, "actividades": [{"codigo": "1", '
    '"nombre": "A", "metas": {"jul": %d}}], "control_de_cambios": [{"version": 1, "fecha": "2024-01-15", '
    '"responsable": "P", "motivo": "C"}]}'
)


def test_a_state_that_cannot_be_read_is_skipped_and_noted(repo):
    commit = repo.commit({PLAN: "version: 3\nactividades: [\n"}, "2024-11-01")
    fixed = (V2 + "avances:\n" + JULY + AUGUST + FIX).replace("version: 2\nact", "version: 3\nact")
    repo.commit({PLAN: fixed.replace(ROW, ROW + ROW.replace("version: 2", "version: 3"))}, "2024-11-02")
    assert days(repo) == (
        [(1, "01-15"), (2, "08-21"), (3, "11-02")],
        [("2024-07", "08-06"), ("2024-08", "09-06"), ("2024-07", "10-06")],
    )
    (note,) = history(repo).units[KEY].notes
    assert note.startswith(f"{commit[:10]}: ")


def test_a_unit_of_which_nothing_can_be_read(tmp_path):
    repo = Repo.new(tmp_path, {**SOUND_FILES, PLAN: "version: 1\nactividades: [\n"})
    unit = history(repo).units[KEY]
    assert (unit.versions, unit.reported, len(unit.notes)) == ((), (), 1)


def test_a_version_that_was_taken_back_is_of_the_last_time(repo):
    reports = "avances:\n" + JULY + AUGUST + FIX
    repo.commit({PLAN: V1 + reports}, "2024-11-01")
    repo.commit({PLAN: V2.replace("dic: 3", "dic: 2") + reports}, "2024-11-02")
    assert days(repo)[0] == [(1, "01-15"), (2, "11-02")]


def test_a_renamed_unit_keeps_its_history(repo):
    moved = (V2 + "avances:\n" + JULY + AUGUST + FIX).replace("unidad: unidad", "unidad: talleres")
    tree = "organigrama: [{id: talleres, nombre: Talleres, ids_anteriores: [unidad]}]\n"
    repo.commit({PLAN: None, OTHER_PLAN: moved}, "2024-11-01")
    expected = ([(1, "01-15"), (2, "08-21")], [("2024-07", "08-06"), ("2024-08", "09-06"), ("2024-07", "10-06")])
    assert days(repo, ("demo", 2024, "talleres"), f"unidad: talleres\n# institucion.yaml\n{tree}") == expected
    undeclared = history(repo).units
    assert [len(undeclared["demo", 2024, unit].reported) for unit in ("unidad", "talleres")] == [3, 3]
    assert days(repo, ("demo", 2024, "talleres"))[0] == [(2, "11-01")]


def test_of_a_merge_counts_the_day_on_which_it_was_published(repo):
    repo.git("checkout", "-q", "-b", "propuesta")
    november = '  - {periodo: 2024-11, fecha: 2024-12-02, actividades: {"1": {valor: 1}}}\n'
    repo.commit({PLAN: V2 + "avances:\n" + JULY + AUGUST + FIX + november}, "2024-12-02")
    repo.git("checkout", "-q", "main")
    repo.commit({"README.md": "otra cosa"}, "2024-12-03")
    repo.git("merge", "-q", "--no-ff", "-m", "Junta", "propuesta", day="2024-12-04")
    assert days(repo)[1][-1] == ("2024-11", "12-04")


def test_a_unit_that_is_gone_is_still_told(repo):
    repo.commit({PLAN: None}, "2024-11-01")
    assert days(repo)[0] == [(1, "01-15"), (2, "08-21")]


def test_a_link_in_the_place_of_a_plan_is_no_state(repo):
    (repo.root / PLAN).unlink()
    (repo.root / PLAN).symlink_to("/etc/hostname")
    repo.commit({}, "2024-11-01")
    assert days(repo)[0] == [(1, "01-15"), (2, "08-21")]
    assert history(repo).units[KEY].notes == ()


def test_what_was_a_link_always_has_no_record(repo):
    there = repo.root / OTHER_PLAN
    there.symlink_to("/etc/hostname")
    repo.commit({}, "2024-11-01")
    there.unlink()
    repo.commit({}, "2024-11-02")
    assert past(repo).units.keys() == {(2024, "unidad")}


def test_what_was_found_before_is_not_looked_at_again(repo, monkeypatch):
    repo.commit({OTHER_PLAN: V1.replace("unidad: unidad", "unidad: talleres")}, "2024-10-07")
    repo.commit({OTHER_PLAN: V1.replace("unidad: unidad", "unidad: talleres") + "# nota\n"}, "2024-10-08")
    first = Pasts("motor")
    before = past(repo, first)
    asked: list[str] = []
    real = module.read_objects

    def noting(folder, ids, limit):
        ids = list(ids)
        asked.extend(ids)
        return real(folder, ids, limit)

    monkeypatch.setattr(versions, "read_objects", noting)
    again = Pasts("motor", first.found)
    assert past(repo, again) == before
    assert again.found == first.found
    assert asked == []
    repo.commit({PLAN: V2 + "avances:\n" + JULY + AUGUST}, "2024-10-09")
    known, anew = Pasts("motor", first.found), Pasts("motor")
    assert past(repo, known) == past(repo, anew)
    assert known.found == anew.found
    assert len(known.found.keys() & first.found.keys()) == 1, "the other unit's"


@pytest.mark.parametrize("change", ["the file of today", "the program", "the history"])
def test_what_was_found_before_is_found_again_where_anything_is_other(repo, change):
    first = Pasts("motor")
    past(repo, first)
    if change == "the file of today":
        (repo.root / PLAN).write_text(V2, "utf-8")
    if change == "the history":
        repo.git("commit", "-q", "--amend", "-m", "Otra cosa", day="2024-10-07")
    again = Pasts("otro" if change == "the program" else "motor", first.found)
    past(repo, again)
    assert not again.found.keys() & first.found.keys()


def test_a_part_of_a_history_says_that_it_is_one(repo, tmp_path):
    clone = repo.clone(tmp_path / "clon", "--depth", "2")
    found = history(clone)
    assert found.notice.startswith("este clon trae solo una parte de la historia; para tenerla toda, ")
    assert found.since is not None
    assert found.since.hash == clone.git("rev-parse", "HEAD~1")
    assert days(clone)[0] == [(2, "09-06")]


def test_without_history_there_is_a_notice(tmp_path, monkeypatch):
    (tmp_path / "plans").mkdir()
    assert "no está en un repositorio de git" in history(Repo(tmp_path)).notice
    repo = Repo.new(tmp_path)
    assert history(repo).notice == "el repositorio todavía no tiene ningún commit"
    monkeypatch.setenv("PATH", "")
    module._trusted_folders.cache_clear()
    assert history(repo).notice.startswith("no se encontró git")
    module._trusted_folders.cache_clear()


def test_an_incomplete_repository_has_a_notice(repo):
    name = repo.git("rev-parse", f"HEAD~2:{PLAN}")
    (repo.root / ".git/objects" / name[:2] / name[2:]).unlink()
    assert history(repo).notice.startswith("al repositorio le falta el objeto")
    tree = repo.git("rev-parse", "HEAD~2:plans")
    (repo.root / ".git/objects" / tree[:2] / tree[2:]).unlink()
    assert history(repo).notice.startswith("no se pudo leer la historia de los planes")


def test_plans_without_commits_of_their_own(tmp_path):
    repo = Repo.new(tmp_path, {"README.md": "x"})
    repo.plans.mkdir()
    assert history(repo).units == {}


def test_each_row_of_the_change_control_has_the_commit_that_brought_it(repo, tmp_path):
    first, second = repo.git("rev-list", "--reverse", "HEAD", "--", PLAN).split()[:3:2]
    correction = ROW.replace("Cierre", "Léase Cierre anticipado")
    third = repo.commit({PLAN: V2 + correction + "avances:\n" + JULY + AUGUST}, "2024-10-10")
    came = {("1", 1): first, ("2", 1): second, ("2", 2): third}
    assert unit_record(repo).control.rows == came
    (repo.root / PLAN).write_text(V2 + correction + correction + "avances:\n" + JULY + AUGUST, "utf-8")
    assert unit_record(repo).control.rows == came, "a row that is not in git yet has no commit"
    part = repo.clone(tmp_path / "clon", "--depth", "1")
    assert unit_record(part).control.rows == {}, "of the first known commit nobody knows what it brought"


def test_the_rows_of_a_plan_of_one_state_came_with_it(tmp_path):
    repo = Repo.new(tmp_path / "de-una-vez", {**SOUND_FILES, PLAN: V2 + ROW}, "2024-08-21")
    only = repo.git("rev-parse", "HEAD")
    rows = history(repo).units[KEY].versions[0].plan.changes
    assert [*unit_record(repo).control.commits_of(rows)] == [only, only, only]


def test_a_version_by_its_number(repo):
    found = history(repo)
    assert find_version(found, KEY, 2).plan.version == 2
    with pytest.raises(GeneratorError) as error:
        find_version(found, KEY, 3)
    assert str(error.value) == "no hay versión v3 de «unidad» en 2024: la historia tiene v1 y v2"
    with pytest.raises(GeneratorError, match="no hay versión v1 de «otra» en 2024: la historia no tiene ninguna"):
        find_version(found, ("demo", 2024, "otra"), 1)


def test_a_version_that_a_part_of_a_history_lacks(repo, tmp_path):
    found = history(repo.clone(tmp_path / "clon", "--depth", "1"))
    with pytest.raises(GeneratorError, match=r"la historia tiene v2 \(este clon trae solo una parte"):
        find_version(found, KEY, 1)


def test_a_commit_that_was_dated_back_is_still_after_the_one_it_follows(tmp_path):
    repo = Repo.new(tmp_path / "repositorio", {**SOUND_FILES, PLAN: V1 + "avances:\n" + JULY}, "2024-08-06")
    repo.commit({"README.md": "más tarde"}, "2024-09-02")
    second = repo.commit({PLAN: V2 + "avances:\n" + JULY}, "2024-01-20")
    repo.commit({PLAN: V2 + "avances:\n" + JULY + AUGUST}, "2024-02-10")
    assert days(repo) == ([(1, "08-06"), (2, "09-02")], [("2024-07", "08-06"), ("2024-08", "09-02")])
    assert history(repo).units[KEY].versions[1].commit.hash == second
