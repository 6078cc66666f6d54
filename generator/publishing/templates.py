"""The environment of the templates: everything escaped, nothing undefined, and compiled to plain Python.

Pages are made of a few hundred thousand small texts. Jinja2 looks each attribute up in three ways, asks of each call
what it wants to be given, and wraps each text in an object; our views have attributes, and our macros take what is in
the parentheses. So templates are compiled to just that: `row.label` in a template is `row.label` in Python.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jinja2.compiler import Frame, MacroRef
    from jinja2.runtime import Macro


def in_words(text: str) -> str:
    """Return a text of the templates; the place where another language would come in."""
    return text


def as_html(value: object) -> str:
    """Return what is no text as HTML: what a macro made is HTML already."""
    if value.__class__ is Markup:
        return value
    return str(value) if value.__class__ is int else str(escape(value))


@lru_cache(maxsize=32768)  # labels and figures come again on many pages
def escaped(text: str) -> str:
    """Return a text as HTML."""
    return str(escape(text))


def direct(function: Callable[..., str], count: int, macro: Macro) -> Callable[..., str]:
    """Return a macro that is called at once where all its arguments are there, as nearly always."""

    def call(*given: object, **named: object) -> str:
        if named or len(given) != count:
            return macro(*given, **named)
        return Markup(function(*given))  # noqa: S704  a template made it

    return call


class PlainCode(CodeGenerator):
    """Compiles attributes, calls and output to what Python does fastest."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  Jinja2's name
        """Begin the module of a template with the name that its output is written by."""
        self.writeline(f"from {__name__} import as_html, direct, escaped")
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write an attribute as an attribute; what has none of that name is an error."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        """Write a call as a call."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> str:
        """Return what is known before any page is made; so are the templates' own words."""
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "_":
            (words,) = node.args
            return str(escape(in_words(words.as_const(frame.eval_ctx))))
        return super()._output_child_to_const(node, frame, finalize)

    def _output_child_pre(self, *_: object) -> None:
        self.write("(escaped(shown) if (shown := ")

    def _output_child_post(self, *_: object) -> None:
        self.write(").__class__ is str else as_html(shown))")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write what a macro is called by."""
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
            return
        self.write(f"direct(macro, {len(macro_ref.node.args)}, ")
        super().macro_def(macro_ref, frame)
        self.write(")")


class PlainEnvironment(Environment):
    """An environment whose templates are compiled to plain Python."""

    code_generator_class = PlainCode


@lru_cache(maxsize=4)
def environment(templates: Path) -> Environment:
    """Return the environment of the site's templates."""
    env = PlainEnvironment(
        loader=FileSystemLoader([templates / "tema", templates / "paginas"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.globals["_"] = in_words
    return env
