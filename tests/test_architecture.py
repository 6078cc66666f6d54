"""The layers, and the few places that may touch the world: what keeps the code readable is checked, not hoped for."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator"
MODULES = sorted(PACKAGE.rglob("*.py"))
MAX_LINES = 300
MAX_FUNCTION = 40

GUIDE = ROOT / "docs/desarrollo/arquitectura.md"
KNOWN_TO_COMPARE = ("generator.core", *(f"generator.history.{name}" for name in ("changes", "compare", "kinds")))

# What `publishing` may know of `history`: values, and functions of them. Git is asked before any page is made.
HISTORY_FOR_PAGES = {"changes", "effects", "kinds", "record", "steps", "telling"}

# Who may do what; the name is a module, or a whole part of the package.
MAY_READ_AND_WRITE = {
    "cache/aside": "writes files that grow, and puts the pages that go first in their place",
    "cache/looks": "looks at the files of a site, and reads those of another date",
    "cache/publish": "takes its turn in building, and refuses links where it writes",
    "cache/gathered": "writes what is new of a site, and reads what its seal tells",
    "cache/records": "keeps what is known of a site, an institution at a time",
    "cache/registry": "knows whether a site is as it was written",
    "cli": "reads what its arguments name, writes the answer",
    "core/raw": "reads a part of a file, or all of it, and writes one",
    "editing/append": "writes what is reported",
    "editing/cell_formats": "opens the parts of a spreadsheet, in memory",
    "history/git": "gives git what it reads in files, which never fill up as pipes do",
    "harvesting/earlier": "reads what the last harvest left in its folder",
    "harvesting/parquet": "writes tables beside those that it reads",
    "harvesting/sources": "reads the packages of others",
    "proof/folder": "reads a finished site, and writes its digests and checkpoint",
    "project": "reads settings, schemas and templates",
    "publishing/compiled": "keeps compiled templates where Python would keep modules",
    "publishing/official/pdf": "hands pages to the browser that prints them, and takes the PDF from it",
    "publishing/patch": "puts what changed into a site",
    "publishing/search": "removes what the search indexer leaves and no page uses, and puts its filter in order",
    "publishing/stamps": "writes new files where they wait, and asks for their dates",
    "publishing/swap": "puts a new folder in the place of an old one",
    "publishing/write": "writes the site",
    "reading/discover": "reads the plans",
    "site_build": "counts the institutions, to know how many processes are worth their start",
}
MAY_PRINT = {"cli": "the only voice of the command"}
MAY_RUN = {
    "history/git": "git",
    "publishing/official/pdf": "the browser that prints",
    "publishing/search": "the search indexer",
}

TOUCHES = {
    *("open", "FileIO", "read_text", "read_bytes", "write_text", "write_bytes", "touch", "unlink", "rename"),
    *("mkdir", "rmdir", "iterdir", "glob", "rglob", "scandir"),
}
MADE_TO_TOUCH = {"shutil", "tempfile"}
CLOCKS = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("time", "time")}


def name_of(path: Path) -> str:
    """A module's name below the package: `core/period`."""
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


def part_of(name: str) -> str:
    """The part that a module belongs to: `core` for `core/period`."""
    return name.split("/", 1)[0]


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text("utf-8"), str(path))


def imports_of(path: Path) -> Iterator[str]:
    """The full names of what a module imports, wherever it does."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def runtime_imports_of(path: Path) -> Iterator[str]:
    """The modules that a module imports when it runs, not only to name types."""
    typing = [
        node
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
    ]
    inside = {id(each) for node in typing for each in ast.walk(node)}
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and id(node) not in inside:
            yield str(node.module)


def own_parts(path: Path) -> set[str]:
    """The parts of the project that a module imports."""
    found = {name.split(".")[1] for name in imports_of(path) if name.startswith("generator.")}
    return {part for part in found if part in RANKS}


def calls_of(path: Path) -> Iterator[tuple[str, str]]:
    """What a module calls: (owner, function), the owner "" for a bare name."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Name):
                yield "", function.id
            elif isinstance(function, ast.Attribute):
                owner = function.value
                yield getattr(owner, "id", getattr(owner, "attr", "?")), function.attr


def allowed(name: str, permissions: dict[str, str]) -> bool:
    """Whether a module, or its part, has a permission."""
    return name in permissions or part_of(name) in permissions


def told_layers() -> list[list[str]]:
    """The layers that the architecture tells, the highest first: groups of lines, each of which begins with a part."""
    _, listing, _ = GUIDE.read_text("utf-8").split("Inside `generator/`", 1)[1].split("```", 2)
    return [re.findall(r"^(\w+)(?:/|\.py) ", group, re.MULTILINE) for group in listing.split("\n\n")]


LAYERS = told_layers()
RANKS = {part: rank for rank, layer in enumerate(reversed(LAYERS)) for part in layer}


def touches_files(path: Path) -> bool:
    """Whether a module opens, writes, removes or lists files, as far as its words tell."""
    imported = {name.split(".")[0] for name in imports_of(path)}
    bare = {"open", "FileIO"}
    of_files = (function in TOUCHES and (owner or function in bare) for owner, function in calls_of(path))
    return bool(imported & MADE_TO_TOUCH) or any(of_files)


