"""A site over which many builds went has the bytes of a site made afresh, whatever changed between them."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import random
import re
import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks import corpus
from generator.cache.aside import put_first
from generator.cache.gathered import Gathered
from generator.cache.looks import of_the_same_date
from generator.cache.piece import SEARCH
from generator.cache.publish import publish, register_of
from generator.cache.registry import NOTHING, folder_for
from generator.core.frozen import replace
from generator.core.problem import GeneratorError
from generator.moment import Moment, moment_of
from generator.parallel import ONE, Serial, Workers
from generator.project import Project
from generator.proof.folder import seal
from generator.proof.verify import faults, read_site
from generator.publishing.open_data.exchange import unit_parts
from generator.publishing.open_data.members import packed
from generator.publishing.open_data.publish import unit_tables
from generator.publishing.open_data.workbook import sheet
from generator.publishing.parts import ignore
from generator.publishing.patch import aside_of
from generator.publishing.views.disclosed_files import size_in_words
from generator.publishing.write import write_site
from generator.site_build import SiteBuild, UnsoundPlansError
from generator.site_institutions import Institutions
from generator.site_part import Share, Task, make_part
from tests.cli.small_project import git, tree

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.cache.registry import Register
    from generator.core.model import UnitPlan
    from generator.data_set.shape import Table
    from generator.publishing.archive import Member
    from generator.publishing.open_data.files import Tables
    from generator.publishing.page import OutputFile
    from generator.publishing.stamps import Stamp
    from generator.publishing.views.context import YearContext

ROOT = Path(__file__).parents[2]


@dataclass
class Bench:
    """A project, a site over which builds go, and what they made."""

    root: Path
    moment: Moment = field(default_factory=lambda: Moment(date(2025, 3, 20), ""))
    made: list[str] = field(default_factory=list)
    with_parquet: bool = False
    show: Callable[[Sequence[OutputFile]], None] = ignore
    known: Register = NOTHING
    workers: Workers = ONE
    shares: dict[Share, list[str]] = field(default_factory=dict)

    @property
    def site(self) -> Path:
        return self.root / "site"

    def build(self, index: Callable[[Path, Path], None] | None = None) -> dict[str, bytes]:
        """Build over the site that stands, and return what stands then."""
        folder = folder_for(self.root, self.site)
        with register_of(folder, self.site) as register:
            self.known = register
            build = SiteBuild(
                Project(self.root),
                self.moment,
                self.workers,
                with_parquet=self.with_parquet,
                make=self._make,
                register=register,
            )
            publish(build, self.site, folder, index)
        return tree(self.site)

    def afresh(self) -> dict[str, bytes]:
        """What a build makes that knows nothing of another."""
        build = SiteBuild(Project(self.root), self.moment, ONE, with_parquet=self.with_parquet)
        with tempfile.TemporaryDirectory() as folder:
            write_site(build.files(), Path(folder) / "site", lambda site: seal(site, build.checkpoint))
            return tree(Path(folder) / "site")

    def _make(self, task: Task):
        part = make_part(task, self.show)
        self.shares[task.share] = [output.path for output in part.files]
        self.made += self.shares[task.share]
        return part

    def paths(self, pattern: str) -> list[Path]:
        return sorted(self.root.glob(pattern))


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Two made-up institutions of three units with two months told, in git, with an editorial page."""
    corpus.write(tmp_path, 2, units=3, activities=2, months=2)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Inicio\n", "utf-8")
    (tmp_path / "docs/historia.md").write_text("# Historia\n\nUna vez.\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Sitio\nrepo_url: https://ejemplo.example/planes\n", "utf-8")
    git(tmp_path, "init", "-q")
    commit(Bench(tmp_path))
    return Bench(tmp_path)


def commit(bench: Bench) -> None:
    git(bench.root, "add", "plans")
    git(bench.root, "commit", "-qm", "Planes", "--allow-empty")
    look(bench)


def look(bench: Bench) -> None:
    """See what git says of the plans, as a command does: of which institutions something is not committed."""
    found, today = moment_of(Project(bench.root), bench.moment.day), bench.moment.today
    bench.moment = replace(found, today=today, has_later=today is not None and found.has_later)


def rewrite(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text("utf-8")), "utf-8")


def report(month: int, values: dict[str, int], *, corrects: bool = False) -> str:
    why = "    rectifica: true\n    motivo: Se contó dos veces\n" if corrects else ""
    lines = "".join(
        f'      "{code}":\n        valor: {value}\n        justificacion: Así fue\n        medidas: Otras\n'
        for code, value in values.items()
    )
    entry = f"  - periodo: 2025-{month:02d}\n    fecha: 2025-03-15\n{why}    resumen: Lo que se hizo\n"
    return f"{entry}    actividades:\n{lines}"


def append(bench: Bench, chance: random.Random) -> None:
    path = chance.choice(bench.paths("plans/*/2025/unidad-*.yaml"))
    text = report(chance.randint(1, 2), {"1.1": chance.randint(0, 9)}, corrects=True)
    rewrite(path, lambda old: old + text)


def later(bench: Bench, chance: random.Random) -> None:
    """Tell of a later month, alone or in one piece with those before it."""
    path = chance.choice(bench.paths("plans/*/2025/unidad-*.yaml"))
    text = report(3, {"1.1": chance.randint(0, 9)})
    rewrite(path, lambda old: old + text.replace("2025-03\n", chance.choice(("2025-03\n", "2025-T1\n"))))


