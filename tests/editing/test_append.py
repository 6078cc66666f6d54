"""Writing what is reported: two at once, a crash at any step, a file that changed, is protected or is a link."""

from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.core.frozen import replace
from generator.core.model import ProgressEntry, Result
from generator.core.period import Period
from generator.core.problem import GeneratorError
from generator.core.quantity import Quantity
from generator.editing import append
from generator.editing.append import append_report
from generator.editing.plan_text import entry_text
from generator.editing.progress import UNWRITTEN
from generator.pipeline import check_project
from generator.project import Project
from tests.small_plans import AS_OF, ROOT, SOUND, schemas

FILE = "plans/demo/2024/unidad.yaml"
COMMENTS = "# Plan de la unidad.\nesquema: 1  # siempre\n"
EACH = 40
_ACTIVITIES = "".join(
    f'  - {{codigo: "{number}", nombre: "Formar {number}", medio_verificacion: Listas, metas: {{jul: 5}}, '
    "meta_anual: 5}  # aprobada\n"
    for number in range(1, 2 * EACH + 1)
)
PLAN = (
    SOUND["unidad"].replace("esquema: 1\n", COMMENTS).split("actividades: ", 1)[0]
    + f"actividades:\n{_ACTIVITIES}"
    + SOUND["unidad"][SOUND["unidad"].index("control_de_cambios") :]
    + "# Los informes van debajo.\n"
)
WORKER = f"""
import sys
from pathlib import Path
from tests.editing.test_append import append_report, report, schemas, AS_OF
for number in range(int(sys.argv[2]), int(sys.argv[2]) + {EACH}):
    written, problems = append_report(Path(sys.argv[1]), {FILE!r}, report(number), schemas(), AS_OF)
    assert written, problems
"""
CRASHING = f"""
import os, sys
from pathlib import Path
from tests.editing.test_append import append_report, report, schemas, AS_OF
Path.replace = lambda *_: os._exit(9)
append_report(Path(sys.argv[1]), {FILE!r}, report(1), schemas(), AS_OF)
"""


def report(number: int) -> ProgressEntry:
    """July of one activity."""
    result = Result(str(number), Quantity(Decimal(5)), UNWRITTEN)
    return ProgressEntry(Period.month(2024, 7), date(2024, 8, 5), (result,), UNWRITTEN)


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """The plans of a project with a unit of eighty activities and comments everywhere."""
    folder = tmp_path / "plans"
    (folder / "demo/2024").mkdir(parents=True)
    for name, text in (SOUND | {"unidad": PLAN}).items():
        place = folder / "demo" / ("" if name == "institucion" or name.startswith("estrategia") else "2024")
        (place / f"{name}.yaml").write_text(text, "utf-8", newline="\n")
    return folder


def plan_of(plans: Path) -> Path:
    """The file that is added to."""
    return plans.parent / FILE


def add(plans: Path, entry: ProgressEntry | None = None) -> bool:
    """Whether an entry was written: July of the first activity, if not another."""
    return append_report(plans, FILE, entry or report(1), schemas(), AS_OF)[0]


def leftovers(plans: Path) -> list[str]:
    """The files beside the plan that were not there before."""
    return sorted({path.name for path in plan_of(plans).parent.iterdir()} - {"ejercicio.yaml", "unidad.yaml"})


def python(code: str, *arguments: object) -> subprocess.Popen[bytes]:
    """A process that runs code of this project."""
    return subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)], cwd=ROOT, stderr=subprocess.PIPE)


def test_two_processes_of_forty_reports_lose_none(plans):
    workers = [python(WORKER, plans, first) for first in (1, 1 + EACH)]
    for worker in workers:
        assert worker.communicate(timeout=120)[1] == b""
    text = plan_of(plans).read_text("utf-8")
    assert text.startswith(PLAN)
    checked = check_project(Project(plans.parent), AS_OF)
    assert checked.problems == ()
    codes = [result.code for entry in checked.annual_plans[0].plans[0].progress for result in entry.results]
    assert sorted(codes, key=int) == [str(number) for number in range(1, 2 * EACH + 1)]
    assert leftovers(plans) == []


