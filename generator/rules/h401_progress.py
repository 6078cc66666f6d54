"""Lo ya informado no se edita: se rectifica con otro avance.

Qué revisa: que cada avance publicado siga en el archivo tal como se publicó, y que ningún avance nuevo quede antes de
uno publicado que informa la misma actividad en el mismo período.

Por qué: quien leyó una cifra debe poder encontrarla siempre, junto a la que la corrigió y el motivo. Si dos avances
informan lo mismo, vale el de más abajo: uno nuevo puesto más arriba pasaría por anterior.

Qué hacer: deje el avance como estaba. Lo que haya que corregir va al final, en otro avance del mismo período con
`rectifica: true` y `motivo`; lo que faltaba, en otro avance sin `rectifica`. Si lo publicado lleva un texto que nunca
debió publicarse, como un dato personal, se quita y se dice en `retirado`, con la huella del original: ninguna cifra,
fecha ni período puede cambiar con él.

PASA

    # publicado
    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}
    # propuesta
    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}
      - {periodo: 2024-07, fecha: 2024-09-02, rectifica: true, motivo: Doble registro, actividades: {"1": {valor: 4}}}

FALLA

    # publicado
    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}
    # propuesta
    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 4}}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.problem import Problem, Severity
from generator.core.vocabulary import WITHDRAWN
from generator.core.wording import date_in_words, listed, of_period, quoted
from generator.rules.past import content_of, facts_of, lost
from generator.rules.r329_personal_data import personal_data_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from generator.core.model import ProgressEntry, Result, UnitPlan
    from generator.core.period import Period
    from generator.core.problem import Step
    from generator.rules.past import Pair, Past

CODE = "H401"
SEVERITY = Severity.ERROR
TITLE = "Un avance publicado cambió"
_REMEDY = "déjelo como se publicó; corrija al final, con otro avance del mismo período, rectifica: true y motivo"


def check(past: Past) -> Iterator[Problem]:
    """Yield the published entries that changed, vanished, or are preceded by a new one that reports the same."""
    for changed_pair in past.plans:
        pair = _with_what_was_withdrawn(changed_pair, past.digest_of)
        changed = tuple(lost(pair.base.progress, pair.new.progress, content_of, lambda entry: entry.period))
        for entry, heir in changed:
            yield _vanished(entry, pair.new) if heir is None else _changed(entry, heir, past.digest_of(entry))
        yield from _baseless(pair, {id(heir) for _, heir in changed})
        if not changed:
            yield from _overtaken(pair)


def _with_what_was_withdrawn(pair: Pair[UnitPlan], digest_of: Callable[[ProgressEntry], str]) -> Pair[UnitPlan]:
    """Return a pair in which an entry that only lost texts, and says so with the right digest, is as it was."""
    originals = {(digest_of(entry), facts_of(entry)): entry for entry in pair.base.progress}
    entries = (
        originals.get((entry.redaction.digest, facts_of(entry)), entry) if entry.redaction else entry
        for entry in pair.new.progress
    )
    return replace(pair, new=replace(pair.new, progress=tuple(entries)))


def _baseless(pair: Pair[UnitPlan], heirs: AbstractSet[int]) -> Iterator[Problem]:
    """Yield the new entries that say that something was taken out of them: nobody has seen what they said."""
    published = set(map(id, pair.base.progress))
    for entry in pair.new.progress:
        if entry.redaction and id(entry) not in published | heirs:
            message = f"{_name(entry)} dice que se le retiró un texto, y no se publicó antes"
            yield Problem(CODE, SEVERITY, entry.redaction.origin, message, "quite «retirado»")


def _changed(entry: ProgressEntry, heir: ProgressEntry, digest: str) -> Problem:
    """Return what is wrong with an entry that is not as it was; a text that was withdrawn is never repeated."""
    if heir.redaction is None:
        problem = _edited(entry, heir)
        hint = f"; si retira un dato que no debió publicarse, agregue retirado, con huella: {digest}"
        return replace(problem, remedy=f"{problem.remedy}{hint}") if facts_of(entry) == facts_of(heir) else problem
    if facts_of(entry) != facts_of(heir):
        message = f"de {_name(entry)} se retiró algo más que textos: cambió el período, la fecha o una cifra"
        return Problem(
            CODE, SEVERITY, heir.redaction.origin, message, "deje las cifras y las fechas como se publicaron"
        )
    message = f"la huella de «retirado» no es la de {_name(entry)}"
    return Problem(CODE, SEVERITY, heir.redaction.origin.at("huella"), message, f"escriba huella: {digest}")


def _name(entry: ProgressEntry) -> str:
    return f"el avance {of_period(entry.period)} informado el {date_in_words(entry.date)}"


def _vanished(entry: ProgressEntry, plan: UnitPlan) -> Problem:
    message = f"{_name(entry)} ya estaba publicado, en la línea {entry.origin.line}, y no está"
    return Problem(CODE, SEVERITY, plan.origin.at("avances"), message, "devuélvalo como se publicó")


def _edited(entry: ProgressEntry, heir: ProgressEntry) -> Problem:
    differences = list(_differences(entry, heir))
    steps = differences[0][0]
    message = f"{_name(entry)} ya estaba publicado y cambió: {listed(text for _, text in differences)}"
    subject = str(steps[1]) if len(steps) > 1 else ""
    return Problem(CODE, SEVERITY, heir.origin.at(*steps), message, _REMEDY, subject)


def _differences(entry: ProgressEntry, heir: ProgressEntry) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Yield where two entries of a period differ, and how, the figures first."""
    base = {result.code: result for result in entry.results}
    new = {result.code: result for result in heir.results}
    for code in sorted({*base, *new}):
        steps = ("actividades", code)
        if code not in new:
            yield ("actividades",), f"falta la actividad {code} ({base[code].quantity.text})"
        elif code not in base:
            yield steps, f"se agregó la actividad {code}"
        else:
            yield from (((*steps, key), text) for key, text in _of_result(base[code], new[code]))
    fields = (
        ("fecha", entry.date.isoformat(), heir.date.isoformat()),
        ("rectifica", *("true" if one.is_correction else "" for one in (entry, heir))),
        ("motivo", entry.reason, heir.reason),
        ("responsable", entry.owner, heir.owner),
        ("resumen", entry.summary, heir.summary),
    )
    yield from (((key,), f"{key} {_was(old, now)}") for key, old, now in fields if old != now)
    if entry.unplanned != heir.unplanned:
        yield ("no_programadas",), "no_programadas"
    if entry.redaction and not heir.redaction:
        yield (), "falta lo que decía de su texto retirado"


