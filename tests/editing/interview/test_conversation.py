"""Questions and answers as data: what is not understood is not kept, and the last answer can be taken back."""

from __future__ import annotations

from generator.editing.interview.conversation import Conversation, NotUnderstoodError, Question, Talk, ask


def number(text: str) -> int:
    if not text.isdecimal():
        raise NotUnderstoodError(f"«{text}» no es un número")
    return int(text)


def script() -> Talk[tuple[int, str]]:
    first = yield from ask(Question("Cuántos", "Un número.", intro="Para empezar"), number)
    rest = ""
    for index in range(first):
        rest += yield from ask(Question(f"El {index + 1}", ""), str)
    return first, rest


def test_answers_lead_to_what_they_amount_to():
    talk = Conversation(script)
    assert talk.now == Question("Cuántos", "Un número.", intro="Para empezar")
    talk = talk.answered("2")
    assert talk.now == Question("El 1", "")
    assert talk.answered("a").answered("b").now == (2, "ab")


def test_an_answer_that_is_not_understood_is_told_and_forgotten():
    talk = Conversation(script).answered("dos")
    assert talk.now == Question("Cuántos", "Un número.", intro="Para empezar", fault="«dos» no es un número")
    assert talk.answers == ()
    talk = talk.answered("tres").answered("1")
    assert talk.now == Question("El 1", "")
    assert talk.answers == ("1",)


def test_going_back_forgets_the_last_answer_and_what_followed_from_it():
    talk = Conversation(script).answered("1").back()
    assert talk.now == Question("Cuántos", "Un número.", intro="Para empezar")
    assert talk.answered("0").now == (0, "")


def test_going_back_after_a_fault_goes_to_the_question_before():
    talk = Conversation(script).answered("x").back()
    assert talk.now == Question("Cuántos", "Un número.", intro="Para empezar")


def test_before_the_first_question_there_is_nothing():
    assert Conversation(script).back().now == Conversation(script).now
