"""A GitHub of one repository on 127.0.0.1: what the scripts ask of the real one, with its rules where they matter."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import threading
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[2]
REPOSITORY = "institucion/planes"
TOKEN = "t0ken"  # noqa: S105  no secret
SERVER = "https://github.example"


@dataclass
class FakeGitHub:
    """What the repository holds; tests set it up, and look at it afterwards."""

    pulls: list[dict[str, Any]] = field(default_factory=list)
    comments: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    artifacts: list[dict[str, Any]] = field(default_factory=list)
    archive: bytes = b""
    files: dict[str, str] = field(default_factory=dict)
    refs: dict[str, str] = field(default_factory=dict)
    commits: dict[str, dict[str, Any]] = field(default_factory=dict)
    trees: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    may_propose: bool = True
    asked: list[str] = field(default_factory=list)
    stray_tokens: list[str] = field(default_factory=list)

    def answer(self, method: str, path: str, query: Mapping[str, str], data: dict[str, Any]) -> tuple[int, Any]:
        """Return status and content for a request below the repository."""
        for shape, handler in _ROUTES:
            if found := re.fullmatch(shape, f"{method} {path}"):
                return getattr(self, handler)(found.groupdict(), query, data)  # type: ignore[no-any-return]
        return 404, {"message": "Not Found"}

    def _repository(self, *_: Any) -> tuple[int, Any]:
        return 200, {"default_branch": "main"}

    def _pulls(self, _found: Any, query: Mapping[str, str], _data: Any) -> tuple[int, Any]:
        owner, branch = query["head"].split(":", 1)
        same = [
            pull
            for pull in self.pulls
            if pull["state"] == query["state"]
            and pull["head"]["ref"] == branch
            and pull["head"]["repo"]["owner"]["login"] == owner
        ]
        return 200, _page(same, query)

    def _propose(self, _found: Any, _query: Any, data: dict[str, Any]) -> tuple[int, Any]:
        if not self.may_propose:
            return 403, {"message": "GitHub Actions is not permitted to create or approve pull requests."}
        made = pull(len(self.pulls) + 101, branch=data["head"], title=data["title"], body=data["body"])
        self.pulls.append(made)
        return 201, made

    def _change_pull(self, found: Mapping[str, str], _query: Any, data: dict[str, Any]) -> tuple[int, Any]:
        (changed,) = [pull for pull in self.pulls if pull["number"] == int(found["number"])]
        changed.update(data)
        return 200, changed

    def _comments(self, found: Mapping[str, str], query: Mapping[str, str], _data: Any) -> tuple[int, Any]:
        return 200, _page(self.comments.get(int(found["number"]), []), query)

    def _comment(self, found: Mapping[str, str], _query: Any, data: dict[str, Any]) -> tuple[int, Any]:
        assert len(data["body"]) <= 65_536
        there = self.comments.setdefault(int(found["number"]), [])
        there.append(comment(data["body"], number=sum(map(len, self.comments.values())) + 1))
        return 201, there[-1]

    def _change_comment(self, found: Mapping[str, str], _query: Any, data: dict[str, Any]) -> tuple[int, Any]:
        every = [comment for there in self.comments.values() for comment in there]
        (changed,) = [comment for comment in every if comment["id"] == int(found["id"])]
        changed.update(data)
        return 200, changed

    def _artifacts(self, _found: Any, query: Mapping[str, str], _data: Any) -> tuple[int, Any]:
        return 200, {"artifacts": [item for item in self.artifacts if item["name"] == query["name"]]}

    def _contents(self, found: Mapping[str, str], _query: Any, _data: Any) -> tuple[int, Any]:
        if found["path"] not in self.files:
            return 404, {"message": "Not Found"}
        return 200, {"sha": _sha(self.files[found["path"]])}

    def _blob(self, found: Mapping[str, str], _query: Any, _data: Any) -> tuple[int, Any]:
        (text,) = [text for text in self.files.values() if _sha(text) == found["sha"]]
        return 200, {"content": base64.encodebytes(text.encode()).decode()}

    def _ref(self, found: Mapping[str, str], _query: Any, _data: Any) -> tuple[int, Any]:
        sha = self.refs.get(found["branch"])
        return (200, {"object": {"sha": sha}}) if sha else (404, {"message": "Not Found"})

    def _new_ref(self, _found: Any, _query: Any, data: dict[str, Any]) -> tuple[int, Any]:
        self.refs[data["ref"].removeprefix("refs/heads/")] = data["sha"]
        return 201, {}

    def _move_ref(self, found: Mapping[str, str], _query: Any, data: dict[str, Any]) -> tuple[int, Any]:
        assert data["force"] is True
        self.refs[found["branch"]] = data["sha"]
        return 200, {}

    def _commit(self, found: Mapping[str, str], _query: Any, _data: Any) -> tuple[int, Any]:
        return 200, self.commits[found["sha"]]

    def _new_commit(self, _found: Any, _query: Any, data: dict[str, Any]) -> tuple[int, Any]:
        sha = _sha(json.dumps(data))
        self.commits[sha] = {**data, "sha": sha, "tree": {"sha": data["tree"]}}
        return 201, self.commits[sha]

    def _new_tree(self, _found: Any, _query: Any, data: dict[str, Any]) -> tuple[int, Any]:
        sha = _sha(json.dumps(data))
        self.trees[sha] = data["tree"]
        return 201, {"sha": sha}


_ROUTES = (
    (r"GET ", "_repository"),
    (r"GET pulls", "_pulls"),
    (r"POST pulls", "_propose"),
    (r"PATCH pulls/(?P<number>\d+)", "_change_pull"),
    (r"GET issues/(?P<number>\d+)/comments", "_comments"),
    (r"POST issues/(?P<number>\d+)/comments", "_comment"),
    (r"PATCH issues/comments/(?P<id>\d+)", "_change_comment"),
    (r"GET actions/runs/(?P<run>\d+)/artifacts", "_artifacts"),
    (r"GET contents/(?P<path>.+)", "_contents"),
    (r"GET git/blobs/(?P<sha>\w+)", "_blob"),
    (r"GET git/ref/heads/(?P<branch>.+)", "_ref"),
    (r"POST git/refs", "_new_ref"),
    (r"PATCH git/refs/heads/(?P<branch>.+)", "_move_ref"),
    (r"GET git/commits/(?P<sha>\w+)", "_commit"),
    (r"POST git/commits", "_new_commit"),
    (r"POST git/trees", "_new_tree"),
)


def pull(number: int, *, branch: str, sha: str = "a" * 40, owner: str = "institucion", **other: Any) -> dict[str, Any]:
    """An open pull request."""
    source = {"id": 7 if owner == "institucion" else 8, "owner": {"login": owner}}
    return {"number": number, "state": "open", "head": {"ref": branch, "sha": sha, "repo": source}, **other}


def comment(body: str, *, author: str = "github-actions[bot]", number: int = 1) -> dict[str, Any]:
    """A comment."""
    return {"id": number, "user": {"login": author}, "body": body}


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """An artifact, as GitHub hands it over."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def _sha(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


