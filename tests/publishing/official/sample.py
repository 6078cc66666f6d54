"""A report with everything that a writer must survive: groups, totals, notes, hostile text, an empty table."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from generator.publishing.official.document import (
    Cell,
    Column,
    OfficialReport,
    Paragraph,
    Part,
    Point,
    Points,
    Row,
    RowKind,
    Signature,
    Table,
)

FORMULA = "=1+1"
MARKUP = "<script>alert(1)</script> & «comillas»"
CONTROL = "campana\x07 y nulo\x00"
LONG = ("Se sostuvieron reuniones con las jefaturas de las unidades para dar seguimiento a lo programado. " * 5)[:400]


def percent(text: str, value: str) -> Cell:
    """A cell that shows a percentage."""
    return Cell(f"{text}\N{NO-BREAK SPACE}%", Decimal(value), is_percent=True)


def number(text: str, value: str | None = None) -> Cell:
    """A cell that shows a number."""
    return Cell(text, Decimal(value if value is not None else text))


BY_UNIT = Table(
    "Cumplimiento por unidad",
    (
        Column("Unidad organizativa", 4),
        Column("Octubre", is_number=True, group="Cuarto trimestre"),
        Column("Noviembre", is_number=True, group="Cuarto trimestre"),
        Column("Diciembre", is_number=True, group="Cuarto trimestre"),
        Column("Año", is_number=True),
    ),
    (
        Row((Cell("Dirección Ejecutiva"),), RowKind.GROUP),
        Row(
            (
                Cell("Unidad Jurídica"),
                percent("96", "96"),
                percent("94", "94"),
                percent("76.25", "76.25"),
                percent("88.8", "88.75"),
            )
        ),
        Row((Cell(FORMULA), Cell("No reportado"), Cell("-"), percent("0", "0"), percent("110", "110"))),
        Row(
            (
                Cell("Promedio"),
                percent("96", "96"),
                percent("94", "94"),
                percent("38.1", "38.125"),
                percent("99.4", "99.375"),
            ),
            RowKind.TOTAL,
        ),
    ),
    "Unidades",
    notes=("* La Unidad de Protección no tiene productos programados.", MARKUP),
)

WIDE = Table(
    "Detalle de actividades",
    (
        Column("N.º"),
        Column("Actividad", 5),
        Column("Responsable", 3),
        *(Column(f"T{quarter}", is_number=True, group="Metas") for quarter in range(1, 5)),
        Column("Resultado", is_number=True),
        Column("Cumplimiento", 2, is_number=True),
        Column("Comentario", 5),
    ),
    tuple(
        Row(
            (
                Cell(f"AO.{index}."),
                Cell(MARKUP if index == 1 else f"Actividad {index}", href="unidades/juridica/1/"),
                Cell(CONTROL if index == 1 else "Unidad Jurídica"),
                number("1,100", "1100"),
                number("0"),
                number("12.5"),
                number("-3"),
                number("24,350", "24350"),
                percent("87.2", "87.25"),
                Cell(LONG if index == 1 else "Primera línea\nsegunda línea"),
            )
        )
        for index in range(1, 31)
    ),
    "Detalle",
    heading_column=1,
)

EMPTY = Table("Unidades bajo el umbral", (Column("Unidad"), Column("Cumplimiento", is_number=True)), (), "Bajo umbral")

REPORT = OfficialReport(
    institution="Instituto de Prueba y Ejemplo",
    title="Informe de seguimiento al Plan Operativo Anual 2023",
    subtitle="Cuarto trimestre",
    period="Octubre a diciembre de 2023",
    as_of=date(2023, 12, 31),
    parts=(
        Part("introduccion", "I. Introducción", (Paragraph("El presente informe expone los avances. " * 8),)),
        Part(
            "metodo",
            "II. Método",
            (
                Points((Point("de 80 % a 100 %", "Satisfactorio"), Point("menos de 80 %"))),
                Points((Point("Primero"), Point("Segundo")), is_numbered=True),
                Points((Point("Otra vez primero"),), is_numbered=True),
            ),
        ),
        Part(
            "resultados",
            "III. Resultados",
            (Paragraph(f"{FORMULA} {MARKUP} {CONTROL}"), BY_UNIT, BY_UNIT),
            parts=(
                Part(
                    "detalle",
                    "Detalle por eje",
                    (Paragraph("Lo que sigue es ancho."),),
                    parts=(Part("eje-1", "Eje 1. Fomento", (WIDE,)), Part("eje-2", "Eje 2. Registro", (EMPTY,))),
                ),
                Part("sintesis", "Síntesis", (Paragraph("Texto."),)),
            ),
        ),
        Part("conclusiones", "IV. Conclusiones", (Paragraph("Se cumplió."),)),
        Part("recomendaciones", "V. Recomendaciones", (Paragraph("Se recomienda."),)),
    ),
    signatures=(
        Signature("Elaborado por", "Jefatura de Planificación y Desarrollo Institucional"),
        Signature("Visto bueno", "Gerencia"),
    ),
    request="SE SOLICITA AL CONSEJO DIRECTIVO: Darse por enterado del Seguimiento Anual al Plan Operativo 2023.",
    place="San Salvador",
    notices=("Datos simulados: los avances son inventados y no son resultados oficiales.",),
    method="Promedio simple de los cumplimientos de las unidades, con tope de 100 %.",
    source="Informes mensuales de las unidades.",
    revision="0123abc",
    url="https://ejemplo.gob.sv/instituto/2023/informes/2023-t4/",
)