def edit(bench: Bench, chance: random.Random) -> None:
    path = chance.choice(bench.paths("plans/*/2025/unidad-*.yaml"))
    rewrite(path, lambda old: old.replace("    nombre: ", f"    nombre: {chance.choice('ABC')} ", 1))


def above(bench: Bench, chance: random.Random) -> None:
    """Move all lines of a plan down: pages name them."""
    rewrite(chance.choice(bench.paths("plans/*/2025/unidad-*.yaml")), lambda old: f"# Nota\n{old}")


def remove(bench: Bench, chance: random.Random) -> None:
    chance.choice(bench.paths("plans/*/2025/unidad-*.yaml")).unlink()


def rename(bench: Bench, chance: random.Random) -> None:
    path = chance.choice(bench.paths("plans/*/2025/unidad-*.yaml"))
    new = f"unidad-{chance.randint(50, 99)}"
    rewrite(path, lambda old: old.replace(f"unidad: {path.stem}\n", f"unidad: {new}\n"))
    rewrite(path.parents[1] / "institucion.yaml", lambda old: old.replace(f"- id: {path.stem}\n", f"- id: {new}\n"))
    path.rename(path.with_stem(new))


def method(bench: Bench, chance: random.Random) -> None:
    rule = (
        f"metodologia:\n  version: Propia {chance.randint(1, 9)}\n  sin_reporte: {chance.choice(('cero', 'omitir'))}\n"
    )
    path = chance.choice(bench.paths("plans/*/2025/ejercicio.yaml"))
    rewrite(path, lambda old: old.partition("metodologia:\n")[0] + rule)


def name(bench: Bench, chance: random.Random) -> None:
    path = chance.choice(bench.paths("plans/*/institucion.yaml"))
    rewrite(path, lambda old: old.replace("nombre: Unidad", f"nombre: Unidad {chance.choice('XYZ')}", 1))


def year(bench: Bench, chance: random.Random) -> None:
    """Add a year to an institution."""
    folder = chance.choice(bench.paths("plans/*"))
    if not (folder / "2024").exists():
        shutil.copytree(folder / "2025", folder / "2024")
        for path in sorted((folder / "2024").iterdir()):
            rewrite(path, lambda old: re.sub(r"2025(?!-2029)", "2024", old.replace("2024-12", "2023-12")))


def institution(bench: Bench, chance: random.Random) -> None:
    """Take an institution away, or put it back."""
    folder, kept = bench.root / "plans/inst-002", bench.root / "inst-002"
    (folder if folder.exists() else kept).rename(kept if folder.exists() else folder)


def article(bench: Bench, chance: random.Random) -> None:
    (bench.root / "docs/historia.md").write_text(f"# Historia\n\n{chance.randint(2, 99)} veces.\n", "utf-8")


def picture(bench: Bench, chance: random.Random) -> None:
    (bench.root / f"docs/{chance.choice('ab')}.png").write_bytes(chance.randbytes(9))


def settings(bench: Bench, chance: random.Random) -> None:
    url = f"site_url: https://{chance.choice('ab')}.example/\n"
    (bench.root / "mkdocs.yml").write_text(f"site_name: Sitio {chance.choice('AB')}\n{url}", "utf-8")


def day(bench: Bench, chance: random.Random) -> None:
    bench.moment = replace(bench.moment, day=bench.moment.day + timedelta(days=chance.choice((1, 30))))


def past(bench: Bench, chance: random.Random) -> None:
    """Show an earlier day, or no longer."""
    bench.moment = replace(bench.moment, today=None if bench.moment.today else bench.moment.day + timedelta(days=90))


def committed(bench: Bench, chance: random.Random) -> None:
    commit(bench)


def parquet(bench: Bench, chance: random.Random) -> None:
    """Write tables as Parquet too, or no longer."""
    bench.with_parquet = not bench.with_parquet


def nothing(bench: Bench, chance: random.Random) -> None:
    """Change nothing."""


def version(bench: Bench, chance: random.Random) -> None:
    """Lower a goal in a new version, declared and committed: pages tell its past."""
    path = chance.choice(bench.paths("plans/*/2025/unidad-*.yaml"))
    number = int(path.read_text("utf-8").partition("\nversion: ")[2].partition("\n")[0]) + 1
    row = f"  - {{version: {number}, fecha: 2025-03-01, responsable: Dirección, motivo: Menos recursos}}\n"

    def change(old: str) -> str:
        raised = old.replace(f"\nversion: {number - 1}\n", f"\nversion: {number}\n")
        renamed = raised.replace("    producto: ", f"    producto: {number} ", 1)
        return renamed.replace("    motivo: Creación del plan\n", f"    motivo: Creación del plan\n{row}", 1)

    rewrite(path, change)
    commit(bench)


