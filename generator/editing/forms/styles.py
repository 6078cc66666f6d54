"""The look of the form's cells. Every meaning has a word or a border too, so that a print without colours keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

INK, SOFT, LINE = "#1C2430", "#55606E", "#8B8A83"
HEADING, BAND, INPUT, LOCKED, ALERT = "#0A4F6B", "#E6F0F4", "#FFF6D6", "#EFEEEA", "#FAE1E1"
DATE_FORMAT = "dd/mm/yyyy"
SHARE_FORMAT = "0.0%_)"

_FONT = {"font_name": "Arial", "font_size": 10, "font_color": INK, "valign": "top"}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"font_size": 15, "bold": True, "font_color": HEADING, "valign": "vcenter"},
    "subtitle": {"font_size": 12, "bold": True, "valign": "vcenter"},
    "note": {"font_size": 9, "font_color": SOFT, "valign": "vcenter"},
    "label": {"bold": True, "valign": "vcenter"},
    "band": {"bold": True, "bg_color": BAND, "font_color": HEADING, "valign": "vcenter"},
    "heading": {
        "bold": True,
        "font_size": 9,
        "bg_color": HEADING,
        "font_color": "#FFFFFF",
        "text_wrap": True,
        "valign": "vcenter",
        "align": "center",
        "border": 1,
        "border_color": LINE,
    },
    "cell": {"border": 1, "border_color": LINE},
    "text": {"text_wrap": True, "align": "left"},
    "figure": {"align": "right"},
    "before": {"align": "right", "indent": 1},
    "computed": {"bg_color": LOCKED},
    "strong": {"bold": True},
    "middle": {"valign": "vcenter"},
    "input": {"locked": False, "bg_color": INPUT, "border": 1, "border_color": INK},
    "key": {"border": 2, "border_color": INK},
    "prose": {"text_wrap": True},
}
_CONDITIONS: dict[str, dict[str, Any]] = {
    "chosen": {"bg_color": INPUT, "bold": True, "border": 1, "border_color": INK},
    "alert": {"bg_color": ALERT, "bold": True, "font_color": "#97202C"},
    "optional": {"bg_color": "#FFFFFF"},
}


class Styles:
    """The formats of a workbook, each made once; a class because a workbook owns its formats."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, ...], str], Format] = {}

    def __call__(self, *names: str, number: str = "") -> Format:
        """Return the format that several styles make together, with a number format if there is one."""
        wanted = (names, number)
        if wanted not in self._made:
            merged = dict(_FONT)
            for name in names:
                merged |= _STYLES[name]
            self._made[wanted] = self._book.add_format(merged | ({"num_format": number} if number else {}))
        return self._made[wanted]

    def condition(self, name: str = "", *, number: str = "") -> Format:
        """Return what a condition changes in the look of a cell: its colours, how its number is shown, or both."""
        return self._book.add_format(_CONDITIONS.get(name, {}) | ({"num_format": number} if number else {}))


def number_format(*, is_percent: bool, is_whole: bool = True) -> str:
    """Return how a figure is shown, with a little room after it."""
    if is_percent:
        return "0%_)" if is_whole else "0.0#####%_)"
    return "#,##0_)" if is_whole else "#,##0.0#####_)"