def test_a_crash_before_the_end_leaves_the_old_file_and_stops_nobody(plans):
    worker = python(CRASHING, plans)
    worker.communicate(timeout=60)
    assert worker.returncode == 9
    assert plan_of(plans).read_text("utf-8") == PLAN
    assert len(leftovers(plans)) == 1
    assert check_project(Project(plans.parent), AS_OF).problems == ()
    assert add(plans)
    assert plan_of(plans).read_text("utf-8") == f"{PLAN}avances:\n{entry_text(report(1))}"


STEPS = [
    (tempfile, "mkstemp"),
    (os, "fdopen"),
    (os, "fsync"),
    (Path, "chmod"),
    (Path, "replace"),
    (os, "open"),
]


@pytest.mark.parametrize(("owner", "name"), STEPS, ids=[name for _, name in STEPS])
def test_a_step_that_fails_leaves_the_old_file_and_nothing_else(plans, monkeypatch, owner, name):
    def fail(*_arguments, **_options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(owner, name, fail)
    with pytest.raises(GeneratorError, match=r"no queda espacio en el disco\. No se cambió nada"):
        add(plans)
    monkeypatch.undo()
    assert plan_of(plans).read_text("utf-8") == PLAN
    assert leftovers(plans) == []


def test_once_the_new_file_stands_it_stays(plans, monkeypatch):
    calls = []

    def fail_second(descriptor):
        calls.append(descriptor)
        if len(calls) == 2:  # the folder's own, after the file is in its place
            raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail_second)
    assert add(plans)
    assert len(calls) == 2
    assert "avances:" in plan_of(plans).read_text("utf-8")


def test_what_was_written_is_read_again(plans, monkeypatch):
    put = Path.replace

    def cut(path, target):
        path.write_bytes(path.read_bytes()[:-5])
        return put(path, target)

    monkeypatch.setattr(Path, "replace", cut)
    with pytest.raises(GeneratorError, match="no quedó como se escribió: revíselo antes de seguir"):
        add(plans)


def test_what_is_refused_changes_nothing(plans):
    assert add(plans)
    before = plan_of(plans).read_bytes()
    written, problems = append_report(plans, FILE, report(1), schemas(), AS_OF)
    assert not written
    assert [problem.code for problem in problems] == ["R315"]
    assert plan_of(plans).read_bytes() == before


def test_permissions_are_kept(plans):
    plan_of(plans).chmod(0o640)
    assert add(plans)
    assert plan_of(plans).stat().st_mode & 0o777 == 0o640


def test_a_protected_file_is_left_alone(plans):
    plan_of(plans).chmod(0o444)
    with pytest.raises(GeneratorError, match="protegido contra escritura; quítele la protección"):
        add(plans)
    assert plan_of(plans).read_text("utf-8") == PLAN


def test_a_link_is_not_followed(plans, tmp_path):
    outside = tmp_path / "ajeno.yaml"
    plan_of(plans).rename(outside)
    plan_of(plans).symlink_to(outside)
    with pytest.raises(GeneratorError, match="no existe, o es un enlace"):
        add(plans)
    assert outside.read_text("utf-8") == PLAN


def test_a_folder_that_is_a_link_is_not_followed(plans, tmp_path):
    (plans / "demo").rename(tmp_path / "ajeno")
    (plans / "demo").symlink_to(tmp_path / "ajeno")
    with pytest.raises(GeneratorError, match="no existe, o es un enlace"):
        add(plans)


def test_a_change_made_meanwhile_is_not_lost(plans, monkeypatch):
    sync = os.fsync

    def edit(descriptor):
        plan_of(plans).write_text(f"{PLAN}# otra persona\n", "utf-8")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", edit)
    with pytest.raises(GeneratorError, match="cambió mientras tanto; repita la orden"):
        add(plans)
    assert plan_of(plans).read_text("utf-8") == f"{PLAN}# otra persona\n"
    assert leftovers(plans) == []


def test_nobody_waits_for_ever(plans, monkeypatch):
    monkeypatch.setattr(append, "PATIENCE", 0)
    with append._alone(plan_of(plans).parent), pytest.raises(GeneratorError, match="otra orden está escribiendo"):
        add(plans)
    assert add(plans)


def test_a_folder_without_locks_is_written_to(plans, monkeypatch):
    def no_locks(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    assert add(plans)


def test_reports_follow_one_another(plans):
    assert add(plans)
    assert add(plans, replace(report(1), is_correction=True, reason="Doble registro"))
    assert add(plans, report(2))
    assert plan_of(plans).read_text("utf-8").startswith(PLAN)
