"""Who approves changes to which plan, as GitHub and GitLab read it: the file CODEOWNERS, from the tree of units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import GeneratorError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.core.model import Institution, OrgUnit

_START = "# >>> pat revisores: estas líneas salen de «revisores» en institucion.yaml; cámbielo ahí y repita la orden"
_END = "# <<< pat revisores"


def with_owners(text: str, institutions: Sequence[Institution], label: str) -> str:
    """Return the text of CODEOWNERS with the lines of the plans between their marks; the rest of it stays.

    Lines that stand later count more, so a new block goes to the end.

    Raises:
        GeneratorError: the marks are not one pair.
    """
    lines = text.splitlines()
    places = [number for number, line in enumerate(lines) if line in {_START, _END}]
    owners = [line for institution in institutions for line in _lines(institution, label)]
    block = [_START, *owners, _END] if owners else []
    if not places:
        space = [""] if lines and block and lines[-1] else []
        result = [*lines, *space, *block]
    elif [lines[number] for number in places] == [_START, _END]:
        result = [*lines[: places[0]], *block, *lines[places[1] + 1 :]]
    else:
        raise GeneratorError("las marcas de pat revisores no están completas en CODEOWNERS: bórrelas y repita la orden")
    return "".join(f"{line}\n" for line in result)


def _lines(institution: Institution, label: str) -> Iterator[str]:
    """Yield a line for the institution and one for each unit that has reviewers of its own or of an authority's."""
    folder = f"/{label}/{institution.id}/"
    if institution.reviewers:
        yield _line(folder, institution.reviewers)
    for unit in institution.units:
        if reviewers := _reviewers(institution, unit):
            for name in (*unit.former_ids, unit.id):
                yield _line(f"{folder}*/{name}.yaml", reviewers)


def _reviewers(institution: Institution, unit: OrgUnit) -> tuple[str, ...]:
    """Return the reviewers of a unit: its own, or those of the nearest authority above it that has some."""
    above = reversed(institution.ancestors(unit.id))
    return next((holder.reviewers for holder in (unit, *above) if holder.reviewers), ())


def _line(path: str, reviewers: Sequence[str]) -> str:
    return f"{path} {' '.join(reviewers)}"