def prints_or_exits(path: Path) -> bool:
    """Whether a module speaks, or ends the program."""
    return bool({("", "print"), ("sys", "exit"), ("", "exit")} & set(calls_of(path)))


def starts_processes(path: Path) -> bool:
    """Whether a module imports what starts other programs."""
    return "subprocess" in {name.split(".")[0] for name in imports_of(path)}


every_module = pytest.mark.parametrize("path", MODULES, ids=name_of)


def test_the_architecture_tells_every_part_once_and_no_other():
    assert sorted(part for layer in LAYERS for part in layer) == sorted({part_of(name_of(path)) for path in MODULES})


@every_module
def test_layers_import_downwards(path):
    part = part_of(name_of(path))
    above = {other for other in own_parts(path) if other != part and RANKS[other] >= RANKS[part]}
    assert not above


@every_module
def test_what_compares_knows_only_models(path):
    """What changed follows from two models alone: no file, no figure, no date of today."""
    if name_of(path).startswith(("history/changes", "history/compare/", "history/kinds")):
        own = {name for name in imports_of(path) if name.startswith("generator.")}
        assert not [name for name in own if not name.startswith(KNOWN_TO_COMPARE)]


@every_module
def test_pages_know_only_the_part_of_history_that_is_values(path):
    if part_of(name_of(path)) == "publishing":
        found = {name.split(".")[2] for name in imports_of(path) if name.startswith("generator.history.")}
        assert found <= HISTORY_FOR_PAGES


def test_what_pages_know_of_history_never_reaches_git():
    reached: set[str] = set()
    waiting = {f"history/{name}" for name in HISTORY_FOR_PAGES}
    while waiting:
        name = waiting.pop()
        reached.add(name)
        for path in MODULES:
            if name_of(path) in {name, f"{name}/__init__"} or name_of(path).startswith(f"{name}/"):
                runtime = (each for each in runtime_imports_of(path) if each.startswith("generator.history."))
                waiting |= {"/".join(each.split(".")[1:3]) for each in runtime} - reached
    assert "history/steps" in reached
    assert not reached & {"history/git", "history/repository", "history/log", "history/versions"}


@every_module
def test_mkdocs_is_imported_in_one_module(path):
    if name_of(path) != "mkdocs_plugin":
        assert not [name for name in imports_of(path) if name.split(".")[0] == "mkdocs"]


@every_module
def test_dataclasses_are_frozen(path):
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ClassDef):
            for decorator in node.decorator_list:
                text = ast.unparse(decorator)
                is_one = text.startswith(("dataclass(", "dataclasses.")) or text == "dataclass"
                assert not is_one or "frozen=True" in text, node.name


@every_module
def test_quantities_are_never_floats(path):
    assert ("", "float") not in calls_of(path)


@every_module
def test_the_clock_is_read_in_one_module(path):
    if name_of(path) != "moment":
        assert not CLOCKS & set(calls_of(path))


@pytest.mark.parametrize(
    ("does", "permissions"),
    [(prints_or_exits, MAY_PRINT), (touches_files, MAY_READ_AND_WRITE), (starts_processes, MAY_RUN)],
)
def test_what_touches_the_world_is_permitted_and_each_permission_is_used(does, permissions):
    doing = {name_of(path) for path in MODULES if does(path)}
    assert sorted(name for name in doing if not allowed(name, permissions)) == []
    assert sorted(set(permissions) - doing - set(map(part_of, doing))) == []


def test_the_architecture_tells_what_touches_the_world():
    told = GUIDE.read_text("utf-8").split("## The outside")[1].split("\n## ")[0]
    assert [name for name in (*MAY_READ_AND_WRITE, *MAY_RUN) if f"`{name}" not in told] == []


def test_what_the_package_holds_is_used_by_it_and_not_by_tests_alone():
    """Methods and decorated functions are left out: others may call them, as click, MkDocs and servers do."""
    nodes = [node for path in MODULES for node in ast.walk(tree_of(path))]
    used = {node.id for node in nodes if isinstance(node, ast.Name)}
    used |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    casts = (ast.unparse(node) for node in nodes if isinstance(node, ast.Call) and ast.unparse(node.func) == "cast")
    used |= {word for text in casts for word in re.findall(r"\w+", text)}  # there a type is text
    idle = [
        node.name
        for path in MODULES
        for node in tree_of(path).body
        if isinstance(node, ast.ClassDef) or (isinstance(node, ast.FunctionDef) and not node.decorator_list)
        if node.name not in used
    ]
    assert idle == ["PlanAbiertoPlugin"]  # which pyproject.toml names, for MkDocs


@every_module
def test_modules_are_short(path):
    assert len(path.read_text("utf-8").splitlines()) <= MAX_LINES


@every_module
def test_functions_are_short(path):
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            assert lines <= MAX_FUNCTION, f"{node.name}: {lines} lines"


@every_module
def test_no_mutable_state_is_shared(path):
    for node in ast.walk(tree_of(path)):
        assert not isinstance(node, ast.Global), "global"
    speaks = path == PACKAGE / "core/language.py"  # of the running task: else every view would hand it on
    assert speaks or not [name for name in imports_of(path) if name.startswith("contextvars")]
