"""What Python a template becomes: attributes as attributes, calls as calls, Spanish texts as they stand.

Jinja2 asks of each value whether it is perhaps a mapping, and of each call whether it wants the context. Our templates
are given typed values and plain functions, so that asking is a quarter of drawing a page. It also escapes and draws
macros by longer ways than need be, and hands each piece of a page up from generator to generator: `publishing.drawing`
has the shorter ways. Whatever is put in is escaped, but for what a macro draws, as Jinja2 would have it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.visitor import NodeTransformer

from generator.publishing.drawing import Macro

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2.compiler import Frame

FORM = 3
"""Raised with each change of what is written here, so that templates that are kept compiled are compiled again."""


_DEFINITIONS = (nodes.Import, nodes.FromImport, nodes.Macro)


class DirectCode(CodeGenerator):
    """Jinja2's own generator of code, but for what templates ask of values; for `Environment.code_generator_class`.

    How a value is put in is said by `_output_child_pre` and `_post`, as Jinja2 does for its native types.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  Jinja2's name
        """Write a whole template, whose functions find ours in the place of two of Jinja2's."""
        node = _InOnePiece().visit(node)
        self._drawn = {*_macro_calls(node)}
        super().visit_Template(node, frame)
        self.writeline(f"from {Macro.__module__} import Macro, escape, escape_text")

    def visit_Import(self, node: nodes.Import, frame: Frame) -> None:  # noqa: N802  Jinja2's name
        """Write an import at the top as that of the one module that all templates share."""
        if node.with_context or not frame.toplevel:
            super().visit_Import(node, frame)
            return
        name = frame.symbols.ref(node.target)
        self.writeline(f"{name} = context.vars[{node.target!r}] = environment.get_template(", node)
        self.visit(node.template, frame)
        self.write(f", {self.name!r}).module")
        self.writeline(f"context.exported_vars.discard({node.target!r})")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  Jinja2's name
        """Write an attribute of a value as one: what has none by that name is an error."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        """Write a call as one; what is called is given its arguments alone."""
        self.visit(node.node, frame)
        self.write(".text(" if node in self._drawn else "(")
        given = [("", each) for each in (*node.args, *node.kwargs)]
        for stars, argument in (*given, ("*", node.dyn_args), ("**", node.dyn_kwargs)):
            if argument is not None:
                self.write(stars)
                self.visit(argument, frame)
                self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401  Jinja2's own
        """Write what stands before a value that is put in: nothing before a macro, whose text is HTML already."""
        if _is_for_jinja(frame):
            super()._output_child_pre(node, frame, finalize)
        elif node not in self._drawn:
            self.write("(escape_text(_value) if type(_value := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401
        """Write what stands after it."""
        if _is_for_jinja(frame):
            super()._output_child_post(node, frame, finalize)
        elif node not in self._drawn:
            self.write(") is str else escape(_value))")


def _is_for_jinja(frame: Frame) -> bool:
    """Return whether Jinja2 says how values are put in, as where a template switches escaping off."""
    return frame.eval_ctx.volatile or not frame.eval_ctx.autoescape


def _macro_calls(node: nodes.Template) -> Iterator[nodes.Expr]:
    """Yield the calls of macros that are put in as they are: by a name of theirs that means nothing else."""
    names = {each.target for each in node.find_all(nodes.Import)} | {each.name for each in node.find_all(nodes.Macro)}
    names -= {each.name for each in node.find_all(nodes.Name) if each.ctx != "load"}
    for output in node.find_all(nodes.Output):
        for child in output.nodes:
            match child:
                case nodes.Call(
                    node=nodes.Name(name=name) | nodes.Getattr(node=nodes.Name(name=name)),
                    kwargs=[],
                    dyn_args=None,
                    dyn_kwargs=None,
                ) if name in names:
                    yield child


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
