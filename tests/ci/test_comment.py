"""The comment on a pull request: on the right one, one only, and nothing of what was proposed has any power there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.ci.fake_github import SERVER, FakeGitHub, comment, pull, run_script, zipped

if TYPE_CHECKING:
    from pathlib import Path

MARK = "<!-- plan-abierto: revisión -->"
RUN = {
    "id": 55,
    "event": "pull_request",
    "head_sha": "a" * 40,
    "head_branch": "mi-cambio",
    "head_repository": {"id": 8, "owner": {"login": "vecina"}},
}


def repository(text: str | bytes = "## Cambios\n", **other: Any) -> FakeGitHub:
    """A repository where a fork's pull request has been checked."""
    made = {
        "pulls": [pull(12, branch="mi-cambio", owner="vecina")],
        "artifacts": [{"id": 3, "name": "revision", "expired": False}],
        "archive": zipped({"comentario.md": text, "validacion.md": "otra cosa"}),
    }
    return FakeGitHub(**{**made, **other})


def commented(github: FakeGitHub, folder: Path, **run: Any) -> tuple[int, str]:
    """Run the script after a check."""
    return run_script("comentar.py", github, {"workflow_run": {**RUN, **run}}, folder)


def posted(text: str | bytes, folder: Path) -> str:
    """What stands in the comment when a check left a text."""
    github = repository(text)
    code, said = commented(github, folder)
    assert code == 0, said
    return str(github.comments[12][0]["body"])


def test_the_report_becomes_a_comment(tmp_path):
    github = repository("## Cambios\n\nUna meta baja.\n")
    assert commented(github, tmp_path) == (0, "")
    (only,) = github.comments[12]
    assert only["body"] == (
        f"{MARK}\n## Cambios\n\nUna meta baja.\n\n\n"
        f"_Revisión de `aaaaaaa` · [registro y sitio de muestra]({SERVER}/institucion/planes/actions/runs/55)_"
    )


def test_a_later_check_replaces_it(tmp_path):
    github = repository()
    commented(github, tmp_path)
    github.archive = zipped({"comentario.md": "## Otros cambios\n"})
    commented(github, tmp_path)
    (only,) = github.comments[12]
    assert "Otros cambios" in only["body"]
    asked = len(github.asked)
    commented(github, tmp_path)
    assert not [line for line in github.asked[asked:] if not line.startswith("GET")], "the same text is not sent again"


def test_what_others_wrote_stays(tmp_path):
    theirs = [comment(f"{MARK}\nfalso", author="vecina", number=90), comment("Gracias", number=91)]
    github = repository(comments={12: [*theirs, *(comment("x", author="y", number=n) for n in range(100, 220))]})
    commented(github, tmp_path)
    assert [item["body"] for item in github.comments[12][:2]] == [f"{MARK}\nfalso", "Gracias"]
    assert len(github.comments[12]) == 123
    commented(github, tmp_path)
    assert len(github.comments[12]) == 123, "it is found on a later page too"


@pytest.mark.parametrize(
    "pulls",
    [
        [],
        [pull(12, branch="mi-cambio", owner="vecina", sha="b" * 40)],
        [pull(12, branch="mi-cambio", owner="institucion")],
        [pull(12, branch="otro", owner="vecina")],
        [{**pull(12, branch="mi-cambio", owner="vecina"), "state": "closed"}],
    ],
    ids=["none", "another commit", "another repository", "another branch", "closed"],
)
def test_only_the_pull_request_at_the_checked_commit_gets_it(tmp_path, pulls):
    github = repository(pulls=pulls)
    code, said = commented(github, tmp_path)
    assert (code, github.comments) == (0, {})
    assert "no hay dónde comentar" in said


def test_a_number_in_the_artifact_is_not_believed(tmp_path):
    github = repository(archive=zipped({"comentario.md": "Hola", "numero.txt": "1", "pr": "1"}))
    commented(github, tmp_path)
    assert list(github.comments) == [12]


@pytest.mark.parametrize("branch", ["$(touch x)", "a&state=closed", "ramá/ñ", "a b", "';--"])
def test_a_branch_may_have_any_name(tmp_path, branch):
    github = repository(pulls=[pull(12, branch=branch, owner="vecina")])
    assert commented(github, tmp_path, head_branch=branch)[0] == 0
    assert list(github.comments) == [12]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["evento.json"]


