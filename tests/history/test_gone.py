"""The institutions that git has and that are no longer there."""

from __future__ import annotations

from datetime import date

import pytest

from generator.cache.past import gone_of, past_of
from generator.history.position import NO_TRACES, position_of
from generator.history.record import GoneInstitution
from tests.cli.small_project import SOUND_FILES
from tests.history.repos import Repo

OTHER = "plans/otra/institucion.yaml"
FILE = "esquema: 1\nid: otra\nnombre: Otro Instituto\n"


@pytest.fixture
def repo(tmp_path):
    return Repo.new(tmp_path / "repositorio", {**SOUND_FILES, OTHER: FILE, "plans/LEAME.md": "Aquí"}, "2024-01-15")


def gone(repo: Repo, there: tuple[str, ...] = ()) -> tuple[GoneInstitution, ...]:
    position, _ = position_of(repo.plans)
    return gone_of(past_of(position, NO_TRACES), there)


def test_one_that_was_taken_away_has_its_last_name_and_the_day(repo):
    assert gone(repo) == ()
    repo.commit({OTHER: FILE.replace("Otro", "Otro gran"), "plans/LEAME.md": None}, "2024-03-01")
    repo.commit({OTHER: None}, "2024-04-02")
    assert gone(repo) == (GoneInstitution("Otro gran Instituto", date(2024, 4, 2)),)
    repo.commit({OTHER: FILE}, "2024-05-03")
    assert gone(repo) == (), "it is there again"


@pytest.mark.parametrize("broken", ["nombre: [\n", "- otra\n", "nombre: 12\n"])
def test_one_whose_file_cannot_be_read_goes_by_its_folder(repo, broken):
    repo.commit({OTHER: broken})
    repo.commit({OTHER: None}, "2024-04-02")
    assert gone(repo) == (GoneInstitution("otra", date(2024, 4, 2)),)


def test_one_that_is_back_and_not_committed_is_there(repo):
    repo.commit({OTHER: None}, "2024-04-02")
    assert gone(repo, ("otra",)) == ()


def test_one_that_stands_as_a_link_has_a_history_and_only_what_was_a_file_is_gone(repo):
    link = repo.root / OTHER.replace("otra", "enlace")
    link.parent.mkdir()
    link.symlink_to("../otra/institucion.yaml")
    repo.commit({})
    assert gone(repo) == (), "the past is told"
    position, _ = position_of(repo.plans)
    known = past_of(position, NO_TRACES)
    assert known.latest is not None
    (repo.root / OTHER).unlink()
    (repo.root / OTHER).symlink_to("../demo/institucion.yaml")
    repo.commit({}, "2024-04-02")
    position, _ = position_of(repo.plans)
    known = past_of(position, known)
    (repo.root / OTHER).unlink()
    link.unlink()
    repo.commit({}, "2024-05-03")
    position, _ = position_of(repo.plans)
    assert gone(repo) == (GoneInstitution("Otro Instituto", date(2024, 4, 2)),)
    assert past_of(position, known) == past_of(position, NO_TRACES)


def test_a_folder_that_no_institution_can_have_was_never_published(repo):
    other = "plans/Otra Institución/institucion.yaml"
    repo.commit({other: FILE})
    repo.commit({other: None}, "2024-04-02")
    assert gone(repo) == ()
