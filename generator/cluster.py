"""Work on other machines: the workers of a Dask cluster, as one more executor.

A task travels as the bytes of its files and comes back as the bytes of its pages, so that machines share no disk. They
must share the engine: a site of two versions would be neither.
"""

from __future__ import annotations

import hashlib
import sys
from contextlib import contextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING

from generator.core.problem import GeneratorError
from generator.parallel import Workers
from generator.project import engine_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_ANSWER_WITHIN = 10
_SHAPING = ("jinja2", "markdown", "pyyaml", "python-docx", "xlsxwriter")
"""The libraries whose version can change a byte of the site."""


def engine_digest() -> str:
    """Return a digest of all that shapes a site but its plans: this engine, its templates, and its libraries."""
    digest = hashlib.sha256(repr((sys.version_info[:2], [version(name) for name in _SHAPING])).encode())
    for name, data in engine_files():
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


@contextmanager
def cluster(address: str, on_loss: Callable[[], None] = lambda: None) -> Iterator[Workers]:
    """Yield the workers of a cluster; `on_loss` is called if they are lost.

    Raises:
        GeneratorError: Dask is not installed, nobody answers, or a worker has another engine.
    """
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415  an optional extra
        from distributed.comm import CommClosedError  # noqa: PLC0415
    except ImportError as error:
        raise GeneratorError("--cluster necesita Dask: pip install 'plan-abierto[cluster]'") from error
    try:
        client = Client(address, timeout=_ANSWER_WITHIN, set_as_default=False)
    except (OSError, ValueError) as error:
        raise GeneratorError(f"en {address} no responde ningún cluster de Dask") from error
    with client:
        try:
            engines: Mapping[str, str] = client.run(engine_digest)
        except ImportError as error:
            raise GeneratorError(f"un trabajador de {address} no tiene Plan Abierto: instálelo en cada uno") from error
        _same_engine(address, engines)
        executor = client.get_executor(pure=False, retries=2)
        yield Workers(executor, sum(client.nthreads().values()), (KilledWorker, CommClosedError), on_loss)


def _same_engine(address: str, engines: Mapping[str, str]) -> None:
    if not engines:
        raise GeneratorError(f"el cluster de {address} no tiene trabajadores: inicie alguno con dask worker")
    other = sorted(worker for worker, digest in engines.items() if digest != engine_digest())
    if other:
        raise GeneratorError(
            f"no tienen la misma versión de Plan Abierto, de Python o de sus bibliotecas que esta máquina: "
            f"{', '.join(other)}; instale la misma en todas"
        )
