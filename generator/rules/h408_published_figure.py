"""Lo que imprimió un informe no cambia en silencio.

Qué revisa: que cada cifra de `publicado` siga igual; o, si se corrigió su transcripción, que su `nota` diga por qué. Si
se quita una cifra, o cambian el período o la fecha del informe, lo explica la `nota` del informe. Una nota publicada
puede mejorarse, pero no quitarse.

Por qué: la verificación compara esas cifras con las que dan los datos. Cambiarlas sin decirlo borraría una diferencia.

Qué hacer: deje la cifra como estaba; si se transcribió mal, corríjala y explíquelo en su `nota`.

PASA

    # publicado
    # informes/2024-t3.yaml
    publicado: [{tabla: Cumplimiento, sujeto: institucion, medida: promedio, periodo: 2024-T3, valor: 95%}]
    # propuesta
    # informes/2024-t3.yaml
    publicado:
      - tabla: Cumplimiento
        sujeto: institucion
        medida: promedio
        periodo: 2024-T3
        valor: 59%
        nota: Se había transcrito 95 %; el informe imprime 59 %.

FALLA

    # publicado
    # informes/2024-t3.yaml
    publicado: [{tabla: Cumplimiento, sujeto: institucion, medida: promedio, periodo: 2024-T3, valor: 95%}]
    # propuesta
    # informes/2024-t3.yaml
    publicado: [{tabla: Cumplimiento, sujeto: institucion, medida: promedio, periodo: 2024-T3, valor: 96%}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.wording import of_period
from generator.rules.past import is_explained, lost

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from generator.core.model import PublishedFigure, PublishedReport
    from generator.core.problem import Origin
    from generator.rules.past import Pair, Past

CODE = "H408"
SEVERITY = Severity.ERROR
TITLE = "Una cifra publicada por un informe cambió"


def check(past: Past) -> Iterator[Problem]:
    """Yield the printed figures, and the facts of their report, that changed, vanished or lost their note."""
    for pair in past.reports:
        if not is_explained(pair.base, pair.new, _facts):
            yield _report_edited(pair)
        has_new_note = bool(pair.new.notes) and pair.new.notes != pair.base.notes
        for figure, heir in lost(pair.base.figures, pair.new.figures, _content, _subject):
            if heir is not None and not is_explained(figure, heir, _value):
                yield _edited(figure, heir)
            elif heir is None and not has_new_note:
                message = f"{_name(figure)}, {figure.text}, ya estaba publicada y no está"
                remedy = "devuélvala; si el informe no la imprime, explíquelo en la nota del informe"
                yield Problem(CODE, SEVERITY, pair.new.origin.at("publicado"), message, remedy)


def _facts(report: PublishedReport) -> Hashable:
    return report.period, report.date


def _content(figure: PublishedFigure) -> Hashable:
    return figure


def _subject(figure: PublishedFigure) -> Hashable:
    return figure.table, figure.subject, figure.measure, figure.period


def _value(figure: PublishedFigure) -> Hashable:
    return figure.relation, figure.quantity


def _name(figure: PublishedFigure) -> str:
    return f"la cifra de «{figure.subject.text}» {of_period(figure.period)}"


def _edited(figure: PublishedFigure, heir: PublishedFigure) -> Problem:
    if _value(figure) == _value(heir):
        return _note_lost(_name(figure), heir.origin)
    message = f"{_name(figure)} ya estaba publicada como {figure.text} y ahora es {heir.text}"
    remedy = "déjela como estaba; si se transcribió mal, explique la corrección en su nota"
    return Problem(CODE, SEVERITY, heir.origin.at("valor"), message, remedy)


def _report_edited(pair: Pair[PublishedReport]) -> Problem:
    base, new = pair.base, pair.new
    if _facts(base) == _facts(new):
        return _note_lost("el informe", new.origin)
    key = "fecha" if base.period == new.period else "periodo"
    dated = f"con fecha {base.date.isoformat()}" if base.date else "sin fecha"
    message = f"el informe estaba publicado como el {of_period(base.period)}, {dated}"
    remedy = "devuelva el período y la fecha; si se transcribieron mal, explíquelo en la nota del informe"
    return Problem(CODE, SEVERITY, new.origin.at(key), message, remedy)


def _note_lost(name: str, origin: Origin) -> Problem:
    message = f"{name} perdió la nota que tenía publicada"
    return Problem(CODE, SEVERITY, origin, message, "devuelva la nota, o mejórela sin quitarla")
