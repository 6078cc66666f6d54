"""A conversation as data: a script, the answers so far, and a way back.

A script is a generator that yields questions, is sent the answers as typed, and returns what they amount to. It is
played again from its start for each question, so that going back is nothing but forgetting the last answer.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Generic, TypeVar

from generator.core.frozen import Frozen, replace

T = TypeVar("T")


class Question(Frozen):
    """What is asked: `intro` stands above it, `help` answers a `?`, `fault` is why the last answer was not taken.

    `draft` is what was typed before, for the person to mend instead of typing it all again.
    """

    prompt: str
    help: str
    intro: str = ""
    fault: str = ""
    draft: str = ""


Talk = Generator[Question, str, T]


class NotUnderstoodError(ValueError):
    """An answer that cannot be taken; its text tells the person why, and what to type."""


class Conversation(Frozen, Generic[T]):
    """A script and the answers that it took; of an answer that it did not take, the reason and what is left to mend."""

    script: Callable[[], Talk[T]]
    answers: tuple[str, ...] = ()
    fault: str = ""
    draft: str = ""

    @property
    def now(self) -> Question | T:
        """The question that is open, or what the answers amount to."""
        step = self._play(self.answers)
        if self.fault and isinstance(step, Question):
            return replace(step, fault=self.fault, draft=self.draft)
        return step

    def answered(self, text: str) -> Conversation[T]:
        """Return the conversation after an answer."""
        answers = (*self.answers, text)
        step = self._play(answers)
        if isinstance(step, Question) and step.fault:
            return replace(self, fault=step.fault, draft=step.draft)
        return Conversation(self.script, answers)

    def back(self) -> Conversation[T]:
        """Return the conversation before its last answer."""
        return Conversation(self.script, self.answers[:-1])

    def _play(self, answers: tuple[str, ...]) -> Question | T:
        talk = self.script()
        try:
            question = next(talk)
            for answer in answers:
                question = talk.send(answer)
        except StopIteration as done:
            result: T = done.value
            return result
        return question


def ask(question: Question, read: Callable[[str], T], *, keeps: bool = False) -> Talk[T]:
    """Ask until the answer can be read; with `keeps`, an answer that cannot is given back to be mended."""
    while True:
        text = yield question
        try:
            return read(text)
        except NotUnderstoodError as error:
            question = replace(question, fault=str(error), draft=text if keeps else "")
