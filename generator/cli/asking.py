"""Leads a conversation at the terminal: shows each question, reads a line, goes back, explains."""

from __future__ import annotations

import shutil
import textwrap
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

import click

from generator.cli.common import wants_colour
from generator.core.problem import GeneratorError
from generator.core.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.editing.interview.conversation import Conversation

T = TypeVar("T")

NOTHING = "No se escribió nada."

_BACK = "<"
_HELP = "?"
_MAX_WIDTH = 100
_HANGING = 2


@contextmanager
def nothing_written() -> Iterator[None]:
    """Say that nothing was written to who leaves in the middle of a conversation.

    Raises:
        GeneratorError: the person left (Ctrl+C, or the end of the input).
    """
    try:
        yield
    except click.Abort as error:
        click.echo(err=True)
        raise GeneratorError(f"se dejó sin terminar. {NOTHING}") from error
    except BrokenPipeError:
        click.echo(f"pat: {NOTHING}", err=True)
        raise


def lead(conversation: Conversation[T]) -> T:
    """Ask question after question; return what the answers amount to.

    Raises:
        click.Abort: the person left.
    """
    from generator.editing.interview.conversation import Question

    _edit_lines()
    while isinstance(question := conversation.now, Question):
        if question.fault:
            say(question.fault[0].upper() + question.fault[1:], colour="yellow")
        elif question.intro:
            click.echo()
            say(question.intro)
        while (text := _line(question.prompt, question.draft)) == _HELP:
            say(question.help, colour="cyan")
        conversation = conversation.back() if text == _BACK else conversation.answered(text)
    return question


def _edit_lines() -> None:
    """Make arrow keys work where a line is typed, and a pasted paragraph one answer instead of several."""
    with suppress(ImportError):  # Windows edits lines by itself
        import readline

        readline.parse_and_bind("set enable-bracketed-paste on")


def say(text: str, colour: str | None = None) -> None:
    """Show lines, folded to the width of the terminal; what a line continues in stands further in."""
    width = min(shutil.get_terminal_size().columns, _MAX_WIDTH)
    for line in text.split("\n"):
        indent = " " * (len(line) - len(line.lstrip()) + _HANGING)
        folded = textwrap.wrap(visible(line), width, subsequent_indent=indent, break_on_hyphens=False) or [""]
        for part in folded:
            click.echo(click.style(part, fg=colour) if colour and wants_colour() else part)


def _line(prompt: str, draft: str) -> str:
    suffix = " " if prompt.endswith(")") and prompt.startswith("¿") else ": "
    try:
        with _typed(draft):
            text: str = click.prompt(prompt, default="", show_default=False, prompt_suffix=suffix)
    except UnicodeDecodeError:
        return "\udcff"  # refused by whoever reads texts, with the reason
    return text.strip()


@contextmanager
def _typed(draft: str) -> Iterator[None]:
    """Put a text in the line as if it had just been typed; where lines cannot be edited it is shown above."""
    kept = "".join(char for char in draft if char == "\n" or visible(char) == char)
    if not kept:
        yield
        return
    try:
        import readline
    except ImportError:
        say(f"Escribió: {kept}")
        yield
        return
    readline.set_startup_hook(lambda: readline.insert_text(kept))
    try:
        yield
    finally:
        readline.set_startup_hook()
