"""Random walks of a repository: what is told of the past with what was kept of it is what a clean reading tells."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest

from generator.cache.pasts import pasts_of, plain_pasts
from generator.history.pasts import Pasts
from generator.history.position import NO_TRACES, position_of
from generator.pipeline import records
from generator.project import engine_schemas
from generator.reading.discover import discover
from tests.cli.small_project import PLAN, SOUND_FILES
from tests.history.repos import Repo

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.history.record import Record

    Change = Callable[[Repo, random.Random], None]

STEPS = 12
REPORTS = [f"plans/demo/2024/informes/{name}.yaml" for name in ("primero", "segundo")]
PRINTED = """\
esquema: 1
periodo: 2024-T3
titulo: Informe
fecha: 2024-10-15
publicado: [{tabla: Cuadro, sujeto: institucion, medida: promedio, periodo: 2024-T3, valor: 95%}]
"""
GOALS = """\
esquema: 1
unidad: unidad
ejercicio: 2024
version: 1
actividades:
  - {codigo: "1", nombre: Formar, metas: {jul: 5, dic: 5}}
control_de_cambios:
  - {version: 1, fecha: 2024-01-15, responsable: Planificación, motivo: Creación}
avances:
"""
TOLD = '  - {{periodo: 2024-{:02}, fecha: 2024-12-05, actividades: {{"1": {{valor: {}}}}}}}\n'
ROW = "  - {{version: {}, fecha: 2024-08-20, responsable: Planificación, motivo: Motivo {}}}\n"


def rewrite(repo: Repo, path: str, new: Callable[[str], str], first: str) -> None:
    """Write a file anew; as at `first`, if it is not there or nothing can be read of it."""
    file = repo.root / path
    text = file.read_text("utf-8") if file.exists() else ""
    file.parent.mkdir(exist_ok=True)
    file.write_text(new(text) if text.startswith("esquema: 1") else first, "utf-8")


def report(repo: Repo, chance: random.Random) -> None:
    told = TOLD.format(chance.randint(1, 12), chance.randint(0, 9))
    rewrite(repo, PLAN, lambda text: text + told, GOALS)


def edit_report(repo: Repo, chance: random.Random) -> None:
    figure = f"valor: {chance.randint(0, 9)}"
    rewrite(repo, PLAN, lambda text: re.sub(r"valor: \d", figure, text, count=1), GOALS)


def change_goal(repo: Repo, chance: random.Random) -> None:
    goal = f"dic: {chance.randint(1, 9)}"
    rewrite(repo, PLAN, lambda text: re.sub(r"dic: \d", goal, text), GOALS)


def raise_version(repo: Repo, chance: random.Random) -> None:
    number = chance.randint(1, 4)  # at times a row that corrects another, or one of a version that was before
    row = ROW.format(number, chance.random())
    rewrite(
        repo,
        PLAN,
        lambda text: re.sub(r"(?m)^version: \d", f"version: {number}", text).replace("avances:\n", f"{row}avances:\n"),
        GOALS,
    )


def drop_or_break(repo: Repo, chance: random.Random) -> None:
    file = repo.root / chance.choice((PLAN, *REPORTS))
    if file.exists() and chance.random() < 0.5:
        file.unlink()
    elif file.exists():
        file.write_text("esquema: [\n", "utf-8")


def print_report(repo: Repo, chance: random.Random) -> None:
    printed = f"valor: {chance.randint(50, 99)}%"
    rewrite(repo, chance.choice(REPORTS), lambda text: re.sub(r"valor: \d+%", printed, text), PRINTED)


def move_report(repo: Repo, chance: random.Random) -> None:
    old, new = (repo.root / name for name in chance.sample(REPORTS, 2))
    if old.exists():
        old.replace(new)


def commit(repo: Repo, chance: random.Random) -> None:
    repo.commit({}, f"2024-0{chance.randint(1, 9)}-10")  # clocks are set back too


def amend(repo: Repo, chance: random.Random) -> None:
    repo.git("add", "-A")
    repo.git("commit", "-q", "--amend", "--allow-empty", "-m", f"Otra cosa {chance.random()}")


def go_back(repo: Repo, chance: random.Random) -> None:
    if repo.git("rev-list", "--count", "--first-parent", "HEAD") != "1":
        repo.git("reset", "-q", chance.choice(("--hard", "--mixed")), "HEAD~1")


def squash(repo: Repo, chance: random.Random) -> None:
    day = f"2024-0{chance.randint(1, 9)}-20"
    repo.git("reset", "-q", "--soft", repo.git("commit-tree", "HEAD^{tree}", "-m", "Todo junto", day=day))


def merge(repo: Repo, chance: random.Random) -> None:
    repo.git("checkout", "-q", "-B", "rama")
    chance.choice(CHANGES)(repo, chance)
    commit(repo, chance)
    repo.git("checkout", "-q", "main")
    repo.git("merge", "-q", "--no-ff", "-m", "Fusión", "rama")


CHANGES: list[Change] = [
    report,
    report,
    edit_report,
    change_goal,
    raise_version,
    raise_version,
    drop_or_break,
    print_report,
    print_report,
    move_report,
]
MOVES: list[Change] = [commit, commit, commit, amend, go_back, squash, merge, lambda _repo, _chance: None]


@pytest.mark.parametrize("seed", range(5))
def test_what_was_kept_of_a_past_tells_what_a_clean_reading_tells(tmp_path, seed):
    chance = random.Random(seed)  # noqa: S311  the same on every run
    repo = Repo.new(tmp_path / "r", {**SOUND_FILES, PLAN: GOALS, REPORTS[0]: PRINTED})
    kept, past = Pasts("motor"), NO_TRACES
    told: dict[tuple[str, ...], Record] = {}
    for _ in range(STEPS):
        for change in (*chance.choices(CHANGES, k=chance.randint(0, 2)), chance.choice(MOVES)):
            change(repo, chance)
        position, _ = position_of(repo.plans)
        assert position is not None
        past = position.past(past)
        files, _ = discover(repo.plans, "plans")
        kept = Pasts("motor", pasts_of(plain_pasts(kept.found)))
        found, clean = (records(position, files, engine_schemas(), each)[0]["demo"] for each in (kept, Pasts("motor")))
        assert found == clean
        state = (past.digests["demo"], *(f"{file.file} {file.data!r}" for file in files))
        assert told.setdefault(state, clean) == clean, "by its digest it would not be made again"
