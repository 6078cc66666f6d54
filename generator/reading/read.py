"""Reads files of plans: from their bytes to the annual plans that they make together, and every problem on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.model import AnnualPlan, Institution, Method, PublishedReport, Strategy, UnitPlan, YearFrame
from generator.core.problem import Origin, Problem, Severity, Spot
from generator.reading.load import load
from generator.reading.parse import parse_plan
from generator.reading.parse_frame import parse_frame
from generator.reading.parse_institution import parse_institution, parse_strategy
from generator.reading.parse_report import parse_report
from generator.reading.structure import check_structure
from generator.reading.values import root

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.core.vocabulary import FileKind
    from generator.reading.discover import SourceFile
    from generator.reading.document import Document
    from generator.reading.schemas import Schemas

Key = tuple[str, int]
Model = Institution | Strategy | YearFrame | UnitPlan | PublishedReport
"""What a file says, by its kind."""


class Reading(Frozen):
    """What was read. Files with errors are left out of the model, so it can be incomplete: see `problems`.

    `models` has what each sound file says, by its name, also where the year that it belongs to cannot be put together.
    """

    institutions: tuple[Institution, ...]
    annual_plans: tuple[AnnualPlan, ...]
    documents: Mapping[str, Document]
    models: Mapping[str, Model]
    problems: tuple[Problem, ...]


def read_all(files: tuple[SourceFile, ...], schemas: Schemas, default_method: Method) -> Reading:
    """Return the annual plans of all files, in the order of institution and year, and every problem of reading."""
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    sound: dict[SourceFile, Model] = {}
    for source in files:
        document, model, found = read_file(source, schemas, default_method)
        problems += found
        if document is not None:
            documents[source.file] = document
        if model is not None:
            sound[source] = model
    problems += _orphans(files)
    institutions, annual_plans = _assemble(files, sound)
    models = {source.file: model for source, model in sound.items()}
    return Reading(institutions, annual_plans, documents, models, tuple(problems))


def read_file(
    source: SourceFile, schemas: Schemas, default_method: Method
) -> tuple[Document | None, Model | None, tuple[Problem, ...]]:
    """Read one file; return its document, its part of the model, and its problems. What errors hide is `None`."""
    document, found = load(source.file, source.data)
    if document is None:
        return None, None, found
    faults = check_structure(document, source.kind, schemas) or tuple(_misplaced(source, document))
    model = None if faults else _parse(source, document, default_method)
    return document, model, (*_not_said_again(found, faults), *faults)


def _parse(source: SourceFile, document: Document, default_method: Method) -> Model:
    match source.kind:
        case "institucion":
            return parse_institution(document)
        case "estrategia":
            return parse_strategy(document)
        case "ejercicio":
            return parse_frame(document, default_method)
        case "informe":
            return parse_report(document, source.stem)
        case "plan":
            return parse_plan(document)


def _not_said_again(warnings: tuple[Problem, ...], faults: tuple[Problem, ...]) -> Iterator[Problem]:
    """Yield the warnings about values that the schema does not refuse as well: one cause, one problem."""
    refused = {fault.spot for fault in faults}
    return (warning for warning in warnings if warning.spot not in refused)


def _misplaced(source: SourceFile, document: Document) -> Iterator[Problem]:
    """Compare what a file says of itself with where it stands."""
    data = root(document)
    places: Mapping[FileKind, Mapping[str, object]] = {
        "institucion": {"id": source.institution},
        "estrategia": {"id": source.stem},
        "ejercicio": {"institucion": source.institution, "ejercicio": source.year},
        "plan": {"unidad": source.stem, "ejercicio": source.year},
        "informe": {},
    }
    for key, value in places[source.kind].items():
        if data[key] != value:
            message = f"«{key}» dice {data[key]}, pero el archivo está en {source.file}"
            remedy = f"escriba {key}: {value}, o mueva el archivo a su lugar"
            yield Problem("L112", Severity.ERROR, document.origin((key,)), message, remedy)
    if source.kind == "informe" and not str(data["periodo"]).startswith(str(source.year)):
        message = f"el informe es de {data['periodo']}, pero el archivo está en {source.file}"
        remedy = f"corrija el período, o mueva el archivo a la carpeta {str(data['periodo'])[:4]}/informes"
        yield Problem("L112", Severity.ERROR, document.origin(("periodo",)), message, remedy)


def _orphans(files: tuple[SourceFile, ...]) -> Iterator[Problem]:
    """Report years without a frame and institutions without a description, once each."""
    have_institution = {source.institution for source in files if source.kind == "institucion"}
    have_frame = {(source.institution, source.year) for source in files if source.kind == "ejercicio"}
    seen: set[tuple[str, int | None]] = set()
    for source in files:
        place = (source.institution, source.year)
        folder = source.file.rsplit("/", 1)[0].removesuffix("/informes")
        if source.institution not in have_institution and (source.institution, None) not in seen:
            seen.add((source.institution, None))
            root = folder.rsplit("/", 1)[0] if source.year else folder
            yield _missing_file(source, f"{root}/institucion.yaml", "la institución no está descrita")
        if source.kind in {"plan", "informe"} and place not in have_frame and place not in seen:
            seen.add(place)
            yield _missing_file(source, f"{folder}/ejercicio.yaml", f"el ejercicio {source.year} no está descrito")


def _missing_file(source: SourceFile, needed: str, what: str) -> Problem:
    message = f"{what}: falta {needed}"
    return Problem("L113", Severity.ERROR, Origin(source.file), message, f"agregue {needed}", spot=Spot(1))


def _assemble(
    files: Sequence[SourceFile], sound: Mapping[SourceFile, Model]
) -> tuple[tuple[Institution, ...], tuple[AnnualPlan, ...]]:
    institutions: dict[str, Institution] = {}
    strategies: dict[tuple[str, str], Strategy] = {}
    frames: dict[Key, YearFrame] = {}
    plans: dict[Key, list[UnitPlan]] = {}
    reports: dict[Key, list[PublishedReport]] = {}
    for source, model in sound.items():
        key = (source.institution, source.year or 0)
        match model:
            case Institution():
                institutions[source.institution] = model
            case Strategy():
                strategies[source.institution, source.stem] = model
            case YearFrame():
                frames[key] = model
            case PublishedReport():
                reports.setdefault(key, []).append(model)
            case UnitPlan():
                plans.setdefault(key, []).append(model)
    unread = [source for source in files if source not in sound]
    annual_plans = tuple(
        AnnualPlan(
            institution=institutions[key[0]],
            frame=frame,
            plans=_in_tree_order(institutions[key[0]], plans.get(key, [])),
            strategy=strategies.get((key[0], frame.strategy or "")),
            unread=frozenset(
                source.stem
                for source in unread
                if source.kind != "informe" and source.institution == key[0] and source.year in {None, key[1]}
            ),
            reports=tuple(sorted(reports.get(key, ()), key=lambda report: (report.period, report.id))),
        )
        for key, frame in sorted(frames.items())
        if key[0] in institutions
    )
    return tuple(institutions[name] for name in sorted(institutions)), annual_plans


def _in_tree_order(institution: Institution, plans: Sequence[UnitPlan]) -> tuple[UnitPlan, ...]:
    order = {unit.id: index for index, unit in enumerate(institution.units)}
    return tuple(sorted(plans, key=lambda plan: (order.get(plan.org_unit, len(order)), plan.org_unit)))