EDITS = (append, later, later, edit, above, remove, rename, method, name, year, institution, article, picture, settings,
         day, past, committed, nothing, version, parquet)  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_random_edits_give_the_bytes_of_a_site_made_afresh(bench, seed, monkeypatch):
    if seed:  # as large sites are: changed in place
        monkeypatch.setattr("generator.cache.gathered._LINKED", -1)
    if seed == 2:  # tables that become long and short again, and several lists of addresses
        monkeypatch.setattr("generator.publishing.sitemap.MOST", 20)
        rewrite(bench.root / "mkdocs.yml", lambda old: f"{old}site_url: https://a.example/\n")
        monkeypatch.setattr("generator.publishing.open_data.whole.SMALL", 40)
    chance = random.Random(f"ediciones {seed}")  # noqa: S311  repeatable on purpose
    bench.with_parquet = seed != 1
    bench.workers = Workers(Serial(), 1 + seed)  # of more than what changed, two make an institution
    bench.build()
    done = []
    for _ in range(9):
        change = chance.choice(EDITS)
        change(bench, chance)
        look(bench)
        done.append(change.__name__)
        try:
            expected = bench.afresh()
        except UnsoundPlansError:
            before = tree(bench.site)
            with pytest.raises(UnsoundPlansError):
                bench.build()
            assert tree(bench.site) == before
            continue
        assert bench.build() == expected, done


@pytest.mark.parametrize("linked", [3000, -1], ids=["entero", "en su lugar"])
def test_pages_put_first_are_those_of_the_whole_and_a_build_that_stops_there_leaves_nothing_untrue(
    bench, monkeypatch, linked
):
    monkeypatch.setattr("generator.cache.gathered._LINKED", linked)
    before = bench.build()
    plan = bench.root / "plans/inst-001/2025/unidad-02.yaml"
    text = plan.read_text("utf-8")
    shown: dict[str, bytes] = {}

    def show(pages: Sequence[OutputFile]) -> None:
        put_first(pages, bench.site, bench.known)
        shown.update((path, data) for path, data in tree(bench.site).items() if data != before[path])
        if stops:
            raise GeneratorError("se fue la luz")

    bench.show, stops = show, True
    plan.write_text(text + report(3, {"1.1": 3}), "utf-8")
    with pytest.raises(GeneratorError):
        bench.build()
    assert {path: data for path, data in tree(bench.site).items() if data != before[path]} == shown
    assert "inst-001/2025/unidades/unidad-02/index.html" in shown
    stops = False
    plan.write_text(text, "utf-8")
    assert bench.build() == before
    plan.write_text(text + report(3, {"1.1": 3}), "utf-8")
    after = bench.build()
    assert after == bench.afresh()
    assert shown.items() <= after.items()


def test_a_plan_saved_while_the_build_goes_on_is_not_taken_for_what_it_was_before(bench, monkeypatch):
    bench.build()
    plan = bench.root / "plans/inst-001/2025/unidad-02.yaml"
    seen = plan.read_text("utf-8") + report(3, {"1.1": 3})
    plan.write_text(seen, "utf-8")
    changed = Institutions.changed

    def and_saved(found: Institutions) -> tuple[str, ...]:
        names = changed(found)
        plan.write_text(seen.replace("valor: 3", "valor: 4"), "utf-8")
        return names

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Institutions, "changed", and_saved)
        assert bench.build() == bench.afresh()
    plan.write_text(seen, "utf-8")
    assert bench.build() == bench.afresh()


def test_what_changed_is_made_before_the_rest_of_the_site_is_looked_at(bench, monkeypatch):
    bench.build()
    rewrite(bench.root / "plans/inst-002/2025/unidad-02.yaml", lambda old: old + report(3, {"1.1": 3}))
    done: list[str] = []

    def noting(root: str, files: Mapping[str, Stamp]) -> Mapping[str, Stamp]:
        done.append(f"mira {min(files).partition('/')[0]}")
        return of_the_same_date(root, files)

    monkeypatch.setattr("generator.cache.registry.of_the_same_date", noting)
    bench.show = lambda pages: done.append(f"hace {pages[0].path.partition('/')[0]}")
    bench.build()
    assert done[:3] == ["mira inst-002", "hace inst-002", "mira inst-001"]


@pytest.mark.parametrize("change", dict.fromkeys(EDITS), ids=lambda change: change.__name__)
def test_each_kind_of_edit_gives_sound_plans(bench, change):
    """The edits above are worth something only if most of them can be published."""
    change(bench, random.Random(1))  # noqa: S311  repeatable on purpose
    assert bench.afresh()


def test_the_next_month_of_a_unit_makes_its_own_pages_those_of_the_year_and_the_reports_it_is_in(bench):
    bench.build()
    bench.made.clear()
    plan = bench.root / "plans/inst-001/2025/unidad-02.yaml"
    rewrite(plan, lambda old: old + report(3, {"1.1": 3}))
    assert bench.build() == bench.afresh()
    units = {
        path.split("/")[3]
        for path in bench.made
        if path.startswith("inst-001/2025/unidades/unidad") and path.endswith("l")
    }
    assert units == {"unidad-02"}
    reports = {path.split("/")[3] for path in bench.made if path.startswith("inst-001/2025/informes/2")}
    assert reports == {"2025-02", "2025-03", "2025-t1", "2025-s1", "2025"}  # February's leads to March's
    assert not [path for path in bench.made if path.startswith("inst-002/")]
    bench.made.clear()
    bench.build()
    assert bench.made == []


