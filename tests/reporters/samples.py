"""Problems to report."""

from __future__ import annotations

from generator.core.problem import Origin, Problem, Severity, Spot

FILE = "plans/2026/obras-publicas.yaml"


def problem(  # noqa: PLR0917 (each test names what it changes)
    code: str = "E203",
    message: str = "la meta de febrero de OP-01 no es un número: «12,5»",
    remedy: str = "use punto decimal: 12.5",
    spot: Spot | None = Spot(13, 12, 16, "      feb: 12,5"),  # noqa: B008 (frozen)
    severity: Severity = Severity.ERROR,
    file: str = FILE,
    subject: str = "",
) -> Problem:
    """A problem, with what the test wants to be different."""
    return Problem(code, severity, Origin(file, ("actividades", 0), 13), message, remedy, subject, spot)


FOUR = (
    problem(),
    problem(
        "L105",
        "la meta de marzo de OP-01 se lee como 1.2; ¿quiso decir 1200?",
        "escriba los miles sin separador: 1200",
        Spot(14, 12, 17, "      mar: 1.200"),
        Severity.WARNING,
    ),
    problem(
        "E202",
        "clave desconocida «medio_verifcacion» en la actividad OP-02",
        "¿quiso decir «medio_verificacion»?",
        Spot(18, 5, 22, "    medio_verifcacion: Informe mensual"),
    ),
    problem(
        "R301",
        "las metas de la actividad OP-02 suman 35, pero la meta anual es 40: faltan 5",
        "corrija los períodos (líneas 20 a 22) o la meta anual",
        Spot(19, 17, 19, "    meta_anual: 40"),
        subject="OP-02",
    ),
)
