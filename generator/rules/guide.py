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
    "I": "al importar una tabla",
}
_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "aviso"}
REMEDIES = {
    "R301": "Corrija los períodos o la meta anual. Si el documento aprobado trae el error, declárelo en `salvedades`.",
    "R302": "Agregue `meta_anual`. Si el documento aprobado no la trae, declárelo en `salvedades`.",
    "R303": "Pida a la unidad la cifra correcta. Entre tanto se publica el texto, y con él no se calcula nada.",
    "R304": "Use una sola forma en los períodos, en la meta anual y en los avances: 100% equivale a 1.",
    "R305": "Diga en `unidad_medida` de qué es el porcentaje, o use `tipo_meta: demanda` si depende de lo solicitado.",
    "R306": "Dé otro código a la actividad más nueva; el de una meta ya publicada no cambia.",
    "R307": "Agregue la unidad al organigrama, o corrija `unidad` y el nombre del archivo.",
    "R308": "Dé a una de las dos otro `id`. Si ya tiene planes publicados, cambie la más nueva.",
    "R309": "Agregue el archivo que falta, o quite del organigrama la unidad que ya no existe.",
    "R310": "Corrija el código o el nombre del plan estratégico, o agregue el archivo que falta.",
    "R311": "Dé otro código al elemento más nuevo, y revise las actividades que se vinculan a él.",
    "R312": "Corrija el código, que va entre comillas. El trabajo sin meta se informa en `no_programadas`.",
    "R313": "Corrija `periodo` o `fecha`.",
    "R314": "Corrija `periodo`, o informe en el archivo del otro año.",
    "R315": "Si es una corrección, agregue `rectifica: true` y `motivo`. Si no lo es, corrija el período o el código.",
    "R316": "Agregue `solicitado` (0 si no hubo solicitudes), o quítelo si la meta no es de demanda.",
    "R317": "Haga que cada banda empiece donde termina la anterior, desde 0, y deje sin `hasta` la más alta.",
    "R318": "Agregue a ese resultado `justificacion` y, si las hay, `medidas`.",
    "R319": "Agregue `rango: {minimo: …, maximo: …}`, corrija sus límites, o cambie el sentido.",
    "R320": "Deje solo los meses, o solo el período que los contiene.",
    "R321": "Elimine una de las dos, o diga en el nombre en qué se distinguen.",
    "R322": "Agregue `medio_verificacion` con el documento o registro que comprueba el resultado.",
    "R323": "Escriba siempre la forma que más se usa, que el mensaje indica.",
    "R324": "Revise la fecha de aprobación. Si es correcta, el sitio muestra este aviso junto a los resultados.",
    "R325": "Agregue la unidad al organigrama, o corrija el identificador.",
    "R326": "Escriba la cantidad sin el signo. Un avance ya publicado se corrige con una rectificación.",
    "R327": "Agregue a `control_de_cambios` la fila de la versión vigente, o corrija la versión o las fechas.",
    "R328": "Quite la salvedad, o corrija el código de su regla. Una celda ilegible se declara con R303.",
    "R329": "Quite el dato antes de enviar el cambio: lo que se publica queda en el historial.",
    "R330": "Agregue `metas` y `meta_anual`, o use `tipo_meta: demanda` si depende de lo que se solicite.",
}
"""What to do about each business rule; the other codes say it in their explanation."""


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
    yield f"## {info.code} · {info.title} {{#{info.code.lower()}}}\n"
    yield f"*Gravedad: {_SEVERITIES[info.severity]}.*\n"
    for paragraph in info.explanation.strip().split("\n\n"):
        yield f"{_with_strong_label(' '.join(paragraph.split()))}\n"
    if info.passes:
        yield f"**Pasa:**\n\n{_block(info.passes)}"
        yield f"**Falla:**\n\n{_block(info.fails)}"
    if info.code in REMEDIES:
        yield f"**Qué hacer:** {REMEDIES[info.code]}\n"


def _block(example: str) -> str:
    code = example.strip("\n")
    return f"```yaml\n{code}\n```\n"


def _with_strong_label(paragraph: str) -> str:
    """Return a paragraph with its label, such as `Por qué:`, in bold."""
    for label in ("Qué revisa:", "Por qué:"):
        if paragraph.startswith(label):
            return f"**{label}**{paragraph.removeprefix(label)}"
    return paragraph


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(guide_text())