def _page(items: list[Any], query: Mapping[str, str]) -> list[Any]:
    size, page = int(query["per_page"]), int(query["page"])
    return items[(page - 1) * size : page * size]


@contextmanager
def serving(github: FakeGitHub) -> Iterator[str]:
    """Serve a repository; give the address of the interface."""

    class Handler(BaseHTTPRequestHandler):
        def _handle(self) -> None:
            parts = urlsplit(self.path)
            inner = parts.path.removeprefix(f"/repos/{REPOSITORY}").removeprefix("/")
            query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
            data = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
            github.asked.append(f"{self.command} {inner}")
            if self.path == "/blob":
                github.stray_tokens += self.headers.get_all("Authorization") or []
                self._send(200, github.archive)
            elif self.headers.get("Authorization") != f"Bearer {TOKEN}":
                self._send(401, b"{}")
            elif re.fullmatch(r"actions/artifacts/\d+/zip", inner):
                self._send(302, b"", location=f"{base}/blob")
            else:
                status, content = github.answer(self.command, inner, query, data)
                self._send(status, json.dumps(content).encode())

        def _send(self, status: int, body: bytes, location: str = "") -> None:
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PATCH = _handle  # noqa: N815  the base class's names

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        base = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield base
        finally:
            server.shutdown()
            thread.join()


def run_script(name: str, github: FakeGitHub, event: Mapping[str, Any], cwd: Path, **other: str) -> tuple[int, str]:
    """Run a script as a workflow does; its code, and all that it said."""
    happened = cwd / "evento.json"
    happened.write_text(json.dumps(event), "utf-8")
    with serving(github) as api:
        environment = {
            **{key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")},
            "GITHUB_API_URL": api,
            "GITHUB_SERVER_URL": SERVER,
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_TOKEN": TOKEN,
            "GITHUB_EVENT_PATH": str(happened),
            "PYTHONDONTWRITEBYTECODE": "1",
            **other,
        }
        done = subprocess.run(
            [sys.executable, ROOT / "scripts/ci" / name],
            cwd=cwd,
            env=environment,
            capture_output=True,
            timeout=60,
            check=False,
        )
    return done.returncode, (done.stdout + done.stderr).decode()
