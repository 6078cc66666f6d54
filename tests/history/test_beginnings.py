"""Since which commit each beginning of a file has been as it is."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from generator.history.beginnings import beginnings
from generator.history.pasts import Pasts
from generator.history.position import position_of
from generator.history.record import Beginning, UnitRecord
from generator.pipeline import records
from generator.project import engine_schemas
from generator.reading.discover import discover
from generator.reading.load import load
from tests.cli.small_project import PLAN, SOUND_FILES
from tests.history.repos import Repo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.history.record import Record

GOALS = SOUND_FILES[PLAN] + "avances:\n"
TOLD = '  - {{periodo: 2024-{:02}, fecha: 2024-12-05, resumen: Así fue, actividades: {{"1": {{valor: 1}}}}}}\n'
HEAD = GOALS.count("\n")
YEAR = [(path, text) for path, text in SOUND_FILES.items() if "/2024/" in path]


def known(*texts: str) -> UnitRecord:
    """A record of a file that the commits 1, 2, … left so; what is last is in none if it ends with `?`."""
    names = [str(number) for number in range(1, len(texts) + 1)]
    states = [(text.removesuffix("?").encode(), name) for text, name in zip(texts, names, strict=True)]
    if texts[-1].endswith("?"):
        states[-1] = (states[-1][0], "")
    return UnitRecord(beginnings=beginnings(states))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["a\nb\n"], ["1", "1"]),
        (["a\n", "a\nb\n", "a\nb\nc\n"], ["1", "2", "3"]),
        (["a\nb\n", "a\nx\n", "a\nb\n"], ["1", "3"]),
        (["a\nb\nc\n", "x\nb\nc\n"], ["2", "2", "2"]),
        (["a\nb\nc\n", "a\nb\n"], ["1", "1"]),
        (["a\nb\n", "a\nbb\n", "a\nbb\nc\n"], ["1", "2", "3"]),
        (["a\nb\n", "a\nb\n", "a\nb\nc\n?"], ["1", "1", ""]),
        (["a\n", "x\nb\n?"], ["", ""]),
        (["a\nb", "a\nb\nc"], ["1", "1", "2"]),
        (["\ufeffa\r\nb\r\n", "a\nb\n", "a\rb\rc\r"], ["1", "1", "3"]),
        (["", "a\n"], ["2"]),
    ],
)
def test_the_first_lines_have_the_commit_since_which_they_are_as_they_are(texts, expected):
    record = known(*texts)
    assert [record.commit_of(count) for count in range(1, len(expected) + 1)] == expected


def test_of_a_file_without_a_history_nothing_is_known():
    assert UnitRecord().commit_of(1) is None


def by_hand(states: Sequence[tuple[bytes, str]], count: int) -> str:
    """The commit that is asked for, looked up in each state."""
    begun = [(data.splitlines()[:count], name) for data, name in states]
    since = len(states) - 1
    while since and begun[since - 1][0] == begun[-1][0]:
        since -= 1
    return begun[since][1]


@pytest.mark.parametrize("seed", range(20))
def test_random_edits_are_told_as_looked_up_by_hand(seed):
    chance = random.Random(seed)  # noqa: S311  the same on every run
    lines = ["aa"]
    states = []
    for number in range(chance.randint(1, 9)):
        for _ in range(chance.randint(0, 2)):
            place = chance.choice((len(lines), chance.randint(0, len(lines))))
            lines[place : place + chance.choice((0, 0, 1, 2))] = chance.choices(
                ("aa", "ab", "b"), k=chance.randint(0, 3)
            )
        states.append(("".join(f"{line}\n" for line in lines).encode(), str(number)))
    record = UnitRecord(beginnings=beginnings(states))
    for count in range(1, len(lines) + 1):
        assert record.commit_of(count) == by_hand(states, count), states
    told = [each.lines for each in record.beginnings]
    assert told == sorted(set(told))
    assert told[:1] == ([0] if lines else [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("head", ["", "\ufeff", "# á\n", "\n\n"])
def test_lines_are_those_of_the_document(end, head):
    first, more = (text.replace("\n", end) for text in (f"{head}{GOALS}{TOLD.format(7)}", TOLD.format(8)))
    last = first + more
    document, _ = load("plan.yaml", last.encode())
    assert document is not None
    line = document.marks["avances", 1][0]
    record = UnitRecord(beginnings=beginnings([(first.encode(), "primero"), (last.encode(), "segundo")]))
    assert (record.commit_of(line), record.commit_of(line + 1)) == ("primero", "segundo")


@pytest.mark.parametrize("char", "\f\v\x1c\x85\u2028\u2029")
def test_what_else_could_end_a_line_is_in_no_plan(char):
    document, problems = load("plan.yaml", f"{GOALS}# a{char}b\n{TOLD.format(7)}".encode())
    assert document is None
    assert [problem.code for problem in problems] == ["L103"]


def repository(root) -> Repo:
    return Repo.new(root / "r", {**SOUND_FILES, PLAN: GOALS + TOLD.format(7)})


def record_of(repo: Repo, kept: Pasts | None = None) -> Record:
    position, _ = position_of(repo.plans)
    files, _ = discover(repo.plans, "plans")
    return records(position, files, engine_schemas(), kept or Pasts())[0]["demo"]


def commits(record: Record, unit: str = "unidad") -> list[str | None]:
    """Those of the goals, of what was told first, and of what was told second."""
    found = record.unit(2024, unit)
    return [found.commit_of(count) for count in (HEAD, HEAD + 1, HEAD + 2)]


def test_what_git_tells(tmp_path):
    repo = repository(tmp_path)
    first = repo.git("rev-parse", "HEAD")
    assert commits(record_of(repo)) == [first] * 3
    assert record_of(repo).unit(2024, "unidad").beginnings == (Beginning(0, first),)
    second = repo.commit({PLAN: GOALS + TOLD.format(7) + TOLD.format(8)})
    repo.commit({"plans/demo/institucion.yaml": SOUND_FILES["plans/demo/institucion.yaml"] + "# Nota\n"})
    record = record_of(repo)
    assert commits(record) == [first, first, second]
    assert record.order[first] < record.order[second] < record.order[repo.git("rev-parse", "HEAD")]


def test_of_a_single_year_what_is_told_is_the_same(tmp_path):
    older = {
        path.replace("/2024/", "/2023/"): text.replace("ejercicio: 2024", "ejercicio: 2023") for path, text in YEAR
    }
    repo = Repo.new(tmp_path / "r", {**SOUND_FILES, PLAN: GOALS + TOLD.format(7), **older})
    second = repo.commit({PLAN: GOALS + TOLD.format(7) + TOLD.format(8)})
    position, _ = position_of(repo.plans)
    files, _ = discover(repo.plans, "plans")
    alone = records(position, files, engine_schemas(), Pasts(), 2024)[0]["demo"]
    whole = record_of(repo)
    assert {*whole.units} == {(2023, "unidad"), (2024, "unidad")}
    assert alone.units == {(2024, "unidad"): whole.unit(2024, "unidad")}
    assert alone.order == whole.order
    assert second in alone.order


def test_what_is_in_no_commit_has_none(tmp_path):
    repo = repository(tmp_path)
    first = repo.git("rev-parse", "HEAD")
    (repo.root / PLAN).write_text(GOALS + TOLD.format(7) + TOLD.format(8), "utf-8")
    assert commits(record_of(repo)) == [first, first, ""]
    assert "" not in record_of(repo).order
    (repo.root / PLAN).write_text(f"# Nota\n{GOALS}{TOLD.format(7)}", "utf-8")
    assert commits(record_of(repo)) == [""] * 3


def test_of_a_file_that_was_away_it_is_the_commit_that_brought_it_back(tmp_path):
    repo = repository(tmp_path)
    repo.commit({PLAN: None})
    kept = Pasts()
    (repo.root / PLAN).write_text(GOALS + TOLD.format(7), "utf-8")
    assert commits(record_of(repo, kept)) == [None] * 3, "the commit has no such file"
    back = repo.commit({})
    assert commits(record_of(repo)) == [back] * 3
    repo.git("reset", "-q", "--hard", "HEAD~2")
    first = repo.git("rev-parse", "HEAD")
    assert commits(record_of(repo, Pasts(known=kept.found))) == [first] * 3, "what was kept is of another past"


def test_of_a_renamed_unit_it_is_the_commit_that_renamed_its_file(tmp_path):
    repo = repository(tmp_path)
    repo.commit({PLAN: GOALS + TOLD.format(7) + TOLD.format(8)})
    institution = SOUND_FILES["plans/demo/institucion.yaml"]
    renamed = {
        "plans/demo/institucion.yaml": institution.replace("id: unidad", "id: nueva, ids_anteriores: [unidad]"),
        PLAN.replace("unidad.yaml", "nueva.yaml"): (repo.root / PLAN)
        .read_text("utf-8")
        .replace("unidad: unidad", "unidad: nueva"),
        PLAN: None,
    }
    for path, text in renamed.items():
        (repo.root / path).write_text(text, "utf-8") if text else (repo.root / path).unlink()
    assert commits(record_of(repo), "nueva") == [None] * 3, "of the new name there is nothing yet"
    name = repo.commit({})
    assert commits(record_of(repo), "nueva") == [name] * 3


def test_a_merge_is_the_commit_that_brought_what_it_merged(tmp_path):
    repo = repository(tmp_path)
    first = repo.git("rev-parse", "HEAD")
    repo.git("checkout", "-q", "-b", "rama")
    repo.commit({PLAN: GOALS + TOLD.format(7) + TOLD.format(8)})
    repo.git("checkout", "-q", "main")
    repo.commit({"notas.txt": "a\n"})
    repo.git("merge", "-q", "--no-ff", "-m", "Fusión", "rama")
    assert commits(record_of(repo)) == [first, first, repo.git("rev-parse", "HEAD")]


def test_a_plan_of_one_state_is_not_parsed(tmp_path, monkeypatch):
    repo = repository(tmp_path)
    monkeypatch.setattr("generator.history.states.FileStates._parse", None)
    assert commits(record_of(repo)) == [repo.git("rev-parse", "HEAD")] * 3