def test_of_many_reports_each_of_two_processes_makes_some(bench):
    bench.moment = Moment(date(2026, 1, 20), "")
    bench.workers = Workers(Serial(), 2)
    bench.build()
    bench.shares.clear()
    plan = bench.root / "plans/inst-001/2025/unidad-02.yaml"
    told = "".join(report(month, {"1.1": 3}) for month in range(3, 13)).replace("2025-03-15", "2026-01-15")
    plan.write_text(plan.read_text("utf-8") + told, "utf-8")
    assert bench.build() == bench.afresh()
    made = {
        share: {path.split("/")[3] for path in paths if path.endswith(".docx")} for share, paths in bench.shares.items()
    }
    assert {"2025-t4", "2025-s2", "2025"} <= made[Share.FIRST]
    assert {"2025-03", "2025-t2", "2025-08"} <= made[Share.SECOND]
    assert not made[Share.FIRST] & made[Share.SECOND]


@pytest.mark.parametrize("url", ["", "site_url: https://a.example/\n"])
def test_two_processes_make_an_institution_and_the_page_of_the_law_tells_the_size_of_what_is_made_beside_it(bench, url):
    bench.workers = Workers(Serial(), 2)
    rewrite(bench.root / "mkdocs.yml", lambda old: f"{old}{url}")
    bench.build()
    assert {*bench.shares} == {Share.ALL}  # there is one for each
    bench.shares.clear()
    plan = bench.root / "plans/inst-001/2025/unidad-02.yaml"
    text = plan.read_text("utf-8")
    plan.write_text(text + report(3, {"1.1": 3}), "utf-8")
    after = bench.build()
    assert after == bench.afresh()
    second = bench.shares[Share.SECOND]
    reports = {path.split("/")[3] for path in second if path.startswith("inst-001/2025/informes/2")}
    assert {"inst-001/index.html", "inst-001/2025/index.html"} <= {*second}
    assert reports == {"2025-02", "2025-03", "2025-t1", "2025-s1"}
    last = "inst-001/2025/informes/2025/informe.docx"
    assert last in bench.shares[Share.FIRST]
    size = size_in_words(len(after[last]))
    assert f"DOCX, {size}".encode() in after["inst-001/2025/divulgacion/index.html"]
    plan.write_text(text.replace("version: 1", "version: uno"), "utf-8")
    with pytest.raises(UnsoundPlansError):
        bench.build()
    assert tree(bench.site) == after


def named(page: bytes) -> str:
    """The commit that a page says to be the last of its data, "" if it says none."""
    found = {*re.findall(r"última versión de sus datos: commit <code>(\w+)</code>", page.decode())}
    assert len(found) < 2
    return "".join(found)


REACHING_MARCH = {"2025-03", "2025-t1", "2025-s1", "2025"}
"""The official reports of periods that have March."""
UNIT, NEIGHBOUR = (f"inst-001/2025/unidades/unidad-0{number}/" for number in (2, 3))


@pytest.mark.parametrize("is_committed", [True, False])
def test_a_report_makes_anew_the_pages_of_its_own_unit_and_what_tells_of_several(bench, is_committed):
    look(bench)
    before = bench.build()
    first = bench.moment.revision
    assert named(before["inst-001/2025/index.html"]) == first
    plan = bench.root / "plans/inst-001/2025/unidad-02.yaml"
    rewrite(plan, lambda old: old + report(3, {"1.1": 3}))
    commit(bench) if is_committed else look(bench)
    bench.made.clear()
    after = bench.build()
    assert after == bench.afresh()
    assert not [path for path in bench.made if path.startswith(("inst-002/", NEIGHBOUR))]
    assert bool(bench.moment.revision) is is_committed
    for path in ("inst-001/2025/index.html", f"{UNIT}index.html"):
        assert named(after[path]) == bench.moment.revision
    for path in (f"{NEIGHBOUR}index.html", "inst-002/2025/index.html"):
        assert named(after[path]) == first
    assert f'/blob/{first}/plans/inst-001/2025/unidad-03.yaml"'.encode() in after[f"{NEIGHBOUR}index.html"]
    assert bench.moment.revision.encode() in after["index.html"]


@pytest.mark.parametrize("is_committed", [True, False])
def test_a_report_leaves_the_official_reports_of_earlier_months_as_they_were_and_their_commit(bench, is_committed):
    folder = bench.root / "plans/inst-001/2025"
    look(bench)
    first = bench.moment.revision
    rewrite(folder / "unidad-03.yaml", lambda old: old + report(3, {"1.1": 3}))
    commit(bench)
    before = bench.build()
    rewrite(folder / "unidad-02.yaml", lambda old: old + report(3, {"1.1": 3}))
    commit(bench) if is_committed else look(bench)
    bench.made.clear()
    after = bench.build()
    assert after == bench.afresh()
    of_reports = re.compile(r"inst-001/2025/informes/([^/]+)/")
    assert {found.group(1) for path in bench.made if (found := of_reports.match(path))} == REACHING_MARCH
    earlier = {path for path in before if (found := of_reports.match(path)) and found.group(1) not in REACHING_MARCH}
    assert len(earlier) == 2 * 3
    assert {path: after[path] for path in earlier} == {path: before[path] for path in earlier}
    for period in ("2025-01", "2025-02", *REACHING_MARCH):
        page = after[f"inst-001/2025/informes/{period}/index.html"]
        commit_of_report = bench.moment.revision if period in REACHING_MARCH else first
        assert named(page) == commit_of_report
        assert (f"Versión de los datos: {first}." in page.decode()) is (commit_of_report == first)


