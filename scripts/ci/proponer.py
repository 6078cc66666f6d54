"""Makes a proposal (branch and pull request) of the report that an issue form asked for, and answers in the issue.

It runs with the rights to write, after a step that ran without them on what somebody typed. So what that step left is
only data: the number of the issue comes from GitHub, the file must be a plan that the repository has, and all that may
be different in it is text added at its end.
"""

from __future__ import annotations

import base64
import os
import re
from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError

from github_api import MAX_COMMENT, GitHub, event, say_once, stop

MARK = "<!-- plan-abierto: informe -->"
MAX_PLAN = 2_000_000
_FOLDER = Path("entrega")
_PLAN = re.compile(r"plans/[a-z][a-z0-9-]{0,39}/[0-9]{4}/[a-z][a-z0-9-]{0,39}\.yaml")


def main() -> None:
    """Propose the report, if there is one, and tell whoever opened the issue."""
    github = GitHub.of_environment()
    number = int(event()["issue"]["number"])
    answer = left("respuesta.md")[:MAX_COMMENT]
    if not (_FOLDER / "plan.yaml").exists():
        say_once(github, number, MARK, answer)
        return
    base = os.environ["GITHUB_SHA"]
    file, text = left("archivo.txt"), left("plan.yaml")
    require_addition(github, file, base, text)
    branch = f"avance/incidencia-{number}"
    title = f"Avance de la incidencia #{number}"
    if touched_by_others(github, branch, title):
        answer = (
            "La propuesta de esta incidencia tiene cambios hechos a mano: siga en ella, o ciérrela y borre su rama."
        )
    else:
        put_branch(github, branch, commit(github, file, base, text, title))
        body = f"{answer}\n\nAl aceptarla se cierra la incidencia (closes #{number})."
        proposal = open_proposal(github, branch, title, body)
        answer = f"Su informe está en la propuesta #{proposal}, que otra persona revisará.\n\n{answer}"
    say_once(github, number, MARK, answer)


def left(name: str) -> str:
    """Return a text that the step before left; never what a link points to."""
    path = _FOLDER / name
    if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_PLAN:
        stop(f"{name} falta, es demasiado grande o no es un archivo")
    return path.read_bytes().decode("utf-8")


def require_addition(github: GitHub, file: str, base: str, text: str) -> None:
    """Stop unless the text is that of a plan of the repository, and something after it."""
    if not _PLAN.fullmatch(file):
        stop("el archivo que cambia no es un plan")
    found = github.get(f"contents/{file}", ref=base)
    if found is None:
        stop("el plan que cambia no existe")
    old = base64.b64decode(github.get(f"git/blobs/{found['sha']}")["content"]).decode("utf-8")
    if not text.startswith(old) or text == old:
        stop("el cambio no es texto agregado al final del plan")


def touched_by_others(github: GitHub, branch: str, title: str) -> bool:
    """Return whether somebody went on working on the branch that an earlier version of the issue made."""
    found = github.get(f"git/ref/heads/{branch}")
    return found is not None and github.get(f"git/commits/{found['object']['sha']}")["message"] != title


def commit(github: GitHub, file: str, base: str, text: str, message: str) -> str:
    """Return a new commit on another, with one file changed."""
    tree = github.send(
        "POST",
        "git/trees",
        base_tree=github.get(f"git/commits/{base}")["tree"]["sha"],
        tree=[{"path": file, "mode": "100644", "type": "blob", "content": text}],
    )
    return str(github.send("POST", "git/commits", message=message, tree=tree["sha"], parents=[base])["sha"])


def put_branch(github: GitHub, branch: str, sha: str) -> None:
    """Make the branch stand at a commit, at once: a branch without changes would close its pull request."""
    if github.get(f"git/ref/heads/{branch}") is None:
        github.send("POST", "git/refs", ref=f"refs/heads/{branch}", sha=sha)
    else:
        github.send("PATCH", f"git/refs/heads/{branch}", sha=sha, force=True)


def open_proposal(github: GitHub, branch: str, title: str, body: str) -> int:
    """Return the number of the branch's pull request, which is opened if there is none."""
    owner = github.repository.split("/", maxsplit=1)[0]
    for request in github.all("pulls", state="open", head=f"{owner}:{branch}"):
        github.send("PATCH", f"pulls/{request['number']}", body=body)
        return int(request["number"])
    target = github.get("")["default_branch"]
    try:
        return int(github.send("POST", "pulls", title=title, head=branch, base=target, body=body)["number"])
    except HTTPError as error:
        if error.code == HTTPStatus.FORBIDDEN:
            stop(
                "GitHub no permite abrir propuestas desde aquí. Actívelo en Settings, Actions, General: "
                "Allow GitHub Actions to create and approve pull requests"
            )
        raise


if __name__ == "__main__":
    main()
