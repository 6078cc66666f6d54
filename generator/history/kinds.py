"""The vocabulary of change: what a change can be, and how much a reader must mind it.

`Kind` is the one table of risk: each kind of change has its place among the risks, and each risk says its reason.
"""

from __future__ import annotations

from enum import Enum
from typing import Self


class Risk(Enum):
    """Why a reader should look at a change, the most pressing first; the value is the word of data files."""

    label: str
    reason: str

    PAST = ("pasado", "Toca el pasado", "Cambia lo ya informado, o lo prometido o medido en meses que ya terminaron.")
    REMOVED = ("eliminado", "Deja de prometerse", "Una promesa desaparece o deja de contar.")
    LOWERED = ("menos", "Promete menos", "Se puede llegar al 100 % haciendo menos.")
    ANOTHER = (
        "otra-cosa",
        "Promete otra cosa",
        "Con otro nombre, producto o medida puede ser otra promesa: léala.",
    )
    LATER = ("mas-tarde", "Promete más tarde", "Se medirá después; en diciembre ya no queda tiempo para corregir.")
    MEASURE = ("medida", "Se mide de otro modo", "El mismo trabajo puede dar otra cifra u otra categoría.")
    PROOF = ("comprobacion", "Se comprueba de otro modo", "Cambia con qué se comprueba que el resultado es cierto.")
    WORDING = ("texto", "Dice otra cosa", "Cambian las palabras de un documento.")
    CORRECTION = ("rectificacion", "Rectifica", "Corrige una cifra ya informada, con su motivo y sin borrarla.")
    OTHER = ("otro", "Otros cambios", "No baja, no atrasa ni cambia cómo se mide una meta.")
    PROGRESS = ("avance", "Informa avances", "Agrega lo que se ha hecho, como cada mes.")
    RECORD = ("constancia", "Deja constancia", "Es la versión nueva de las metas y su fila en el control de cambios.")

    def __new__(cls, slug: str, label: str = "", reason: str = "") -> Self:
        """Return the risk whose value is the slug; the defaults let type checkers accept `Risk("pasado")`."""
        risk = object.__new__(cls)
        risk._value_ = slug
        risk.label = label
        risk.reason = reason
        return risk

    @property
    def rank(self) -> int:
        """Its place among the risks: 0 is the most pressing."""
        return list(type(self)).index(self)

    @property
    def is_pressing(self) -> bool:
        """Whether a change of it should not pass unseen."""
        return self.rank <= Risk.PROOF.rank


class Aspect(Enum):
    """What a change is about, so that a changed promise is never taken for a changed result."""

    PROMISE = "promesa"
    RESULT = "resultado"
    METHOD = "metodo"
    CALENDAR = "calendario"
    DOCUMENT = "documento"


