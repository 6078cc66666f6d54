"""Where plans stand in their history: the digests of each institution's past, told at once or commit by commit."""

from __future__ import annotations

import os
import random
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from generator.cache.past import past_of
from generator.history import git, log
from generator.history.position import NO_TRACES, Traces, position_of
from tests.history.repos import Repo

if TYPE_CHECKING:
    from pathlib import Path

    from generator.history.git import Answer

ICJ, DI = "plans/icj/2025/prensa.yaml", "plans/di/2025/archivo.yaml"


def past(repo: Repo, known: Traces = NO_TRACES) -> Traces:
    position, _ = position_of(repo.plans)
    assert position is not None
    return position.past(known)


def repository(root: Path) -> Repo:
    return Repo.new(root / "r", {ICJ: "a\n", DI: "a\n", "notas.txt": "a\n"})


def test_a_commit_changes_the_past_of_those_it_touched_alone(tmp_path: Path):
    repo = repository(tmp_path)
    before = past(repo)
    name = repo.commit({ICJ: "a\nb\n", "notas.txt": "b\n"})
    after = past(repo, before)
    assert after.name == name
    assert after.digests["icj"] != before.digests["icj"]
    assert after.digests["di"] == before.digests["di"]
    assert after.latest == {"icj": name, "di": before.name}


def step(repo: Repo, chance: random.Random, turn: int) -> None:
    """Commit something, perhaps on a branch that is merged, perhaps with a clock that was set back."""
    day = f"2025-0{chance.randint(1, 9)}-10"
    path = chance.choice((ICJ, DI, "plans/icj/institucion.yaml", f"plans/nueva-{turn}/institucion.yaml", "notas.txt"))
    there = (repo.root / path).exists()
    if there and chance.random() < 0.2:
        repo.commit({path: None}, day)
    elif chance.random() < 0.3:
        repo.git("checkout", "-q", "-b", f"rama-{turn}", day=day)
        repo.commit({path: f"{turn}\n"}, day)
        repo.git("checkout", "-q", "main", day=day)
        repo.commit({"mientras.txt": f"{turn}\n"}, day)
        repo.git("merge", "-q", "--no-ff", "-m", "Fusión", f"rama-{turn}", day=day)
    else:
        repo.commit({path: f"{turn}\n"}, day)


@pytest.mark.parametrize("seed", range(4))
def test_the_past_is_the_same_however_it_was_listed(tmp_path: Path, seed: int):
    chance = random.Random(seed)  # noqa: S311  the same on every run
    repo = repository(tmp_path)
    known = [past(repo)]
    for turn in range(8):
        step(repo, chance, turn)
        known.append(past(repo, chance.choice(known)))
    assert known[-1] == past(repo)
    assert all(one != other for one, other in pairwise(known))


def test_one_that_went_after_the_known_and_came_back_is_told_until_then(tmp_path: Path):
    head = "plans/icj/institucion.yaml"
    repo = Repo.new(tmp_path / "r", {head: "nombre: Consejo\n", DI: "a\n"})
    known = past(repo)
    repo.commit({head: None}, "2025-03-01")
    repo.commit({DI: "b\n"}, "2025-03-02")
    without = past(repo, known)
    assert without.gone == {"icj": ("Consejo", "2025-03-01T12:00:00-06:00")} == past(repo).gone
    repo.commit({DI: "c\n"}, "2025-03-03")
    assert past(repo, without).gone == without.gone
    repo.commit({head: "nombre: Consejo\n"}, "2025-04-01")
    assert past(repo, without).gone == {} == past(repo).gone


def test_only_what_came_after_the_known_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    repo = repository(tmp_path)
    known = past(repo)
    name = repo.commit({ICJ: "b\n"})
    asked: list[list[str]] = []
    real = git.run

    def run(folder: Path, *words: str, given: bytes = b"") -> Answer:
        asked.append(given.decode().split())
        return real(folder, *words, given=given)

    monkeypatch.setattr(log, "run", run)
    past(repo, known)
    assert [given for given in asked if given] == [[name, known.name]]


def test_a_past_that_was_rewritten_is_listed_anew(tmp_path: Path):
    repo = repository(tmp_path)
    repo.commit({ICJ: "b\n"})
    known = past(repo)
    repo.git("commit", "-q", "--amend", "-m", "Otra cosa", day="2024-02-01")
    assert past(repo, known) == past(repo)
    assert past(repo).digests["icj"] != known.digests["icj"]


def test_a_part_of_a_history_goes_on_from_nothing(tmp_path: Path):
    repo = repository(tmp_path)
    known = past(repo)
    repo.commit({ICJ: "b\n"})
    part = repo.clone(tmp_path / "parte", "--depth", "1")
    found = past(part, known)
    assert found.latest is None
    assert found.digests["di"] != known.digests["di"]


def test_a_part_of_a_history_that_grew_backwards_is_another(tmp_path: Path):
    repo = repository(tmp_path)
    for text in "bcd":
        repo.commit({ICJ: text})
    part = repo.clone(tmp_path / "parte", "--depth", "1")
    known = past(part)
    part.git("fetch", "-q", "--depth", "3")
    position, _ = position_of(part.plans)
    assert past_of(position, known) == past(part) != known


@pytest.mark.skipif(sys.platform != "linux", reason="there a name can be any bytes")
def test_a_name_in_an_old_encoding_is_one_more(tmp_path: Path):
    repo = repository(tmp_path)
    known = past(repo)
    for folder in ("icj", "."):
        with open(os.fsencode(repo.plans / folder) + b"/a\xf1o.xlsx", "wb") as file:  # noqa: PTH123  Path takes no bytes
            file.write(b"x")
    name = repo.commit({"notas.txt": "b\n"})
    found = past(repo, known)
    assert found == past(repo)
    assert found.latest == {"icj": name, "di": known.name}
