"""A unit reports a month in the web form: what stands in the branch afterwards, byte by byte."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.core.model import Evidence, ProgressEntry, Result, UnplannedWork
from generator.core.period import Period
from generator.core.quantity import Quantity
from generator.editing.progress import UNWRITTEN, checked_append
from generator.reading.discover import discover
from tests.editor.decap import free_port, git_service
from tests.small_plans import SOUND, schemas

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from tests.conftest import Serve

pytestmark = pytest.mark.navegador
FILE = "plans/demo/2024/unidad.yaml"
BRANCH = "cms/demo-2024/unidad"
PLAN = """\
# Comentario de la unidad: se queda.
esquema: 1
unidad: unidad   # y este también
ejercicio: 2024
version: 1
responsable: 'Jefatura de la Unidad'
actividades:
  - codigo: "1.10"
    nombre: >-
      Formar a las personas que
      lo pidan
    medio_verificacion: Listas
    unidad_medida: Personas
    metas: {jun: 10.50, jul: 20}
    meta_anual: 30.50
  - {codigo: "2", nombre: Atender, tipo_meta: demanda, medio_verificacion: Libro, metas: {jul: 100%}, meta_anual: 100%}
control_de_cambios:
  - {version: 1, fecha: 2024-01-15, responsable: Planificación, motivo: Creación}
avances:
- periodo: 2024-06
  fecha: 2024-07-03
  # lo dijo la jefatura
  actividades:
    "1.10": {valor: 10.50}
"""
TODAY = date(2024, 8, 5)
TWO_FRAMES = "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"


@dataclass(frozen=True)
class Office:
    """A repository of plans, its site, and a browser in the form."""

    root: Path
    page: Page
    outside: list[str]
    complaints: list[str]

    def open_unit(self) -> None:
        """Enter and open the unit's plan."""
        self.page.get_by_role("button", name="Iniciar sesión").click()
        self.page.get_by_role("link", name="Unidad", exact=True).click()
        self.page.get_by_label("Período").first.wait_for()

    def choose(self, month: str) -> None:
        """Choose the month."""
        self.page.get_by_label("Período").first.click()
        self.page.get_by_role("option", name=month).click()

    def typed(self, key: str, text: str, which: int = 0) -> None:
        """Fill in a field by its key in the schema, once; what it shows after it is drawn is what was typed."""
        field = self.field(key, which)
        field.fill(text)
        self.page.evaluate(TWO_FRAMES)
        assert field.input_value() == text

    def field(self, key: str, which: int = 0) -> Locator:
        """A field by its key in the schema."""
        return self.page.locator(f"[id^='{key}-field']").nth(which)

    def save(self, answer: str) -> None:
        """Save, and wait for what the form says."""
        self.page.get_by_role("button", name="Guardar", exact=True).click()
        self.page.get_by_text(answer).first.wait_for()

    def drafted(self) -> bytes:
        """The plan in the branch that saving made."""
        return git(self.root, "show", f"{BRANCH}:{FILE}")


def git(root: Path, *arguments: str) -> bytes:
    author = ("-c", "user.name=Prueba", "-c", "user.email=prueba@example.org", "-c", "core.autocrlf=false")
    return subprocess.run(["git", *author, *arguments], cwd=root, capture_output=True, check=True).stdout