class Kind(Enum):
    """What a change does; the value is the word of data files."""

    risk: Risk
    aspect: Aspect

    # what units have told
    PROGRESS_VANISHED = ("avance-borrado", Risk.PAST, Aspect.RESULT)
    PROGRESS_EDITED = ("avance-editado", Risk.PAST, Aspect.RESULT)
    PROGRESS_REORDERED = ("avances-reordenados", Risk.PAST, Aspect.RESULT)
    RESULT_REMOVED = ("resultado-borrado", Risk.PAST, Aspect.RESULT)
    RESULT_EDITED = ("resultado-editado", Risk.PAST, Aspect.RESULT)
    RESULT_INSERTED = ("resultado-intercalado", Risk.PAST, Aspect.RESULT)
    RESULT_REPLACED = ("resultado-sustituido", Risk.PAST, Aspect.RESULT)
    SHARE_REMOVED = ("porcentaje-borrado", Risk.PAST, Aspect.RESULT)
    SHARE_EDITED = ("porcentaje-editado", Risk.PAST, Aspect.RESULT)
    RESULT_CORRECTED = ("resultado-rectificado", Risk.CORRECTION, Aspect.RESULT)
    PROGRESS_ADDED = ("avance-agregado", Risk.PROGRESS, Aspect.RESULT)
    SHARE_ADDED = ("porcentaje-agregado", Risk.PROGRESS, Aspect.RESULT)
    # what official reports printed
    REPORT_REMOVED = ("informe-borrado", Risk.PAST, Aspect.RESULT)
    FIGURE_REMOVED = ("cifra-publicada-borrada", Risk.PAST, Aspect.RESULT)
    FIGURE_CHANGED = ("cifra-publicada-cambiada", Risk.PAST, Aspect.RESULT)
    FIGURE_ADDED = ("cifra-publicada-agregada", Risk.OTHER, Aspect.RESULT)
    REPORT_ADDED = ("informe-agregado", Risk.OTHER, Aspect.RESULT)
    REPORT_CHANGED = ("informe-cambiado", Risk.OTHER, Aspect.DOCUMENT)
    # goals
    GOAL_DELETED = ("actividad-borrada", Risk.REMOVED, Aspect.PROMISE)
    GOAL_REMOVED = ("actividad-eliminada", Risk.REMOVED, Aspect.PROMISE)
    REMOVAL_CHANGED = ("eliminacion-cambiada", Risk.REMOVED, Aspect.PROMISE)
    ANNUAL_DROPPED = ("meta-anual-quitada", Risk.LOWERED, Aspect.PROMISE)
    TARGET_LOWERED = ("meta-rebajada", Risk.LOWERED, Aspect.PROMISE)
    TARGET_LOOSENED = ("meta-aflojada", Risk.LOWERED, Aspect.PROMISE)
    REWORDED = ("redaccion-cambiada", Risk.ANOTHER, Aspect.PROMISE)
    MEASURE_UNIT_CHANGED = ("unidad-de-medida-cambiada", Risk.ANOTHER, Aspect.PROMISE)
    MOVED_TO_DECEMBER = ("meta-trasladada-a-diciembre", Risk.LATER, Aspect.PROMISE)
    MOVED_LATER = ("meta-atrasada", Risk.LATER, Aspect.PROMISE)
    TYPE_CHANGED = ("tipo-de-meta-cambiado", Risk.MEASURE, Aspect.PROMISE)
    WEIGHT_CHANGED = ("peso-cambiado", Risk.MEASURE, Aspect.PROMISE)
    DIRECTION_CHANGED = ("sentido-cambiado", Risk.MEASURE, Aspect.PROMISE)
    RANGE_CHANGED = ("rango-cambiado", Risk.MEASURE, Aspect.PROMISE)
    TARGET_REDEFINED = ("meta-redefinida", Risk.MEASURE, Aspect.PROMISE)
    LINK_CHANGED = ("vinculo-estrategico-cambiado", Risk.MEASURE, Aspect.PROMISE)
    CAVEAT_ADDED = ("salvedad-agregada", Risk.MEASURE, Aspect.DOCUMENT)
    PROOF_DROPPED = ("medio-de-verificacion-quitado", Risk.PROOF, Aspect.PROMISE)
    PROOF_CHANGED = ("medio-de-verificacion-cambiado", Risk.PROOF, Aspect.PROMISE)
    GOAL_ADDED = ("actividad-agregada", Risk.OTHER, Aspect.PROMISE)
    GOAL_RESTORED = ("actividad-restituida", Risk.OTHER, Aspect.PROMISE)
    RECODED = ("actividad-recodificada", Risk.OTHER, Aspect.PROMISE)
    ANNUAL_ADDED = ("meta-anual-agregada", Risk.OTHER, Aspect.PROMISE)
    TARGET_RAISED = ("meta-aumentada", Risk.OTHER, Aspect.PROMISE)
    TARGET_TIGHTENED = ("meta-exigida", Risk.OTHER, Aspect.PROMISE)
    MOVED_EARLIER = ("meta-adelantada", Risk.OTHER, Aspect.PROMISE)
    RESCHEDULED = ("meta-reprogramada", Risk.OTHER, Aspect.PROMISE)
    PROOF_ADDED = ("medio-de-verificacion-agregado", Risk.OTHER, Aspect.PROMISE)
    SPELLING_CHANGED = ("escritura-cambiada", Risk.OTHER, Aspect.DOCUMENT)
    GOAL_CHANGED = ("actividad-cambiada", Risk.OTHER, Aspect.DOCUMENT)
    CAVEAT_CHANGED = ("salvedad-cambiada", Risk.OTHER, Aspect.DOCUMENT)
    CAVEAT_REMOVED = ("salvedad-quitada", Risk.OTHER, Aspect.DOCUMENT)
    # plans of units
    PLAN_REMOVED = ("plan-borrado", Risk.REMOVED, Aspect.PROMISE)
    PLAN_ELIMINATED = ("unidad-eliminada", Risk.REMOVED, Aspect.PROMISE)
    VERSION_LOWERED = ("version-rebajada", Risk.PAST, Aspect.DOCUMENT)
    HISTORY_REMOVED = ("control-de-cambios-borrado", Risk.PAST, Aspect.DOCUMENT)
    HISTORY_EDITED = ("control-de-cambios-editado", Risk.PAST, Aspect.DOCUMENT)
    PARTIAL_CHANGED = ("actividades-parciales-cambiado", Risk.MEASURE, Aspect.METHOD)
    PLAN_RESTORED = ("unidad-restituida", Risk.OTHER, Aspect.PROMISE)
    PLAN_ADDED = ("plan-agregado", Risk.OTHER, Aspect.PROMISE)
    PLAN_CHANGED = ("plan-cambiado", Risk.OTHER, Aspect.DOCUMENT)
    VERSION_RAISED = ("version-nueva", Risk.RECORD, Aspect.DOCUMENT)
    HISTORY_ADDED = ("control-de-cambios-agregado", Risk.RECORD, Aspect.DOCUMENT)
    # years
    YEAR_REMOVED = ("ejercicio-borrado", Risk.REMOVED, Aspect.PROMISE)
    METHOD_CHANGED = ("metodologia-cambiada", Risk.MEASURE, Aspect.METHOD)
    DEADLINE_CHANGED = ("plazo-cambiado", Risk.MEASURE, Aspect.CALENDAR)
    TEXT_CHANGED = ("texto-cambiado", Risk.WORDING, Aspect.DOCUMENT)
    YEAR_ADDED = ("ejercicio-agregado", Risk.OTHER, Aspect.PROMISE)
    YEAR_CHANGED = ("ejercicio-cambiado", Risk.OTHER, Aspect.DOCUMENT)
    # institutions and their strategic plans
    INSTITUTION_REMOVED = ("institucion-borrada", Risk.REMOVED, Aspect.PROMISE)
    ELEMENT_REMOVED = ("elemento-borrado", Risk.REMOVED, Aspect.PROMISE)
    ELEMENT_LOWERED = ("elemento-rebajado", Risk.LOWERED, Aspect.PROMISE)
    ORG_UNIT_MOVED = ("organigrama-movido", Risk.MEASURE, Aspect.DOCUMENT)
    INSTITUTION_ADDED = ("institucion-agregada", Risk.OTHER, Aspect.DOCUMENT)
    INSTITUTION_CHANGED = ("institucion-cambiada", Risk.OTHER, Aspect.DOCUMENT)
    ORG_UNIT_ADDED = ("organigrama-agregado", Risk.OTHER, Aspect.DOCUMENT)
    ORG_UNIT_REMOVED = ("organigrama-quitado", Risk.OTHER, Aspect.DOCUMENT)
    ORG_UNIT_RENAMED = ("organigrama-otro-identificador", Risk.OTHER, Aspect.DOCUMENT)
    ORG_UNIT_CHANGED = ("organigrama-cambiado", Risk.OTHER, Aspect.DOCUMENT)
    STRATEGY_REMOVED = ("estrategia-borrada", Risk.REMOVED, Aspect.PROMISE)
    STRATEGY_ADDED = ("estrategia-agregada", Risk.OTHER, Aspect.DOCUMENT)
    STRATEGY_CHANGED = ("estrategia-cambiada", Risk.OTHER, Aspect.DOCUMENT)
    ELEMENT_ADDED = ("elemento-agregado", Risk.OTHER, Aspect.DOCUMENT)
    ELEMENT_CHANGED = ("elemento-cambiado", Risk.OTHER, Aspect.DOCUMENT)

    def __new__(cls, slug: str, risk: Risk = Risk.OTHER, aspect: Aspect = Aspect.DOCUMENT) -> Self:
        """Return the kind whose value is the slug; the defaults let type checkers accept `Kind("plan-borrado")`."""
        kind = object.__new__(cls)
        kind._value_ = slug
        kind.risk = risk
        kind.aspect = aspect
        return kind