def test_a_commit_of_a_year_leaves_the_reports_of_another_as_they_were(bench):
    folder = bench.root / "plans/inst-001"
    shutil.copytree(folder / "2025", folder / "2024")
    for path in sorted((folder / "2024").iterdir()):
        rewrite(path, lambda old: re.sub(r"2025(?!-2029)", "2024", old.replace("2024-12", "2023-12")))
    commit(bench)
    bench.build()
    rewrite(folder / "2025/ejercicio.yaml", lambda old: f"# Nota\n{old}")
    commit(bench)
    bench.made.clear()
    after = bench.build()
    assert after == bench.afresh()
    assert named(after["inst-001/2025/informes/2025-01/index.html"]) == bench.moment.revision
    assert "inst-001/2025/informes/2025-01/index.html" in bench.made
    assert not [path for path in bench.made if path.startswith("inst-001/2024/informes/2")]


def test_at_the_commit_that_a_report_names_it_says_the_same(bench):
    folder = bench.root / "plans/inst-001/2025"
    steps = [("02", 1, 4), ("03", 3, 3), ("02", 3, 2), ("01", 2, 7)]
    for unit, month, value in steps:  # of months told already they are corrections
        text = report(month, {"1.1": value}, corrects=month < 3)
        with (folder / f"unidad-{unit}.yaml").open("a", encoding="utf-8") as plan:
            plan.write(text)
        commit(bench)
    site = bench.build()
    reports = {path: data for path, data in site.items() if re.match("inst-001/2025/informes/.*docx$", path)}
    commits = {path: named(site[path.replace("informe.docx", "index.html")]) for path in reports}
    assert len({*commits.values()}) > 1
    for path, data in reports.items():
        git(bench.root, "checkout", "-q", commits[path])
        look(bench)
        assert bench.afresh()[path] == data, path


def test_a_report_says_what_is_told_in_one_piece_with_later_months(bench):
    plan = bench.root / "plans/inst-001/2025/unidad-02.yaml"
    rewrite(plan, lambda old: re.sub("  - periodo: 2025-01.*(?=  - periodo: 2025-02)", "", old, flags=re.DOTALL))
    look(bench)
    bench.build()
    rewrite(plan, lambda old: old + report(3, {"1.1": 3}).replace("2025-03\n", "2025-T1\n"))
    after = bench.build()
    assert after == bench.afresh()
    assert b"Sin desglose" in after["inst-001/2025/informes/2025-01/index.html"]


def test_reports_of_a_year_link_what_is_shared_at_its_commit_though_a_plan_is_not_committed(bench):
    shared = bench.root / "plans/inst-001/2025/ejercicio.yaml"
    rewrite(bench.root / "plans/inst-001/2025/unidad-02.yaml", lambda old: f"# Nota\n{old}")
    rewrite(shared, lambda old: f"# Nota\n{old}")
    look(bench)
    bench.build()
    git(bench.root, "commit", "-qm", "El ejercicio", str(shared))
    look(bench)
    after = bench.build()
    assert after == bench.afresh()
    link = f"/blob/{git(bench.root, 'rev-parse', 'HEAD')}/plans/inst-001/2025/ejercicio.yaml"
    assert link in after["inst-001/2025/informes/2025-01/index.html"].decode()


@pytest.mark.parametrize("is_damaged", [False, True])
def test_digests_of_an_institution_that_stands_are_cut_out_of_the_list_that_stands(bench, monkeypatch, is_damaged):
    monkeypatch.setattr("generator.cache.gathered._LINKED", -1)
    bench.build()
    rewrite(bench.root / "plans/inst-001/2025/unidad-02.yaml", lambda old: old + report(3, {"1.1": 3}))
    if is_damaged:
        rewrite(bench.site / "sumas.txt", lambda old: old.replace("a", "b"))
    asked = []
    lines_of = Gathered._lines_of

    def noted(gathered: Gathered, name: str) -> Sequence[tuple[str, str]]:
        asked.append(name)
        return lines_of(gathered, name)

    monkeypatch.setattr(Gathered, "_lines_of", noted)
    assert bench.build() == bench.afresh()
    assert ("inst-002" in asked) is is_damaged
    assert "inst-001" in asked


@pytest.mark.parametrize("shared", ["institucion.yaml", "2025/ejercicio.yaml"])
def test_a_commit_of_what_all_plans_share_is_that_of_all_their_pages(bench, shared):
    bench.build()
    rewrite(bench.root / "plans/inst-001" / shared, lambda old: f"# Nota\n{old}")
    commit(bench)
    after = bench.build()
    assert after == bench.afresh()
    pages = [text for path, text in after.items() if path.startswith("inst-001/2025/") and path.endswith(".html")]
    assert {named(page) for page in pages} == {bench.moment.revision}


def test_pages_of_what_was_not_committed_name_no_commit(bench):
    rewrite(bench.root / "plans/inst-001/institucion.yaml", lambda old: f"# Nota\n{old}")
    look(bench)
    site = bench.build()
    own = [text for path, text in site.items() if path.startswith("inst-001/2025/") and path.endswith(".html")]
    assert {named(page) for page in own} == {""}
    head = git(bench.root, "rev-parse", "HEAD")
    assert named(site["inst-002/2025/index.html"]) == head
    assert head.encode() not in site["index.html"]


