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


def promises(plan: Plan) -> dict[tuple[str, ...], Any]:
    """Everything promised, by its place: the activity's code, the key and, of a target, its month."""
    found: dict[tuple[str, ...], Any] = {("", "objetivo"): folded(plan.get("objetivo", ""))}
    found["", "actividades_parciales"] = plan.get("actividades_parciales")
    for code, holder in [("", plan), *((activity["codigo"], activity) for activity in plan["actividades"])]:
        found[code, "eliminado"] = holder.get("eliminado", {}).get("desde")
    for activity in plan["actividades"]:
        code = activity["codigo"]
        found |= {(code, key): folded(activity.get(key, "")) for key in TEXTS}
        found |= {(code, key): plain(activity.get(key, default)) for key, default in WORDS.items()}
        for cells in [*(caveat.get("ilegibles", {}) for caveat in activity.get("salvedades", [])), activity["metas"]]:
            found |= {(code, "metas", f"{MONTHS.index(key) + 1:02}"): plain(value) for key, value in cells.items()}
    return {place: value for place, value in found.items() if value}


def lives(plan: Plan) -> dict[tuple[str, str], list[Any]]:
    """All that was ever reported of each figure, in order."""
    found: dict[tuple[str, str], list[Any]] = {}
    for entry in plan["avances"]:
        for code in entry["actividades"]:
            found.setdefault((entry["periodo"], code), []).append(plain(entry))
    return found


def keeps_progress(base: Plan, new: Plan) -> bool:
    """Every report is there still, and the life of every figure begins as it did."""
    lost = Counter(map(plain, base["avances"])) - Counter(map(plain, new["avances"]))
    now = lives(new)
    return not lost and all(now[figure][: len(life)] == life for figure, life in lives(base).items())


def keeps_share(told: Plan, now: Plan) -> bool:
    """A told percentage is as it was and has a note if it had one, or has a new note."""
    before, after = told.get("nota", ""), now.get("nota", "")
    same = all(plain(told.get(key)) == plain(now.get(key)) for key in ("porcentaje", "al"))
    return bool(after or not before) if same else after not in {"", before}


def violations(base: Plan, new: Plan, month: int) -> set[str]:
    """The codes of what a change breaks, or is to show, when so many months of the year are over."""
    rows, kept = new["control_de_cambios"], base["control_de_cambios"]
    shares = {share["periodo"]: share for share in new["avances_informados"]}
    names, left = ({item["codigo"]: folded(item["nombre"]) for item in plan["actividades"]} for plan in (base, new))
    gone = {name for code, name in names.items() if code not in left}
    was, now = promises(base), promises(new)
    places = {"", *(code for code in left if code in names or left[code] not in gone)}
    changed = {place for place in {*was, *now} if was.get(place) != now.get(place) and place[0] in places}
    is_higher, has_row = new["version"] > base["version"], str(rows[-1]["version"]) == str(new["version"])
    is_approved = is_higher and str(new["version"]) in {str(row["version"]) for row in rows[len(kept) :]}
    told = {code for entry in base["avances"] for code in ["", *entry["actividades"]]}
    told |= {""} if base["avances_informados"] else set()
    over = {f"{number:02}" for number in range(1, month + 1)}
    removed = {place: (now.get(place) or was[place])[5:] for place in changed if place[1] == "eliminado"}
    is_late = [place for place in changed if place[1] == "metas" and place[2] in over]
    is_late += [place for place in changed if place[1] in JUDGED and place[0] in told]
    is_late += [place for place, since in removed.items() if since in over and place[0] in {"", *names}]
    dates = [row["fecha"] for row in rows]
    broken = {
        "H401": not keeps_progress(base, new),
        "H402": not all(keeps_share(share, shares.get(share["periodo"], {})) for share in base["avances_informados"]),
        "H403": changed and not is_approved and not (is_higher and not has_row),
        "H404": gone,
        "H405": plain(rows[: len(kept)]) != plain(kept) or new["version"] < base["version"],
        "H406": is_approved and is_late,
        "R327": not has_row or dates != sorted(dates),
    }
    return {code for code, is_broken in broken.items() if is_broken}
