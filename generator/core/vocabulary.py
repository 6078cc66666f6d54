"""The words of users (Spanish, in YAML) beside the words of the code (English, IATI terms where they exist).

`VOCABULARY` is the single table of plan keys: the schemas must use exactly these words (a test compares them) and
the public glossary is printed from it. Only this module and `reading.parse` spell a key of a plan.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from generator.core.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_CURRENCY = "USD"

FileKind = Literal["institucion", "estrategia", "ejercicio", "plan", "informe"]
"""What a file of `plans/` is; each kind has a schema of its name."""


class Word(Frozen):
    """A key of a plan: the code's word for it (a field of `model`), and IATI 2.03's where there is one."""

    field: str
    iati: str = ""


VOCABULARY: Mapping[str, Word] = MappingProxyType(
    {
        "acta": Word("act"),
        "acto": Word("act"),
        "actividades": Word("activities", "activity / result"),
        "actividades_parciales": Word("is_partial"),
        "actualizado": Word("updated"),
        "al": Word("as_of"),
        "aprobacion": Word("approved"),
        "autorizado_por": Word("authorized_by"),
        "avances": Word("progress", "period/actual"),
        "avances_informados": Word("reported_shares", "period/actual"),
        "bandas": Word("bands"),
        "cantidad": Word("quantity"),
        "cargo": Word("post", "contact-info/job-title"),
        "codigo": Word("code", "indicator/reference"),
        "codigo_publicado": Word("published_code"),
        "codigos_anteriores": Word("previous_codes"),
        "control_de_cambios": Word("changes"),
        "correo": Word("email", "contact-info/email"),
        "cuadro": Word("content"),
        "decimales": Word("decimals"),
        "decimales_categoria": Word("category_decimals"),
        "desde": Word("lower"),
        "direccion": Word("address", "contact-info/mailing-address"),
        "divulgacion": Word("disclosure"),
        "documento": Word("document"),
        "documentos": Word("documents", "document-link"),
        "ejercicio": Word("year"),
        "elaborado_por": Word("prepared_by"),
        "elementos": Word("elements"),
        "eliminado": Word("removal"),
        "eliminado_en_el_periodo": Word("removed"),
        "esquema": Word("schema"),
        "estrategia": Word("strategy"),
        "etiqueta": Word("label"),
        "evidencia": Word("evidence", "actual/document-link"),
        "fecha": Word("date"),
        "firmas": Word("signatures"),
        "formato": Word("format", "document-link/@format"),
        "hasta": Word("upper"),
        "huella": Word("digest"),
        "id": Word("id"),
        "ids_anteriores": Word("former_ids"),
        "ilegibles": Word("unreadable"),
        "impreso": Word("printed"),
        "indicador_producto": Word("product_indicator"),
        "informes": Word("outline"),
        "inicio": Word("start_year"),
        "institucion": Word("institution", "reporting-org"),
        "instrumento": Word("instrument"),
        "justificacion": Word("justification", "actual/comment"),
        "lugar": Word("place"),
        "maximo": Word("range"),
        "medida": Word("measure"),
        "medidas": Word("measures", "actual/comment"),
        "medio_verificacion": Word("means_of_verification", "indicator/document-link"),
        "meses": Word("months"),
        "meta_anual": Word("annual_target", "period/target"),
        "meta_trimestral": Word("quarterly_target"),
        "metas": Word("targets", "period/target"),
        "metodologia": Word("method"),
        "minimo": Word("range"),
        "moneda": Word("currency"),
        "monto": Word("amount"),
        "motivo": Word("reason"),
        "no_programadas": Word("unplanned"),
        "nombre": Word("name", "indicator/title"),
        "nombre_corto": Word("short_name"),
        "nota": Word("notes"),
        "objetivo": Word("objective"),
        "oficina_informacion": Word("information_office", "contact-info"),
        "organigrama": Word("units"),
        "otros_nombres": Word("aliases"),
        "pais": Word("country", "recipient-country"),
        "parrafos": Word("paragraphs"),
        "partes": Word("parts"),
        "periodo": Word("period", "period-start, period-end"),
        "peso": Word("weight"),
        "pesos": Word("unit_weights"),
        "plazo_informe": Word("reporting_days"),
        "plan": Word("plan"),
        "porcentaje": Word("percent", "period/actual/@value"),
        "presupuesto": Word("budget", "budget"),
        "proceso": Word("process"),
        "producto": Word("product", "result/title"),
        "promedio": Word("averaging"),
        "publicado": Word("figures"),
        "puntos": Word("points"),
        "rango": Word("range"),
        "rectifica": Word("is_correction"),
        "redondear_primero": Word("round_units_first"),
        "reestructuracion": Word("restructuring"),
        "regla": Word("rule"),
        "responsable": Word("owner", "participating-org"),
        "resultados": Word("results"),
        "resumen": Word("summary"),
        "retirado": Word("redaction"),
        "revisado_por": Word("reviewed_by"),
        "revisores": Word("reviewers"),
        "salvedades": Word("caveats"),
        "secciones": Word("sections"),
        "sentido": Word("direction", "indicator/@ascending"),
        "siglas": Word("acronym"),
        "sin_programacion": Word("unscheduled"),
        "sin_reporte": Word("missing"),
        "sitio_web": Word("website", "contact-info/website"),
        "solicitado": Word("requested"),
        "solicitud": Word("request"),
        "sujeto": Word("subject"),
        "sumandos": Word("parts"),
        "tabla": Word("table"),
        "tamano": Word("size"),
        "telefono": Word("phone", "contact-info/telephone"),
        "texto": Word("text"),
        "tipo": Word("kind"),
        "tipo_meta": Word("target_type", "indicator/@aggregation-status"),
        "titulo": Word("title"),
        "tope": Word("cap"),
        "umbral": Word("threshold"),
        "unidad": Word("org_unit", "participating-org"),
        "unidad_medida": Word("measure_unit", "indicator/@measure"),
        "unidades": Word("units"),
        "url": Word("url"),
        "valor": Word("quantity", "period/actual/@value"),
        "version": Word("version"),
    }
)


SITE_FOLDERS = frozenset(
    {
        "a-z",
        "accesibilidad",
        "buscador",
        "buscar",
        "datos",
        "desarrollo",
        "editar",
        "estilo",
        "guia",
        "metodologia",
    }
)
"""The folders of the site's own pages: an institution of that name would have their addresses."""


_PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in range(10))
DEVICES = frozenset({"con", "prn", "aux", "nul", *_PORTS})
"""What no file or folder can be named on Windows, with or without an ending: `con`, `con.yaml`, `con.1`."""


WITHDRAWN = "(retirado)"
"""What the guide tells to write in the place of a text that is taken out: what stood there is not said again."""


def fold(text: str) -> str:
    """Return the text in lower case without accents or repeated spaces: for comparing names that people typed."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split())


@lru_cache(maxsize=4096)  # a report leads to the same activities as those before it
def slug(text: str) -> str:
    """Return an address made of lower-case ASCII letters, digits, dots and hyphens: `AE 1.1.2` gives `ae-1.1.2`."""
    return re.sub(r"[^a-z0-9.]+", "-", fold(text)).strip("-.")
