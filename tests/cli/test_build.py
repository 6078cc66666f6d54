"""`pat construir`: a whole site or none, and the day that its data carry."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime, timedelta

import pytest

from generator.moment import today
from tests.cli.small_project import BROKEN, PLAN, REPORT, SOUND_FILES, Answer, Pat, commit, git, run, tree, write
from tests.stand_in_browsers import stand_in


def build(pat: Pat, *arguments: str) -> Answer:
    """Build without the search index, which has its own tests, in a folder beside the project."""
    return pat.here("construir", "--salida", pat.root.parent / "site", "--sin-buscador", *arguments)


def day_of(pat: Pat) -> str:
    """The day that the site's pages carry."""
    found = re.search(r'datetime="([^"]*)"', (pat.root.parent / "site/index.html").read_text("utf-8"))
    assert found
    return found[1]


def revision_of(pat: Pat) -> str:
    found = re.search(r"versión <code>(.*?)</code>", (pat.root.parent / "site/index.html").read_text("utf-8"))
    return found[1] if found else ""


def test_a_site_is_published(pat):
    answer = build(pat, "--fecha", "2024-12-31")
    site = pat.root.parent / "site"
    assert (answer.code, answer.err) == (0, "")
    assert re.fullmatch(
        r"[\d,]+ archivos(, más el índice del buscador,)? publicados en .*/ \(\d+\.\d s\)\. Ábralo en .*index\.html\n",
        answer.out,
    )
    assert "Demostración" in (site / "demo/2024/index.html").read_text("utf-8")
    assert f"{len(tree(site)) - 2} archivos" in answer.out  # sumas.txt and constancia.txt are made over them


def test_it_can_be_searched(pat):
    pat.here("construir", "--salida", pat.root / "site", "--fecha", "2024-12-31")
    assert (pat.root / "site/buscador/pagefind.js").is_file()
    build(pat)
    assert not (pat.root.parent / "site/buscador").exists()


def test_the_same_plans_give_the_same_bytes(pat):
    build(pat, "--fecha", "2024-12-31")
    first = tree(pat.root.parent / "site")
    build(pat, "--fecha", "2024-12-31")
    assert tree(pat.root.parent / "site") == first


def test_a_site_of_the_past_shows_what_was_known_then(pat):
    write(pat.root, {PLAN: SOUND_FILES[PLAN] + REPORT})
    answer = build(pat, "--fecha", "2024-08-04")
    assert answer.err == "Vista al 4 de agosto de 2024: sin 1 informe posterior. Las metas son las de hoy.\n"
    page = (pat.root.parent / "site/demo/2024/unidades/unidad/index.html").read_text("utf-8")
    assert "no ha publicado ningún informe de avance" in page
    assert "Vista de ese día, sin 1 informe posterior; las metas son las de hoy." in page
    build(pat, "--fecha", "2024-08-05")
    page = (pat.root.parent / "site/demo/2024/unidades/unidad/index.html").read_text("utf-8")
    assert "Informado el 5 de agosto de 2024" in page
    assert "Vista de ese día" not in page


JULY = """\
avances:
  - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 4, justificacion: Poco, medidas: Más}}}
"""
AUGUST = "  - {periodo: 2024-08, fecha: 2024-09-05, resumen: Agosto}\n"


def test_a_site_of_the_past_says_that_goals_and_history_are_of_today_and_nothing_of_later_reports(pat):
    plan = SOUND_FILES[PLAN]
    for day, text in (
        ("2024-08-05", plan + JULY),
        ("2024-09-05", plan + JULY + AUGUST),
        ("2024-10-10", plan + JULY.replace("Poco", "Lluvia") + AUGUST.replace("Agosto", "Otro")),
    ):
        write(pat.root, {PLAN: text})
        revision = commit(pat.root, day=f"{day}T10:00:00-06:00")
    answer = build(pat, "--fecha", "2024-08-31")
    left = "sin 1 informe posterior"
    assert answer.err == (
        f"Vista al 31 de agosto de 2024: {left}. Las metas y la historia de sus cambios son las de hoy.\n"
    )
    site = pat.root.parent / "site"
    changes = (site / "demo/2024/cambios/index.html").read_text("utf-8")
    assert "El informe de julio de 2024 se editó el 10 de octubre de 2024, ya publicado" in changes
    assert "agosto de 2024 se editó" not in changes
    for page in ("index.html", "demo/2024/index.html", "demo/2024/unidades/unidad/index.html"):
        text = (site / page).read_text("utf-8")
        assert f"Vista de ese día, {left}; las metas y la historia de sus cambios son las de hoy." in text
        assert revision in text
    build(pat, "--fecha", "2024-09-30")
    text = (site / "index.html").read_text("utf-8")
    assert "Vista de ese día; las metas y la historia de sus cambios son las de hoy." in text
    answer = build(pat, "--fecha", "2024-10-10")
    assert answer.err == ""
    assert "Vista de ese día" not in (site / "index.html").read_text("utf-8")
    assert "agosto de 2024 se editó" in (site / "demo/2024/cambios/index.html").read_text("utf-8")


