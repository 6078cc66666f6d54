"""What to write instead of an address that its schema refuses."""

from __future__ import annotations

import pytest

from generator.reading.remedies import is_own_file, remedy_of
from tests.small_plans import schemas

ADDRESS = schemas().by_name["comun.schema.json"]["$defs"]["direccion_web"]
OWN = "el público no puede abrir un archivo de su computadora o su red: publíquelo y escriba su dirección https://…"
SPACES = "una dirección no lleva espacios: si son parte de ella, escriba "


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("https://www.x.gob.sv/boletas enero.pdf", f"{SPACES}https://www.x.gob.sv/boletas%20enero.pdf"),
        ("www.x.gob.sv/boletas enero.pdf", f"{SPACES}https://www.x.gob.sv/boletas%20enero.pdf"),
        ("www.x.gob.sv/boletas.pdf", "le falta el comienzo: escriba https://www.x.gob.sv/boletas.pdf"),
        ("x.gob.sv/boletas.pdf", "le falta el comienzo: escriba https://x.gob.sv/boletas.pdf"),
        (r"\\servidor\carpeta compartida\boletas.pdf", OWN),
        ("C:/Documentos/boletas.pdf", OWN),
        ("file:///home/boletas", OWN),
        ("boletas enero 2025.PDF", OWN),
        ("en el archivo", "escriba la dirección completa, por ejemplo https://www.institucion.gob.sv/documento.pdf"),
        (12, "escriba la dirección completa, por ejemplo https://www.institucion.gob.sv/documento.pdf"),
    ],
)
def test_why_an_address_is_none(written, remedy):
    assert remedy_of(ADDRESS, "pattern", ADDRESS["pattern"], written) == remedy


@pytest.mark.parametrize(
    "text",
    [
        "Vea el acta de marzo.",
        "www.x.gob.sv/acta.pdf",
        "Se entregó el listado firmado: listado.pdf",
        "El detalle está en boletas enero.pdf",
        "Los participantes firmaron la lista, que la unidad guarda como lista.xlsx",
        "Ver boletas.pdf",
        "Según el acta 4.pdf",
        "La unidad guarda las firmas en el archivo firmas-marzo.pdf",
        "Asistieron 40 personas. La lista es asistencia.docx",
        "La alcaldía envió «acta de entrega».pdf",
        "Enviamos la lista.xlsx",
        "enviamos por correo lista.xlsx",
        "Hicimos dos talleres con acta.pdf",
        "Ya remitimos lista.xlsx",
        "Envié la lista.xlsx",
        "Recibí boletas.pdf",
        "Remito acta.pdf",
        "Les mando lista.xlsx",
        "Pueden pedir lista.xlsx",
        "La unidad envía la lista.xlsx",
        "Las delegaciones publican sus listas.xlsx",
        "El técnico de campo llena una boleta.pdf",
    ],
)
def test_a_sentence_that_speaks_of_a_document_is_no_file(text):
    assert not is_own_file(text)


@pytest.mark.parametrize(
    "text",
    [
        "acta de marzo.docx",
        "boletas.pdf",
        "IMG_2041.HEIC",
        "entrega de semilla.mp4",
        "matriz con macros.xlsm",
        "Informe de resultados del primer trimestre de la Unidad de Compras, versión final.pdf",
        "2025-03 Listas de asistencia (2).xlsx",
        "Acta No. 3.pdf",
        "Documento final.pdf",
        "Adjudicación de la obra en Santa Ana.pdf",
        "Manual del archivo institucional.pdf",
        "Adquisición de equipo.pdf",
        "C:/Actas/Se entregó.pdf",
        "Préstamos de marzo.xlsx",
        "prestamos otorgados.xlsx",
        "Últimos reclamos de usuarios.pdf",
        "ultimos tramos pavimentados.pdf",
        "Kilogramos de semilla.xlsx",
        "Precios máximos y minimos por mes.xlsx",
        "proximos talleres.docx",
        "Buzones anónimos abiertos.pdf",
        "Comité de compras.pdf",
        "Venta de café tostado.pdf",
        "foto escuela el carmen.jpg",
        "El informe de la escuela El Carmen.pdf",
        "El informe del proyecto El Carmen fase 2.pdf",
        "La lista de todos los asistentes.pdf",
        "El acta de la obra en la colonia.pdf",
        "Las compras y las ventas.xlsx",
    ],
)
def test_a_file_is_one_however_long_its_name(text):
    assert is_own_file(text)
