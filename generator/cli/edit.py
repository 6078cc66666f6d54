"""`pat editar`: the web form on this computer only; what is saved is a proposal, a branch of the repository."""

from __future__ import annotations

import json
import re
import tempfile
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import click

from generator.cli.common import port_option, root_option, wants_colour
from generator.cli.own_address import OwnAddressHandler
from generator.core.frozen import replace
from generator.core.problem import GeneratorError
from generator.moment import today

if TYPE_CHECKING:
    from generator.cli.form_service import FormService
    from generator.project import Project

_SERVICE = "/api/v1"
_LARGEST = 8_000_000
"""Several times the largest plan."""
_SIZE = re.compile(r"[0-9]{1,8}")


class Handler(OwnAddressHandler):
    """Serves the site, and answers the form."""

    service: FormService
    lock: Lock

    def do_POST(self) -> None:  # noqa: N802  the base class's name
        """Answer a request of the form."""
        from generator.cli.form_service import NotThereError

        size = self.headers.get("Content-Length", "")
        is_own = self.headers.get("Origin") == f"http://{self.headers.get('Host')}"
        is_json = self.headers.get_content_type() == "application/json"
        if self.path != _SERVICE or not is_own or not is_json or not _SIZE.fullmatch(size) or int(size) > _LARGEST:
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        try:
            asked = json.loads(self.rfile.read(int(size)))
            with self.lock:
                answer, code = self.service.answer(asked["action"], asked["params"]), HTTPStatus.OK
        except NotThereError:
            answer, code = {"error": "Not Found"}, HTTPStatus.NOT_FOUND
        except GeneratorError as error:
            answer, code = {"error": str(error)}, HTTPStatus.UNPROCESSABLE_ENTITY
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            answer, code = {"error": "la petición no se entiende"}, HTTPStatus.BAD_REQUEST
        body = json.dumps(answer).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
        """Stay quiet: the terminal shows what is saved."""


@click.command("editar", options_metavar="[OPCIONES]")
@root_option
@port_option(8001)
def command(root: Path, port: int) -> None:
    """Abre en este equipo el formulario web de los planes. Se detiene con Ctrl+C.

    Lo que se guarda es una propuesta: una rama del repositorio con el informe. Ningún archivo cambia.
    """
    from generator.cli.form_service import FormService
    from generator.history.drafts import Drafts
    from generator.project import Project

    plans = Project(root).plans
    service = FormService(Drafts(plans), plans.name, click.echo, partial(errors_in, Project(root)))
    with tempfile.TemporaryDirectory(prefix="pat-") as folder:
        site = Path(folder) / "site"
        bound = type("BoundHandler", (Handler,), {"service": service, "lock": Lock()})
        try:
            server = ThreadingHTTPServer(("127.0.0.1", port), partial(bound, directory=str(site)))
        except OSError as error:
            raise GeneratorError(f"el puerto {port} está ocupado; pruebe con --puerto 0") from error
        with server, suppress(KeyboardInterrupt):
            address = f"http://127.0.0.1:{server.server_port}"
            _build(root, site, f"{address}{_SERVICE}")
            click.echo(f"Formulario en {address}/editar/index.html (Ctrl+C para terminar)")
            server.daemon_threads = True
            server.serve_forever()


def errors_in(project: Project, file: str, data: bytes) -> str:
    """Return a report of the errors that a plan would have, beside the institution's other files; "" if it has none."""
    from generator.core.problem import Severity
    from generator.pipeline import check_found
    from generator.reading.discover import discover
    from generator.reporters import REPORTERS, Options

    files, _ = discover(project.plans, project.label)
    institution = file.split("/")[1]
    others = (each for each in files if each.institution == institution)
    own = tuple(replace(each, data=data) if each.file == file else each for each in others)
    found = check_found((own, ()), project.schemas, today(), None).problems
    errors = tuple(each for each in found if each.origin.file == file and each.severity is Severity.ERROR)
    return REPORTERS["text"](errors, 1, Options(wants_colour(), project.rules_guide)) if errors else ""


def _build(root: Path, site: Path, service: str) -> None:
    """Build the site with its form, which saves through this computer's own service."""
    from generator.cli.build import report_problems
    from generator.moment import moment_of
    from generator.parallel import ONE
    from generator.project import Project
    from generator.publishing.editor.backend import Backend
    from generator.publishing.write import write_site
    from generator.site_build import SiteBuild, UnsoundPlansError

    project = Project(root, editor=Backend("proxy", (("branch", "main"), ("proxy_url", service))))
    made = SiteBuild(project, moment_of(project, None), ONE)
    with suppress(UnsoundPlansError):
        write_site(made.files(), site, lambda _site: None)
    report_problems(project, made.problems, made.file_count)
