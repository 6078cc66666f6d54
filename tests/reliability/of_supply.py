"""Figure 20: what is installed is what was chosen, what the service runs is pinned, no name given to git harms."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.ci.test_workflows import FILES, PINNED, WRITES, jobs, workflow
from tests.history.repos import Repo
from tests.reliability.bench import REPORTED
from tests.reliability.figure import Case
from tests.small_plans import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.reliability.bench import Bench

_REVISIONS = (
    "--output=escrito", "-oescrito", "--all", "--exec=touch escrito", "-", "--upload-pack=touch escrito", "ñ",
    "ext::sh -c id", "HEAD:plans", ":/Cambio", "HEAD@{yesterday}", "a..b", "$(touch escrito)", "`touch escrito`",
    "a;touch escrito", "a\nb", "@{u}", "HEAD^{/Cambio}", "../../etc/passwd", "file:///etc/passwd", "\x1b[31m",
    "a" * 5000, "--git-dir=escrito",
)  # fmt: skip
_RELEASE = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)")


def supply(bench: Bench) -> Iterator[Case]:
    """20: hashes, pins, rights, revision names, and known vulnerabilities where pip-audit is there to be asked."""
    yield from _locked()
    yield from _workflows()
    yield from _revisions(bench)
    yield from _audited(bench)


def _locked() -> Iterator[Case]:
    """Each package of the locks has its version and its hashes."""
    for name in ("requirements.lock", "requirements-dev.lock"):
        for package in re.split(r"\n(?=[A-Za-z])", (ROOT / name).read_text("utf-8")):
            if package.startswith("#"):
                continue
            found = _RELEASE.match(package)
            fault = "" if found and "--hash=sha256:" in package else "sin versión o sin huella"
            yield Case(f"{name} {package.split()[0]}", fault)


def _workflows() -> Iterator[Case]:
    for path in FILES:
        text = path.read_text("utf-8")
        for used in re.findall(r"uses: (.*)", text):
            yield Case(f"{path.name} {used}", "" if PINNED.fullmatch(used) else "sin fijar por su commit")
        events = workflow(path.name)["on"]
        yield Case(f"{path.name} evento", "pull_request_target" if "pull_request_target" in events else "")
        yield Case(
            f"{path.name} permisos", "" if workflow(path.name).get("permissions") is not None else "sin escribir"
        )
        injected = re.search(r"run:[^\n]*\$\{\{\s*github\.event", text)
        yield Case(f"{path.name} órdenes", "pone textos de otros en una orden" if injected else "")
        for job, body in jobs(path.name):
            rights = {right for right, level in body.get("permissions", {}).items() if level == "write"}
            fault = "" if rights <= WRITES.get(path.name, {}).get(job, set()) else f"puede escribir {rights}"
            yield Case(f"{path.name} {job}", fault)


def _revisions(bench: Bench) -> Iterator[Case]:
    repo = Repo.new(bench.folder / "nombres" / "repo", REPORTED)
    before = sorted(repo.root.rglob("*"))
    for name in bench.some(_REVISIONS):
        ran = bench.pat("validar", "--raiz", repo.root, "--base", name, cwd=repo.root)
        wrote = sorted(repo.root.rglob("*")) != before
        yield Case(
            f"revisión {name[:30]}", ran.fault or ("escribió un archivo" if wrote else "" if ran.code == 2 else "pasó")
        )


def _audited(bench: Bench) -> Iterator[Case]:
    """Ask pip-audit, which needs the network; where it is not installed nothing is claimed."""
    program = shutil.which("pip-audit") or shutil.which("pip-audit", path=str(ROOT / ".venv/bin"))
    if program is None or bench.is_quick:
        return
    asked = [
        program,
        "--requirement",
        str(ROOT / "requirements.lock"),
        "--disable-pip",
        "--require-hashes",
        "--progress-spinner=off",
    ]
    done = subprocess.run(asked, capture_output=True, check=False, timeout=55, cwd=bench.folder)
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    skipped = said.count("could not be audited")
    if skipped:  # it then says «none found» all the same, and ends with 0
        yield Case("pip-audit", f"no pudo consultar {skipped} paquetes: sin esa consulta no se sabe")
        return
    known = re.search(r"No known vulnerabilities found", said)
    yield Case(f"pip-audit, Python {sys.version_info.major}.{sys.version_info.minor}", "" if known else said[-200:])