def test_the_feed_of_an_earlier_day_ends_there(pat):
    plan = SOUND_FILES[PLAN]
    commit(pat.root, day="2024-02-05T10:00:00-06:00")
    row = ", {version: 2, fecha: 2024-08-20, responsable: Planificación, motivo: Cierre}]\n"
    raised = plan.replace("\nversion: 1\n", "\nversion: 2\n").replace("meta_anual: 5", "meta_anual: 4")
    write(pat.root, {PLAN: raised.replace("jul: 5", "jul: 4").removesuffix("]\n") + row})
    commit(pat.root, day="2024-08-21T10:00:00-06:00")
    feed = pat.root.parent / "site/novedades.xml"
    build(pat, "--fecha", "2024-08-31")
    assert "cambió sus metas de 2024 (versión 2)" in feed.read_text("utf-8")
    build(pat, "--fecha", "2024-08-20")
    text = feed.read_text("utf-8")
    assert "cambió sus metas" not in text
    assert "publicó su plan de 2024" in text


def test_with_errors_nothing_is_published_and_the_old_site_stays(pat):
    build(pat)
    old = tree(pat.root.parent / "site")
    write(pat.root, {PLAN: BROKEN})
    answer = build(pat)
    assert (answer.code, answer.out) == (1, "")
    assert "R301" in answer.err
    assert answer.err.endswith("No se hizo nada: corrija los errores y repita la orden.\n")
    assert tree(pat.root.parent / "site") == old


def test_errors_are_told_without_the_warnings_that_would_hide_them(pat):
    write(pat.root, {PLAN: BROKEN.replace(", medio_verificacion: Listas", "")})
    assert "R322" in pat("validar").out
    answer = build(pat)
    assert (answer.code, "R301" in answer.err, "R322" in answer.err) == (1, True, False)
    assert "revisados: 1 error\n" in answer.err


def test_warnings_are_counted_and_do_not_stop_it(pat):
    write(pat.root, {PLAN: SOUND_FILES[PLAN].replace(", medio_verificacion: Listas", "")})
    answer = build(pat)
    assert answer.code == 0
    assert answer.err == "1 aviso en los planes: véalo con pat validar.\n"


def test_a_part_of_the_history_is_said_with_its_remedy(pat, tmp_path):
    commit(pat.root)
    git(pat.root, "clone", "-q", "--depth", "1", pat.root.as_uri(), str(tmp_path / "copia"))
    answer = pat("construir", "--sin-buscador", "--raiz", tmp_path / "copia")
    assert answer.code == 0
    assert "Aviso: las páginas de cambios no lo cuentan todo" in answer.err
    assert "git fetch --unshallow" in answer.err
    assert "fetch-depth: 0" in answer.err
    assert "Aviso" not in build(pat).err


def test_a_folder_of_other_things_is_refused(pat):
    (pat.root.parent / "site").mkdir()
    (pat.root.parent / "site/carta.txt").write_text("mía", encoding="utf-8")
    answer = build(pat)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("pat: ")
    assert "--salida" in answer.err
    assert len(answer.err.splitlines()) == 1
    assert tree(pat.root.parent / "site") == {"carta.txt": "mía".encode()}


def test_the_project_itself_is_never_replaced_by_its_site(pat):
    before = tree(pat.root)
    assert pat.here("construir", "--salida", pat.root, "--sin-buscador").code == 2
    assert pat.here("construir", "--salida", pat.root / "plans", "--sin-buscador").code == 2
    assert tree(pat.root) == before


def test_a_broken_link_of_the_guide_stops_it_with_the_name_of_the_file(pat):
    write(pat.root, {"docs/guia/index.md": "# Guía\n\n[x](nada.md)\n"})
    answer = build(pat)
    assert answer.code == 2
    assert answer.err == "pat: docs/guia/index.md enlaza a nada.md, que no existe\n"
    assert not (pat.root.parent / "site").exists()