def test_without_a_fork_or_a_report_there_is_nothing_to_say(tmp_path):
    assert commented(repository(), tmp_path, head_repository=None)[0] == 0
    for artifacts in ([], [{"id": 3, "name": "revision", "expired": True}]):
        github = repository(artifacts=artifacts)
        assert commented(github, tmp_path)[0] == 0
        assert github.comments == {}


def test_a_check_of_something_else_is_refused(tmp_path):
    github = repository()
    code, said = commented(github, tmp_path, event="push")
    assert code == 1
    assert said == "Error: la revisión no era de una propuesta.\n"
    assert github.asked == []


@pytest.mark.parametrize(
    "archive", [b"", b"PK", b"x" * 100, zipped({"otro.md": "x"})], ids=["empty", "cut", "no zip", "another file"]
)
def test_an_archive_that_is_none_is_refused(tmp_path, archive):
    github = repository(archive=archive)
    code, said = commented(github, tmp_path)
    assert (code, github.comments) == (1, {})
    assert "no se puede leer" in said
    assert "Traceback" not in said


def test_an_archive_without_end_is_refused(tmp_path):
    github = repository(archive=b"x" * 5_000_001)
    code, said = commented(github, tmp_path)
    assert code == 1
    assert "pesa más de 5000000 bytes" in said


def test_a_bomb_is_cut_before_it_bursts(tmp_path):
    text = posted(b"a" * 50_000_000, tmp_path)
    assert len(text) < 61_000
    assert "**El informe sigue**" in text


def test_a_long_report_is_cut_at_a_line_and_says_where_it_goes_on(tmp_path):
    text = posted("Una línea con eñe\n" * 10_000, tmp_path)
    assert len(text) < 65_536
    assert "\nUna línea con eñe\n\n**El informe sigue**: está completo en el resumen de la revisión.\n" in text


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("@alguien y @org/equipo", "@\u200balguien y @\u200borg/equipo"),
        ("correo a@b.example", "correo a@b.example"),
        ("arregla #12, GH-12 y otra/cosa#3", "arregla #\u200b12, GH-\u200b12 y otra/cosa#\u200b3"),
        ("# Título", "# Título"),
        ("[x](https://mal.example/a)", "[x](https:/\u200b/mal.example/a)"),
        ("[x](//mal.example) ![y](/\\mal.example)", "[x](/\u200b/mal.example) ![y](/\u200b\\mal.example)"),
        ("www.mal.example", "www\u200b.mal.example"),
        (f"{SERVER}/institucion/planes/blob/a.yaml#L3", f"{SERVER}/institucion/planes/blob/a.yaml#L3"),
        (f"{SERVER}/otra/cosa", "https:/\u200b/github.example/otra/cosa"),
        (f"{MARK} <!-- oculto -->", "&lt;!-- plan-abierto: revisión --> &lt;!-- oculto -->"),
        ("a\u202eb\x1b[31mc\x00d\u200be", "ab[31mcde"),
        ("⚠️ ✅ ñ", "⚠️ ✅ ñ"),
        ("&#64;alguien &commat;alguien &#x40;alguien", "&#64;\u200balguien &amp;commat;alguien &amp;#x40;alguien"),
        ("[x](https:&#47;&#47;mal.example)", "[x](https:&amp;#\u200b47;&amp;#\u200b47;mal.example)"),
        ("[x](/&#92;mal.example)", "[x](/\u200b&#92;mal.example)"),
        ("&#35;12 &num;12 GH&#45;12", "&#35;\u200b12 &amp;num;12 GH&#45;\u200b12"),
        ("control&#95;de&#95;cambios &lt;b&gt; a & b", "control&#95;de&#95;cambios &lt;b&gt; a &amp; b"),
    ],
)
def test_nothing_in_the_report_has_power(tmp_path, hostile, shown):
    assert posted(hostile, tmp_path).splitlines()[1] == shown


def test_bytes_that_are_no_text_do_no_harm(tmp_path):
    assert posted(b"\xff\xfe ## Cambios", tmp_path).splitlines()[1] == "\ufffd\ufffd ## Cambios"


def test_the_token_goes_to_github_only(tmp_path):
    github = repository()
    commented(github, tmp_path)
    assert any("blob" in line for line in github.asked)
    assert github.stray_tokens == []
