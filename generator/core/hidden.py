"""Characters that nobody sees: a plan with one is refused, an import takes them out and a writer escapes them."""

from __future__ import annotations

import re

_NON_CHARACTERS = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
HIDDEN_SET = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff"
    f"\ufdd0-\ufdef{_NON_CHARACTERS}\U000e0000-\U000e007f"
)
"""The characters, as the inside of a set of a regular expression."""

HIDDEN = re.compile(f"[{HIDDEN_SET}]")
