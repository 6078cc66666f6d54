"""Addresses and servers of strangers: each is refused in Spanish, in bounded time, and never read without end."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from generator.harvesting import sources
from generator.harvesting.package import BrokenPackageError
from generator.harvesting.sources import source_of
from generator.publishing.addresses import PACKAGE

ANSWERS = {
    "another place": (b"HTTP/1.1 302 x\r\nLocation: http://127.0.0.1:1/\r\n\r\n", "respondió 302"),
    "many headings": (b"HTTP/1.1 200 x\r\n" + b"a: b\r\n" * 1000 + b"\r\n", "no es de un sitio web"),
    "terminal commands": (b"\x1b[31mhola\r\n\r\n", "no es de un sitio web"),
    "no such number": (b"HTTP/1.1 999999999999999 x\r\n\r\n", "no es de un sitio web"),
    "broken pieces": (b"HTTP/1.1 200 x\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n", "no es de un sitio web"),
    "nothing": (b"", "no se pudo conectar"),
    "without end": (b"HTTP/1.1 200 x\r\n\r\n" + b" " * 5000, "más grande"),
}


@contextmanager
def answering(data: bytes, then=lambda _stream: None):
    """A server that gives the same answer to all, and then does something more."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.wfile.write(data)
            then(self.wfile)

        def log_message(self, format, *args):  # noqa: A002  the base class's name
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_that_is_no_package_is_told_in_spanish(name):
    data, said = ANSWERS[name]
    with answering(data) as address, pytest.raises(BrokenPackageError, match=said) as told:
        source_of(address)(PACKAGE, 1000)
    assert str(told.value).isprintable()


def test_who_sends_a_little_now_and_then_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(sources, "PATIENCE", -1)
    with answering(b"HTTP/1.1 200 x\r\n\r\n{") as address, pytest.raises(BrokenPackageError, match="despacio"):
        source_of(address)(PACKAGE, 1000)


@pytest.mark.parametrize("address", ["https://[::1", "https://a:99999/", "https://a:b/", "https://a\x1b[31m.example/"])
def test_an_address_that_is_none_is_said_to_be_badly_written(address):
    with pytest.raises(BrokenPackageError, match="mal escrita"):
        source_of(address)


def test_what_is_no_file_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / PACKAGE)
    with pytest.raises(BrokenPackageError, match="no es un archivo"):
        source_of(str(tmp_path))(PACKAGE, 1000)
