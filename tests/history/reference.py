"""The ledger rule told another way: on the raw data of two states of a plan, without the model or its rules.

What must not change is flattened into mappings from places to plain values, and the mappings are compared.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from decimal import Decimal
from typing import Any

Plan = dict[str, Any]
MONTHS = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"]
TEXTS = {"nombre", "producto", "unidad_medida", "medio_verificacion"}
WORDS = {"tipo_meta": "suma", "sentido": "ascendente", "rango": None, "estrategia": None, "meta_anual": None}
JUDGED = {"unidad_medida", "tipo_meta", "sentido", "rango", "actividades_parciales"}


def plain(value: Any) -> Any:
    """A value without the order of its keys or the spelling of its numbers."""
    if isinstance(value, dict):
        return tuple(sorted((key, plain(item)) for key, item in value.items()))
    if isinstance(value, list):
        return tuple(map(plain, value))
    text = str(value)
    try:
        return format(Decimal(text.removesuffix("%")).normalize(), "f") + "%" * text.endswith("%")
    except ArithmeticError:
        return text


def folded(text: str) -> str:
    """A text without accents, capitals or repeated spaces."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(char))
    return " ".join(bare.split())


def row_said(row: dict[str, Any]) -> tuple[str, ...]:
    """What a row of the change control says, however it is spelled."""
    return plain(row["version"]), str(row["fecha"]), folded(row["responsable"]), folded(row["motivo"])


def codes_now(plan: Plan) -> dict[str, str]:
    """The code now by each former one that no activity has today."""
    taken = {activity["codigo"] for activity in plan["actividades"]}
    return {
        old: activity["codigo"]
        for activity in plan["actividades"]
        for old in activity.get("codigos_anteriores", [])
        if old not in taken
    }


def promises(plan: Plan, names: dict[str, str]) -> dict[tuple[str, ...], Any]:
    """Everything promised, by its place: the name of the activity here, the key and, of a target, its month.

    `names` are the activities to look at, each with the name for it.
    """
    found: dict[tuple[str, ...], Any] = {("", "objetivo"): folded(plan.get("objetivo", ""))}
    found["", "actividades_parciales"] = plan.get("actividades_parciales")
    chosen = [(names[each["codigo"]], each) for each in plan["actividades"] if each["codigo"] in names]
    for code, holder in [("", plan), *chosen]:
        found[code, "eliminado"] = holder.get("eliminado", {}).get("desde")
    for code, activity in chosen:
        found[code, "codigo"] = activity["codigo"]
        found |= {(code, key): folded(activity.get(key, "")) for key in TEXTS}
        found |= {(code, key): plain(activity.get(key, default)) for key, default in WORDS.items()}
        for cells in [*(caveat.get("ilegibles", {}) for caveat in activity.get("salvedades", [])), activity["metas"]]:
            found |= {(code, "metas", f"{MONTHS.index(key) + 1:02}"): plain(value) for key, value in cells.items()}
    return {place: value for place, value in found.items() if value}


def lives(plan: Plan, now: dict[str, str]) -> dict[tuple[str, str], list[Any]]:
    """All that was ever reported of each figure, in order, under the codes of today."""
    found: dict[tuple[str, str], list[Any]] = {}
    for entry in plan["avances"]:
        for code in entry["actividades"]:
            found.setdefault((entry["periodo"], now.get(code, code)), []).append(plain(entry))
    return found


def keeps_progress(base: Plan, new: Plan) -> bool:
    """Every report is there still, and the life of every figure begins as it did."""
    lost = Counter(map(plain, base["avances"])) - Counter(map(plain, new["avances"]))
    now = codes_now(new)
    lived = lives(new, now)
    return not lost and all(lived[figure][: len(life)] == life for figure, life in lives(base, now).items())


def keeps_share(told: Plan, now: Plan) -> bool:
    """A told percentage is as it was and has a note if it had one, or has a new note."""
    before, after = told.get("nota", ""), now.get("nota", "")
    same = all(plain(told.get(key)) == plain(now.get(key)) for key in ("porcentaje", "al"))
    return bool(after or not before) if same else after not in {"", before}


def too_early(plan: Plan, index: int) -> bool:
    """A correction is dated before what it corrects."""
    entry, now = plan["avances"][index], codes_now(plan)
    codes = {now.get(code, code) for code in entry["actividades"]}
    return bool(entry.get("rectifica")) and any(
        other["periodo"] == entry["periodo"]
        and str(entry["fecha"]) < str(other["fecha"])
        and (not codes or codes & {now.get(code, code) for code in other["actividades"]})
        for other in plan["avances"][:index]
    )