def test_settings_come_from_mkdocs_yml(pat):
    settings = "site_name: Planes de la ciudad\nsite_url: https://example.org/planes\n"
    write(pat.root, {"mkdocs.yml": settings})
    build(pat)
    assert "Planes de la ciudad" in (pat.root.parent / "site/index.html").read_text("utf-8")
    assert "https://example.org/planes/demo/sitemap.xml" in (pat.root.parent / "site/sitemap.xml").read_text("utf-8")
    assert "https://example.org/planes/demo/2024/" in (pat.root.parent / "site/demo/sitemap.xml").read_text("utf-8")


@pytest.mark.parametrize("settings", ["- a\n- b\n", "site_name: [", "\x00"])
def test_settings_that_cannot_be_read_are_said(pat, settings):
    write(pat.root, {"mkdocs.yml": settings})
    answer = build(pat)
    assert answer.code == 2
    assert re.fullmatch(
        r"pat: no se pudo leer mkdocs\.yml(, línea [0-9]+)?: revise que sea YAML en UTF-8\n", answer.err
    )


# --- The demonstration -------------------------------------------------------------------------------------------


def test_official_reports_are_printed_where_asked_and_linked_only_then(pat, tmp_path, monkeypatch):
    monkeypatch.setenv("CHROMIUM", stand_in(tmp_path))
    write(pat.root, {PLAN: SOUND_FILES[PLAN] + REPORT})
    page = pat.root.parent / "site/demo/2024/informes/2024-07/index.html"
    build(pat, "--fecha", "2024-12-31")
    assert "informe.docx" in page.read_text("utf-8")
    assert "informe.pdf" not in page.read_text("utf-8")
    answer = build(pat, "--fecha", "2024-12-31", "--pdf")
    assert (answer.code, answer.err) == (0, "")
    assert "4 informes impresos en PDF" in answer.out
    assert "informe.pdf" in page.read_text("utf-8")
    assert b"D:20241231000000" in page.with_name("informe.pdf").read_bytes()
    assert {path.name for path in page.parent.iterdir()} == {
        "index.html",
        "informe.docx",
        "informe.pdf",
        "informe.xlsx",
    }


def test_without_a_browser_for_the_reports_nothing_is_published(pat, monkeypatch):
    monkeypatch.setenv("CHROMIUM", "no-existe")
    answer = build(pat, "--pdf")
    assert (answer.code, answer.out) == (2, "")
    assert "CHROMIUM=no-existe no es un programa" in answer.err
    assert not (pat.root.parent / "site").exists()


def test_a_report_that_cannot_be_printed_leaves_the_old_site(pat, tmp_path, monkeypatch):
    monkeypatch.setenv("CHROMIUM", stand_in(tmp_path, "exit 1"))
    write(pat.root, {PLAN: SOUND_FILES[PLAN] + REPORT})
    build(pat, "--fecha", "2024-12-31")
    old = tree(pat.root.parent / "site")
    answer = build(pat, "--fecha", "2024-12-31", "--pdf")
    assert (answer.code, answer.out) == (2, "")
    assert "no pudo imprimir un informe" in answer.err
    assert tree(pat.root.parent / "site") == old


def test_the_demonstration_says_on_every_page_that_it_is_simulated(pat):
    build(pat, "--demostracion", "--fecha", "2024-12-31")
    pages = [data for name, data in tree(pat.root.parent / "site").items() if name.endswith(".html")]
    assert len(pages) > 10
    assert all(b"DATOS SIMULADOS" in page for page in pages)
    build(pat, "--fecha", "2024-12-31")
    assert not [name for name, data in tree(pat.root.parent / "site").items() if b"DATOS SIMULADOS" in data]


def test_the_demonstration_is_the_same_each_time_and_writes_nothing_in_the_plans(pat):
    before = tree(pat.root / "plans")
    build(pat, "--demostracion", "--fecha", "2024-12-31")
    first = tree(pat.root.parent / "site")
    build(pat, "--demostracion", "--fecha", "2024-12-31")
    assert tree(pat.root.parent / "site") == first
    assert tree(pat.root / "plans") == before


# --- The day of the data -----------------------------------------------------------------------------------------


def test_without_git_it_is_today(pat):
    build(pat)
    assert day_of(pat) in {today().isoformat(), (today() - timedelta(days=1)).isoformat()}  # midnight may pass
    assert revision_of(pat) == ""


