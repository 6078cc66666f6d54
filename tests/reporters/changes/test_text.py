from __future__ import annotations

import re

from generator.reporters.changes.shape import Part
from generator.reporters.changes.text import Look, report
from tests.reporters.changes.samples import EMPTY, LOWERED, REPORT, item, with_goals

EXPECTED = """\
De v1.0 (0123456789, 1 de julio de 2025) a los archivos de trabajo

4 cambios en 1 unidad: 4 de lo prometido.

Archivos que no se pudieron comparar
  plans/demo/2025/compras.yaml (en los archivos de trabajo)
  Véalos con: pat validar

  ▲ Promete menos  1  Se puede llegar al 100 % haciendo menos.
  · Otros cambios  3  No baja ni atrasa una meta.

IDEM
  · Cambia las siglas.
      plans/demo/2025/formacion.yaml:14

IDEM · PAT 2025

  Unidad de Formación (formacion)
    ! Cambia lo prometido, pero la versión no sube.
    En el primer semestre, la unidad pasa de 87.2 % a 88 %.

    1.1 Formar
      ▲ Promete menos. Baja la meta anual de 1,000 a 900 (−10 %).
          abr 300 → 200 · dic — → 5
          Retroactivo: abr ya había terminado.
          plans/demo/2025/formacion.yaml:14
      · Cambia el nombre:
          Formar a [-diez-] {+doce+} personas
          plans/demo/2025/formacion.yaml:14

    1.2 Evaluar
      · Borra la actividad del plan.
          estaba en plans/demo/2025/formacion.yaml:12

    Otros cambios de la unidad
      · Sube la versión de las metas de 1 a 2.
          plans/demo/2025/formacion.yaml:14
"""
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def test_the_whole_report():
    assert report(REPORT) == EXPECTED


def test_colour_adds_nothing_but_colour():
    coloured = report(REPORT, Look(colour=True))
    assert ANSI.sub("", coloured) == EXPECTED
    assert "\x1b[1;31m▲ Promete menos.\x1b[0m Baja" in coloured
    assert "\x1b[31m[-\x1b[0mdiez" in coloured


def test_it_fits_its_width():
    text = report(with_goals(Part("1.1", "1.1 " + "palabra " * 40, items=(LOWERED, item("palabra " * 60)))), Look(60))
    assert max(map(len, text.splitlines())) <= 60


def test_no_change_is_said_in_a_line():
    assert report(EMPTY) == f"{EMPTY.title}\n\nNo hay cambios.\n"


def test_hidden_characters_are_seen():
    text = report(with_goals(Part("1.1", "1.1 \x1b[31mrojo", items=(item("Uno\ndos\u202e"),))))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "· Uno dos" in text
