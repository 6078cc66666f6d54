"""What is searched of a page: its main part without tables, accounts and charts, and what narrows a search."""

from __future__ import annotations

import pytest

from generator.publishing.search_text import searched

FILTER = b'<meta name="estado" content="estado=A &gt; B" data-pagefind-filter="es[content]">'


def page(main: bytes, mark: bytes = b" data-pagefind-body") -> bytes:
    head = b'<head>\n<title>T</title>\n<meta name="description" content="D">\n' + FILTER + b"\n</head>"
    return b"<html>" + head + b"<body><header>M</header><main class=x" + mark + b">" + main + b"</main><p>P</p></html>"


def test_a_page_of_which_nothing_is_searched_is_left_out():
    assert searched(page(b"words", b"")) is None


def test_what_narrows_a_search_and_the_main_part_are_all_that_is_left():
    start, end = b"<!doctype html><html><head>", b"</main></body></html>"
    main = b"</head><body><main class=x data-pagefind-body><h1>Words</h1>"
    assert searched(page(b"<h1>Words</h1>")) == start + FILTER + main + end


@pytest.mark.parametrize(
    "large",
    [
        b'<div class="caja"><table><tr><td>1</td></tr></table></div>',
        b'<div class="caja matriz" tabindex="0"><div><div>1</div>2</div ></div >',
        b'<details class="cuenta" id="cuenta"><div class="caja">1</div><details><p>2</p></details></details>',
        b"<figure><svg></svg><figcaption>1</figcaption></figure>",
        b'<figure class="grafico"><div class="caja">1</div></figure>',
    ],
)
def test_figures_are_left_out_with_all_that_is_inside(large):
    found = searched(page(b"<p>before</p>" + large + b"<div>between</div>" + large + b"<p>after</p>"))
    assert found is not None
    assert b"<p>before</p><div>between</div><p>after</p></main>" in found


@pytest.mark.parametrize(
    "text", [b'<div class="cajas">x</div>', b'<details class="otra">x</details>', b"<figures></figures>"]
)
def test_what_is_only_called_alike_stays(text):
    found = searched(page(text))
    assert found is not None
    assert text in found


def test_an_element_that_never_ends_takes_the_rest():
    found = searched(page(b'<p>before</p><div class="caja"><div>1</div>'))
    assert found is not None
    assert found.endswith(b"<p>before</p></main></body></html>")
