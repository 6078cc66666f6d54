"""A small client of GitHub's interface: standard library only, because what holds a write token installs nothing."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BOT = "github-actions[bot]"
"""Who speaks when a workflow comments with its own token."""

MAX_COMMENT = 60_000
"""GitHub takes 65,536 letters; the rest is for what is put around them."""

_TIMEOUT = 30
_PAGE = 100


@dataclass(frozen=True)
class GitHub:
    """A repository, seen with a token."""

    api: str
    repository: str
    token: str

    @classmethod
    def of_environment(cls) -> GitHub:
        """Return the repository of the workflow that runs this."""
        return cls(os.environ["GITHUB_API_URL"], os.environ["GITHUB_REPOSITORY"], os.environ["GITHUB_TOKEN"])

    def get(self, path: str, **query: str) -> Any:
        """Return what stands at a path of the repository, `None` if there is nothing."""
        try:
            return json.loads(self._ask("GET", path, query=query))
        except HTTPError as error:
            if error.code == HTTPStatus.NOT_FOUND:
                return None
            raise

    def all(self, path: str, **query: str) -> Iterator[Any]:
        """Yield the items of a list, page by page."""
        page = 1
        while items := self.get(path, **query, per_page=str(_PAGE), page=str(page)):
            yield from items
            if len(items) < _PAGE:
                return
            page += 1

    def send(self, method: str, path: str, **data: object) -> Any:
        """Change something, and return GitHub's answer."""
        return json.loads(self._ask(method, path, data=data) or b"null")

    def download(self, path: str, limit: int) -> bytes:
        """Return a file of at most `limit` bytes; the token is not sent on to the place where GitHub keeps it."""
        return self._ask("GET", path, limit=limit)

    def _ask(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        data: Mapping[str, object] | None = None,
        limit: int = 20_000_000,
    ) -> bytes:
        address = f"{self.api}/repos/{self.repository}/{quote(path)}".rstrip("/")
        request = Request(f"{address}?{urlencode(query)}" if query else address, method=method)
        if data is not None:
            request.data = json.dumps(data).encode()
            request.add_header("Content-Type", "application/json")
        request.add_header("Accept", "application/vnd.github+json")
        request.add_header("X-GitHub-Api-Version", "2022-11-28")
        request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        with urlopen(request, timeout=_TIMEOUT) as answer:
            content: bytes = answer.read(limit + 1)
        if len(content) > limit:
            stop(f"{path} pesa más de {limit} bytes")
        return content


def event() -> Any:
    """Return what happened, as GitHub tells it."""
    return json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))


def say_once(github: GitHub, number: int, mark: str, text: str) -> None:
    """Put a comment on an issue or a pull request, in the place of the one that was put before with the same mark."""
    body = f"{mark}\n{text}"
    for comment in github.all(f"issues/{number}/comments"):
        if comment["user"]["login"] == BOT and comment["body"].startswith(mark):
            if comment["body"] != body:
                github.send("PATCH", f"issues/comments/{comment['id']}", body=body)
            return
    github.send("POST", f"issues/{number}/comments", body=body)


def stop(reason: str) -> NoReturn:
    """End with a failure that the log explains."""
    sys.exit(f"Error: {reason}.")