def _of_result(base: Result, new: Result) -> Iterator[tuple[str, str]]:
    of_activity = f"de la actividad {base.code}"
    if base.quantity != new.quantity:
        yield "valor", f"el valor {of_activity} era {base.quantity.text}"
    if base.requested != new.requested:
        yield "solicitado", f"lo solicitado {of_activity} era {'nada' if base.requested is None else base.requested}"
    texts = (
        ("justificacion", base.justification, new.justification),
        ("medidas", base.measures, new.measures),
        ("nota", base.notes, new.notes),
    )
    yield from ((key, f"{key} {of_activity} {_was(old, now)}") for key, old, now in texts if old != now)
    if base.evidence != new.evidence:
        yield "evidencia", f"evidencia {of_activity}"


def _was(text: str, now: str) -> str:
    if now == WITHDRAWN or personal_data_in(text):  # what is taken out, or asked about, must not be said again
        return "llevaba otro texto"
    return f"decía {quoted(text)}" if text else "no estaba"


def _overtaken(pair: Pair[UnitPlan]) -> Iterator[Problem]:
    """Yield, once, each entry that stands where a published one of the same figure stood before it."""
    base, new = (tuple(map(content_of, plan.progress)) for plan in (pair.base, pair.new))
    places = _places(new, pair.new)
    found: dict[int, str] = {}
    for (period, code), published in _places(base, pair.new).items():
        for before, now in zip(published, places[period, code], strict=False):
            if base[before] != new[now]:
                found.setdefault(now, code)
                break
    for place, code in found.items():
        entry = pair.new.progress[place]
        message = f"{_name(entry)} está antes de otro ya publicado que informa lo mismo de la actividad {code}"
        remedy = "muévalo después: si dos avances informan lo mismo, vale el de más abajo"
        yield Problem(CODE, SEVERITY, entry.origin.at("periodo"), message, remedy, code)


def _places(entries: Sequence[ProgressEntry], plan: UnitPlan) -> Mapping[tuple[Period, str], Sequence[int]]:
    """Return which entries report each figure: an activity, by the code that it has now, in a period."""
    found: dict[tuple[Period, str], list[int]] = {}
    for index, entry in enumerate(entries):
        for result in entry.results:
            found.setdefault((entry.period, plan.code_now(result.code)), []).append(index)
    return found
