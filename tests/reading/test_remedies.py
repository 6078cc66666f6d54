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


def test_a_sentence_that_speaks_of_a_document_is_no_file():
    assert not is_own_file("Vea el acta de marzo.")
    assert not is_own_file("www.x.gob.sv/acta.pdf")
    assert is_own_file("acta de marzo.docx")