def test_of_a_clean_commit_it_is_the_commits(pat):
    revision = commit(pat.root)
    build(pat)
    assert (day_of(pat), revision_of(pat)) == ("2024-03-05", revision)


def test_it_is_the_commits_in_its_own_time_zone(pat):
    commit(pat.root, day="2024-03-05T23:30:00-06:00")
    build(pat)
    assert day_of(pat) == "2024-03-05"


def test_what_changes_outside_the_plans_leaves_it(pat):
    revision = commit(pat.root)
    write(pat.root, {"README.md": "Otra cosa", "docs/guia/index.md": "# Guía"})
    build(pat)
    assert (day_of(pat), revision_of(pat)) == ("2024-03-05", revision)


@pytest.mark.parametrize("change", ["changed", "new", "removed", "staged"])
def test_with_changed_plans_it_is_today_and_no_commit_is_named(pat, change):
    commit(pat.root)
    if change == "new":
        write(
            pat.root,
            {
                "plans/demo/estrategia-2030.yaml": SOUND_FILES["plans/demo/estrategia-2024.yaml"]
                .replace("2024", "2030")
                .replace("2029", "2034")
            },
        )
    elif change == "removed":
        (pat.root / PLAN).unlink()
    else:
        write(pat.root, {PLAN: SOUND_FILES[PLAN] + REPORT})
    if change == "staged":
        git(pat.root, "add", "-A")
    build(pat)
    assert day_of(pat) != "2024-03-05"
    assert revision_of(pat) == ""


def test_a_repository_without_commits_is_as_none(pat):
    git(pat.root, "init", "-q")
    build(pat)
    assert revision_of(pat) == ""


def test_a_day_asked_for_wins(pat, monkeypatch):
    commit(pat.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    build(pat, "--fecha", "2024-12-31")
    assert day_of(pat) == "2024-12-31"


def test_source_date_epoch_wins_over_the_commit_and_is_a_day_in_el_salvador(pat, monkeypatch):
    commit(pat.root)
    five_in_the_morning = datetime(2024, 8, 6, 5, 0, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(five_in_the_morning.timestamp())))
    build(pat)
    assert day_of(pat) == "2024-08-05"


@pytest.mark.parametrize("value", ["ayer", "1.5", "99999999999999999999", "-99999999999999"])
def test_a_source_date_epoch_that_is_no_number_is_said(pat, monkeypatch, value):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    answer = build(pat)
    assert answer.code == 2
    assert answer.err == f"pat: SOURCE_DATE_EPOCH no es un número de segundos: «{value}»\n"


def test_it_runs_as_a_module_from_the_folder_of_the_project(project):
    answer = run("construir", "--sin-buscador", "--fecha", "2024-12-31", cwd=project)
    assert (answer.code, answer.err) == (0, "")
    assert (project / "site/demo/2024/index.html").is_file()


def test_a_guide_that_is_not_utf_8_is_said_with_its_name(pat):
    (pat.root / "docs").mkdir()
    (pat.root / "docs/acerca.md").write_bytes("# Información".encode("latin-1"))
    answer = build(pat)
    assert answer.code == 2
    assert answer.err.startswith("pat: ")
    assert "acerca.md" in answer.err
    assert "UTF-8" in answer.err


def test_a_guide_saved_by_an_editor_that_marks_its_encoding(pat):
    (pat.root / "docs").mkdir()
    (pat.root / "docs/acerca.md").write_text("# Acerca de\n", encoding="utf-8-sig")
    assert build(pat).code == 0
    page = (pat.root.parent / "site/acerca/index.html").read_text("utf-8")
    assert "<title>Acerca de · " in page


def test_the_interface_can_be_in_another_language(pat):
    answer = build(pat, "--fecha", "2024-12-31", "--idioma", "en")
    site = pat.root.parent / "site"
    asked = tree(site)
    assert answer.code == 0
    assert '<html lang="en">' in (site / "index.html").read_text("utf-8")
    build(pat, "--fecha", "2024-12-31")
    assert '<html lang="es-SV">' in (site / "index.html").read_text("utf-8")
    write(pat.root, {"mkdocs.yml": "site_name: Plan Abierto\nextra:\n  idioma: en\n"})
    build(pat, "--fecha", "2024-12-31")
    assert tree(site) == asked
    build(pat, "--fecha", "2024-12-31", "--idioma", "es")
    assert '<html lang="es-SV">' in (site / "index.html").read_text("utf-8")


