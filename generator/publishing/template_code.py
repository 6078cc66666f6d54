"""What Python a template becomes: attributes as attributes, calls as calls, Spanish texts as they stand.

Jinja2 asks of each value whether it is perhaps a mapping, and of each call whether it wants the context. Our templates
are given typed values and plain functions, so that asking is a quarter of drawing a page. It also escapes and draws
macros by longer ways than need be, and hands each piece of a page up from generator to generator: `publishing.drawing`
has the shorter ways. What is escaped is left to Jinja2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.visitor import NodeTransformer

from generator.publishing.drawing import escape, macro

if TYPE_CHECKING:
    from jinja2.compiler import Frame

FORM = 2
"""Raised with each change of what is written here, so that templates that are kept compiled are compiled again."""


_DEFINITIONS = (nodes.Import, nodes.FromImport, nodes.Macro)


class DirectCode(CodeGenerator):
    """Jinja2's own generator of code, but for what templates ask of values; for `Environment.code_generator_class`."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  Jinja2's name
        """Write a whole template, whose functions find ours in the place of two of Jinja2's."""
        super().visit_Template(_InOnePiece().visit(node), frame)
        for ours, name in ((escape, "escape"), (macro, "Macro")):
            self.writeline(f"from {ours.__module__} import {ours.__name__} as {name}")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  Jinja2's name
        """Write an attribute of a value as one: what has none by that name is an error."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        """Write a call as one; what is called is given its arguments alone."""
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")


class DirectSpanishCode(DirectCode):
    """The same for pages in Spanish, the language that texts are written in: `_("…")` is what stands in it."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write a whole template, in which what stands around a text and the text are one piece."""
        super().visit_Template(_AsWritten().visit(node), frame)


class _InOnePiece(NodeTransformer):
    def visit_Template(self, node: nodes.Template) -> nodes.Template:  # noqa: N802
        """Gather what a layout writes around its blocks, after what it imports and defines."""
        self.generic_visit(node)
        if node.find(nodes.Block) and not node.find(nodes.Extends):
            defined = [at for at, each in enumerate(node.body) if isinstance(each, _DEFINITIONS)]
            start = defined[-1] + 1 if defined else 0
            node.body[start:] = [_gathered(node.body[start:])]
        return node

    def visit_Block(self, node: nodes.Block) -> nodes.Block:  # noqa: N802
        """Gather what a block writes, and hand it up once."""
        self.generic_visit(node)
        node.body = [_gathered(node.body)]
        return node

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.CondExpr:  # noqa: N802
        """Give an `if` without `else` the empty text, which Jinja2's value of it is drawn as."""
        self.generic_visit(node)
        node.expr2 = node.expr2 or nodes.Const("")
        return node


def _gathered(body: list[nodes.Node]) -> nodes.FilterBlock:
    return nodes.FilterBlock(body, nodes.Filter(None, "safe", [], [], None, None))


class _AsWritten(NodeTransformer):
    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        match node:
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const() as text]):
                return text
        return node
