"""A small server that sends the strictest policy a host may send."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

POLICY = "default-src 'self'"


@dataclass
class Server:
    """A server at work, and the paths it was asked for."""

    address: str
    asked: list[str]


class _Listening(ThreadingHTTPServer):
    daemon_threads = True
    asked: list[str]
    policy: str

    def handle_error(self, *_: object) -> None:
        """Say nothing when a browser leaves before a file has been sent."""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Listening

    def end_headers(self) -> None:
        self.server.asked.append(self.path)
        if self.server.policy:
            self.send_header("Content-Security-Policy", self.server.policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@contextmanager
def serve(folder: Path, policy: str = POLICY) -> Iterator[Server]:
    """Serve ``folder`` on a free port of this machine."""
    with _Listening(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as running:
        running.asked = []
        running.policy = policy
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield Server(f"http://127.0.0.1:{running.server_port}/", running.asked)
        running.shutdown()
        thread.join()
