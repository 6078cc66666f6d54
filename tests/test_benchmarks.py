"""The makers of what is measured: a history that is one, and pages that others can be given."""

from __future__ import annotations

import itertools
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import corpus, history, peers
from benchmarks.measure import run
from generator.history.pasts import Pasts
from generator.history.position import position_of
from generator.pipeline import records
from generator.project import engine_schemas
from generator.reading.discover import discover

ROOT = Path(__file__).parents[1]
PAGE = """<!doctype html>
<html><head><title>«Uno» · Plan</title></head>
<body><nav>menú</nav>
<main id="contenido">
<p>Hola</p>
</main>
</body></html>
"""


def test_a_plan_grows_by_a_report_with_each_commit_of_its_year():
    found = history.states(1, 1, 2026)
    assert [state.count(b"- periodo:") for state in found] == list(range(13))
    assert all(later.startswith(earlier.rstrip()) for earlier, later in itertools.pairwise(found))
    assert found[-1].decode() == corpus.plan_text(1, 1, 12, year=2026)


def test_the_history_tells_of_each_report_when_it_was_published(tmp_path):
    assert history.write(tmp_path, institutions=1, years=1) == 30 * 13
    files, problems = discover(tmp_path / "plans", "plans")
    assert problems == ()
    found, notice = records(position_of(tmp_path / "plans")[0], files, engine_schemas(), Pasts())
    assert notice == ""
    told = found["inst-001"].unit(2025, "unidad-30").told
    assert [each.period.first for each in told] == list(range(1, 13))
    assert len({each.published for each in told}) == 12


def test_the_floor_reads_the_plans_and_copies_the_site_and_says_how_it_is_asked(tmp_path):
    (tmp_path / "sitio/uno").mkdir(parents=True)
    (tmp_path / "sitio/uno/index.html").write_text(PAGE, "utf-8")

    def asked(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = (sys.executable, "-m", "benchmarks.floor", *map(str, arguments))
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert asked(tmp_path, tmp_path / "sitio", tmp_path / "copia").returncode == 0
    assert (tmp_path / "copia/uno/index.html").read_text("utf-8") == PAGE
    told = asked("--help")
    assert (told.returncode, told.stderr) == (0, "")
    assert "PROYECTO SITIO CARPETA" in told.stdout
    assert asked().returncode == 2


def test_others_are_given_the_title_and_the_content_of_each_page(tmp_path):
    (tmp_path / "modelo/uno").mkdir(parents=True)
    (tmp_path / "modelo/uno/index.html").write_text(PAGE, "utf-8")
    peers.write(tmp_path / "modelo", tmp_path)
    name, command, site = peers.ways(tmp_path)[0]
    assert name.startswith("MkDocs")
    subprocess.run([sys.executable, *command[1:]], check=True, capture_output=True)
    page = (site / "uno/index.html").read_text("utf-8")
    assert "<title>«Uno» · Plan</title>" in page
    assert '<main id="contenido">\n<p>Hola</p>\n</main>' in page
    assert "menú" not in page


@pytest.mark.skipif(sys.platform != "linux", reason="what processes hold is asked of Linux")
def test_what_all_processes_of_a_command_hold_is_measured(tmp_path):
    grandchild = "import time; held = b'x' * 80_000_000; time.sleep(1)"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {grandchild!r}])"
    found = run((sys.executable, "-c", child), tmp_path)
    assert 80 < found.process_mb < found.tree_mb
    assert found.wall > 1
    with pytest.raises(RuntimeError, match="no se pudo"):
        run((sys.executable, "-c", "raise SystemExit('no se pudo')"), tmp_path)
