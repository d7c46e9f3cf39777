"""A web site on loopback, for solutions that speak HTTP: real sockets, and answers that come when a suite wants them."""

from __future__ import annotations

import _thread
import os
import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from socketserver import TCPServer, ThreadingMixIn
from time import monotonic as _now
from typing import Any, Callable, Dict, List, Mapping, NamedTuple, Optional, Union

_HOST = "127.0.0.1"
# Loopback is no business of a proxy's. Set when this is imported, so that it is part of what a test leaves behind.
os.environ["NO_PROXY"] = os.environ["no_proxy"] = ",".join(filter(None, [os.environ.get("no_proxy"), _HOST]))


class Answer(NamedTuple):
    """What a page answers: HTTP status and text."""

    status: int
    text: str


class Visit(NamedTuple):
    """One request under way. ``write(bytes)`` sends raw bytes, for a page that answers by hand."""

    site: LocalSite
    path: str
    write: Callable[[bytes], Any]

    def wait_for(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Hold the answer until ``condition()`` of the site holds, but no longer than so many seconds."""
        with self.site.changes:
            return self.site.changes.wait_for(lambda: self.site.closed or condition(), seconds)


# A page is its text, an answer, or a function of the visit; of a function that returns None nothing more is sent.
Page = Union[str, Answer, Callable[[Visit], Union[None, str, Answer]]]


class LocalSite:
    """A web site for one test: ``pages`` maps paths to pages.

    ``at_once`` are the requests that wait for their answer now, ``most_at_once`` the most there ever were;
    ``starts`` has the times (seconds of ``time.monotonic``) at which requests came, ``visits`` counts them by
    path. To be read under ``changes``, or when all is over. ``close()`` lets go of whoever still waits.
    """

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self.pages = dict(pages)
        self.changes = threading.Condition()
        self.closed = False
        self.at_once = 0
        self.most_at_once = 0
        self.starts: List[float] = []
        self.visits: Dict[str, int] = {}
        self._server = _Server(self)
        self.address = f"http://{_HOST}:{self._server.server_port}"
        # Not a thread of threading's: the learner should not be told to join it.
        _thread.start_new_thread(self._server.serve_forever, (0.02,))

    def __enter__(self) -> LocalSite:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def url(self, path: str) -> str:
        return self.address + path

    def close(self) -> None:
        with self.changes:
            self.closed = True
            self.changes.notify_all()
        self._server.shutdown()
        self._server.server_close()

    def arrive(self, path: str) -> None:
        with self.changes:
            self.starts.append(_now())
            self.visits[path] = self.visits.get(path, 0) + 1
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            self.changes.notify_all()

    def leave(self) -> None:
        with self.changes:
            self.at_once -= 1
            self.changes.notify_all()


def closed_port() -> int:
    """Return a port of loopback on which nobody listens."""
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        port: int = probe.getsockname()[1]
        return port


class _Server(ThreadingMixIn, HTTPServer):
    # The usual five would make the sixth of several connections wait for a second.
    request_queue_size = 128
    # Windows would let a second server in on the same port.
    allow_reuse_address = os.name == "posix"

    def __init__(self, site: LocalSite) -> None:
        self.site = site
        super().__init__((_HOST, 0), _Handler)

    def server_bind(self) -> None:
        # HTTPServer asks for the host's full name, which may take seconds.
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment]

    def process_request(self, request: Any, client_address: Any) -> None:
        _thread.start_new_thread(self.process_request_thread, (request, client_address))

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass  # a client that hung up


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        site = self.server.site
        site.arrive(self.path)
        try:
            answer = self._answer(site)
        finally:
            # Before the answer goes out: who has it may start the next request at once.
            site.leave()
        if answer is None:
            self.close_connection = True
            return
        body = answer.text.encode("utf-8")
        self.send_response(answer.status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _answer(self, site: LocalSite) -> Optional[Answer]:
        page = site.pages.get(self.path, Answer(404, "There is no such page."))
        if callable(page):
            page = page(Visit(site, self.path, self.wfile.write))  # type: ignore[assignment]
        return Answer(200, page) if isinstance(page, str) else page  # type: ignore[return-value]

    def log_message(self, format: str, *args: Any) -> None:
        pass