def pat(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *arguments, "--raiz", str(root)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(params=["\n", "\r\n"], ids=["LF", "CRLF"])
def office(request, tmp_path: Path, chromium: Browser, serve: Serve) -> Iterator[Office]:
    port = free_port()
    texts = {
        ".gitignore": "/site/\n",
        "mkdocs.yml": "site_name: Prueba\nextra:\n"
        f"  editar: {{backend: proxy, proxy_url: 'http://127.0.0.1:{port}/api/v1'}}\n",
        "plans/demo/institucion.yaml": SOUND["institucion"],
        "plans/demo/estrategia-2024.yaml": SOUND["estrategia-2024"],
        "plans/demo/2024/ejercicio.yaml": SOUND["ejercicio"],
        FILE: PLAN.replace("\n", request.param),
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "config", "core.autocrlf", "false")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "Planes")
    built = pat(tmp_path, "construir", "--sin-buscador")
    assert built.returncode == 0, built.stderr
    with (
        git_service(tmp_path, port),
        serve(tmp_path / "site") as root,
        chromium.new_context(locale="es-SV", viewport={"width": 1280, "height": 900}) as context,
    ):
        outside: list[str] = []
        complaints: list[str] = []
        known = (root, f"http://127.0.0.1:{port}/", "data:", "blob:")
        context.on("request", lambda asked: None if asked.url.startswith(known) else outside.append(asked.url))
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        page = context.new_page()
        page.on(
            "console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None
        )
        page.clock.set_fixed_time("2024-08-05T15:00:00-06:00")
        page.goto(f"{root}editar/")
        page.get_by_role("link", name="Demostración, 2024").click()
        yield Office(tmp_path, page, outside, complaints)


@pytest.fixture
def own_office(tmp_path: Path, chromium: Browser) -> Iterator[Office]:
    """The form of `pat editar`, on this computer and with nothing else installed."""
    texts = {
        "plans/demo/institucion.yaml": SOUND["institucion"],
        "plans/demo/estrategia-2024.yaml": SOUND["estrategia-2024"],
        "plans/demo/2024/ejercicio.yaml": SOUND["ejercicio"],
        FILE: PLAN,
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "Planes")
    command = [sys.executable, "-u", "-m", "generator", "editar", "--puerto", "0", "--raiz", str(tmp_path)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server,
        chromium.new_context(locale="es-SV", viewport={"width": 1280, "height": 900}) as context,
    ):
        try:
            assert server.stdout
            line = next(line for line in server.stdout if "http://" in line)
            page = context.new_page()
            page.clock.set_fixed_time("2024-08-05T15:00:00-06:00")
            outside: list[str] = []
            address = line.split()[2]
            known = (address.removesuffix("editar/index.html"), "data:", "blob:")
            context.on("request", lambda asked: None if asked.url.startswith(known) else outside.append(asked.url))
            page.goto(address)
            page.get_by_role("link", name="Demostración, 2024").click()
            yield Office(tmp_path, page, outside, [])
        finally:
            server.terminate()


def as_pat_writes(root: Path, entry: ProgressEntry) -> bytes:
    """The plan with an entry, as every other door writes it."""
    files, _ = discover(root / "plans", "plans")
    data, problems = checked_append(files, FILE, entry, schemas(), TODAY)
    assert data, problems
    return data


def test_a_month_saved_in_the_form_is_a_branch_that_adds_it_at_the_end(office):
    office.open_unit()
    office.choose("julio de 2024")
    office.typed("valor", "24.5")
    office.typed("nota", "Con dos puntos: y «comillas».\n\n- segundo párrafo")
    office.page.get_by_role("button", name="Agregar documento").first.click()
    office.typed("titulo", "Lista de asistencia")
    office.typed("url", "https://example.org/lista.pdf")
    office.typed("resumen", "Sí.")
    office.page.get_by_role("button", name="Agregar trabajo no programado").click()
    office.typed("nombre", "Charla en una alcaldía")

    evidence = (Evidence("Lista de asistencia", "https://example.org/lista.pdf"),)
    note = "Con dos puntos: y «comillas».\n\n- segundo párrafo"
    entry = ProgressEntry(
        Period.month(2024, 7),
        TODAY,
        (Result("1.10", Quantity.parse("24.5"), UNWRITTEN, notes=note, evidence=evidence),),
        UNWRITTEN,
        owner="Jefatura de la Unidad",
        summary="Sí.",
        unplanned=(UnplannedWork("Charla en una alcaldía", "", None, UNWRITTEN),),
    )
    expected = as_pat_writes(office.root, entry)
    office.save("Entrada guardada")
    before = git(office.root, "show", f"main:{FILE}")
    after = office.drafted()
    assert after.startswith(before)
    assert after == expected
    assert git(office.root, "diff", "--name-only", "main", BRANCH).decode().split() == [FILE]
    assert not [line for line in git(office.root, "diff", "main", BRANCH).split(b"\n") if line.startswith(b"-  ")]
    git(office.root, "clone", "-q", "-b", BRANCH, ".", "site/copia")
    checked = pat(office.root / "site" / "copia", "validar", "--base", "origin/main")
    assert checked.returncode == 0, checked.stdout
    assert office.outside == []
    assert office.complaints == []


