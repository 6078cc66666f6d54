"""`pat servir`: the site on this computer only, rebuilt whenever a plan is saved."""

from __future__ import annotations

import tempfile
import threading
import time
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import day_option, root_option, tell_past, wants_colour
from generator.core.problem import GeneratorError
from generator.moment import moment_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


RELOAD_PATH = "/.recarga"
_SCRIPT = b"""<script src="/.recarga.js"></script></body>"""
_RELOAD_JS = b"""new EventSource("/.recarga").onmessage = () => location.reload();"""
_PAUSE = 0.3


class Preview:
    """The site being served: where it is, and a counter that grows with each rebuild."""

    def __init__(self, root: Path, as_of: date | None, folder: Path) -> None:
        """Serve a project's site from a folder; nothing is built yet."""
        self.root = root
        self.as_of = as_of
        self.folder = folder
        self.version = 0
        self.changed = threading.Condition()

    def rebuild(self) -> bool:
        """Build the site again and tell the browsers; with errors in the plans the last good site stays."""
        from generator.parallel import ONE
        from generator.project import Project
        from generator.publishing.search import index
        from generator.publishing.write import write_site
        from generator.reporters import REPORTERS, Options
        from generator.site_build import SiteBuild, UnsoundPlansError

        start = time.monotonic()
        project = Project(self.root)
        made = SiteBuild(project, moment_of(project, self.as_of), ONE)
        try:
            count = write_site(made.files(), self.folder, index)
        except UnsoundPlansError:
            options = Options(wants_colour(), project.rules_guide)
            click.echo(REPORTERS["text"](made.problems, made.file_count, options), nl=False)
            return False
        tell_past(made.left_out, made.moment.day)
        click.echo(f"{count} archivos, {time.monotonic() - start:.1f} s")
        with self.changed:
            self.version += 1
            self.changed.notify_all()
        return True

    def watch(self) -> Iterator[None]:
        """Yield each time that something of the project has been saved."""
        seen = self._stamp()
        while True:
            time.sleep(_PAUSE)
            now = self._stamp()
            if now != seen:
                seen = now
                yield

    def _stamp(self) -> tuple[tuple[str, int, int], ...]:
        from generator.project import Project

        project = Project(self.root)
        folders = (project.plans, project.docs, project.templates)
        paths = [path for folder in folders if folder.is_dir() for path in sorted(folder.rglob("*"))]
        return tuple(_stat(path) for path in (*paths, project.config_file) if path.is_file())


def _stat(path: Path) -> tuple[str, int, int]:
    try:
        found = path.stat()
    except OSError:  # saved by an editor at this very moment
        return (str(path), 0, 0)
    return (str(path), found.st_mtime_ns, found.st_size)


class Handler(SimpleHTTPRequestHandler):
    """Serves the folder, with a reload script added to pages."""

    preview: Preview

    def do_GET(self) -> None:
        """Answer a request: the stream of reloads, its script, a page or a file."""
        if self.path == RELOAD_PATH:
            self._stream()
        elif self.path == "/.recarga.js":
            self._send(_RELOAD_JS, "text/javascript")
        else:
            page = Path(self.translate_path(self.path))
            page = page / "index.html" if page.is_dir() and self.path.split("?")[0].endswith("/") else page
            if page.suffix == ".html" and page.is_file():
                self._send(page.read_bytes().replace(b"</body>", _SCRIPT), "text/html; charset=utf-8")
            else:
                super().do_GET()

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        version = self.preview.version
        try:
            while True:
                with self.preview.changed:
                    self.preview.changed.wait(timeout=15)
                self.wfile.write(b"data: 1\n\n" if self.preview.version != version else b": \n\n")
                self.wfile.flush()
        except OSError:  # the browser went away
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
        """Stay quiet: the terminal shows rebuilds and problems."""


@click.command("servir", options_metavar="[OPCIONES]")
@root_option
@day_option
@click.option(
    "--puerto",
    "port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="PUERTO",
    help="Puerto; 0 elige uno libre.",
)
def command(root: Path, as_of: date | None, port: int) -> None:
    """Muestra el sitio en este equipo y lo actualiza cada vez que se guarda un plan. Se detiene con Ctrl+C."""
    with tempfile.TemporaryDirectory(prefix="pat-") as folder:
        preview = Preview(root, as_of, Path(folder) / "site")
        if not preview.rebuild():
            raise GeneratorError("hay errores en los planes: corríjalos y vuelva a empezar")
        server = _start(preview, port)
        click.echo(f"Sitio en http://127.0.0.1:{server.server_port}/ (Ctrl+C para terminar)")
        with suppress(KeyboardInterrupt):
            _follow(preview)
        server.shutdown()


def _start(preview: Preview, port: int) -> ThreadingHTTPServer:
    handler = partial(type("BoundHandler", (Handler,), {"preview": preview}), directory=str(preview.folder))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise GeneratorError(f"el puerto {port} está ocupado; pruebe con --puerto 0") from error
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def _follow(preview: Preview) -> None:
    """Rebuild at each change, for ever; what keeps one rebuild from working is said, and the next is tried."""
    for _ in preview.watch():
        try:
            preview.rebuild()
        except GeneratorError as error:
            click.echo(f"pat: {error}", err=True)
