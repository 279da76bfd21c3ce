"""Servers on this machine for the tests: one that takes posts, one that takes mail. They answer what they are told to."""

import http.server
import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Taker:
    """What came in, and how to answer the next: (status, body), or None to hang up without an answer."""

    def __init__(self):
        self.posts, self.paths, self.answers, self.port = [], [], [], 0

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}/hook"


@contextmanager
def taking_posts() -> Iterator[Taker]:
    taker = Taker()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            taker.posts.append((dict(self.headers), json.loads(body) if body[:1] in (b"{", b"[") else body.decode(), body))
            taker.paths.append(self.path)
            answer = taker.answers.pop(0) if taker.answers else (200, b'{"errcode": 0}')
            if answer is None:
                self.close_connection = True
                return
            status, said = answer
            self.send_response(status)
            for name, value in ([("Location", "http://127.0.0.1:1/")] if status in {301, 302} else []):
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *said):
            pass

    with _serving(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as server:
        taker.port = server.server_address[1]
        yield taker


@contextmanager
def taking_mail(answers: dict[str, str] | None = None) -> Iterator[Taker]:
    """`answers` by the first word of a command take the place of the friendly ones; "" hangs up."""
    taker, strange = Taker(), answers or {}

    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            self.wfile.write(b"220 here\r\n")
            while line := self.rfile.readline():
                word = line.split()[0].decode().upper() if line.split() else ""
                if word == "DATA":
                    self.wfile.write(b"354 go on\r\n")
                    taker.posts.append(b"".join(iter(self.rfile.readline, b".\r\n")).decode())
                    word = "END"
                answer = strange.get(word, {"EHLO": "250 here", "QUIT": "221 bye"}.get(word, "250 ok"))
                if not answer:
                    return
                self.wfile.write(f"{answer}\r\n".encode())

    with _serving(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)) as server:
        taker.port = server.server_address[1]
        yield taker


@contextmanager
def _serving(server):
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
