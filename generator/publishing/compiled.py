"""Keeps templates compiled from one run to the next, as Python keeps its modules: beside them, and trusted as they are.

To compile the thirty templates of an institution takes longer than to draw the pages of a month's report.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class Compiled(FileSystemBytecodeCache):
    """The compiled templates of a folder; what cannot be kept is compiled each time.

    `made_by` stands for all that shapes what a template becomes, but for its text and Jinja's own format.
    """

    def __init__(self, templates: Path, made_by: str) -> None:
        """Keep them where Python would keep the modules of that folder."""
        super().__init__(str(Path(cache_from_source(str(templates / "plantilla.py"))).parent), "%s.jinja")
        self._made_by = made_by

    def get_source_checksum(self, source: str) -> str:
        """Return what tells whether a template that was kept is of this text and this maker."""
        return super().get_source_checksum(f"{self._made_by}\0{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a compiled template, if it can be read: after a loss of power it may be half of one."""
        with suppress(Exception):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, where Python keeps modules and the folder may be written."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                Path(self.directory).mkdir(parents=True, exist_ok=True)
                super().dump_bytecode(bucket)
