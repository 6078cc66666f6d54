"""Figures 11, 12 and 14: a site is the old one or the new one, whole, and the same plans give the same bytes."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.cli.small_project import environment, tree, write
from tests.reliability.bench import DAY, PLAN, REPORTED
from tests.reliability.figure import Case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.reliability.bench import Bench

_FAILING = """
import errno, os, sys
from pathlib import Path
at, kind, code = int(sys.argv[1]), sys.argv[2], getattr(errno, sys.argv[3])
done = 0
def failing(call):
    def instead(*arguments, **options):
        global done
        done += 1
        if done == at:
            os.close(os.open(sys.argv[4], os.O_CREAT))
            raise OSError(code, "fault put in")
        return call(*arguments, **options)
    return instead
for owner, name in {"write": [(Path, "write_bytes")], "fsync": [(os, "fsync")], "rename": [(os, "rename"),
        (os, "replace"), (Path, "rename"), (Path, "replace")], "mkdir": [(Path, "mkdir")],
        "link": [(os, "link")]}[kind]:
    setattr(owner, name, failing(getattr(owner, name)))
from generator.cli import main
main(sys.argv[5:])
"""
"""Runs the command with the k-th call of a kind failing, which leaves a file that says so."""
_ENDLESS = 10_000
_SLOW_YAML = "import yaml\nfor name in ('CLoader', 'CSafeLoader'):\n    vars(yaml).pop(name, None)\n"
"""Makes a process that has no libyaml."""


def digest_of(site: Path) -> str:
    """One digest of all that a site has, "" where there is none."""
    if not site.is_dir():
        return ""
    found = hashlib.sha256()
    for name, data in tree(site).items():
        found.update(f"{name}\0{len(data)}\0".encode() + data)
    return found.hexdigest()


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


def failing_disk(bench: Bench) -> Iterator[Case]:
    """12: the k-th write, fsync, rename or folder fails: the old site, or the new one, and a sentence in Spanish."""
    root = bench.project("disco")
    site = bench.site(root, "--sin-buscador")
    old = digest_of(site)
    kept = bench.folder / "disco-guardado"
    shutil.copytree(site, kept, dirs_exist_ok=True)
    write(root, {PLAN: REPORTED[PLAN].replace("valor: 4", "valor: 3")})
    new = digest_of(bench.site(root, "--sin-buscador"))
    fired = bench.folder / "disco-fallo"
    for kind in ("write", "fsync", "rename", "mkdir", "link"):
        for at in range(1, bench.lot(_ENDLESS) + 1):
            shutil.rmtree(site)
            shutil.copytree(kept, site)
            fired.unlink(missing_ok=True)
            error = "ENOSPC" if at % 2 else "EIO"
            ran = bench.run(
                sys.executable, "-c", _FAILING, at, kind, error, fired, "construir", "--raiz", root, "--salida", site,
                "--fecha", DAY, "--sin-buscador",
            )  # fmt: skip
            if not fired.exists():  # there is no such call: all before it were tried
                break
            fault = ran.fault or ("" if digest_of(site) in {old, new} else "el sitio quedó a medias")
            yield Case(f"{kind} {at} {error}", fault)


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
