"""Figures 11 and 14: a site is the old one or the new one, whole, and the same plans give the same bytes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.cli.small_project import environment, write
from tests.reliability.bench import DAY, PLAN, REPORTED
from tests.reliability.digests import digest_of
from tests.reliability.figure import Case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.reliability.bench import Bench

_SLOW_YAML = "import yaml\nfor name in ('CLoader', 'CSafeLoader'):\n    vars(yaml).pop(name, None)\n"
"""Makes a process that has no libyaml."""


def killed(bench: Bench) -> Iterator[Case]:
    """11: a build killed at a random moment leaves the old site or the new one."""
    root = bench.project("muerto")
    new = digest_of(bench.site(root, "--sin-buscador"))
    write(root, {PLAN: REPORTED[PLAN].replace("valor: 4", "valor: 3")})
    begin = time.monotonic()
    old = digest_of(bench.site(root, "--sin-buscador"))
    length = time.monotonic() - begin
    for number in range(bench.lot(200)):
        write(root, {PLAN: REPORTED[PLAN] if number % 2 == 0 else REPORTED[PLAN].replace("valor: 4", "valor: 3")})
        process = subprocess.Popen(
            [sys.executable, "-m", "generator", "construir", "--raiz", root, "--salida", root / "site", "--fecha", DAY,
             "--sin-buscador"],
            env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            process.wait(length * bench.rng.uniform(0.3, 1.1))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        yield Case(f"muerte {number}", "" if digest_of(root / "site") in {old, new} else "el sitio quedó a medias")
    yield Case("después", "" if digest_of(bench.site(root, "--sin-buscador")) in {old, new} else "no se rehízo")


def reproducible(bench: Bench) -> Iterator[Case]:
    """14: ten ways of building the same plans, the same bytes."""
    root = bench.project("igual")
    expected = digest_of(bench.site(root))
    for name, (prefix, arguments, variables) in _variations(bench).items():
        place = bench.folder / "otra carpeta ñ" if name == "otra carpeta" else root
        if place != root:
            write(place, dict(reversed(REPORTED.items())))
        target = place / "site"
        ran = bench.run(
            *prefix, sys.executable, "-m", "generator", "construir", "--raiz", place, "--salida", target,
            "--fecha", DAY, *arguments, variables=variables,
        )  # fmt: skip
        same = ran.code == 0 and digest_of(target) == expected
        yield Case(name, ran.fault or ("" if same else f"otros bytes {ran.said[-100:]}"))


_Variation = tuple[tuple[str, ...], tuple[str, ...], dict[str, str]]


def _variations(bench: Bench) -> dict[str, _Variation]:
    without = bench.folder / "sin"
    write(without, {"_yaml/__init__.py": "raise ImportError\n", "sitecustomize.py": _SLOW_YAML})
    ours = environment()["PYTHONPATH"]
    found: dict[str, _Variation] = {
        "otra carpeta": ((), (), {}),
        "otro huso": ((), (), {"TZ": "Pacific/Kiritimati"}),
        "otro idioma": ((), (), {"LC_ALL": "C", "LANG": "tr_TR.UTF-8"}),
        "otra semilla": ((), (), {"PYTHONHASHSEED": "7"}),
        "otra máscara": (("sh", "-c", 'umask 077; exec "$@"', "sh"), (), {}),
        "otro número de procesos": ((), ("--procesos", "2"), {}),
        "un procesador": (("taskset", "-c", "0"), (), {}),
        "sin libyaml": ((), (), {"PYTHONPATH": f"{without}:{ours}"}),
        "otro reloj": ((), (), {"SOURCE_DATE_EPOCH": "1893456000"}),
        "otro usuario": ((), (), {"HOME": "/nonexistent", "USER": "otra", "LOGNAME": "otra"}),
    }
    return dict(list(found.items())[:2]) if bench.is_quick else found