@pytest.mark.parametrize("linked", [3000, -1], ids=["entero", "en su lugar"])
def test_the_search_index_and_the_seal_follow_the_pages(bench, monkeypatch, linked):
    monkeypatch.setattr("generator.cache.gathered._LINKED", linked)
    made = []

    def index(site: Path, folder: Path) -> None:
        pages = sorted(site.rglob("*.html"))
        made.append(len(pages))
        folder.mkdir(exist_ok=True)
        (folder / "indice").write_text("".join(hashlib.sha256(page.read_bytes()).hexdigest() for page in pages))

    def failing(site: Path, folder: Path) -> None:
        raise GeneratorError("no se pudo hacer el índice")

    def verified() -> None:
        assert list(faults(read_site(bench.site))) == []

    bench.build(index)
    verified()
    bench.build(index)
    assert len(made) == 1
    with monkeypatch.context() as other:
        other.setattr("generator.site_build.engine_digest", lambda: "otro")
        bench.build(index)  # of equal pages another engine may make another index
    bench.build(index)
    assert len(made) == 3
    plan = bench.root / "plans/inst-001/2025/unidad-02.yaml"
    rewrite(plan, lambda old: old + report(3, {"1.1": 3}))
    with pytest.raises(GeneratorError, match="índice"):
        bench.build(failing)
    assert (bench.site / "sumas.txt").exists()  # what could not be finished was undone
    bench.build(index)
    verified()
    (bench.site / "buscador/indice").write_text("otro")
    assert bench.build(index)["buscador/indice"] != b"otro"
    verified()
    assert bench.build() == bench.afresh()


def numbered(site: Path, folder: Path) -> None:
    """Make an index of which the files are others when the pages are."""
    folder.mkdir(exist_ok=True)
    for page in site.rglob("*.html"):
        (folder / hashlib.sha256(page.read_bytes()).hexdigest()).touch()


@pytest.mark.parametrize("linked", [3000, -1], ids=["entero", "en su lugar"])
def test_nothing_is_left_of_an_index_of_which_the_record_is_gone(bench, monkeypatch, linked):
    monkeypatch.setattr("generator.cache.gathered._LINKED", linked)
    bench.build(numbered)
    folder = folder_for(bench.root, bench.site)
    with register_of(folder, bench.site) as register:
        (folder / "piezas" / register.places[SEARCH].record).unlink()
    rewrite(bench.root / "plans/inst-001/2025/unidad-02.yaml", lambda old: old + report(3, {"1.1": 3}))
    bench.build(numbered)
    assert list(faults(read_site(bench.site))) == []


@pytest.mark.parametrize("linked", [3000, -1], ids=["entero", "en su lugar"])
def test_of_a_build_that_ends_before_it_is_known_no_page_is_left(bench, monkeypatch, linked):
    monkeypatch.setattr("generator.cache.gathered._LINKED", linked)
    before = bench.build()
    plan = bench.root / "plans/inst-001/2025/unidad-02.yaml"
    text = plan.read_text("utf-8")
    plan.write_text(text + report(3, {"1.1": 3}), "utf-8")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("generator.cache.gathered.Gathered.saved", killed)
        with pytest.raises(KeyboardInterrupt):
            bench.build()
    assert (bench.site / "inst-001/2025/informes/2025-03/index.html").exists()
    plan.write_text(text, "utf-8")
    assert bench.build() == before


def test_whoever_interrupts_a_build_that_begins_leaves_nothing_beside_the_site(bench, monkeypatch):
    before = bench.build()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Path, "touch", killed)
        with pytest.raises(KeyboardInterrupt):
            bench.build()
    assert tree(bench.site) == before
    assert not aside_of(bench.site).exists()


def test_a_record_that_vanishes_while_a_site_is_made_is_told_and_the_next_build_does_without(bench):
    def index(site: Path, folder: Path) -> None:
        folder.mkdir()
        shutil.rmtree(folder_for(bench.root, bench.site) / "piezas")

    with pytest.raises(GeneratorError, match="falta o se dañó mientras se construía el sitio"):
        bench.build(index)
    assert bench.build() == bench.afresh()


