"""What the web form asks of the computer it runs on: the little of Decap's proxy protocol that our form uses."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from generator.core.problem import GeneratorError
from generator.reading.discover import place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.history.drafts import Drafts

Answer = dict[str, Any] | list[Any] | None


class NotThereError(Exception):
    """What is asked for does not exist: the form takes it as "not yet"."""


class FormService:
    """Answers what the form asks: reads plans, and keeps each report as a proposal."""

    def __init__(
        self, drafts: Drafts, folder: str, tell: Callable[[str], None], judge: Callable[[str, bytes], str]
    ) -> None:
        """Serve the plans of a folder, which stands at the top of the repository.

        `tell` says what was saved; `judge` returns a report of the errors that a plan would have, "" of a sound one.
        """
        self._drafts = drafts
        self._folder = folder
        self._tell = tell
        self._judge = judge

    def answer(self, action: str, params: Mapping[str, Any]) -> Answer:
        """Return the answer to a request.

        Raises:
            NotThereError: it asks for something that does not exist.
            GeneratorError: it asks for something that the form has no need of, or that cannot be done.
        """
        if action == "info":
            return {"repo": self._folder, "publish_modes": ["editorial_workflow"], "type": "local_git"}
        if action in {"entriesByFolder", "getMedia"}:
            return []
        if action == "getDeployPreview":
            return None
        if action == "entriesByFiles":
            return [self._entry(file["path"]) for file in params["files"]]
        if action == "getEntry":
            return self._entry(params["path"])
        return self._of_proposals(action, params)

    def _of_proposals(self, action: str, params: Mapping[str, Any]) -> Answer:
        if action == "unpublishedEntries":
            return list(self._drafts.names())
        if action == "persistEntry":
            (file,) = params["dataFiles"]
            name = f"{params['options']['collectionName']}/{file['slug']}"
            path, data = self._plan(file["path"]), str(file["raw"]).encode()
            branch = self._drafts.save(name, path, data)
            self._tell(f"Guardado como propuesta en la rama {branch}; nada se ha publicado.")
            if faults := self._judge(path, data):
                self._tell(f"{faults}Así no se podrá publicar: corríjalo en el formulario y guarde otra vez.")
            else:
                self._tell(f"Para enviarla: git push -u origin {branch}")
            return {"message": "guardado"}
        told = f"{params['collection']}/{params['slug']}" if params.get("collection") else params["id"]
        name = str(told)  # `id` is that of a file where a collection is named
        if action == "deleteUnpublishedEntry":
            self._drafts.forget(name)
            return {"message": "eliminado"}
        if action == "unpublishedEntry":
            return self._proposal(name)
        if action == "unpublishedEntryDataFile":
            return {"data": self._text(params["path"], name), "id": name}
        raise GeneratorError(f"el formulario de este equipo no hace «{action[:40]}»")

    def _proposal(self, name: str) -> Answer:
        collection, _, slug = name.partition("/")
        if name not in self._drafts.names():
            raise NotThereError(name)
        path = f"{self._folder}/{collection.rpartition('-')[0]}/{collection.rpartition('-')[2]}/{slug}.yaml"
        return {
            "collection": collection,
            "slug": slug,
            "status": "draft",
            "diffs": [{"path": path, "newFile": False, "id": hashlib.sha256(path.encode()).hexdigest()}],
            "updatedAt": "",
        }

    def _entry(self, path: str) -> dict[str, Any]:
        text = self._text(path)
        return {"data": text, "file": {"path": path, "id": hashlib.sha256(text.encode()).hexdigest()}}

    def _text(self, path: str, name: str = "") -> str:
        data = self._drafts.read(self._plan(path), name)
        if data is None:
            raise NotThereError(path)
        return data.decode("utf-8", "replace")

    def _plan(self, path: str) -> str:
        """Return a path that is a plan's, and nothing else of this computer."""
        place = place_of(path.removeprefix(f"{self._folder}/")) if path.startswith(f"{self._folder}/") else None
        if place is None or place.kind != "plan":
            raise GeneratorError("ese archivo no es el plan de una unidad")
        return path
