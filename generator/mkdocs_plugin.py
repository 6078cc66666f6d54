"""The MkDocs door: `mkdocs build` publishes the same bytes as `pat construir`. The only module that imports MkDocs.

MkDocs reads `mkdocs.yml`, checks the links of `docs/`, serves and reloads. Every page, editorial ones included, is made
by the pipeline; this plugin only hands them over.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File

from generator.core.problem import GeneratorError
from generator.core.wording import counted
from generator.moment import moment_of
from generator.parallel import processes
from generator.project import Project
from generator.proof.folder import seal
from generator.publishing.addresses import report_pages
from generator.publishing.official.pdf import Printer, find_chromium
from generator.publishing.page import gathered
from generator.publishing.search import index
from generator.reporters import REPORTERS, Options
from generator.site_build import SiteBuild, UnsoundPlansError, processes_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from generator.proof.checkpoint import Checkpoint

_LOG = get_plugin_logger(__name__)


class PluginOptions(Config):
    """The plugin's options in `mkdocs.yml`."""

    buscador = config_options.Type(bool, default=True)
    pdf = config_options.Type(bool, default=False)


class PlanAbiertoPlugin(BasePlugin[PluginOptions]):
    """Adds the pages of the plans to a MkDocs site."""

    def __init__(self) -> None:
        """Start with nothing made."""
        self.made: Mapping[str, bytes] = {}
        self.checkpoint: Checkpoint | None = None
        self.printer: Printer | None = None
        self.is_serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002  MkDocs' signature
        """Note whether the site is being served: reports are not printed again with each change."""
        self.is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Leave out the theme's own extra pages, whatever the theme: the pipeline makes what the site needs."""
        config.theme.static_templates = set()
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Check the plans and add every file of their site; MkDocs stops if there are errors."""
        try:
            self.made = self._build(Path(config.config_file_path or "mkdocs.yml").parent)
        except GeneratorError as error:
            raise PluginError(str(error)) from error
        for file in tuple(files):
            if not file.is_documentation_page():  # a theme's own assets, or pictures that the pipeline hands over below
                files.remove(file)
        own = {file.dest_uri for file in files}
        for name, data in self.made.items():
            if name not in own:
                files.append(File.generated(config, name, content=data))
        return files

    def _build(self, root: Path) -> Mapping[str, bytes]:
        project = Project(root)
        moment = moment_of(project, None)
        self.printer = Printer(find_chromium(), moment.day) if self.config.pdf and not self.is_serving else None
        with processes(processes_for(project)) as workers:
            made = SiteBuild(project, moment, workers, with_pdf=self.printer is not None)
            try:
                self.checkpoint = made.checkpoint
                files = gathered(made.files())
            except UnsoundPlansError as error:
                options = Options(guide=project.rules_guide)
                raise PluginError(REPORTERS["text"](made.problems, made.file_count, options)) from error
        if made.history_notice:
            _LOG.info("las páginas de cambios no lo cuentan todo: %s", made.history_notice)
        if made.problems:
            told = counted(len(made.problems), "aviso en los planes: véalo", "avisos en los planes: véalos")
            _LOG.info("%s con pat validar", told)
        return files

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002  MkDocs' signature
        """Return the pipeline's page in place of MkDocs' own rendering of the same text."""
        made = self.made.get(page.file.dest_uri)
        return output if made is None else made.decode()

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Print the reports of the finished site, index it for the search, and seal it."""
        site = Path(config.site_dir)
        try:
            if self.printer:
                self.printer.print_pages(site, report_pages(self.made), config.site_url or "")
            if self.config.buscador:
                index(site)
            if self.checkpoint:
                seal(site, self.checkpoint)
        except GeneratorError as error:
            raise PluginError(str(error)) from error
