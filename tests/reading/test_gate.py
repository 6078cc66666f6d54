"""The fast validator and jsonschema give the same answer: here over thousands of documents that were made worse."""

from __future__ import annotations

import copy
import random
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.project import Project
from generator.reading.discover import discover
from generator.reading.load import load
from generator.reading.schemas import KINDS

if TYPE_CHECKING:
    from generator.core.vocabulary import FileKind

ROOT = Path(__file__).parents[2]
PER_KIND = 200
ODD: tuple[object, ...] = (
    *(
        "",
        " ",
        "x",
        "2024-13",
        "2024-02",
        "2024-02-30",
        "2024-T5",
        "2024-S2",
        "2024-01..2024-09",
        "1.1",
        "ñandú",
        "unidad\n",
        "1\n",
        "2024-02\n",
        "12%\n",
        "https://a.example/\n",
        "a" * 5000,
    ),
    *(0, 1, -1, 10**40, Decimal("1.0"), Decimal("-0.5"), Decimal("12345678901234567890.123"), Decimal("1E+5")),
    *(True, False, None, [], {}, [1], {"ene": 1}, ["texto"], {"x": {"y": []}}),
)


def documents(kind: str) -> list[Any]:
    project = Project(ROOT)
    files, _ = discover(project.plans, project.label)
    smallest = sorted((source for source in files if source.kind == kind), key=lambda source: len(source.data))[:3]
    found = [load(source.file, source.data)[0] for source in smallest]
    return [document.data for document in found if document]


def places(data: Any) -> list[Any]:
    """Every container of a document."""
    found = [data] if isinstance(data, dict | list) else []
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return found + [place for value in inside for place in places(value)]


def worsened(data: Any, chance: random.Random) -> Any:
    """The document with one to three things removed, replaced, repeated or added."""
    changed = copy.deepcopy(data)
    for _ in range(chance.randint(1, 3)):
        place = chance.choice([place for place in places(changed) if place])
        key = chance.choice(list(place)) if isinstance(place, dict) else chance.randrange(len(place))
        match chance.randrange(5):
            case 0:
                del place[key]
            case 1 if isinstance(place, dict):
                place[chance.choice(["x", "nombre", "valor", "codigo", "nota"])] = copy.deepcopy(chance.choice(ODD))
            case 2 if isinstance(place, list):
                place.append(copy.deepcopy(place[key]))
            case _:
                place[key] = copy.deepcopy(chance.choice(ODD))
    return changed


@pytest.mark.parametrize("kind", KINDS)
def test_both_validators_agree_on_worsened_documents(kind: FileKind) -> None:
    schemas = Project(ROOT).schemas
    gate, judge = schemas.gates[kind], schemas.validators[kind]
    chance = random.Random(kind)  # noqa: S311  the same documents on every run
    originals = documents(kind)
    answers = set()
    for _ in range(PER_KIND):
        data = worsened(chance.choice(originals), chance)
        answer = judge.is_valid(data)
        assert gate.is_valid(data) == answer, data
        answers.add(answer)
    assert answers == {True, False}


@pytest.mark.parametrize("kind", KINDS)
def test_both_agree_on_every_odd_value_in_every_place(kind: FileKind) -> None:
    schemas = Project(ROOT).schemas
    gate, judge = schemas.gates[kind], schemas.validators[kind]
    data = documents(kind)[0]
    for place in places(data):
        for key in list(place) if isinstance(place, dict) else range(len(place)):
            kept = place[key]
            for place[key] in ODD:
                assert gate.is_valid(data) == judge.is_valid(data), (key, place[key])
            place[key] = kept


@pytest.mark.parametrize("kind", KINDS)
def test_the_plans_of_the_project_pass_both(kind: FileKind) -> None:
    schemas = Project(ROOT).schemas
    for data in documents(kind):
        assert schemas.gates[kind].is_valid(data)
        assert schemas.validators[kind].is_valid(data)
