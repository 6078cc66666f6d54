"""The guides are true: their examples work, their messages are those of the program, and no key is left out."""

from __future__ import annotations

import json
import re
import shlex
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from generator.cli import COMMANDS, app
from generator.core.period import Period
from generator.core.vocabulary import VOCABULARY
from generator.editing.forms.reading import read_form
from generator.editing.forms.writing import form_bytes
from generator.history.kinds import Risk
from generator.pipeline import check_project
from generator.project import Project
from generator.reporters import REPORTERS
from tests.cli.small_project import commit, git, run
from tests.cli.terminal import Terminal
from tests.editing.forms.helpers import filled
from tests.small_plans import ROOT, problems

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GUIDES = ROOT / "docs/guia"
AS_OF = date(2026, 5, 6)
PLAN = "plans/ejemplo/2026/unidad-de-formacion.yaml"
SECTIONS = {
    "institucion": "## `institucion.yaml`",
    "estrategia": "## `estrategia-….yaml`",
    "ejercicio": "## `ejercicio.yaml`",
    "plan": "## El plan de una unidad",
    "informe": "## `informes/<nombre>.yaml`",
}


def guide(name: str) -> str:
    """A guide's text."""
    return (GUIDES / name).read_text("utf-8")


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.fixture
def started(tmp_path: Path) -> Path:
    """The institution that `empezar.md` makes, with its first report."""
    for line in "".join(blocks(guide("empezar.md"), "sh")).splitlines():
        if line.startswith("pat nuevo"):
            app.main([*shlex.split(line)[1:], "--raiz", str(tmp_path)], "pat", standalone_mode=False)
    examples = blocks(guide("empezar.md"), "yaml")
    for example in examples:
        if example.startswith("# plans/ejemplo/2026/"):  # what is filled in by hand
            (tmp_path / example.splitlines()[0].removeprefix("# ")).write_text(example, "utf-8")
    add(tmp_path, next(example for example in examples if example.startswith("avances:")))
    return tmp_path


def add(root: Path, text: str) -> None:
    """Add text at the end of the plan, as the guide says."""
    with (root / PLAN).open("a", encoding="utf-8") as file:
        file.write(text)


