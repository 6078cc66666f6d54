"""`pat servir`: the site on this computer only, rebuilt whenever a plan is saved."""

from __future__ import annotations

import hashlib
import html
import os
import shutil
import threading
import time
from contextlib import suppress
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import day_option, port_option, root_option, tell_past, wants_colour
from generator.cli.own_address import OwnAddressHandler
from generator.core.os_faults import os_fault
from generator.core.problem import GeneratorError
from generator.moment import Moment, today
from generator.publishing.page import SEARCH_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from generator.publishing.page import OutputFile
    from generator.site_build import SiteBuild


RELOAD_PATH = "/.recarga"
_SCRIPT = b"""<script src="/.recarga.js"></script></body>"""
_RELOAD_JS = b"""new EventSource("/.recarga?" + location.pathname).onmessage = () => location.reload();"""
_PAUSE = 0.1
_WAITING = """<!doctype html>
<html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Falta corregir los
planes</title><style>body{{font:1.1em/1.5 system-ui,sans-serif;max-width:60em;margin:2em auto;padding:0 1em}}
pre{{white-space:pre-wrap}}</style></head><body><h1>Los planes tienen errores</h1>
<p>Corríjalos y guarde: el sitio aparece solo, sin volver a empezar.</p><pre>{}</pre></body></html>"""


class Preview:
    """The site being served: where it is, how often it was made, and how often browsers were told to look again.

    It stands in a folder of the project that outlives the command, so that the next one makes only what changed since.
    Its day is today's, or the one asked for, and it names no commit: else the first edit would change every page.
    """

    def __init__(self, root: Path, as_of: date | None) -> None:
        """Serve a project's site; nothing is built yet."""
        from generator.cache.registry import NOTHING
        from generator.publishing.write import CACHE

        self.root = root
        self.as_of = as_of
        self.folder = (root / CACHE / "vista").resolve()
        self.index = self.folder.with_name("vista-buscador")
        self.version = 0
        self.told = 0
        self.trouble = ""
        self.changed = threading.Condition()
        self._indexing = threading.Lock()
        self._indexed = 0
        self._known = NOTHING

    def rebuild(self) -> None:
        """Make what changed and tell the browsers; with errors in the plans the last good site stays.

        Of one institution, the pages of units and of the year come first; then reports, data, forms, and the portal.
        """
        from generator.cache.aside import put_first
        from generator.cache.publish import publish, register_of
        from generator.cache.registry import NOTHING, folder_for
        from generator.core.wording import counted
        from generator.parallel import processes
        from generator.project import Project
        from generator.reading.discover import require_folder
        from generator.site_build import SiteBuild, UnsoundPlansError, processes_for
        from generator.site_part import make_part

        start = time.monotonic()
        project = Project(self.root)
        require_folder(project.plans, project.label)
        place = folder_for(self.root, self.folder)
        count = processes_for(project) if self.version == 0 else 1
        known, self._known = self._known, NOTHING
        with register_of(place, self.folder, known) as register, processes(count) as own:

            def show(pages: Sequence[OutputFile]) -> None:
                if made.makes_one and put_first(pages, self.folder, register):
                    click.echo(f"Páginas al día, {time.monotonic() - start:.1f} s; siguen informes y datos.")
                    self._tell_browsers()

            make = make_part if count > 1 else partial(make_part, show=show)
            made = SiteBuild(project, self._moment(), own, make=make, register=register)
            try:
                published = publish(made, self.folder, place, None)
            except UnsoundPlansError:
                self._known = known  # no page was put first: of plans with errors none is made
                self._refuse(made)
                return
        self._known = published.register
        tell_past(made.left_out, made.moment.day, has_history=made.moment.has_later)
        click.echo(f"{counted(published.count, 'archivo', 'archivos')}, {time.monotonic() - start:.1f} s")
        self.version += 1
        self._tell_browsers()

    def _refuse(self, made: SiteBuild) -> None:
        """Say which errors the plans have, and have it shown where there is no site yet."""
        from generator.core.problem import errors_among
        from generator.reporters import REPORTERS, Options

        report, guide, errors = REPORTERS["text"], made.project.rules_guide, errors_among(made.problems)
        click.echo(report(errors, made.file_count, Options(wants_colour(), guide)), nl=False)
        click.echo("Corríjalos y guarde: el sitio se actualiza solo.", err=True)
        self.trouble = report(errors, made.file_count, Options(guide=guide))
        if self.version == 0:
            self._tell_browsers()

    def _tell_browsers(self) -> None:
        with self.changed:
            self.told += 1
            self.changed.notify_all()

    def _moment(self) -> Moment:
        day = self.as_of or today()
        is_past = day < today()
        return Moment(day, "", today() if is_past else None, has_later=is_past)

    def search(self) -> None:
        """Make the search index of the site as it is now, beside it, once someone searches: it takes its time."""
        from generator.publishing.search import index

        with self._indexing:
            if self._indexed != self.version:
                version = self.version
                shutil.rmtree(self.index, ignore_errors=True)
                index(self.folder, self.index)
                self._indexed = version

    def watch(self) -> Iterator[None]:
        """Yield at once, and then each time that something of the project has been saved."""
        seen = self._stamp()
        yield
        while True:
            time.sleep(_PAUSE)
            now = self._stamp()
            if now != seen:
                seen = now
                yield

    def _stamp(self) -> tuple[tuple[str, int, int], ...]:
        from generator.project import Project

        project = Project(self.root)
        places = (project.plans, project.docs, project.own_laws, project.templates, project.config_file)
        return tuple(entry for place in places for entry in _stats(str(place)))


