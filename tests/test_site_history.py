"""The past of real repositories on the pages of a site: what changed, why, when, and what cannot be known."""

from __future__ import annotations

import pickle
import shutil
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from generator.history.line import head
from generator.history.pasts import Pasts
from generator.history.position import position_of
from generator.moment import Moment
from generator.parallel import ONE, processes
from generator.pipeline import records
from generator.project import Project, engine_schemas
from generator.publishing.page import gathered
from generator.reading.discover import discover
from generator.site_build import SiteBuild
from tests.cli.small_project import git
from tests.history import story
from tests.history.repos import Repo
from tests.html_pages import HtmlPage, broken_links
from tests.test_site import overflow, violations

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.conftest import Serve

BASE = "demo/2025/"
GOAL = f"{BASE}unidades/formacion/3.1/"
REMOVED = """\
    eliminado: {desde: 2025-11, motivo: Otra unidad lo hará, acto: Acuerdo 12, fecha: 2025-10-20}
"""


def commit(root: Path, day: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Cambio", day=f"{day}T10:00:00-06:00")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The year of `story`, with a calendar, a removal at its end, and a front page."""
    root = tmp_path_factory.mktemp("historia") / "proyecto"
    story.tell(root)
    (root / "docs").mkdir()
    (root / "docs/index.md").write_text("# Aquí\n")
    frame, plan = root / story.FRAME, root / story.TRAINING
    frame.write_text(frame.read_text().replace("control_de", "plazo_informe: 10\ncontrol_de"))
    text = plan.read_text().replace("version: 3\n", "version: 4\n")
    text = text.replace("    metas: {dic: 1}\n", f"{REMOVED}    metas: {{dic: 1}}\n")
    row = "  - {version: 4, fecha: 2025-10-25, responsable: Gerencia de Planificación, motivo: Acuerdo 12}\n"
    plan.write_text(text.replace("avances:\n", f"{row}avances:\n"))
    commit(root, "2025-10-25")
    return root


def built(root: Path, workers=ONE, **choices) -> dict[str, bytes]:
    made = SiteBuild(Project(root), Moment(date(2025, 11, 20), ""), workers, **choices)
    return gathered(made.files())


@pytest.fixture(scope="module")
def site(root: Path) -> dict[str, bytes]:
    return built(root)


def page(files: dict[str, bytes], path: str) -> HtmlPage:
    return HtmlPage(files[f"{path}index.html"].decode())


def test_the_page_answers_first(site):
    lead = page(site, f"{BASE}cambios/").one("div", "entrada").text
    assert "En 2025, 2 unidades cambiaron 4 metas: 1 se eliminó, 2 bajaron y 1 se comprueba de otro modo." in lead
    assert "Hay metas que cambiaron sin versión nueva o sin decir por qué, en Unidad de Compras." in lead
    assert "Un cambio aprobado eliminó 1.3 Elaborar el informe anual" in lead


def test_each_version_is_told_with_its_reason_and_its_commit(root, site):
    text = page(site, f"{BASE}cambios/").text
    honest = git(root, "rev-parse", "cambio-honesto")
    assert "Con fecha 4 de agosto de 2025; publicada el 5 de agosto de 2025" in text
    assert honest[:10] in text
    assert "Cierre de la sede de oriente" in text
    assert "Baja la meta anual de 1,200 a 1,100 (−8.3 %)." in text
    assert "De la original a la de hoy, todo junto" in text
    assert "Cambia lo prometido, pero la versión no sube" in text
    hidden = text.partition("Después de la versión 1, sin versión nueva")[2]
    assert "Publicado el 10 de septiembre de 2025, sin fila en el control de cambios" in " ".join(hidden.split())
    assert git(root, "rev-parse", "cambio-oculto")[:10] in hidden
    assert "Retroactivo: may ya había terminado." in hidden


def test_a_goal_that_was_put_off_when_it_was_behind_is_named(site):
    after = "después de que marzo quedara en 240 de 300."
    text = " ".join(page(site, f"{BASE}cambios/").text.split())
    assert f"El 5 de agosto de 2025 llevaba 91.7 % de lo programado hasta entonces, {after}" in text
    assert f"Se aplazó {after}" in text, "in the step from 1 to 2 too"
    assert f"Se aplazó {after}" in " ".join(page(site, GOAL).text.split()), "in the life of the goal"


def test_a_month_that_was_lowered_after_it_ended_says_what_it_promised(site):
    rows = [row.text for row in page(site, f"{BASE}unidades/compras/2.1/").all("tr")]
    assert [" ".join(row.split()) for row in rows if "prometía" in row] == [
        "Mayo8prometía 10 hasta el 10 de septiembre de 2025; 80 %8100 % ●Cumplida",
    ]


def test_reports_are_on_time_or_late_by_the_day_they_were_published(site):
    (row,) = [each for each in page(site, f"{BASE}cambios/").all("tr") if "1 de 3" in each.text]
    assert "◔ 91 Tarde, 91 días" in " ".join(row.text.split())  # of March: due on 10 April, published on 10 July
    assert "● A tiempo" in row.text
    assert "○ Sin informe" in row.text


def test_a_goal_has_its_life_line_and_both_measures(site):
    text = " ".join(page(site, GOAL).text.split())
    for told in (
        "Original: versión 1",
        "Meta anual: 1,200 (mar 300 · jun 300 · sep 300 · nov 300)",
        "Meta anual: 1,100 (mar 300 · jun 300 · nov 300 · dic 200)",
        "Versión 3",
        "Incompletoprogramado: 90087.5 % ◕Avance altoprogramado: 600",
    ):
        assert told in text
    assert (
        "No ha cambiado desde la versión 1, publicada aquí el 20 de enero de 2025."
        in page(site, f"{BASE}unidades/formacion/1.2/").text
    )


def test_a_unit_and_a_year_tell_their_changes_in_short(site):
    unit = page(site, f"{BASE}unidades/formacion/").text
    assert "Cambian 2 metas: 1 se eliminó y 1 bajó." in unit
    assert "Meses con metas: 1 a tiempo, 1 tarde y 1 sin informe." in unit
    year = page(site, BASE).text
    assert "versión 4. Cambia 1 meta: se eliminó." in year


def test_the_data_file_has_a_row_for_each_change(root, site):
    lines = site[f"{BASE}datos/cambios.csv"].decode().splitlines()
    lowered = next(line for line in lines if "meta-rebajada" in line and "formacion" in line)
    honest = git(root, "rev-parse", "cambio-honesto")
    assert lowered.startswith(
        f"demo,2025,formacion,1,1.1,2,1,2025-08-04,2025-08-05,{honest},Gerencia de Planificación,"
    )
    assert lowered.endswith(",1200,1100")


def test_every_link_leads_somewhere(site):
    pages = {name: HtmlPage(data.decode()) for name, data in site.items() if name.endswith(".html")}
    assert broken_links(pages, {*site, "buscador/pagefind.js"}) == []


def test_several_processes_give_the_same_bytes(root, site):
    with processes(2) as workers:
        assert built(root, workers) == site


def test_commits_are_linked_where_the_repository_is_public(root, tmp_path):
    there = Repo(root).clone(tmp_path / "copia")
    (there.root / "docs").mkdir(exist_ok=True)
    (there.root / "mkdocs.yml").write_text("site_name: Demo\nrepo_url: https://git.example/plan\n")
    honest = git(root, "rev-parse", "cambio-honesto")
    hrefs = {link.attributes["href"] for link in page(built(there.root), f"{BASE}cambios/").all("a")}
    assert f"https://git.example/plan/commit/{honest}" in hrefs


def test_without_git_the_site_builds_and_says_what_it_cannot_know(root, tmp_path):
    shutil.copytree(root, tmp_path / "zip", ignore=shutil.ignore_patterns(".git"))
    files = built(tmp_path / "zip")
    text = page(files, f"{BASE}cambios/").text
    assert "No se dispone de la historia de estos planes en git" in text
    assert "1 unidad declara haber cambiado sus metas de 2025." in text
    assert "Cierre de la sede de oriente" in text
    assert "El día de cada informe es el que el informe dice" in text
    assert "No se dispone de la historia" in page(files, GOAL).text
    assert files[f"{BASE}datos/cambios.csv"].count(b"\n") == 1


def test_a_shallow_clone_tells_from_when_it_knows(root, tmp_path):
    there = Repo(root).clone(tmp_path / "copia", "--depth", "2")
    text = page(built(there.root), f"{BASE}cambios/").text
    assert "se conoce solo lo publicado desde el 2 de octubre de 2025" in text
    assert "Desde el 2 de octubre de 2025, cuando empieza la historia que se conoce aquí, 1 unidad cambió" in text
    assert "De la versión 3 a la 4" in text
    assert "De la versión 1 a la 2" not in text


def test_in_the_shallowest_clone_nothing_is_said_of_what_is_not_known(root, tmp_path):
    there = Repo(root).clone(tmp_path / "copia", "--depth", "1")
    files = built(there.root)
    text = page(files, f"{BASE}cambios/").text
    assert "cuando empieza la historia que se conoce aquí, ninguna unidad ha cambiado sus metas de 2025." in text
    assert "Publicación" not in text
    known = "de los que ya estaban el 25 de octubre de 2025, cuando empieza la historia que se conoce aquí, el que el"
    assert known in " ".join(text.split())
    unknown = "Lo anterior al 25 de octubre de 2025 no se conoce aquí."
    assert f"No ha cambiado desde la versión 4. {unknown}" in page(files, GOAL).text
    unit = page(files, f"{BASE}unidades/formacion/").text
    assert f"Fuera de lo eliminado, ninguna meta ha cambiado desde la versión 4. {unknown}" in unit
    assert f"Ninguna meta ha cambiado desde la versión 1. {unknown}" in page(files, f"{BASE}unidades/compras/").text


def test_a_report_edited_in_its_place_keeps_its_day_and_is_named(root, tmp_path):
    there = Repo(root).clone(tmp_path / "copia")
    plan = there.root / story.BUYING
    plan.write_text(plan.read_text().replace("valor: 10}", "valor: 9}", 1).replace("2025-03-05", "2025-03-04"))
    commit(there.root, "2025-11-02")
    before = page(built(root), f"{BASE}cambios/")
    after = page(built(there.root), f"{BASE}cambios/")
    cells = [[cell.text for cell in each.all("td") if "oculto" in str(cell)] for each in (before, after)]
    assert cells[0] == cells[1]
    edited = "El informe de febrero de 2025 se editó el 2 de noviembre de 2025, ya publicado."
    assert edited in after.text
    assert edited in page(built(there.root), f"{BASE}unidades/compras/").text
    assert edited not in before.text


def test_the_control_of_the_institution_has_its_commits(root, tmp_path):
    there = Repo(root).clone(tmp_path / "copia")
    first = git(there.root, "rev-list", "--max-parents=0", "HEAD")
    frame = there.root / story.FRAME
    row = "  - {version: 2, fecha: 2025-11-01, responsable: Gerencia de Planificación, motivo: Otro plazo}\n"
    frame.write_text(frame.read_text() + row)
    commit(there.root, "2025-11-02")
    second = git(there.root, "rev-parse", "HEAD")
    frame.write_text(frame.read_text() + row.replace("Otro plazo", "Léase Más plazo"))
    commit(there.root, "2025-11-03")
    third = git(there.root, "rev-parse", "HEAD")
    frame.write_text(frame.read_text() + row.replace("version: 2", "version: 3"))
    files, _ = discover(there.plans, "plans")
    found = records(position_of(there.plans)[0], files, engine_schemas(), Pasts())[0]["demo"].frame(2025)
    keys = (("1", 1), ("2", 1), ("2", 2))
    assert found.rows == dict(zip(keys, (first, second, third), strict=True)), "a row that corrects another came later"
    text = page(built(there.root), f"{BASE}cambios/").text
    own = text.partition("Control de cambios, Del plan de la institución")[2]
    assert all(own.count(each[:10]) == 1 for each in (first, second, third))


def test_the_past_travels_as_small_values(root):
    files, _ = discover(root / "plans", "plans")
    past, _ = records(position_of(root / "plans")[0], files, engine_schemas(), Pasts())
    assert pickle.loads(pickle.dumps(past)) == past  # noqa: S301  our own bytes
    training = past["demo"].unit(2025, "formacion")
    assert [version.number for version in training.versions] == [1, 2, 3, 4]
    assert [version.plan is None for version in training.versions] == [False, False, False, True]
    assert not any(version.plan.progress for version in training.versions if version.plan)


def test_what_git_has_seen_once_and_is_so_today_is_not_parsed(tmp_path, monkeypatch):
    repo = Repo.new(tmp_path / "proyecto", story.APPROVED, "2025-01-20")
    files, _ = discover(repo.plans, "plans")
    parsed: list[str] = []
    monkeypatch.setattr("generator.pipeline.read_file", _noting(parsed))
    past, _ = records(position_of(repo.plans)[0], files, engine_schemas(), Pasts())
    assert parsed == ["institucion"]
    (version,) = past["demo"].unit(2025, "compras").versions
    found = head(repo.plans)
    assert found is not None
    assert (version.number, version.commit, version.day) == (1, found.hash, date(2025, 1, 20))


def _noting(parsed: list[str]):
    from generator.reading.read import read_file  # noqa: PLC0415  the one that the test stands in for

    def reading(source, **choices):
        parsed.append(source.kind)
        return read_file(source, **choices)

    return reading


@pytest.fixture(scope="module")
def folder(site: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site on disk."""
    folder = tmp_path_factory.mktemp("sitio")
    for name, data in site.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.navegador
@pytest.mark.parametrize("path", [f"{BASE}cambios/", GOAL, f"{BASE}unidades/formacion/", BASE])
def test_a_page_with_changes_fits_a_phone_and_has_no_barrier(chromium: Browser, serve: Serve, folder: Path, path: str):
    with (
        serve(folder) as url,
        chromium.new_context(viewport={"width": 320, "height": 700}, bypass_csp=True) as context,
    ):
        page = context.new_page()
        page.goto(url + path)
        page.locator("details").evaluate_all("(all) => all.forEach((one) => one.open = true)")
        assert overflow(page) == []
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size({"width": 1280, "height": 900})
        assert overflow(page) == []
        assert violations(page) == []


def test_headings_of_pages_with_changes_skip_no_level(site):
    for path in (f"{BASE}cambios/", GOAL):
        levels = [int(each.tag[1]) for each in page(site, path).elements if each.tag in {"h1", "h2", "h3", "h4", "h5"}]
        assert all(after - before <= 1 for before, after in pairwise(levels)), path


def test_an_institution_and_a_year_that_were_published_and_are_gone_are_told(root, tmp_path):
    copy = shutil.copytree(root, tmp_path / "copia")
    plans = copy / "plans"
    shutil.copytree(plans / "demo", plans / "otra")
    for path in (plans / "otra").rglob("*.yaml"):
        text = path.read_text().replace("id: demo", "id: otra").replace("institucion: demo", "institucion: otra")
        path.write_text(text.replace("Instituto de Demostración", "Otro Instituto"))
    commit(copy, "2025-10-26")
    shutil.rmtree(plans / "otra")
    shutil.move(plans / "demo/2025", copy / "aparte")
    commit(copy, "2025-10-27")
    found = built(copy)
    assert "Ya no está «Otro Instituto», que se había publicado aquí: sus planes se retiraron el 27 de octubre" in (
        page(found, "").text
    )
    assert "Ya no está el plan de 2025, que se había publicado aquí: tenía " in page(found, "demo/").text
    assert "Ya no está" not in page(built(root), "").text


def test_an_institution_that_only_moved_to_another_folder_is_not_gone(root, tmp_path):
    copy = shutil.copytree(root, tmp_path / "copia")
    shutil.move(copy / "plans/demo", copy / "plans/nueva")
    for path in (copy / "plans").rglob("*.yaml"):
        text = path.read_text().replace("id: demo", "id: nueva").replace("institucion: demo", "institucion: nueva")
        path.write_text(text)
    commit(copy, "2025-10-27")
    assert "Ya no está" not in page(built(copy), "").text