def test_errors_are_told_in_spanish_whatever_the_language_of_the_site(pat):
    write(pat.root, {PLAN: BROKEN})
    answer = build(pat, "--idioma", "en")
    assert answer.code == 1
    assert "las metas de la actividad" in answer.err
    assert "No se hizo nada" in answer.err


def test_a_language_that_nobody_translated_is_refused(pat):
    assert "fr" in build(pat, "--idioma", "fr").err
    write(pat.root, {"mkdocs.yml": "extra:\n  idioma: fr\n"})
    answer = build(pat)
    assert answer.code == 2
    assert "idioma de la interfaz (extra, idioma) puede ser «es» y «en»: «fr»" in answer.err


def test_where_there_are_no_plans_nothing_is_left(pat, tmp_path):
    (tmp_path / "vacía").mkdir()
    answer = pat("construir", "--raiz", tmp_path / "vacía")
    assert answer.code == 2
    assert answer.err.startswith("pat: no existe la carpeta de planes")
    assert list((tmp_path / "vacía").iterdir()) == []


@pytest.mark.parametrize("lost", ["HEAD~1:plans/demo/2024/unidad.yaml", "HEAD~1^{tree}", "HEAD~1"])
def test_a_history_that_lacks_an_object_is_told_each_time_and_made_again_once_it_is_whole(pat, lost):
    commit(pat.root)
    write(pat.root, {PLAN: SOUND_FILES[PLAN] + REPORT})
    git(pat.root, "commit", "-qam", "Julio", day="2024-08-05T10:00:00-06:00")
    name = git(pat.root, "rev-parse", lost)
    path = pat.root / ".git/objects" / name[:2] / name[2:]
    kept = path.read_bytes()
    path.unlink()
    for _ in range(2):
        answer = pat.here("construir", "--sin-buscador")
        assert (answer.code, answer.err.count("las páginas de cambios no lo cuentan todo")) == (0, 1)
    path.write_bytes(kept)
    answer = pat.here("construir", "--sin-buscador")
    assert (answer.code, answer.err) == (0, "")
    grown = tree(pat.root / "site")
    assert pat.here("construir", "--sin-buscador", "--desde-cero").code == 0
    assert tree(pat.root / "site") == grown


@pytest.mark.parametrize("link", ["docs/acerca.md", "docs/fotos", "docs", "leyes/XX.yaml", "mkdocs.yml"])
def test_a_link_among_what_the_project_publishes_is_refused_by_name(pat, tmp_path, link):
    """Through it any file of the computer would be on the site."""
    secret = tmp_path / "secreto"
    secret.write_text("# Secreto", "utf-8")
    place = pat.root / link
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(tmp_path if "." not in link else secret)
    answer = pat.here("construir", "--sin-buscador")
    assert (answer.code, answer.out) == (2, "")
    assert f"{link}» es un enlace simbólico" in answer.err
    assert not (pat.root / "site").exists()


@pytest.mark.parametrize("which", [".pat-cache", ".pat-cache/{name}", ".pat-cache/{name}/piezas", ".site-parche"])
def test_a_cache_that_leads_elsewhere_is_refused(pat, tmp_path, which):
    assert pat.here("construir", "--sin-buscador").code == 0
    (name,) = (path.name for path in (pat.root / ".pat-cache").iterdir() if path.is_dir())
    other = tmp_path / "ajena"
    other.mkdir()
    place = pat.root / which.format(name=name)
    shutil.rmtree(place, ignore_errors=True)
    place.symlink_to(other)
    answer = pat.here("construir", "--sin-buscador")
    assert (answer.code, answer.out) == (2, "")
    assert "es un enlace" in answer.err
    assert list(other.iterdir()) == []


@pytest.mark.parametrize("which", ["CACHEDIR.TAG", "{name}/candado", "{name}/sitio.json.nuevo", "{name}/piezas/ajeno"])
def test_a_file_of_the_cache_that_leads_elsewhere_is_not_written_through(pat, tmp_path, which):
    assert pat.here("construir", "--sin-buscador").code == 0
    (name,) = (path.name for path in (pat.root / ".pat-cache").iterdir() if path.is_dir())
    other = tmp_path / "ajeno.txt"
    other.write_text("ajeno", "utf-8")
    place = pat.root / ".pat-cache" / which.format(name=name)
    place.unlink(missing_ok=True)
    place.symlink_to(other)
    answer = pat.here("construir", "--sin-buscador")
    assert (answer.code, "es un enlace" in answer.err) == (2, True)
    assert other.read_text("utf-8") == "ajeno"
