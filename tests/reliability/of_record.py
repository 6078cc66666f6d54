"""Figures 9, 10, 13 and 17: what was published stays, and whatever is altered is found."""

from __future__ import annotations

import pickle
import random
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from generator.pipeline import check_project
from generator.project import Project
from tests.cli.small_project import write
from tests.editing import test_append as appending
from tests.history.reference import violations
from tests.history.repos import Repo
from tests.history.test_ledger_random import EDITS, PLAN, parsed, said
from tests.reliability.bench import PLAN as PLAN_FILE
from tests.reliability.bench import REPORTED
from tests.reliability.figure import Case
from tests.small_plans import AS_OF, ROOT, SOUND, data_of, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.reliability.bench import Bench

EDITED = {**REPORTED, PLAN_FILE: REPORTED[PLAN_FILE].replace("valor: 4", "valor: 5")}


def verdicts(bench: Bench) -> Iterator[Case]:
    """9: random edits of a published plan are judged as an independent reference judges them."""
    base_data = data_of(PLAN)
    base, pickled = parsed(base_data), pickle.dumps(base_data)
    (year,) = read().annual_plans
    rng = random.Random(9)  # noqa: S311  nothing is secret here
    for number in range(bench.lot(2000, 20)):
        data = pickle.loads(pickled)  # noqa: S301  what was pickled here
        edits = rng.choices(EDITS, k=rng.choice([1, 2, 3]))
        for edit in edits:
            edit(data, rng)
        month = rng.randint(1, 11)
        ours, theirs = said(base, parsed(data), month, year), violations(base_data, data, month)
        yield Case(f"{number} {[edit.__name__ for edit in edits]}", f"{ours} y no {theirs}" if ours != theirs else "")


def closed(bench: Bench) -> Iterator[Case]:
    """10: what cannot be compared with what was published never passes."""
    for name in bench.some(CLOSED):
        folder = bench.folder / "cerrado"
        shutil.rmtree(folder, ignore_errors=True)
        repo = Repo.new(folder / "repo", REPORTED, "2024-08-06")
        root, base = CLOSED[name](repo)
        ran = bench.pat("validar", "--raiz", root, "--base", base)
        yield Case(name, ran.fault or ("" if ran.code else f"pasó: {ran.said[-150:]}"))


def _edited(repo: Repo, base: str = "main") -> tuple[Path, str]:
    write(repo.root, EDITED)
    return repo.root, base


def _shallow(repo: Repo) -> tuple[Path, str]:
    first = repo.git("rev-parse", "HEAD")
    repo.commit(EDITED)
    return repo.clone(repo.root.parent / "clon", "--depth", "1").root, first


def _unrelated(repo: Repo) -> tuple[Path, str]:
    repo.git("checkout", "-q", "--orphan", "otra")
    repo.commit(EDITED)
    return repo.root, "main"


def _moved(repo: Repo) -> tuple[Path, str]:
    (repo.root / "sub").mkdir()
    shutil.move(repo.plans, repo.root / "sub" / "plans")
    return repo.root / "sub", "HEAD"


def _without_plans(repo: Repo) -> tuple[Path, str]:
    shutil.rmtree(repo.plans / "demo")
    return repo.root, "main"


def _gone(repo: Repo) -> tuple[Path, str]:
    (repo.root / PLAN_FILE).unlink()
    return repo.root, "main"


def _broken_base(repo: Repo) -> tuple[Path, str]:
    repo.commit({PLAN_FILE: REPORTED[PLAN_FILE].replace("valor: 4", "valor: [")})
    write(repo.root, REPORTED)
    return repo.root, "main"


