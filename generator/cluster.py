"""Work on other machines: the workers of a Dask cluster, as one more executor.

A task travels as the bytes of its files and comes back as the bytes of its pages, so that machines share no disk. They
must share the engine: a site of two versions would be neither.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.cache.digests import engine_digest
from generator.core.problem import GeneratorError
from generator.core.wording import quoted
from generator.parallel import Workers, nothing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_ANSWER_WITHIN = 10
_ADDRESS = re.compile(r"(?:(?:tcp|tls|ucx|wss?)://)?(?:\[[0-9A-Fa-f:.]+\]|[^\s/:\[\]]+):[0-9]{1,5}")
"""What Dask connects to. Of anything else its client makes half of itself, and tells so with a traceback at the end."""


@contextmanager
def cluster(address: str, on_loss: Callable[[], None] = nothing) -> Iterator[Workers]:
    """Yield the workers of a cluster; `on_loss` is called if they are lost.

    Raises:
        GeneratorError: it is no address, Dask is not installed, nobody answers, or a worker has another engine.
    """
    if not _ADDRESS.fullmatch(address):
        raise GeneratorError(f"{quoted(address)} no es la dirección de un cluster: escríbala como tcp://servidor:8786")
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
        yield Workers(
            executor, sum(client.nthreads().values()), (KilledWorker, CommClosedError), on_loss, shares_disk=False
        )


def _same_engine(address: str, engines: Mapping[str, str]) -> None:
    if not engines:
        raise GeneratorError(f"el cluster de {address} no tiene trabajadores: inicie alguno con dask worker")
    other = sorted(worker for worker, digest in engines.items() if digest != engine_digest())
    if other:
        raise GeneratorError(
            f"no tienen la misma versión de Plan Abierto, de Python o de sus bibliotecas que esta máquina: "
            f"{', '.join(other)}; instale la misma en todas"
        )