@pytest.mark.parametrize("name", ["README.md", "README.es.md"])
def test_the_readme_lists_every_command_once(name):
    listed = re.findall(r"^\| `pat ([a-z]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(COMMANDS)


def report(root: Path) -> str:
    """What `pat validar` prints."""
    checked = check_project(Project(root), AS_OF)
    return REPORTERS["text"](checked.problems, checked.file_count)


def test_the_institution_that_the_guide_starts_is_sound(started):
    assert report(started) == "5 archivos revisados: sin problemas\n"


def reports() -> list[str]:
    """The examples of reports before the part on messages."""
    return blocks(guide("informar.md").partition("{#mensajes}")[0], "yaml")


@pytest.mark.parametrize("example", reports(), ids=["one month", "with reasons", "a correction"])
def test_the_reports_of_the_guide_are_sound(started, example):
    add(started, example)
    assert report(started) == "5 archivos revisados: sin problemas\n"


INTERVIEWS = {
    "informar-un-mes.md": (
        "120",
        "La sede central estuvo cerrada por reparaciones.",
        "El grupo pendiente se atenderá en mayo.",
        "https://www.ejemplo.example/listas-marzo.pdf",
        *("", "", "1", ""),
        *("Charla en una alcaldía", "Personas", "40", ""),
        "El curso se dio en dos de las tres sedes.",
        *("", "s"),
    ),
    "corregir-un-mes.md": ("Dos personas estaban anotadas dos veces.", "1.1", "94", "", "", "", "", "", "s"),
}


def test_the_interviews_of_the_guide_are_what_the_program_asks(started):
    for name, answers in INTERVIEWS.items():
        command, _, shown = blocks(guide(name), "text")[0].partition("\n")
        with Terminal(*command.removeprefix("$ pat ").split(), cwd=started) as terminal:
            terminal.converse(*answers)
            assert terminal.end() == 0
        assert "\n".join(line.rstrip() for line in terminal.seen.splitlines()) + "\n" == shown
    assert report(started) == "5 archivos revisados: sin problemas\n"


def test_the_goal_that_the_guide_changes_is_refused_until_it_has_its_version_and_its_reason(started):
    text = guide("cambiar-una-meta.md")
    goal, version, change = blocks(text, "yaml")
    commit(started, "2026-04-20T10:00:00-06:00")
    git(started, "branch", "-M", "main")
    plan = (started / PLAN).read_text("utf-8")
    plan = re.sub(r"    metas: .*\n    meta_anual: 400\n", goal, plan)
    (started / PLAN).write_text(plan, "utf-8")
    asked = ("validar", "--base", "main", "--fecha", "2026-05-06")
    last = "5 archivos revisados: 1 error. Corríjalo: sin eso no se publica nada."
    assert run(*asked, cwd=started).out == f"{blocks(text, 'text')[0]}\n{last}\n"
    plan = plan.replace("version: 1\n", version, 1).replace("avances:\n", f"{change}avances:\n")
    (started / PLAN).write_text(plan, "utf-8")
    assert run(*asked, cwd=started).out == "5 archivos revisados: sin problemas\n"


def messages() -> list[tuple[str, str]]:
    """The faults of `informar.md`, each with the message that the guide shows."""
    faults = guide("informar.md").partition("{#mensajes}")[2]
    return list(zip(blocks(faults, "yaml"), blocks(faults, "text"), strict=True))


@pytest.mark.parametrize(("fault", "message"), messages(), ids=lambda text: text.split("]")[0][-4:])
def test_a_message_of_the_guide_is_what_the_program_says(started, fault, message):
    add(started, fault)
    assert message in report(started)


def test_the_outline_and_the_report_of_the_guide_are_sound():
    (outline,) = (example for example in blocks(guide("planes.md"), "yaml") if example.startswith("informes:"))
    (words,) = blocks(guide("informes.md"), "yaml")
    assert problems(f"# ejercicio.yaml\n{outline}", other={"informes/2024-07": words}) == ()


def test_the_guide_of_comparisons_shows_what_the_program_says():
    text = guide("comparar.md")
    (example,) = blocks(text, "text")
    told = (ROOT / "tests/history/relatos/cambio-oculto.txt").read_text("utf-8")
    assert example == f"$ pat comparar cambio-honesto cambio-oculto\n{told}"
    rows = (f"| {'▲ ' if risk.is_pressing else ''}{risk.label} | {risk.reason} |\n" for risk in Risk)
    assert "".join(rows) in text


def keys(schema: Any) -> Iterator[str]:
    """Every key that a schema names, at any depth."""
    if isinstance(schema, dict):
        for name, value in schema.items():
            if name == "properties":
                yield from value
            yield from keys(value)
    elif isinstance(schema, list):
        for item in schema:
            yield from keys(item)


@pytest.mark.parametrize("kind", SECTIONS)
def test_every_key_of_a_schema_is_explained(kind):
    section = guide("planes.md").partition(SECTIONS[kind])[2].partition("\n## ")[0]
    assert section
    schema = json.loads((ROOT / f"schema/{kind}.schema.json").read_text("utf-8"))
    assert [key for key in dict.fromkeys(keys(schema)) if f"`{key}`" not in section] == []


def test_every_common_key_is_explained():
    schema = json.loads((ROOT / "schema/comun.schema.json").read_text("utf-8"))
    assert [key for key in dict.fromkeys(keys(schema)) if f"`{key}`" not in guide("planes.md")] == []


def test_no_key_is_explained_that_does_not_exist():
    known = {key for path in (ROOT / "schema").glob("*.json") for key in keys(json.loads(path.read_text("utf-8")))}
    explained = re.findall(r"^\| `(\w+)` \|", guide("planes.md"), re.MULTILINE)
    assert set(explained) <= known
    assert len(explained) > 60


def titled(node: Any, definitions: Any) -> Iterator[tuple[str, str]]:
    """Every key of a schema with the title that people read."""
    if isinstance(node, list):
        for item in node:
            yield from titled(item, definitions)
    elif isinstance(node, dict):
        for key, value in node.get("properties", {}).items():
            shared = definitions.get(str(value.get("$ref", "")).rpartition("/")[2], {})
            yield key, str(value.get("title") or shared.get("title") or "")
        for value in node.values():
            yield from titled(value, definitions)


def glossary_table() -> str:
    """The table of the glossary: the words of plans, the code and IATI, and their titles in the schemas."""
    schemas = [json.loads(path.read_text("utf-8")) for path in sorted((ROOT / "schema").glob("*.json"))]
    common = next(schema["$defs"] for schema in schemas if schema["$id"] == "comun.schema.json")
    titles: dict[str, dict[str, None]] = {}
    for schema in schemas:
        for key, title in titled(schema, common | schema.get("$defs", {})):
            titles.setdefault(key, {})[title] = None
    rows = (
        f"| `{key}` | `{word.field}` | {word.iati} | {'; '.join(titles.get(key, ()))} |"
        for key, word in VOCABULARY.items()
    )
    return "\n".join(["| YAML | code | IATI 2.03 | meaning |", "|---|---|---|---|", *rows])


def test_the_glossary_is_what_the_code_says():
    text = (ROOT / "docs/desarrollo/glosario.md").read_text("utf-8")
    hint = "take the table from: python -c 'from tests.test_docs import glossary_table; print(glossary_table())'"
    assert glossary_table() in text, hint


def test_the_message_of_the_form_is_what_the_program_says(started):
    annual = check_project(Project(started), AS_OF).annual_plans[0]
    form = form_bytes(annual, annual.by_unit["unidad-de-formacion"], Period.month(2026, 3))
    _, problems = read_form("f.xlsx", filled({"F7": "1.200"}, form), [annual], AS_OF)
    (message,) = blocks(guide("informar-con-excel.md"), "text")
    assert set(message.splitlines()) <= set(REPORTERS["text"](problems, 1).splitlines())


@pytest.mark.parametrize("picture", sorted(GUIDES.glob("img/*.png")), ids=lambda path: path.name)
def test_the_pictures_of_the_guide_are_light_and_used(picture):
    assert picture.stat().st_size < 80_000
    assert any(f"img/{picture.name}" in path.read_text("utf-8") for path in (*GUIDES.glob("*.md"), ROOT / "README.md"))
