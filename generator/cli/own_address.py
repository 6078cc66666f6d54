"""What the servers on this computer share: they answer only to whoever asks for this very address."""

from __future__ import annotations

from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer


class OwnAddressHandler(SimpleHTTPRequestHandler):
    """Serves a folder to pages of its own address, whatever else the browser has open."""

    server: ThreadingHTTPServer

    def parse_request(self) -> bool:
        """Refuse whoever reached this address by another name: a page of elsewhere must not read or write plans."""
        if not super().parse_request():
            return False
        port = self.server.server_port
        if self.headers.get("Host") not in {f"127.0.0.1:{port}", f"localhost:{port}"}:
            self.send_error(HTTPStatus.FORBIDDEN)
            return False
        if "%00" in self.path:  # no file has such a name
            self.send_error(HTTPStatus.NOT_FOUND)
            return False
        return True
