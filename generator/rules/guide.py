"""The public guide of rules, printed from the catalogue: `python -m generator.rules.guide > docs/guia/reglas.md`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from generator.core.problem import Severity
from generator.core.wording import listed
from generator.rules.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.rules.catalogue import CodeInfo

_INTRODUCTION = """\
# Las reglas

Cada problema que muestra `pat validar` lleva un código. Aquí está qué significa, por qué importa y cómo se corrige. Un
código no cambia nunca de significado ni se usa dos veces.

La primera letra dice cuándo se encontró: {stages}.

Un **error** impide publicar. Un **aviso** no lo impide, pero conviene atenderlo; con `pat validar --estricto` también
hace fallar la revisión.

Si el error es del documento que se aprobó y publicó, no se corrige en silencio: se declara en `salvedades`, con el
código de la regla y una explicación para el público. Desde entonces es un aviso, y la explicación se publica junto a la
cifra (vea [los archivos](planes.md#salvedades)).

Los ejemplos muestran solo las líneas que importan; un comentario como `# ejercicio.yaml` dice de qué archivo son.
"""
_STAGES = {
    "L": "al leer el archivo",
    "E": "al comparar su forma con el esquema",
    "R": "al revisar las reglas de un plan",
    "H": "al comparar con lo ya publicado",
    "I": "al importar una tabla o leer un formulario",
    "A": "al agregar un informe",
}
_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "aviso"}


def guide_text() -> str:
    """Return the guide as Markdown: a table of every code, then each with what, why, examples and remedy."""
    used = {info.code[0] for info in CATALOGUE}
    stages = listed(f"**{letter}** {when}" for letter, when in _STAGES.items() if letter in used)
    return "\n".join(
        [_INTRODUCTION.format(stages=stages), *_table(), *(line for info in CATALOGUE for line in _section(info))]
    )


def _table() -> Iterator[str]:
    yield "## Todos los códigos\n"
    yield "| Código | Qué señala | Gravedad |\n|---|---|---|"
    for info in CATALOGUE:
        yield f"| [{info.code}](#{info.code.lower()}) | {info.title} | {_SEVERITIES[info.severity]} |"
    yield ""


def _section(info: CodeInfo) -> Iterator[str]:
    yield f'<a id="{info.code.lower()}"></a>\n'  # an anchor that also works where the file is read in a repository
    yield f"## {info.code} · {info.title}\n"
    yield f"*Gravedad: {_SEVERITIES[info.severity]}.*\n"
    for paragraph in info.explanation.strip().split("\n\n"):
        yield f"{_with_strong_label(' '.join(paragraph.split()))}\n"
    if info.passes:
        yield f"**Pasa:**\n\n{_block(info.passes)}"
        yield f"**Falla:**\n\n{_block(info.fails)}"


def _block(example: str) -> str:
    code = example.strip("\n")
    return f"```yaml\n{code}\n```\n"


def _with_strong_label(paragraph: str) -> str:
    """Return a paragraph with its label, such as `Por qué:`, in bold."""
    for label in ("Qué revisa:", "Por qué:", "Qué hacer:"):
        if paragraph.startswith(label):
            return f"**{label}**{paragraph.removeprefix(label)}"
    return paragraph


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(guide_text())
