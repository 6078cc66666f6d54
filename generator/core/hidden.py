"""Characters that nobody sees: a plan with one is refused, an import takes them out and a writer escapes them."""

from __future__ import annotations

import re
import unicodedata

_NON_CHARACTERS = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
HIDDEN_SET = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e"
    f"\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff9-\ufffb{_NON_CHARACTERS}\U000e0000-\U000e007f"
)
"""The characters, as the inside of a set of a regular expression."""

HIDDEN = re.compile(f"[{HIDDEN_SET}]")


def name_of(char: str) -> str:
    """Return a character as people can look it up: `U+200B ZERO WIDTH SPACE`."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()