def test_what_cannot_be_added_is_refused_with_words_and_makes_no_branch(office):
    office.open_unit()
    office.choose("junio de 2024")
    office.typed("justificacion", "Sin transporte")
    office.save("En la actividad 1.10 falta el valor")
    office.typed("valor", "1,200")
    office.save("escriba solo el número, sin separar los miles")
    office.typed("valor", "11")
    office.save("De 2024-06 ya hay un informe")
    assert BRANCH not in git(office.root, "branch", "--format=%(refname:short)").decode().split()


def test_what_is_selected_stays_selected_when_the_form_is_drawn_again(office):
    """Decap CMS put the cursor back at each redraw: after a refused save nothing could be selected and erased."""
    office.open_unit()
    office.choose("junio de 2024")
    office.typed("valor", "1,200")
    office.save("escriba solo el número, sin separar los miles")
    office.typed("valor", "")
    office.typed("valor", "12")
    office.field("valor").evaluate("field => field.setSelectionRange(1, 1)")
    office.page.keyboard.type("0.5")
    assert office.field("valor").input_value() == "10.52"


def test_its_buttons_have_spanish_names_and_keep_them(own_office):
    own_office.open_unit()
    arrow = own_office.page.get_by_role("button", name="Cerrar").first
    arrow.click()
    own_office.page.get_by_role("button", name="Abrir").first.click()
    arrow.wait_for()
    named = own_office.page.get_by_role("button").evaluate_all(
        "found => found.map(button => button.getAttribute('aria-label') || button.innerText)"
    )
    assert {"Su cuenta", "Guardar", "Cerrar"} <= set(named)
    assert not {"", "Expand", "Collapse", "Account options dropdown"} & set(named)


def test_with_pat_editar_a_report_is_a_branch_and_no_file_changes(own_office):
    office = own_office
    office.open_unit()
    office.choose("julio de 2024")
    office.typed("valor", "24.5")
    entry = ProgressEntry(
        Period.month(2024, 7),
        TODAY,
        (Result("1.10", Quantity.parse("24.5"), UNWRITTEN),),
        UNWRITTEN,
        owner="Jefatura de la Unidad",
    )
    expected = as_pat_writes(office.root, entry)
    office.save("Entrada guardada")
    assert office.drafted() == expected
    assert git(office.root, "diff", "--name-only", "main", BRANCH).decode().split() == [FILE]
    assert git(office.root, "status", "--porcelain") == b""
    office.page.reload()
    office.page.get_by_role("button", name="Eliminar cambios no publicados").wait_for()
    office.page.on("dialog", lambda dialog: dialog.accept())
    office.page.get_by_role("button", name="Eliminar cambios no publicados").click()
    office.page.get_by_role("button", name="Eliminar cambios no publicados").wait_for(state="hidden")
    assert git(office.root, "branch", "--list", BRANCH) == b""
    assert office.outside == []


def test_a_correction_is_added_and_needs_its_reason(office):
    office.open_unit()
    office.choose("junio de 2024")
    office.typed("valor", "11")
    office.page.get_by_role("switch").click()
    office.save("Escriba el motivo de la rectificación")
    office.typed("motivo", "Faltaba una sede")
    entry = ProgressEntry(
        Period.month(2024, 6),
        TODAY,
        (Result("1.10", Quantity.parse("11"), UNWRITTEN),),
        UNWRITTEN,
        owner="Jefatura de la Unidad",
        is_correction=True,
        reason="Faltaba una sede",
    )
    expected = as_pat_writes(office.root, entry)
    office.save("Entrada guardada")
    assert office.drafted() == expected