def is_backdated(base: Plan, new: Plan) -> bool:
    """Something new is dated before the last that was published; where a published report changed, no one asks."""
    known = Counter(map(plain, base["avances"]))
    if known - Counter(map(plain, new["avances"])):
        return False
    last = max((str(entry["fecha"]) for entry in base["avances"]), default="")
    late = []
    for index, entry in enumerate(new["avances"]):
        if known[plain(entry)]:
            known[plain(entry)] -= 1
        else:
            late.append(str(entry["fecha"]) < last and not too_early(new, index))
    return any(late)


def months_from(since: str | None, until: str | None) -> set[str]:
    """The months, as two digits, that a removal takes away, or that one which begins at another month does."""
    ends = sorted(text[5:] for text in (since, until) if text)
    whole = {f"{number:02}" for number in range(1, 13)}
    return {month for month in whole if ends and ends[0] <= month and (len(ends) == 1 or month < ends[1])}


def violations(base: Plan, new: Plan, month: int) -> set[str]:
    """The codes of what a change breaks, or is to show, when so many months of the year are over."""
    rows, kept = new["control_de_cambios"], base["control_de_cambios"]
    shares = {share["periodo"]: share for share in new["avances_informados"]}
    names, left = ({item["codigo"]: folded(item["nombre"]) for item in plan["actividades"]} for plan in (base, new))
    succession = codes_now(new)
    now_of = {code: succession.get(code, code) for code in names}
    brand_new = {code: name for code, name in left.items() if code not in now_of.values()}
    renamed = {code for code, now in now_of.items() if now == code and left.get(code, names[code]) != names[code]}
    moved = {code for code in names if now_of[code] not in left or code in renamed}
    moved = {code for code in moved if names[code] in brand_new.values()}
    absorbed = {code for code in names if now_of[code] != code and now_of[code] in names}
    merged = Counter(now for code, now in now_of.items() if code not in absorbed and now != code)
    gone = moved | absorbed | {code for code in names if now_of[code] not in left}
    heirs = {code for code, name in brand_new.items() if name in {names[each] for each in moved}}
    pairs = {now: code for code, now in reversed(now_of.items()) if now in left and code not in absorbed}
    was = promises(base, {code: now for now, code in pairs.items()})
    now = promises(new, {code: code for code in left if code not in heirs})
    changed = {place for place in {*was, *now} if was.get(place) != now.get(place)}
    is_higher, has_row = new["version"] > base["version"], str(rows[-1]["version"]) == str(new["version"])
    is_approved = is_higher and str(new["version"]) in {str(row["version"]) for row in rows[len(kept) :]}
    nothing = not any(base[key] for key in ("actividades", "avances", "avances_informados"))
    is_first = base["version"] == new["version"] == 1 and nothing and new["actividades"]
    told: dict[str, set[str]] = {"": {share["periodo"][5:] for share in base["avances_informados"]}}
    for entry in base["avances"]:
        for code in ["", *(succession.get(code, code) for code in entry["actividades"])]:
            told.setdefault(code, set()).add(entry["periodo"][5:])
    for place in {*was, *now}:
        if place[1] == "metas":
            told.setdefault(place[0], set()).add(place[2])
    over = {f"{number:02}" for number in range(1, month + 1)}
    is_late = [place for place in changed if place[1] == "metas" and place[2] in over]
    known = [place for place in changed if place[0] in {"", *pairs}]
    is_late += [place for place in known if place[1] in JUDGED and told.get(place[0], set()) & over]
    is_late += [
        place for place in known if place[1] == "eliminado" and months_from(was.get(place), now.get(place)) & over
    ]
    dates = [row["fecha"] for row in rows]
    broken = {
        "H401": not keeps_progress(base, new),
        "H402": not all(keeps_share(share, shares.get(share["periodo"], {})) for share in base["avances_informados"]),
        "H403": changed and not is_approved and not is_first and not (is_higher and not has_row),
        "H404": gone or any(count > 1 for count in merged.values()),
        "H405": list(map(row_said, rows[: len(kept)])) != list(map(row_said, kept)) or new["version"] < base["version"],
        "H406": (is_approved or is_first) and is_late,
        "H412": is_backdated(base, new),
        "R327": not has_row or dates != sorted(dates),
        "R343": any(too_early(new, index) for index in range(len(new["avances"]))),
    }
    return {code for code, is_broken in broken.items() if is_broken}