@pytest.mark.parametrize("linked", [3000, -1], ids=["entero", "en su lugar"])
@pytest.mark.parametrize("path", ["inst-001/2025/index.html", "sumas.txt", "buscador/indice"])
def test_an_empty_folder_in_the_place_of_a_file_gives_way_to_it(bench, monkeypatch, linked, path):
    monkeypatch.setattr("generator.cache.gathered._LINKED", linked)

    def index(_site: Path, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        (folder / "indice").write_text("índice", "utf-8")

    before = bench.build(index)
    (bench.site / path).unlink()
    (bench.site / path).mkdir()
    assert bench.build(index) == before


@pytest.mark.parametrize("linked", [3000, -1], ids=["entero", "en su lugar"])
@pytest.mark.parametrize("builds", [1, 2])
def test_a_file_that_somebody_put_deep_into_the_site_stops_the_build(bench, monkeypatch, linked, builds):
    monkeypatch.setattr("generator.cache.gathered._LINKED", linked)
    for _ in range(builds):
        bench.build()
        plan = bench.root / "plans/inst-001/2025/unidad-02.yaml"
        rewrite(plan, lambda old: old.replace("    nombre: ", "    nombre: X ", 1))
    note = bench.site / "inst-002/2025/unidades/unidad-01/nota.txt"
    note.write_text("mía", "utf-8")
    with pytest.raises(GeneratorError, match=r"no son del sitio.*nota\.txt"):
        bench.build()
    note.unlink()
    assert bench.build() == bench.afresh()


def test_what_is_known_of_the_folders_is_true_after_each_build(bench, monkeypatch):
    monkeypatch.setattr("generator.cache.gathered._LINKED", -1)
    chance = random.Random("carpetas")  # noqa: S311  repeatable on purpose
    for change in (nothing, append, rename, year, institution, institution, nothing):
        change(bench, chance)
        look(bench)
        bench.build()
        with register_of(folder_for(bench.root, bench.site), bench.site) as register:
            assert register.holds_the_same()
            known = [folder for name in (*register.places, "") for folder in register.dates(name)]
            assert len(known) == 1 + sum(path.is_dir() for path in bench.site.rglob("*"))


def test_a_file_put_beside_a_web_form_stops_the_build(bench, monkeypatch):
    monkeypatch.setattr("generator.cache.gathered._LINKED", -1)
    settings(bench, random.Random(1))  # noqa: S311  repeatable on purpose
    rewrite(bench.root / "mkdocs.yml", lambda old: f"{old}extra: {{editar: {{backend: git-gateway}}}}\n")
    bench.build()
    plan = bench.root / "plans/inst-001/2025/unidad-02.yaml"
    rewrite(plan, lambda old: old + report(3, {"1.1": 3}))
    assert bench.build() == bench.afresh()
    note = bench.site / "editar/inst-002/2025/nota.txt"
    note.write_text("mía", "utf-8")
    with pytest.raises(GeneratorError, match=r"no son del sitio.*nota\.txt"):
        bench.build()


def test_of_an_institution_left_alone_other_dates_are_noted_once(bench, monkeypatch):
    monkeypatch.setattr("generator.cache.gathered._LINKED", -1)
    bench.build()
    for path in (bench.site / "inst-002").rglob("*"):
        os.utime(path, (1, 1))
    bench.build()
    with register_of(folder_for(bench.root, bench.site), bench.site) as register:
        entry = register.entry("inst-002")
        assert entry is not None
        assert {stamp.mtime for stamp in entry.files.values()} == {10**9}
        assert register.holds_the_same()


def test_rows_of_units_left_alone_are_taken_from_what_stands(bench, monkeypatch):
    plan = bench.root / "plans/inst-001/2025/unidad-02.yaml"
    rewrite(plan, lambda old: f"# Nota\n{old}")
    look(bench)
    bench.build()
    rewrite(plan, lambda old: old + report(3, {"1.1": 3}))
    written: list[str] = []

    def noting(context: YearContext, plan: UnitPlan) -> Tables:
        written.append(plan.org_unit)
        return unit_tables(context, plan)

    def noting_parts(context: YearContext, plan: UnitPlan) -> tuple[bytes, ...]:
        written.append(f"intercambio de {plan.org_unit}")
        return unit_parts(context, plan)

    monkeypatch.setattr("generator.publishing.parts.unit_tables", noting)
    monkeypatch.setattr("generator.publishing.parts.exchange.unit_parts", noting_parts)
    made = bench.build()
    assert written == ["unidad-02", "intercambio de unidad-02"]
    assert made == bench.afresh()
    for name in ("metas.csv", "iati-resultados.xml"):
        (bench.site / "inst-001/2025/datos" / name).write_text("otra cosa", "utf-8")
        written.clear()
        assert bench.build() == made
        assert len(written) > 2


def test_a_table_to_which_nobody_brings_other_rows_is_left_as_it_stands(bench):
    bench.build()
    before = {path.name: path.stat().st_mtime_ns for path in (bench.site / "datos").iterdir()}
    plan = bench.root / "plans/inst-001/2025/unidad-02.yaml"
    rewrite(plan, lambda old: old + report(3, {"1.1": 3}))
    assert bench.build() == bench.afresh()
    stands = {path.name for path in (bench.site / "datos").iterdir() if before[path.name] == path.stat().st_mtime_ns}
    assert {"unidades.csv", "metas.json"} <= stands
    assert not stands & {"resultados.csv", "resultados.json", "indicadores.csv"}


def test_a_long_table_is_compressed_by_institution_and_only_what_changed_is_compressed_again(bench, monkeypatch):
    rows = bench.afresh()["datos/resultados.csv"].count(b"\r\n") - 1
    monkeypatch.setattr("generator.publishing.open_data.whole.SMALL", rows)
    assert "datos/resultados.csv" in bench.build()
    plan = bench.root / "plans/inst-001/2025/unidad-02.yaml"
    short = plan.read_text("utf-8")
    rewrite(plan, lambda old: old + report(3, {"1.1": 3}))
    long = bench.build()
    assert long == bench.afresh()
    assert "datos/resultados.csv.gz" in long
    assert not {"datos/resultados.csv", "datos/resultados.json"} & set(long)
    own = [long[f"inst-00{number}/datos/resultados.csv"].partition(b"\r\n")[2] for number in (1, 2)]
    assert gzip.decompress(long["datos/resultados.csv.gz"]).endswith(b"".join(own))
    assert len(json.loads(gzip.decompress(long["datos/resultados.json.gz"]))["resultados"]) == rows + 1
    flat = long["inst-001/datos.csv"]
    assert gzip.decompress(long["datos.csv.gz"]).startswith(flat)
    made: list[bytes] = []

    def noting(data: bytes, *told: str) -> bytes:
        made.append(data)
        return packed(data, *told)

    monkeypatch.setattr("generator.publishing.open_data.growing.packed", noting)
    rewrite(plan, lambda old: old + report(3, {"1.1": 4}, corrects=True))
    changed = bench.build()
    assert any(b"inst-001" in data for data in made)
    assert not any(b"inst-002" in data for data in made), "what stands is cut out"
    assert changed == bench.afresh()
    plan.write_text(short, "utf-8")
    again = bench.build()
    assert again == bench.afresh()
    assert "datos/resultados.csv" in again
    assert not {"datos/resultados.csv.gz", "datos/resultados.json.gz"} & set(again)


def test_a_sheet_to_which_nobody_brings_other_rows_is_taken_out_of_the_workbook_that_stands(bench, monkeypatch):
    bench.build()
    made: list[str] = []

    def noting(table: Table, rows: bytes, told: str = "") -> Member:
        made.append(table.name)
        return sheet(table, rows, told)

    monkeypatch.setattr("generator.publishing.open_data.whole.sheet", noting)
    rewrite(bench.root / "plans/inst-001/2025/unidad-02.yaml", lambda old: old + report(3, {"1.1": 3}))
    changed = bench.build()
    assert "avances" in made
    assert not {"unidades", "actividades"} & set(made)
    assert changed == bench.afresh()


@pytest.mark.parametrize("name", ["indicadores.csv.gz", "indicadores.json.gz", "../datos.csv.gz", "datos.xlsx"])
def test_nothing_is_cut_out_of_a_compressed_file_that_somebody_changed(bench, monkeypatch, name):
    monkeypatch.setattr("generator.publishing.open_data.whole.SMALL", 0)
    bench.build()
    table = bench.site / "datos" / name
    data = table.read_bytes()
    table.write_bytes(data[:-60] + bytes(60))
    rewrite(bench.root / "plans/inst-001/2025/unidad-02.yaml", lambda old: old + report(3, {"1.1": 3}))
    assert bench.build() == bench.afresh()


def test_nothing_is_cut_out_of_a_compressed_file_of_another_engine(bench, monkeypatch):
    monkeypatch.setattr("generator.publishing.open_data.whole.SMALL", 0)
    bench.build()
    monkeypatch.setattr("generator.site_build.engine_digest", lambda: "otro")
    monkeypatch.setattr("generator.publishing.open_data.members.LEVEL", 9)
    monkeypatch.setattr("generator.publishing.open_data.workbook.QUICK", 9)
    assert bench.build() == bench.afresh()


def test_the_list_of_addresses_of_an_institution_follows_its_pages_and_that_of_another_stands(bench, monkeypatch):
    rewrite(bench.root / "mkdocs.yml", lambda old: f"{old}site_url: https://a.example/\n")
    monkeypatch.setattr("generator.publishing.sitemap.MOST", 25)
    before = bench.build()
    assert "inst-001/sitemap-2.xml" in before
    stands = {path: path.stat().st_mtime_ns for path in bench.site.glob("*/sitemap*.xml")}
    plan = bench.root / "plans/inst-001/2025/unidad-02.yaml"
    rewrite(plan, lambda old: old + report(3, {"1.1": 3}))
    after = bench.build()
    assert after == bench.afresh()
    assert after["inst-001/sitemap.xml"] == before["inst-001/sitemap.xml"], "it has the same pages"
    plan.unlink()
    after = bench.build()
    assert after == bench.afresh()
    listed = b"".join(data for path, data in after.items() if path.startswith("inst-001/sitemap"))
    assert b"unidad-01/" in listed
    assert b"unidad-02/" not in listed
    own = {path for path in stands if path.parent.name == "inst-002"}
    assert own
    assert {path: path.stat().st_mtime_ns for path in own} == {path: stands[path] for path in own}


def test_parquet_comes_and_goes_as_it_is_asked_for(bench):
    plain = bench.build()
    bench.with_parquet = True
    with_it = bench.build()
    assert with_it == bench.afresh()
    more = {path for path in with_it if path.endswith(".parquet")}
    folders = {path.rsplit("/", 1)[0] for path in more}
    assert folders >= {"datos", "inst-001/datos", "inst-001/2025/datos", "inst-001/2025/unidades/unidad-01/datos"}
    bench.made.clear()
    assert bench.build() == with_it
    assert bench.made == []
    bench.with_parquet = False
    assert bench.build() == plain
    assert not [path for path in bench.site.rglob("*") if path.suffix == ".parquet" or path.name == "parquet"]


def test_real_plans(tmp_path):
    for folder in ("plans", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("desarrollo"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    bench = Bench(tmp_path, Moment(date(2026, 11, 21), ""))
    bench.build()
    plans = [path for path in bench.paths("plans/*/*/*.yaml") if path.stem != "ejercicio"]
    for path in plans[::20]:
        rewrite(path, lambda old: f"# Nota\n{old}")
    assert bench.build() == bench.afresh()


def test_a_site_in_another_language_is_made_again_and_kept_like_any(bench):
    spanish = bench.build()
    settings = bench.root / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}extra: {{idioma: en}}\n", "utf-8")
    english = bench.build()
    assert english == bench.afresh()
    assert english["index.html"] != spanish["index.html"]
    bench.made.clear()
    assert bench.build() == english
    assert bench.made == []
    plan = bench.paths("plans/*/*/*.yaml")[-1]
    plan.write_text(plan.read_text("utf-8").replace("version: 1", "version: 1 # igual"), "utf-8")
    assert bench.build() == bench.afresh()
