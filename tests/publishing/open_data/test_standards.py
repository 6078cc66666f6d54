"""The exports before validators that others wrote, each of which must first refuse a broken file.

They need the standards' own schemas, which we may not redistribute: their folder is named by the environment variable
`PLAN_ABIERTO_ESTANDARES`, and the validators are not among the project's components. Without them the tests are
skipped.
"""

from __future__ import annotations

import io
import json
import os
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import referencing
import referencing.jsonschema

from generator.publishing.open_data.json_schema import json_schema
from generator.publishing.open_data.members import packed
from tests.publishing.open_data.real import DAY, URL, annual_plans, files
from tests.publishing.small_sites import files_of

if TYPE_CHECKING:
    from collections.abc import Iterator

STANDARDS = Path(os.environ.get("PLAN_ABIERTO_ESTANDARES", "/no-hay"))
with_standards = pytest.mark.skipif(not STANDARDS.is_dir(), reason="PLAN_ABIERTO_ESTANDARES names no folder")
BASES = [f"{annual.institution.id}/{annual.year}/datos/" for annual in annual_plans()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The data set of the whole site on disk, for validators that read files."""
    root: Path = tmp_path_factory.mktemp("datos")
    for path, data in files().items():
        if path.startswith("datos/"):
            (root / path.removeprefix("datos/")).write_bytes(data)
    return root


UNIT_PACKAGE = "di/2024/unidades/programa-adn/datos.zip"


@pytest.fixture(scope="module")
def of_unit(tmp_path_factory) -> Path:
    """The package of a unit, taken out of its archive."""
    root: Path = tmp_path_factory.mktemp("unidad")
    with zipfile.ZipFile(io.BytesIO(files()[UNIT_PACKAGE])) as archive:
        archive.extractall(root)
    return root


def broken_copy(folder: Path, to: Path) -> Path:
    """A copy of a data set in which one year is a word."""
    to.mkdir()
    for path in folder.iterdir():
        (to / path.name).write_bytes(path.read_bytes())
    text = (to / "planes.csv").read_text("utf-8")
    (to / "planes.csv").write_text(re.sub(",20[0-9]{2},", ",veinte,", text, count=1), "utf-8", newline="")
    return to


def test_our_json_follows_our_schema():
    validator = jsonschema.Draft202012Validator(json_schema())
    validator.check_schema(json_schema())
    broken = {"bandas": [{"institucion": "di"}]}
    assert not validator.is_valid(broken)
    assert not validator.is_valid({"otra": []})
    for path in ("di/2024/unidades/programa-adn/datos.json", "datos/textos.json", "datos/metas.json"):
        assert not list(validator.iter_errors(json.loads(files()[path])))


def package_errors(data: Any) -> list[str]:
    texts = {path.name: json.loads(path.read_text("utf-8")) for path in (STANDARDS / "frictionless-2.0").glob("*.json")}

    def retrieve(uri: str) -> referencing.Resource[Any]:
        return referencing.jsonschema.DRAFT7.create_resource(texts[uri.rsplit("/", 1)[-1]])

    registry: referencing.Registry[Any] = referencing.Registry(retrieve=retrieve)  # type: ignore[call-arg]
    schema = texts["datapackage.json"]
    return [
        error.message
        for error in jsonschema.validators.validator_for(schema)(schema, registry=registry).iter_errors(data)
    ]


@with_standards
def test_the_descriptor_follows_the_schema_of_data_packages():
    told = json.loads(files()["datos/datapackage.json"])
    assert not package_errors(told)
    told["resources"][0]["schema"]["fields"][0]["type"] = "cadena"
    assert package_errors(told)


@with_standards
def test_frictionless_reads_the_package(folder, tmp_path):
    frictionless = pytest.importorskip("frictionless")
    assert not frictionless.validate(str(broken_copy(folder, tmp_path / "malo") / "datapackage.json")).valid
    assert frictionless.validate(str(folder / "datapackage.json")).valid


@with_standards
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # it forgets to close what it decompressed
def test_long_tables_are_read_compressed(tmp_path, monkeypatch):
    frictionless, csvw = pytest.importorskip("frictionless"), pytest.importorskip("csvw")
    monkeypatch.setattr("generator.publishing.open_data.whole.SMALL", 100)
    made = files_of(*annual_plans(), as_of=DAY, site_url=URL)
    for path, data in made.items():
        if path.startswith("datos/"):
            (tmp_path / path.removeprefix("datos/")).write_bytes(data)
    told = json.loads(made["datos/datapackage.json"])
    assert not package_errors(told)
    (long,) = (each for each in told["resources"] if each["name"] == "indicadores")
    assert (long["path"], long["compression"]) == ("indicadores.csv.gz", "gz")
    assert frictionless.validate(str(tmp_path / "datapackage.json")).valid
    assert csvw_is_valid(csvw, tmp_path)
    named = {table["url"] for table in json.loads(made["datos/csv-metadata.json"])["tables"]}
    assert "planes.csv" in named
    assert not [name for name in named if name.startswith("indicadores")], "it knows no compressed table"
    (tmp_path / "indicadores.csv.gz").write_bytes(made["datos/indicadores.csv.gz"] + packed(b"otra\r\n"))
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


@with_standards
def test_a_unit_has_a_package_of_its_own(of_unit, tmp_path):
    frictionless, csvw = pytest.importorskip("frictionless"), pytest.importorskip("csvw")
    told = json.loads((of_unit / "datapackage.json").read_text("utf-8"))
    assert not package_errors(told)
    broken = broken_copy(of_unit, tmp_path / "malo")
    assert not frictionless.validate(str(broken / "datapackage.json")).valid
    assert not csvw_is_valid(csvw, broken)
    assert frictionless.validate(str(of_unit / "datapackage.json")).valid
    assert csvw_is_valid(csvw, of_unit)


@with_standards
def test_a_csvw_reader_reads_the_tables(folder, tmp_path):
    csvw = pytest.importorskip("csvw")
    broken = broken_copy(folder, tmp_path / "malo")
    assert not csvw_is_valid(csvw, broken)
    assert csvw_is_valid(csvw, folder)


def csvw_is_valid(csvw: Any, folder: Path) -> bool:
    """Whether a folder is valid; a wrong value may be told by an exception, or by a warning, which is one here."""
    try:
        return bool(csvw.CSVW(str(folder / "csv-metadata.json"), validate=True).is_valid)
    except (ValueError, UserWarning):
        return False


def xml_of(name: str) -> Iterator[bytes]:
    yield from (files()[f"{base}{name}"] for base in BASES)


@with_standards
@pytest.mark.parametrize(
    "schema", ["PerformancePlanOrReport20160216.xsd", "PerformancePlanOrReportISODRAFTVersion20160506.xsd"]
)
def test_stratml(schema):
    etree = pytest.importorskip("lxml.etree")
    xsd = etree.XMLSchema(etree.parse(str(STANDARDS / "stratml" / schema)))
    good = files()["di/2024/datos/stratml-informe.xml"].decode()
    assert not xsd.validate(etree.fromstring(re.sub(r"<NumberOfUnits>[^<]*", "<NumberOfUnits>dos", good).encode()))
    for name in ("stratml-plan.xml", "stratml-informe.xml"):
        assert all(xsd.validate(etree.fromstring(data)) for data in xml_of(name))


@with_standards
def test_iati():
    etree = pytest.importorskip("lxml.etree")
    xsd = etree.XMLSchema(etree.parse(str(STANDARDS / "iati" / "iati-activities-schema.xsd")))
    good = files()["di/2024/datos/iati-resultados.xml"].decode()
    assert not xsd.validate(etree.fromstring(re.sub(r"<period-end [^>]*>", "", good, count=1).encode()))
    assert all(xsd.validate(etree.fromstring(data)) for data in xml_of("iati-resultados.xml"))


@with_standards
def test_dcat_ap():
    rdflib, pyshacl = pytest.importorskip("rdflib"), pytest.importorskip("pyshacl")
    shapes = rdflib.Graph().parse(str(STANDARDS / "dcat-ap-3.0.1" / "dcat-ap-SHACL.ttl"))
    told = json.loads(files()["datos/catalogo.jsonld"])
    assert pyshacl.validate(graph(rdflib, told), shacl_graph=shapes)[0]
    for node in told["@graph"]:
        node.pop("dct:title", None)
    assert not pyshacl.validate(graph(rdflib, told), shacl_graph=shapes)[0]


def graph(rdflib: Any, told: Any) -> Any:
    return rdflib.Graph().parse(data=json.dumps(told), format="json-ld")


@with_standards
def test_schema_org_knows_every_word():
    vocabulary = json.loads((STANDARDS / "schemaorg" / "schemaorg-current-https.jsonld").read_text("utf-8"))
    known = {node["@id"].split(":")[-1].rsplit("/", 1)[-1] for node in vocabulary["@graph"]}
    assert set(words({"@type": "Dataset", "nombre": "x"})) - known == {"nombre"}
    for page in ("datos/", "di/", "di/2024/"):
        html = files()[f"{page}index.html"].decode()
        block = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        assert block
        assert not set(words(json.loads(block[1]))) - known


def words(data: Any) -> Iterator[str]:
    """The types and properties that a JSON-LD uses."""
    for key, value in data.items() if isinstance(data, dict) else ():
        if key == "@type":
            yield value
        elif not key.startswith("@"):
            yield key
        yield from words(value)
    for value in data if isinstance(data, list) else ():
        yield from words(value)
