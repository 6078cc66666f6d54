"""Frozen values, which the stages hand to one another: never changed, and equal where their fields are.

Which kind a class is:

- It is below `Frozen`, a msgspec `Struct`. Making such a class takes a fortieth, and making a value a ninth, of what a
  frozen dataclass takes; a build makes hundreds of classes and millions of values.
- It is a `@dataclass(frozen=True)` where a field needs what msgspec's cannot do: to be left out of `==` (the place in
  the file where a part of a plan is written), of the `repr` or of `__init__`. Then all classes of that module are.

`tests/core/test_frozen.py` holds each module to one kind. `replace` and `field_names` serve both.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, dataclass_transform

from msgspec import Struct, field, structs


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Frozen(Struct, frozen=True):
    """A frozen value: `class Point(Frozen)` with typed fields; with `dict=True` it may have a `cached_property`."""


def field_names(kind: type[Any]) -> tuple[str, ...]:
    """Return the names of the fields of a class of either kind.

    Raises:
        TypeError: it is of neither.
    """
    if issubclass(kind, Struct):
        return kind.__struct_fields__
    return tuple(field.name for field in dataclasses.fields(kind))


if TYPE_CHECKING:
    from dataclasses import replace as replace  # noqa: PLC0414  exported; it checks the fields of either kind
else:

    def replace(value: Any, /, **changes: Any) -> Any:  # noqa: ANN401  typed above
        """Return a value of either kind with some of its fields others."""
        of_kind = structs.replace if isinstance(value, Struct) else dataclasses.replace
        return of_kind(value, **changes)
