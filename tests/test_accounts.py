"""Every percentage of the site, taken from its page and computed again from the account that the page gives of it.

The arithmetic here is written anew from what the pages say; nothing of `generator.indicators` is asked.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import TYPE_CHECKING

from tests import test_site
from tests.html_pages import Element, HtmlPage, target_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

each_site = test_site.each_site

PERCENT = re.compile(r"-?\d[\d,]*(?:\.\d+)?\s?%")
HUNDRED = Decimal(100)

# Where a percentage is no result of ours: somebody's words, a quantity that is itself a percentage, a band, a weight.
NOT_OURS = {
    "nota": "remarks, most of them of the transcription",
    "salvedad": "faults of the published document",
    "informe": "what the unit told",
    "texto": "the official document, the guides",
    "cambios": "what changed in the words and quantities of a goal",
    "vida": "what a goal promised before",
    "matriz": "its cells are read by `matrix_claims`",
    "diferencias": "the same figures stand in the tables below, which `verified_claims` reads",
    "leyenda": "the limits of the bands",
    "datos": "the data of a goal, a strategic element or a method",
    "grafico": "the scale of a chart, and what was programmed",
    "oficial": "an official report, kept as a document",
    "resultados": "the search",
    "cantidad": "a goal, a result, a weight or a limit that reads as a percentage",
    "num": "goals, results, and figures as a report printed them",
}
# In sentences and key figures, the goals and results that read as percentages.
QUANTITY = re.compile(r"(La meta de \d{4} es|Lo realizado .{1,40} es|se pide) [\d.,]+ %")
# The average of the units that are measured in two years: the table below it has them all.
SHARED = re.compile(r"^(Las \d+ unidades|La única unidad) que se miden? los dos años")
QUANTITIES = ("Meta anual", "Programado", "Realizado", "Adicional")
# Pages about the method, and the changes of goals: their percentages are examples, or parts of goals.
NOT_RESULTS = re.compile(r"(^|/)(metodologia|salvedades|documento|cambios|guia|desarrollo|datos|accesibilidad)/")


@dataclass(frozen=True)
class Result:
    """A percentage: exact, and how many decimals it is shown with."""

    exact: Decimal
    decimals: int

    @property
    def text(self) -> str:
        return shown(self.exact, self.decimals)


def rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def shown(value: Decimal, decimals: int) -> str:
    """A percentage as pages print it: thousands with commas, no zeros at the end."""
    text = f"{rounded(value, decimals):,f}"
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text} %"


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


class Page(HtmlPage):
    """A page that remembers every piece of text with the elements around it."""

    def __init__(self, html: str) -> None:
        self.pieces: list[tuple[str, tuple[Element, ...]]] = []
        super().__init__(html)
        self._below: dict[Element, list[Element]] = {}
        for element in self.elements:
            for above in element.above:
                self._below.setdefault(above, []).append(element)

    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        if data.strip():
            self.pieces.append((plain(data), tuple(self._open)))

    def inside(self, element: Element, tag: str) -> list[Element]:
        return [each for each in self._below.get(element, ()) if each.tag == tag]

    def cells(self, row: Element) -> list[Element]:
        """The cells of a row."""
        return [each for each in self._below.get(row, ()) if each.above[-1] is row]


@cache
def pages_of(site: Path) -> Mapping[str, Page]:
    return {path.relative_to(site).as_posix(): Page(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}


# --- The accounts ----------------------------------------------------------------------------------------------


@cache
def accounts_of(page: Page) -> Mapping[str, Result]:
    """The percentages that a page explains, by the code of their period, each computed here from its inputs."""
    found: dict[str, Result] = {}
    for table in page.all("table"):
        kind = table.attributes.get("data-cuenta")
        if kind == "meta":
            found |= dict(goal_results(page, table))
        elif kind == "promedio":
            found |= dict(mean_results(page, table))
    return found


@dataclass(frozen=True)
class Datum:
    """A figure of the list: a goal or a result; of demand, how much was asked for."""

    is_goal: bool
    number: Decimal
    of: Decimal | None


def data_of(page: Page) -> list[Datum]:
    tables = [table for table in page.all("table") if table.attributes.get("data-cuenta") == "datos"]
    found = []
    for row in [row for table in tables for row in page.inside(table, "tr")[1:]]:
        (datum,), (heading,) = page.inside(row, "data"), page.inside(row, "th")
        place = page.inside(row, "code")[0].text
        assert re.fullmatch(r"plans/\S+\.yaml(, línea \d+)?|avances simulados", place), place
        of = datum.attributes.get("data-de")
        goal = re.fullmatch(r"\d+\. (Meta|Informado)\b.*", heading.text)
        assert goal, heading.text
        found.append(Datum(goal[1] == "Meta", Decimal(datum.attributes["value"]), Decimal(of) if of else None))
    return found


def numbers_of(text: str) -> Iterator[int]:
    for part in filter(None, text.split(", ")):
        first, _, last = part.partition("–")
        yield from range(int(first), int(last or first) + 1)


def goal_results(page: Page, table: Element) -> Iterator[tuple[str, Result]]:
    data, decimals = data_of(page), int(table.attributes["data-decimales"])
    for row in page.inside(table, "tr")[1:]:
        account, used = (cell.text for cell in page.inside(row, "td"))
        chosen = [data[number - 1] for number in numbers_of(used)]
        exact = percentage(table, row.attributes["data-formula"], chosen)
        result = Result(exact, decimals)
        assert plain(account).endswith(f" {result.text}"), (account, result)
        yield row.attributes["data-periodo"], result


def percentage(table: Element, formula: str, data: list[Datum]) -> Decimal:
    """A percentage, from what its formula is called and the figures that enter it."""
    kind = table.attributes["data-tipo"]
    lower, upper = (Decimal(text) for text in table.attributes.get("data-limites", "0 0").split())
    goals, done = ([each for each in data if each.is_goal is side] for side in (True, False))
    aim = together(kind if kind != "demanda" else "nivel", goals)
    value = together(kind, done)
    if formula in {"dentro-del-rango", "alcanza", "no-excede"}:
        holds = {"dentro-del-rango": lower <= value <= upper, "alcanza": value >= aim, "no-excede": value <= aim}
        return HUNDRED if holds[formula] else Decimal(0)
    if formula == "sin-informe":
        assert not done
        return Decimal(0)
    above, below = {
        "mas-es-mejor": (value, aim),
        "menos-es-mejor": (aim, value),
        "bajo-el-rango": (value, lower),
        "sobre-el-rango": (upper, value),
    }[formula]
    return above * HUNDRED / below


def together(kind: str, data: list[Datum]) -> Decimal:
    if not data:
        return Decimal(0)
    if kind == "nivel":
        return data[-1].number
    total = sum((each.number for each in data), Decimal(0))
    return total / sum((each.of or Decimal(0) for each in data), Decimal(0)) if kind == "demanda" else total


def columns_of(page: Page, table: Element) -> Iterator[tuple[int, str]]:
    """The columns of a table that are periods: how many cells stand before each, and its code."""
    head = page.inside(table, "thead")[0]
    for place, cell in enumerate(page.inside(head, "th")):
        if period := cell.attributes.get("data-periodo"):
            yield place, period


def mean_results(page: Page, table: Element) -> Iterator[tuple[str, Result]]:
    (body,), (foot,) = page.inside(table, "tbody"), page.inside(table, "tfoot")
    rows = [page.cells(row) for row in page.inside(body, "tr")]
    means = page.cells(page.inside(foot, "tr")[0])
    for place, period in columns_of(page, table):
        terms: list[tuple[Decimal, Decimal]] = []
        for cells in rows:
            weights = [Decimal(each.attributes["value"]) for each in page.inside(cells[1], "data") if place > 1]
            is_weighted = bool(page.inside(table, "thead")[0].text.count("Peso")) and len(weights) == 1
            terms += [
                (Decimal(each.attributes["value"]), weights[0] if is_weighted else Decimal(1))
                for each in page.inside(cells[place], "data")
            ]
        exact = sum((value * weight for value, weight in terms), Decimal(0)) / sum(weight for _, weight in terms)
        result = Result(rounded(exact, 15), int(table.attributes["data-decimales"]))
        assert plain(means[place].text) == result.text, (period, result)
        yield period, result


# --- The percentages -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Claim:
    """A percentage on a page: what it says, and whose account explains it (file and period)."""

    text: str
    file: str
    period: str
    measure: str = ""


def claims_of(file: str, page: Page) -> Iterator[Claim]:
    """Every percentage of a page that is a result; one that says no period must be of what is not ours."""
    for text, around in page.pieces:
        for said in PERCENT.findall(QUANTITY.sub("", text)):
            if SHARED.search(text) or is_foreign(around) or is_quantity(page, around) or is_term(around):
                continue
            if here := next((each for each in around if each.attributes.get("data-cuenta") == "aqui"), None):
                assert plain(here.text).endswith(f"= {said}"), (file, here.text)  # against other goals: the sum itself
                continue
            marked = next((each for each in reversed(around) if "data-periodo" in each.attributes), None)
            assert marked, (file, text, [each.tag for each in around[-3:]])
            subject = subject_of(file, page, around, marked)
            yield Claim(said, subject, marked.attributes["data-periodo"], marked.attributes.get("data-medida", ""))


def is_foreign(around: tuple[Element, ...]) -> bool:
    names = {name for each in around for name in each.attributes.get("class", "").split()}
    in_account = any(each.attributes.get("id") == "cuenta" for each in around)
    return bool(names & set(NOT_OURS)) or in_account or any(each.tag in {"title", "svg"} for each in around)


def is_term(around: tuple[Element, ...]) -> bool:
    """Whether a percentage is a term of an account of printed figures: `printed_accounts` computes those."""
    return any(each.attributes.get("data-cuenta") == "cifras" for each in around)


def is_quantity(page: Page, around: tuple[Element, ...]) -> bool:
    """Whether the name of a key figure says that it is no result of ours."""
    boxes = [each for each in around if each.tag == "div" and "cifras" in each.above[-1].attributes.get("class", "")]
    return any(page.inside(box, "dt")[0].text.startswith(QUANTITIES) for box in boxes)


def subject_of(file: str, page: Page, around: tuple[Element, ...], marked: Element) -> str:
    """The page whose account explains a percentage: the one that its row leads to, or this one."""
    row = next((each for each in reversed(around) if each.tag in {"tr", "li"}), None)
    if marked.tag == "a":
        return target_of(marked.attributes["href"], file)[0]
    links = page.inside(row or marked, "a")
    to_accounts = [link for link in page.inside(marked, "a") if link.attributes["href"].endswith("#cuenta")]
    chosen = (to_accounts or links)[:1]
    return target_of(chosen[0].attributes["href"], file)[0] if chosen else file


def matrix_claims(file: str, page: Page) -> Iterator[Claim]:
    """The percentages of the matrices, whose cells have the sign apart."""
    for table in page.all("table"):
        if table.attributes.get("data-cuenta"):
            continue
        for place, period in columns_of(page, table):
            for row in page.inside(table, "tr")[1:]:
                cells = page.cells(row)
                if place < len(cells) and (number := re.search(r"([\d,.]+) %, ", plain(cells[place].text))):
                    links = page.inside(cells[0], "a")
                    subject = target_of(links[0].attributes["href"], file)[0] if links else file
                    yield Claim(f"{number[1]} %", subject, period)


def verified_claims(file: str, page: Page) -> Iterator[Claim]:
    """The recomputed percentages that stand beside the published ones."""
    for row in page.all("tr"):
        measured = row.attributes.get("data-medida") in {"cumplimiento", "promedio", "adicional"}
        if measured and not any(each.attributes.get("data-cuenta") == "cifras" for each in page.inside(row, "span")):
            heading, _, recomputed, *_ = page.cells(row)
            link = page.inside(heading, "a")[0]
            for said in PERCENT.findall(plain(recomputed.text)):
                subject = target_of(link.attributes["href"], file)[0]
                yield Claim(said, subject, row.attributes["data-periodo"], row.attributes["data-medida"])


def printed_accounts(page: Page) -> Iterator[tuple[str, str]]:
    """The accounts of figures that come from others which the same report prints, each with the figure of its row."""
    for row in page.all("tr"):
        for account in page.inside(row, "span"):
            if account.attributes.get("data-cuenta") == "cifras":
                _, _, recomputed, *_ = page.cells(row)
                yield plain(account.text), plain(recomputed.text)


def worth(expression: ast.expr) -> Decimal:
    """An account of numbers, computed."""
    match expression:
        case ast.Constant(value=int() | float() as number):
            return Decimal(repr(number))
        case ast.BinOp(left=left, op=operation, right=right):
            compute = {ast.Add: Decimal.__add__, ast.Sub: Decimal.__sub__, ast.Div: Decimal.__truediv__}
            return compute[type(operation)](worth(left), worth(right))
    raise AssertionError(ast.dump(expression))


def worth_of(account: str) -> Decimal:
    """An account as pages print it: 77 ÷ (60 ÷ 90 %) − 1."""
    text = re.sub(r"([\d.]+) %", r"(\1 / 100)", account.replace(",", "").replace("÷", "/").replace("−", "-"))
    return worth(ast.parse(text, mode="eval").body)


def is_explained(claim: Claim, result: Result) -> bool:
    """Whether an account gives a percentage; a verified one has the decimals of the printed one, and may be capped."""
    if not claim.measure:
        return claim.text == result.text
    decimals = len(claim.text.removesuffix(" %").partition(".")[2])
    exact = result.exact - HUNDRED if claim.measure == "adicional" else result.exact
    return claim.text in {shown(exact, decimals), shown(min(exact, HUNDRED), decimals)}


@each_site
def test_every_account_gives_what_it_says(sites, which):
    counts = Counter(len(accounts_of(page)) > 0 for page in pages_of(sites[which]).values())
    assert counts[True] > 80


@each_site
def test_an_account_of_averages_begins_with_one_period_and_explains_each_once(sites, which):
    seen = 0
    for file, page in pages_of(sites[which]).items():
        tables = [table for table in page.all("table") if table.attributes.get("data-cuenta") == "promedio"]
        periods = [[period for _, period in columns_of(page, table)] for table in tables]
        if periods:
            seen += 1
            assert len(periods[0]) == 1, file
            assert len({period for each in periods for period in each}) == sum(map(len, periods)), file
    assert seen > 10


@each_site
def test_every_percentage_is_explained_by_an_account(sites, which):
    pages, told = pages_of(sites[which]), Counter[str]()
    for file, page in pages.items():
        if NOT_RESULTS.search(file):
            continue
        for claim in (*claims_of(file, page), *matrix_claims(file, page), *verified_claims(file, page)):
            result = accounts_of(pages[claim.file]).get(claim.period)
            told[claim.measure] += 1
            assert result, (file, claim)
            assert is_explained(claim, result), (file, claim, result)
    assert told[""] > 500


@each_site
def test_a_figure_made_of_printed_ones_shows_its_account(sites, which):
    found = list(printed_accounts(pages_of(sites[which])["insafocoop/2023/verificacion/index.html"]))
    assert len(found) == 11
    for account, recomputed in found:
        exact = worth_of(account)
        figures = PERCENT.findall(recomputed)
        texts = {shown(exact * HUNDRED, places) for places in range(3)} if figures else {f"{exact:,f}"}
        assert texts.issuperset(figures or [recomputed]), (account, recomputed)


@each_site
def test_what_enters_an_average_is_what_the_page_of_each_member_explains(sites, which):
    pages, seen = pages_of(sites[which]), 0
    for file, page in pages.items():
        for table in page.all("table"):
            if table.attributes.get("data-cuenta") == "promedio":
                for period, link, value in terms_of(page, table):
                    seen += 1
                    assert value == term(table, accounts_of(pages[target_of(link, file)[0]])[period]), (file, link)
    assert seen > 200


def terms_of(page: Page, table: Element) -> Iterator[tuple[str, str, Decimal]]:
    """The terms of each average of a table, with the link to the account of each."""
    for row in page.inside(page.inside(table, "tbody")[0], "tr"):
        cells = page.cells(row)
        links = [link.attributes["href"] for link in page.inside(cells[0], "a")]
        for place, period in columns_of(page, table):
            for datum in page.inside(cells[place], "data") if links else ():
                yield period, links[0], Decimal(datum.attributes["value"])


def term(table: Element, result: Result) -> Decimal:
    """What a percentage adds to an average: rounded before where the account says so, and at most the cap."""
    first = rounded(result.exact, result.decimals) if "data-redondea-antes" in table.attributes else result.exact
    return min(first, Decimal(table.attributes.get("data-tope", "Infinity")))
