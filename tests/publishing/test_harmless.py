"""What the HTML of an editorial page may hold."""

from __future__ import annotations

import pytest
from markdown import markdown

from generator.publishing.editorial import EXTENSIONS
from generator.publishing.harmless import harm

HARMFUL = {
    "<script>alert(1)</script>": "<script>",
    "Un <SCRIPT src=x></SCRIPT>": "<script>",
    '<p onclick="x()">Uno</p>': "onclick=",
    'Uno\n{: onmouseover="x()" }': "onmouseover=",
    '<iframe src="https://x.example/"></iframe>': "<iframe>",
    "[uno](javascript:alert(1))": "href=«javascript:alert(1)»",
    "[uno](<java\tscript:alert(1)>)": "href=«java script:alert(1)»",
    '<a href=" &#106;avascript:alert(1)">uno</a>': "href=« javascript:alert(1)»",
    "[uno](vbscript:x)": "href=«vbscript:x»",
    "![uno](data:image/svg+xml,x)": "src=«data:image/svg+xml,x»",
    '<p style="position: fixed">uno</p>': "style=",
    '<form action="/x"><input name="a"></form>': "<form>",
    '<meta http-equiv="refresh" content="0">': "<meta>",
    "<svg><a href='#'>x</a></svg>": "<svg>",
    "<!-- a > b <script> -->": "un comentario con < o >",
    "<!DOCTYPE html>": "<!DOCTYPE html>",
    "<?php echo 1 ?>": "<?php echo 1 ?>",
}
HARMLESS = (
    "# Título {#titulo .clase}\n\nUn [enlace](otra.md#parte), [otro](https://x.example/a:b).",
    "Un [correo](mailto:a@x.example).",
    "Una [hora](horario/10:30) y un [ancla](#uno:dos).",
    "| a | b |\n|---|--:|\n| 1 | 2 |",
    '<a id="r304"></a>\n\n<details><summary>Más</summary>\n\nTexto\n\n</details>',
    "```html\n<script>alert(1)</script>\n```",
    "Se escribe `<script>` así, y 1 < 2.",
    '!!! note "Nota"\n    Texto',
    "![Una imagen](img/a.png)",
    "<!-- una nota -->",
)


def html_of(text: str) -> str:
    return markdown(text, extensions=list(EXTENSIONS), output_format="html")


@pytest.mark.parametrize("text", HARMFUL)
def test_what_no_page_may_hold_is_named(text):
    assert harm(html_of(text)) == HARMFUL[text]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_markdown_makes_is_harmless(text):
    assert harm(html_of(text)) == ""
