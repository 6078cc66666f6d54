"""The files of an official report that stand beside its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.publishing.page import OutputFile

DOCX_NAME, XLSX_NAME = "informe.docx", "informe.xlsx"

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.publishing.official.document import OfficialReport


def report_files(path: str, report: OfficialReport) -> Iterator[OutputFile]:
    """Yield a report as Word document and as workbook; `path` is the address of its page."""
    from generator.publishing.official.docx import docx_bytes  # noqa: PLC0415  pages do without either
    from generator.publishing.official.xlsx import xlsx_bytes  # noqa: PLC0415

    yield OutputFile(f"{path}{DOCX_NAME}", docx_bytes(report))
    yield OutputFile(f"{path}{XLSX_NAME}", xlsx_bytes(report))
