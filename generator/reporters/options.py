"""What the formats share: how a report looks, and its last line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.problem import Problem, Severity
from generator.core.wording import counted, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GUIDED_CODES = ("R", "H")


class Options(Frozen):
    """How a report looks: ANSI colour (text), where the guide of rules is, and what links to files begin with.

    `link_base` is the address of the repository's files at the checked commit, ended by a slash ("" for no links).
    `is_verdict` (text): the last line says what to do too, since nobody says it after the report; `is_strict`: warnings
    are to be mended as well.
    """

    colour: bool = False
    guide: str = "docs/guia/reglas.md"
    link_base: str = ""
    is_verdict: bool = False
    is_strict: bool = False

    def guide_to(self, code: str) -> str | None:
        """Return where the guide explains a business rule; the other codes say all in their message."""
        return f"{self.guide}#{code.lower()}" if self.guide and code.startswith(GUIDED_CODES) else None


DEFAULTS = Options()


def summary(problems: Iterable[Problem], checked_files: int) -> str:
    """Return the last line of a report: `28 archivos revisados: sin problemas`, `1 archivo revisado: 3 errores`."""
    return f"{_files(checked_files)}: {tally(problems) or 'sin problemas'}"


def verdict(problems: Sequence[Problem], checked_files: int, *, is_strict: bool = False) -> str:
    """Return the last line of a report that nothing follows: how many problems there are, and what to do with them."""
    if not problems:
        return summary(problems, checked_files)
    count = Counter(problem.severity for problem in problems)
    errors, warnings = count[Severity.ERROR], count[Severity.WARNING]
    if errors:
        them = "el error, que va primero" if errors == 1 else "los errores, que van primero"
        mend = f"Corrija {them}" if warnings else "Corríjalo" if errors == 1 else "Corríjalos"
        return f"{summary(problems, checked_files)}. {mend}: sin eso no se publica nada."
    said = f"{_files(checked_files)}: ningún error, {tally(problems)}."
    if is_strict:
        return (
            f"{said} Con --estricto los avisos también hacen fallar: {'corríjalo' if warnings == 1 else 'corríjalos'}."
        )
    if warnings == 1:
        return f"{said} El aviso no impide publicar; mire si es de corregir."
    return f"{said} Los avisos no impiden publicar; mire si son de corregir."


def _files(count: int) -> str:
    return counted(count, "archivo revisado", "archivos revisados")


def tally(problems: Iterable[Problem]) -> str:
    """Return how many there are: `3 errores, 1 aviso`; "" if there are none."""
    counts = Counter(problem.severity for problem in problems)
    nouns = {Severity.ERROR: ("error", "errores"), Severity.WARNING: ("aviso", "avisos")}
    return ", ".join(counted(counts[severity], *nouns[severity]) for severity in nouns if counts[severity])


def one_line(text: str) -> str:
    """Return a text on one line, with its control characters visible."""
    return visible(" ".join(text.splitlines()))


def sentence(text: str) -> str:
    """Return a text of one line as a sentence of its own, that begins in upper case."""
    line = one_line(text)
    start = 1 if line.startswith(("¿", "¡")) else 0
    return line[:start] + line[start : start + 1].upper() + line[start + 1 :]
