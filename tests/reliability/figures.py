"""The twenty figures, in the order of their numbers."""

from __future__ import annotations

from tests.reliability import of_disk, of_outputs, of_pages, of_publishing, of_reading, of_record, of_supply
from tests.reliability.figure import Measure

MEASURES = (
    Measure(1, "archivos dañados: rechazados con su línea y su razón, como orden y con límites", of_reading.bad_files),
    Measure(2, "valores malos en cada clase de campo, rechazados", of_reading.bad_values),
    Measure(3, "textos hostiles inertes en las páginas, con política y sin ella", of_outputs.inert_in_pages),
    Measure(4, "textos hostiles inertes en cada archivo que se descarga", of_outputs.inert_in_files),
    Measure(5, "textos honestos exactos en CSV, JSON, XLSX y páginas", of_outputs.exact),
    Measure(6, "variantes inofensivas y planes válidos generados, aceptados", of_reading.false_refusals),
    Measure(7, "rechazos con archivo, línea, remedio, breves y en español", of_reading.quality),
    Measure(8, "treinta faltas en un archivo, todas dichas de una vez", of_reading.all_at_once),
    Measure(9, "cambios al azar de lo publicado, juzgados como una referencia aparte", of_record.verdicts),
    Measure(10, "casos en que no se puede comparar con lo publicado, cerrados", of_record.closed),
    Measure(11, "construcciones muertas a mitad: el sitio viejo o el nuevo", of_publishing.killed),
    Measure(12, "escrituras y cambios de nombre que fallan: el sitio viejo o el nuevo", of_disk.failing_disk),
    Measure(13, "dos procesos, cuarenta avances cada uno a la vez, ninguno perdido", of_record.appended),
    Measure(14, "maneras de construir lo mismo, con los mismos bytes", of_publishing.reproducible),
    Measure(15, "entradas enormes, hondas y anchas: en 20 s y 1.5 GB", of_reading.huge_inputs),
    Measure(16, "daños al azar de un plan: sin error del programa y sin demora", of_reading.random_bytes),
    Measure(17, "alteraciones de un sitio publicado, halladas", of_record.tampered),
    Measure(18, "vínculos, peticiones a terceros, política y cifras iguales en cada formato", of_pages.asks_nobody),
    Measure(19, "clases de página sin barreras (axe, dos anchos, dos temas) y con teclado", of_pages.no_barrier),
    Measure(
        20, "huellas, acciones fijas, permisos, nombres de revisión; debilidades, si está pip-audit", of_supply.supply
    ),
)
