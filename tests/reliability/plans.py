"""Whole valid plans, made at random: by hypothesis for the properties, by a seed for the figures."""

from __future__ import annotations

import json
import random
import string
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from generator.core.hidden import HIDDEN
from tests.small_plans import SOUND

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
_LETTERS = string.ascii_letters + "áéíóúüñÁÑ¿?¡!«»“”ºª½€😀#:-{}[]&*%@`'\"\\|>=+<~,;/()0123456789 "


def texts(minimum: int = 1) -> st.SearchStrategy[str]:
    """Texts that people could write: one line or more, without hidden characters, with something to see."""
    letters = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co", "Zl", "Zp"))
    written = st.text(letters | st.sampled_from(_LETTERS), min_size=minimum, max_size=40)
    return written.map(lambda text: HIDDEN.sub("", text).strip()).filter(lambda text: len(text) >= minimum)


def _months(chosen: list[int]) -> dict[str, int]:
    return {MONTHS[number]: number + 1 for number in sorted(set(chosen))}


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """A valid plan of the small project, with its reports."""
    codes = draw(st.lists(st.integers(1, 99), min_size=1, max_size=4, unique=True))
    activities = [
        {
            "codigo": f"{code}.1",
            "nombre": draw(texts()),
            "producto": draw(texts()),
            "medio_verificacion": draw(texts()),
            "metas": (found := _months(draw(st.lists(st.integers(0, 11), min_size=1, max_size=12)))),
            "meta_anual": sum(found.values()),
            "nota": draw(texts()),
        }
        for code in codes
    ]
    told = draw(st.lists(st.integers(1, 9), max_size=4, unique=True))
    entries = [
        {
            "periodo": f"2024-{month:02}",
            "fecha": f"2024-{month + 1:02}-05",
            "resumen": draw(texts()),
            "responsable": draw(texts()),
            "actividades": {
                f"{code}.1": {"valor": draw(st.integers(0, 10**9)), "justificacion": draw(texts()), "medidas": "Más"}
                for code in codes
            },
        }
        for month in sorted(told)
    ]
    head = {"esquema": 1, "unidad": "unidad", "ejercicio": 2024, "version": 1, "objetivo": draw(texts())}
    control = [{"version": 1, "fecha": "2024-01-15", "responsable": draw(texts()), "motivo": draw(texts())}]
    plan = {**head, "actividades": activities, "control_de_cambios": control}
    return {**plan, "avances": entries} if entries else plan


def files_of(plan: dict[str, Any]) -> dict[str, str]:
    """The files of the small project, with this plan."""
    return {**SOUND, "unidad": json.dumps(plan, ensure_ascii=False)}


def generated(count: int, seed: int) -> Iterator[dict[str, str]]:
    """Yield as many valid projects, always the same for a seed."""
    rng = random.Random(seed)  # noqa: S311  nothing is secret here

    def text() -> str:
        return "x" + "".join(rng.choice(_LETTERS) for _ in range(rng.randint(0, 40))).rstrip() + "y"

    for _ in range(count):
        activities = []
        for code in rng.sample(range(1, 99), rng.randint(1, 6)):
            targets = _months([rng.randrange(12) for _ in range(rng.randint(1, 12))])
            row = {"codigo": f"{code}", "nombre": text(), "medio_verificacion": text(), "metas": targets}
            activities.append(row | {"meta_anual": sum(targets.values()), "nota": text()})
        yield files_of({
            "esquema": 1, "unidad": "unidad", "ejercicio": 2024, "version": 1, "actividades": activities,
            "control_de_cambios": [{"version": 1, "fecha": "2024-01-15", "responsable": text(), "motivo": text()}],
        })  # fmt: skip