def _stats(place: str) -> Iterator[tuple[str, int, int]]:
    """Yield the name, date and size of a file, or of every file below a folder: quickly, as this runs all the time."""
    try:
        with os.scandir(place) as listed:
            for entry in sorted(listed, key=lambda each: each.name):
                if entry.name == "__pycache__":  # a rebuild itself writes compiled templates there
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from _stats(entry.path)
                else:
                    found = entry.stat()
                    yield (entry.path, found.st_mtime_ns, found.st_size)
    except NotADirectoryError:
        found = os.stat(place)  # noqa: PTH116  a text, as its folder's entries have it
        yield (place, found.st_mtime_ns, found.st_size)
    except OSError:  # not there, or saved by an editor at this very moment
        yield (place, 0, 0)


class Handler(OwnAddressHandler):
    """Serves the folder, with a reload script added to pages; before the first site, what keeps it from being made."""

    preview: Preview

    def do_GET(self) -> None:  # noqa: N802  the base class's name
        """Answer a request: the stream of reloads, its script, a page or a file."""
        if self.path.partition("?")[0] == RELOAD_PATH:
            self._stream()
        elif self.path == "/.recarga.js":
            self._send(_RELOAD_JS, "text/javascript")
        elif self.preview.version == 0:
            waiting = _WAITING.format(html.escape(self.preview.trouble)).encode()
            self._send(waiting.replace(b"</body>", _SCRIPT), "text/html; charset=utf-8")
        elif self.path.startswith(f"/{SEARCH_FOLDER}/"):
            self.preview.search()
            super().do_GET()
        else:
            page = self._page(self.path)
            if page.suffix == ".html" and page.is_file():
                self._send(page.read_bytes().replace(b"</body>", _SCRIPT), "text/html; charset=utf-8")
            else:
                super().do_GET()

    def translate_path(self, path: str) -> str:
        """Return the file of an address: the search index stands beside the site."""
        found = super().translate_path(path)
        inside = os.path.relpath(found, self.preview.folder).split(os.sep, 1)
        return str(self.preview.index.joinpath(*inside[1:])) if inside[0] == SEARCH_FOLDER else found

    def _page(self, path: str) -> Path:
        """Return the file that is shown at an address."""
        page = Path(self.translate_path(path))
        return page / "index.html" if page.is_dir() and path.partition("?")[0].endswith("/") else page

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
        path = self.path.partition("?")[2] or "/"
        told, shown = self.preview.told, self._state(path)
        try:
            while True:
                with self.preview.changed:
                    self.preview.changed.wait(timeout=15)
                before, told = told, self.preview.told
                is_other = told != before and self._state(path) != shown
                self.wfile.write(b"data: 1\n\n" if is_other else b": \n\n")
                self.wfile.flush()
        except OSError:  # the browser went away
            self.close_connection = True

    def _state(self, path: str) -> object:
        """Return what tells a page from what it becomes; where there is none, what is shown in its place."""
        with suppress(OSError):
            return hashlib.sha256(self._page(path).read_bytes()).digest()
        return self.preview.trouble

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
        """Stay quiet: the terminal shows rebuilds and problems."""


@click.command("servir", options_metavar="[OPCIONES]")
@root_option
@day_option
@port_option(8000)
def command(root: Path, as_of: date | None, port: int) -> None:
    """Muestra el sitio en este equipo y lo actualiza cada vez que se guarda un plan. Se detiene con Ctrl+C."""
    preview = Preview(root, as_of)
    saved = preview.watch()
    next(saved)
    preview.rebuild()
    server = _start(preview, port)
    click.echo(f"Sitio en http://127.0.0.1:{server.server_port}/ (Ctrl+C para terminar)")
    with suppress(KeyboardInterrupt):
        _follow(preview, saved)
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


def _follow(preview: Preview, saved: Iterator[None]) -> None:
    """Rebuild at each change, for ever; what keeps one rebuild from working is said, and the next is tried."""
    for _ in saved:
        try:
            preview.rebuild()
        except GeneratorError as error:
            click.echo(f"pat: {error}", err=True)
        except OSError as error:
            click.echo(f"pat: el sistema o el disco se negó: {os_fault(error)}", err=True)