def _lost_object(repo: Repo) -> tuple[Path, str]:
    blob = repo.git("rev-parse", f"HEAD:{PLAN_FILE}")
    (repo.root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    return _edited(repo)  # of what has the same name nobody needs the object


def _attributes(repo: Repo) -> tuple[Path, str]:
    write(repo.root, {".gitattributes": "*.yaml working-tree-encoding=UTF-16 merge=union export-ignore\n"})
    return _edited(repo)


def _replaced(repo: Repo) -> tuple[Path, str]:
    first = repo.git("rev-parse", "HEAD")
    second = repo.commit(EDITED)
    repo.git("replace", first, second)
    return repo.root, first


def _no_repository(repo: Repo) -> tuple[Path, str]:
    shutil.rmtree(repo.root / ".git")
    return repo.root, "main"


CLOSED: dict[str, Callable[[Repo], tuple[Path, str]]] = {
    "lo publicado, editado": _edited,
    "clon de un solo commit": _shallow,
    "sin repositorio": _no_repository,
    "otra historia": _unrelated,
    "carpeta movida": _moved,
    "sin planes": _without_plans,
    "plan borrado": _gone,
    "base que no se lee": _broken_base,
    "falta un objeto": _lost_object,
    "atributos de git": _attributes,
    "commit sustituido": _replaced,
    "rama que no existe": lambda repo: _edited(repo, "ninguna"),
    "un árbol": lambda repo: _edited(repo, repo.git("rev-parse", "HEAD^{tree}")),
    "un archivo": lambda repo: _edited(repo, f"HEAD:{PLAN_FILE}"),
    "una opción": lambda repo: _edited(repo, "--output=escrito"),
    "nada": lambda repo: _edited(repo, ""),
}


def appended(bench: Bench) -> Iterator[Case]:
    """13: two processes report forty times each at once; nothing is lost, the plan is valid, comments stay."""
    root = bench.folder / "avances"
    plans = root / "plans"
    shutil.rmtree(root, ignore_errors=True)
    (plans / "demo/2024").mkdir(parents=True)
    for name, text in (SOUND | {"unidad": appending.PLAN}).items():
        place = plans / "demo" / ("" if name in {"institucion", "estrategia-2024"} else "2024")
        (place / f"{name}.yaml").write_text(text, "utf-8", newline="\n")
    each = bench.lot(appending.EACH, 2)
    code = appending.WORKER.replace(f"+ {appending.EACH})", f"+ {each})")
    firsts = (1, 1 + appending.EACH)
    workers = [subprocess.Popen([sys.executable, "-c", code, str(plans), str(first)], cwd=ROOT) for first in firsts]
    codes = [worker.wait(60) for worker in workers]
    text = (root / appending.FILE).read_text("utf-8")
    checked = check_project(Project(root), AS_OF)
    told = [result.code for entry in checked.annual_plans[0].plans[0].progress for result in entry.results]
    for number in (first + place for first in firsts for place in range(each)):
        count = told.count(str(number))
        yield Case(f"actividad {number}", "" if count == 1 else f"está {count} veces")
    yield Case("los comentarios", "" if text.startswith(appending.PLAN) else "cambiaron")
    yield Case("el plan", checked.problems[0].message if checked.problems else "")
    yield Case("los procesos", "" if codes == [0, 0] else f"terminaron con {codes}")


def tampered(bench: Bench) -> Iterator[Case]:
    """17: a byte altered, a file removed, added or swapped, a link or a pipe put in: each is found."""
    site = bench.folder / "alterado"
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(bench.published, site)
    files = sorted(path for path in site.rglob("*") if path.is_file())
    yield Case("sin alterar", "" if _found(site) == "" else "se dio por alterado")
    for number in range(bench.lot(200, 3)):
        path = bench.rng.choice([file for file in files if file.stat().st_size])
        kept = path.read_bytes()
        at = bench.rng.randrange(len(kept))
        path.write_bytes(kept[:at] + bytes([kept[at] ^ (1 << bench.rng.randrange(8))]) + kept[at + 1 :])
        yield Case(f"{number} {path.name} {at}", "" if _found(site) else "no se vio")
        path.write_bytes(kept)
    page, other = site / "index.html", site / "otra.html"
    for name, change, undo in (
        ("un archivo de más", lambda: other.write_text("x"), other.unlink),
        ("un archivo de menos", lambda: page.rename(bench.folder / "a"), lambda: (bench.folder / "a").rename(page)),
        ("un enlace", lambda: other.symlink_to("/etc/passwd"), other.unlink),
        ("una carpeta enlazada", lambda: other.symlink_to("/etc"), other.unlink),
    ):
        change()
        yield Case(name, "" if _found(site) else "no se vio")
        undo()
    ran = bench.pat("verificar", bench.published)
    yield Case("como orden", ran.fault or ("" if ran.code == 0 else ran.said[-150:]))


def _found(site: Path) -> str:
    """What verification finds first, or says when it cannot go on."""
    from generator.core.problem import GeneratorError  # noqa: PLC0415  measured, as the command imports it
    from generator.proof.verify import faults, read_site  # noqa: PLC0415

    try:
        return next(faults(read_site(site)), "")
    except GeneratorError as error:
        return str(error)
