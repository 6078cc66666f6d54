"""Fixtures shared by all tests: a browser, a web server for a folder, and the sites of the real plans."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import threading
from contextlib import contextmanager
from datetime import date
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_ARGS = (
    "--no-sandbox",  # CI containers run as root
    "--disable-gpu",
    "--disable-background-networking",  # the browser itself asks nothing of anybody
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def pytest_configure() -> None:
    """Let the programs under test be stopped with Ctrl+C even where the tests run in the background of a shell."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--actualizar`."""
    parser.addoption("--actualizar", action="store_true", help="write the expected reports of tests/ anew")


@pytest.fixture
def refresh(request: pytest.FixtureRequest) -> bool:
    """Whether expected reports are to be written rather than compared."""
    return bool(request.config.getoption("--actualizar"))


class Serve(Protocol):
    """What the `serve` fixture hands over."""

    def __call__(self, folder: Path, subpath: str = "") -> AbstractContextManager[str]:
        """A context in which `folder` is served; it gives the root URL, which ends in "/"."""


class _QuietServer(ThreadingHTTPServer):
    """A server that does not mind a browser hanging up: closing a page ends its requests half way."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a failed answer is seen by the test that asked for it."""


class _Handler(SimpleHTTPRequestHandler):
    """Serves one folder as a static host does: under a sub-path, with the folder's own 404.html."""

    def __init__(self, *args: Any, directory: str, subpath: str) -> None:
        self.subpath = subpath
        super().__init__(*args, directory=directory)

    def send_head(self) -> Any:
        """Answer 404 to all that lies outside the sub-path."""
        if self.path.startswith(self.subpath):
            return super().send_head()
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def translate_path(self, path: str) -> str:
        """The file of a URL path."""
        return super().translate_path("/" + path.removeprefix(self.subpath))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer 404 with the site's own page, where it has one."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class's name)
        """Say nothing."""


@contextmanager
def _serve(folder: Path, subpath: str = "") -> Iterator[str]:
    prefix = f"/{subpath.strip('/')}/" if subpath.strip("/") else "/"
    handler = partial(_Handler, directory=str(folder), subpath=prefix)
    with _QuietServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def serve() -> Serve:
    """Serves a folder on 127.0.0.1 at a free port: `with serve(folder, "sub/path") as url: ...`.

    The URL ends in "/". Outside the sub-path everything is 404, so that a link that forgets it is noticed.
    """
    return _serve


def find_chromium() -> str | None:
    """The Chromium to test with: $CHROMIUM (`make test` sets it), or the first found on PATH."""
    given = os.environ.get("CHROMIUM")
    if given:
        return shutil.which(given)
    return next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless Chromium per worker; each test opens (and closes) its own context: `chromium.new_page()`.

    Without a Chromium the tests that ask for it fail under CI=true and are skipped elsewhere.
    """
    path = find_chromium()
    if path is None:
        reason = "no Chromium: install one or set CHROMIUM (scripts/chromium.sh does both)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(f"BROWSER TESTS NOT RUN: {reason}")

    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (slow to import: only for who needs it)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_ARGS))
        yield browser
        browser.close()


def find_soffice() -> str:
    """The LibreOffice to test with: $SOFFICE, which must then be there (the tests' workflow sets it), or that of PATH.

    It is heavy to install, so a machine without it skips what asks for it, CI too, unless $SOFFICE says otherwise.
    """
    given = os.environ.get("SOFFICE", "")
    path = shutil.which(given or "soffice")
    if path is None and given:
        pytest.fail(f"SOFFICE={given} is no program")
    if path is None:
        pytest.skip("LIBREOFFICE TEST NOT RUN: no soffice on PATH (in Debian: apt-get install libreoffice-calc)")
    return path


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The site of the real plans, and the same with simulated results in the middle of the year; built once a run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "sitios"
    folder.mkdir(exist_ok=True)
    with (folder / "candado").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the workers wait for the first one
        if not (folder / "simulated").exists():
            _build_both(folder)
    return {"real": folder / "real", "simulated": folder / "simulated"}


def _build_both(folder: Path) -> None:
    # Imported here: most tests need no site.
    from generator.moment import Moment  # noqa: PLC0415
    from generator.parallel import ONE  # noqa: PLC0415
    from generator.project import Project  # noqa: PLC0415
    from generator.publishing.search import index  # noqa: PLC0415
    from generator.publishing.write import write_site  # noqa: PLC0415
    from generator.site_build import SiteBuild  # noqa: PLC0415

    project = Project(_with_a_year_before(folder / "proyecto"))
    after, within = Moment(date(2025, 2, 1), "0" * 40), Moment(date(2024, 10, 15), "")
    write_site(SiteBuild(project, after, ONE).files(), folder / "real", index)
    write_site(SiteBuild(project, within, ONE, simulated=True).files(), folder / "simulated", index)


def _with_a_year_before(root: Path) -> Path:
    """The same project, and some of the Caja's plans once more in a made-up year: there are years to compare."""
    shutil.copytree(ROOT / "docs", root / "docs")
    shutil.copytree(ROOT / "plans", root / "plans")
    shutil.copy(ROOT / "mkdocs.yml", root)
    caja = root / "plans/caja-mutual"
    for name in ("ejercicio.yaml", "gerencia.yaml", "consejo-directivo.yaml"):
        text = (caja / "2020" / name).read_text("utf-8").replace("2020", "2019").replace("2021", "2020")
        (caja / "2019").mkdir(exist_ok=True)
        (caja / "2019" / name).write_text(text.replace("estrategia-2019", "estrategia-2020"), "utf-8")
    return root


@pytest.fixture(scope="session")
def addresses_of(sites: dict[str, Path], serve: Serve) -> Iterator[dict[str, str]]:
    """Where the two sites are served, both below a sub-path; and one at the root of its host."""
    with (
        serve(sites["real"], "planes/real") as real,
        serve(sites["simulated"], "planes/demo") as simulated,
        serve(sites["simulated"]) as root,
    ):
        yield {"real": real, "simulated": simulated, "root": root}
