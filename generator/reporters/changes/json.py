"""What changed, for another program: one JSON document, whose shape changes only with `version`.

`{format, version, base, head, as_of, not_compared, totals, unexplained, changes, figures}`:

- `base` and `head` are `{label, commit, date}`; a folder has no commit and no date (`null`).
- `not_compared` are the files that a side, `base` or `head`, could not read: `{side, file}`.
- `totals` is `{changes, by_risk, by_aspect}`, counts by the words below.
- `changes` are `{kind, risk, aspect, institution, year, unit, code, report, strategy, key, period, before, after,
  parts, retroactive, perhaps_retroactive, reason, sentence, base, head}`. `key` is the key of the plan that changed,
  `null` where the whole thing came or went; `before` and `after` are values as plans write them, `null` where there is
  none; `parts` are `{key, before, after}`; `retroactive` are the periods that were over when it was made, and
  `perhaps_retroactive` those that ended between the two states; `base` and `head` are `{file, line}`, where each state
  is written.
- `figures` are the published figures that move: `{institution, year, unit, code, of, period, before, after, causes,
  without}`. `of` is what has it (`institucion`, `autoridad`, `unidad`, `actividad`, `elemento`); `before` and `after`
  are `{percent, category}`; `causes` is what moves it (`metodologia`, `metas`, `resultados`) and `without` are `{cause,
  percent, category}`, what it would be if that one were as before. Causes are told of January to the last month that is
  over and, of units and institutions, of the year.
- `unexplained` are the units and years whose promise or method changes without saying why in the change control.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import asdict

if TYPE_CHECKING:
    from generator.reporters.changes.shape import ChangeReport, Item, Level, Movement, SideText, Spot, Subject

FORMAT = "plan-abierto/changes"
VERSION = 1


def report(found: ChangeReport) -> str:
    """Return the comparison as one JSON document."""
    items = found.items
    document = {
        "format": FORMAT,
        "version": VERSION,
        "base": _side(found.base),
        "head": _side(found.head),
        "as_of": found.as_of.isoformat(),
        "not_compared": [{"side": each.side, "file": each.file} for each in found.unread],
        "totals": {
            "changes": len(items),
            "by_risk": {total.risk: total.count for total in found.totals},
            "by_aspect": dict(Counter(item.aspect for item in items)),
        },
        "unexplained": [_subject(subject) for subject in found.unexplained],
        "changes": [_change(item) for item in items],
        "figures": [_figure(each) for each in (*found.movements, *found.quiet)],
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _side(side: SideText) -> dict[str, str | None]:
    return {"label": side.label, "commit": side.commit or None, "date": side.day.isoformat() if side.day else None}


def _subject(subject: Subject) -> dict[str, object]:
    return {name: value or None for name, value in asdict(subject).items()}


def _change(item: Item) -> dict[str, object]:
    return {
        "kind": item.kind,
        "risk": item.risk,
        "aspect": item.aspect,
        **_subject(item.subject),
        "key": item.key or None,
        "period": item.period,
        "before": item.before,
        "after": item.after,
        "parts": [{"key": each.key, "before": each.before, "after": each.after} for each in item.deltas],
        "retroactive": list(item.past_codes),
        "perhaps_retroactive": list(item.perhaps_past_codes),
        "reason": item.reason or None,
        "sentence": item.sentence,
        "base": _spot(item.base),
        "head": _spot(item.head),
    }


def _spot(spot: Spot | None) -> dict[str, object] | None:
    return None if spot is None else asdict(spot)


def _figure(movement: Movement) -> dict[str, object]:
    subject = movement.subject
    return {
        "institution": subject.institution,
        "year": subject.year,
        "unit": subject.unit or None,
        "code": subject.code or None,
        "of": movement.of,
        "period": movement.period,
        "before": _level(movement.before),
        "after": _level(movement.after),
        "causes": list(movement.causes),
        "without": [asdict(each) for each in movement.without],
    }


def _level(level: Level | None) -> dict[str, str | None] | None:
    return None if level is None else {"percent": level.percent, "category": level.category}
