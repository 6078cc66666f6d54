from __future__ import annotations

from generator.core.problem import Spot
from generator.reading.decode import MAX_BYTES, decode


def faults(data: bytes) -> list[tuple[str, str, Spot]]:
    problems = decode("x", data)
    assert isinstance(problems, tuple)
    return [(problem.code, problem.message, problem.spot or Spot(0)) for problem in problems]


def test_line_ends_and_mark_are_evened_out():
    assert decode("x", b"\xef\xbb\xbfa\r\nb\rc\n") == "a\nb\nc\n"


def test_the_place_of_a_wrong_byte_counts_letters_not_bytes():
    ((code, _, spot),) = faults("a: 1\nñandú: ".encode() + b"\xf1\n")
    assert (code, spot.line, spot.column, spot.text) == ("L101", 2, 8, "Ã±andÃº: ñ")


def test_a_file_at_the_limit_is_read():
    assert decode("x", b"#" * MAX_BYTES) == "#" * MAX_BYTES
    ((code, message, _),) = faults(b"#" * (MAX_BYTES + 1))
    assert (code, message) == ("L102", "el archivo pesa más de 2 MB, que es el máximo")


def test_each_conflict_is_one_problem():
    text = b"<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\nc\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n"
    assert [(code, spot.line) for code, _, spot in faults(text)] == [("L104", 1), ("L104", 7)]


def test_a_leftover_of_a_conflict_is_seen_too():
    assert [(code, spot.line) for code, _, spot in faults(b"a: 1\n=======\n")] == [("L104", 2)]
