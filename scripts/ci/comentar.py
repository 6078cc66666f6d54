"""Puts what the check of a pull request found as one comment on it, which later checks replace.

It runs with the rights to comment, on the default branch, after a check that ran without rights on what anybody may
have proposed. So whatever that check left is only text: which pull request it is about is asked of GitHub, and the
text is taken from one file of limited size, without links to elsewhere, calls to people or hidden parts.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
from typing import Any

from github_api import MAX_COMMENT, GitHub, event, say_once, stop

MARK = "<!-- plan-abierto: revisión -->"
ARTIFACT = "revision"
FILE = "comentario.md"
MAX_ARTIFACT = 5_000_000
MAX_TEXT = 2_000_000
_BREAK = "\N{ZERO WIDTH SPACE}"
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\U000e0000-\U000e007f]"
)
_ENTITY = re.compile(r"&(?!#(?:35|36|38|42|45|46|58|60|62|64|91|92|93|95|96|124|126|8203);|(?:amp|lt|gt|quot);)")
"""A sign that is written as its number, unless it is one of those that our reports write so."""
_CALL = re.compile(r"(?<![\w@])@(?=[\w-])|&#64;")
_REFERENCE = re.compile(r"#(?=[0-9])(?<!&#)|(?<=GH)-(?=[0-9])|&#35;|&#45;")
_SLASHES = r"(/|\\|&#92;)(?=/|\\|&#92;)(?!/{own})"


def main() -> None:
    """Comment on the pull requests of the check that has just ended."""
    github = GitHub.of_environment()
    run = event()["workflow_run"]
    if run["event"] != "pull_request":
        stop("la revisión no era de una propuesta")
    numbers = pull_requests(github, run)
    if not numbers:
        print("Ninguna propuesta abierta está en el commit revisado: no hay dónde comentar.")
        return
    text = report(github, int(run["id"]))
    if text is None:
        print("La revisión no dejó ningún informe.")
        return
    home = f"{os.environ['GITHUB_SERVER_URL']}/{github.repository}"
    commit = str(run["head_sha"])[:7]
    end = f"\n\n_Revisión de `{commit}` · [registro y sitio de muestra]({home}/actions/runs/{int(run['id'])})_"
    for number in numbers:
        say_once(github, number, MARK, shortened(harmless(text, f"{home}/")) + end)


def pull_requests(github: GitHub, run: Any) -> list[int]:
    """Return the open pull requests of this repository that stand at the commit of a run.

    A run tells its branch and commit, and GitHub which requests come from there: nothing that the run left is believed.
    """
    source = run["head_repository"]
    if source is None:  # the fork is gone
        return []
    head = f"{source['owner']['login']}:{run['head_branch']}"
    return [
        int(request["number"])
        for request in github.all("pulls", state="open", head=head)
        if request["head"]["sha"] == run["head_sha"] and (request["head"]["repo"] or {}).get("id") == source["id"]
    ]


def report(github: GitHub, run: int) -> str | None:
    """Return the text that a run left, `None` if it left none."""
    found = github.get(f"actions/runs/{run}/artifacts", name=ARTIFACT)["artifacts"]
    if not found or found[0]["expired"]:
        return None
    data = github.download(f"actions/artifacts/{int(found[0]['id'])}/zip", MAX_ARTIFACT)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(FILE) as file:
            content = file.read(MAX_TEXT)
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError) as error:
        stop(f"el informe de la revisión no se puede leer: {error}")
    return content.decode("utf-8", "replace")


def harmless(text: str, home: str) -> str:
    """Return a text that calls nobody, links nowhere but to `home`, and shows all that it has."""
    text = _HIDDEN.sub("", text.replace("\r\n", "\n"))
    text = _ENTITY.sub("&amp;", text).replace("<!--", "&lt;!--")
    for powerful in (_CALL, _REFERENCE, re.compile(_SLASHES.format(own=re.escape(home.split("//", 1)[1])))):
        text = powerful.sub(lambda found: found[0] + _BREAK, text)
    return re.sub(r"(?i)\bwww(?=\.)", lambda found: found[0] + _BREAK, text)


def shortened(text: str) -> str:
    """Return a text that fits in a comment."""
    if len(text) <= MAX_COMMENT:
        return text
    kept = text[:MAX_COMMENT].rsplit("\n", 1)[0]
    return f"{kept}\n\n**El informe sigue**: está completo en el resumen de la revisión."


if __name__ == "__main__":
    main()
