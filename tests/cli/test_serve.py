"""`pat servir`: the site on this computer, again with each change, until Ctrl+C."""

from __future__ import annotations

import queue
import re
import signal
import subprocess
import sys
import threading
import urllib.request
from typing import TYPE_CHECKING
from urllib.error import HTTPError

import pytest

from generator.cli.serve import Preview
from tests.cli.small_project import BROKEN, PLAN, SOUND_FILES, environment, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPResponse
    from pathlib import Path

PATIENCE = 30  # seconds until a step is given up; none takes long
CHANGED = SOUND_FILES[PLAN].replace("nombre: Formar", "nombre: Formar y acompañar")
PAGE = "demo/2024/unidades/unidad/1/"


class Server:
    """The command while it runs: its lines, and its pages."""

    def __init__(self, root: Path) -> None:
        command = [
            sys.executable,
            "-m",
            "generator",
            "servir",
            "--raiz",
            str(root),
            "--puerto",
            "0",
            "--fecha",
            "2024-12-31",
        ]
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env=environment(),
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.url = self.line(r"Sitio en (http://127\.0\.0\.1:\d+/)")[1]

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line)

    def line(self, pattern: str) -> re.Match[str]:
        """Wait for a line that has the pattern."""
        while True:
            found = re.search(pattern, self._lines.get(timeout=PATIENCE))
            if found:
                return found

    def get(self, path: str, **headers: str) -> tuple[int, str, str]:
        """The status, the kind and the text of an address."""
        try:
            asked = urllib.request.Request(self.url + path, headers=headers)  # noqa: S310
            with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:  # noqa: S310
                return answer.status, answer.headers["Content-Type"], answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, "", ""

    def events(self, path: str) -> HTTPResponse:
        """The stream that tells a page when it is another."""
        found: HTTPResponse = urllib.request.urlopen(f"{self.url}.recarga?/{path}", timeout=PATIENCE)  # noqa: S310
        return found

    def stop(self) -> int:
        """Stop it as Ctrl+C does, and return its exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)


@pytest.fixture
def server(project: Path) -> Iterator[Server]:
    """The command serving the small project."""
    running = Server(project)
    try:
        yield running
    finally:
        running.process.kill()
        running.process.wait()
        assert running.process.stdout
        running.process.stdout.close()


def test_it_serves_sees_a_change_tells_the_browser_and_stops(server, project):
    status, kind, text = server.get(PAGE)
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert "<h1>Formar</h1>" in text
    assert text.count('<script src="/.recarga.js"></script></body>') == 1
    assert server.get(".recarga.js")[:2] == (200, "text/javascript")
    assert server.get("estilo/sitio.css")[:2] == (200, "text/css")
    assert server.get("buscador/pagefind.js")[0] == 200
    assert server.get("no/hay/")[0] == 404
    assert server.get("%00")[0] == 404
    assert server.get(PAGE, Host="mal.example")[0] == 403  # a page of elsewhere that took this address
    assert server.get("..%2f..%2f..%2fplans/demo/institucion.yaml")[0] == 404

    with server.events(PAGE) as events, server.events("accesibilidad/") as others:
        assert events.headers["Content-Type"] == "text/event-stream"
        write(project, {PLAN: CHANGED})
        assert events.readline() == b"data: 1\n"
        assert "<h1>Formar y acompañar</h1>" in server.get(PAGE)[2]
        assert others.readline() == b": \n"  # it is the same: whoever reads it is left in peace
    server.line(r"^Páginas al día, ")
    server.line(r"^\d+ archivos, ")

    write(project, {PLAN: BROKEN})
    server.line(r"\[R301\]|R301")
    assert "<h1>Formar y acompañar</h1>" in server.get(PAGE)[2]

    write(project, {PLAN: CHANGED, "docs/guia/index.md": "# Guía\n\n[x](nada.md)\n"})
    server.line(r"^pat: docs/guia/index\.md enlaza a nada\.md")
    write(project, {"docs/guia/index.md": "# La guía\n"})
    server.line(r"\d+ archivos, ")
    assert '<h1 id="la-guia">La guía</h1>' in server.get("guia/")[2]
    assert server.stop() == 0


def test_with_errors_at_the_start_it_shows_them_and_waits_until_they_are_mended(project):
    write(project, {PLAN: BROKEN})
    server = Server(project)
    try:
        status, kind, text = server.get(PAGE)
        assert (status, kind) == (200, "text/html; charset=utf-8")
        assert "<h1>Los planes tienen errores</h1>" in text
        assert "error[R301]" in text
        for plan, shown in (
            (BROKEN.replace("meta_anual: 6", "meta_anual: 7"), "la meta anual es 7"),
            (CHANGED, "<h1>Formar y"),
        ):
            with server.events(PAGE) as events:
                write(project, {PLAN: plan})
                assert events.readline() == b"data: 1\n"
            assert shown in server.get(PAGE)[2]
        assert server.stop() == 0
    finally:
        server.process.kill()
        server.process.wait()
        assert server.process.stdout
        server.process.stdout.close()


@pytest.mark.parametrize("saved", [PLAN, "docs/acerca.md", "leyes/XX.yaml", "mkdocs.yml"])
def test_whatever_a_site_is_made_of_is_watched(project, saved):
    preview = Preview(project, None)
    before = preview._stamp()
    assert preview._stamp() == before
    write(project, {saved: "# otra cosa\n"})
    assert preview._stamp() != before


def test_without_plans_it_does_not_start(pat, tmp_path):
    answer = pat("servir", "--puerto", "0", "--raiz", tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert "no existe la carpeta de planes" in answer.err


def test_a_port_that_is_taken_is_said(pat, tmp_path):
    import socket  # noqa: PLC0415

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answer = pat.here("servir", "--puerto", str(port))
    assert answer.code == 2
    assert answer.err == f"pat: el puerto {port} está ocupado; pruebe con --puerto 0\n"
