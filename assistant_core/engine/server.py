"""Serves the engine over HTTP: in the foreground, or in a thread of the app's process."""

import secrets
import socket
import threading

import uvicorn
from fastapi import FastAPI
from pydantic import SecretStr

from assistant_core.config import Settings
from assistant_core.engine.app import create_app
from assistant_core.engine.models.connections import ModelConnection
from assistant_core.engine.protocol import BoundedProtocol
from assistant_core.engine.runs.runner import Runner
from assistant_core.errors import ConfigError, InvestorGPTError

START_SECONDS = 30.0
STOP_SECONDS = 3
# Longer than clients keep idle connections (httpx 5 s, aiohttp 15 s): who closes first must not be the one
# that may just be sent a request.
KEEP_ALIVE_SECONDS = 75


def key_of(settings: Settings) -> str:
    if settings.engine_api_key:
        return settings.engine_api_key.get_secret_value()
    return "sk-engine-" + secrets.token_urlsafe(24)


def listen(host: str, port: int) -> socket.socket:
    """A bound socket, so that the address is known, and ours, before the server runs."""
    try:
        if not 0 <= port <= 65535:
            raise OverflowError("no such port")
        address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)[0]
        # Named as TCP, or asyncio would not switch off Nagle's delay of 40 ms on its connections.
        listening = socket.socket(address[0], socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address[4])
        listening.listen(2048)
        return listening
    except (OSError, OverflowError) as error:
        raise ConfigError(
            f"Cannot listen on {host}:{port} ({error}). Choose another --host, or a --port up to 65535."
        ) from error


class Server(uvicorn.Server):
    """Says where it is as soon as it answers."""

    ready_message = ""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.ready_message and self.started:
            print(self.ready_message, flush=True)


def new_server(app: FastAPI) -> Server:
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        lifespan="on",
        http=BoundedProtocol,
        ws="none",
        proxy_headers=False,
        timeout_graceful_shutdown=STOP_SECONDS,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
    )
    return Server(config)


class EmbeddedEngine:
    """The engine in a thread of this process, on a free loopback port, behind a key only we know."""

    def __init__(self, settings: Settings) -> None:
        self.api_key = key_of(settings)
        self._socket = listen("127.0.0.1", 0)
        self._app = create_app(settings, self.api_key)
        self._server = new_server(self._app)
        self._thread = threading.Thread(
            target=self._server.run, args=([self._socket],), name="engine", daemon=True
        )
        self._thread.start()
        self._wait_until_ready()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}/v1"

    def offer(
        self,
        kind: str = "auto",
        base_url: str | None = None,
        api_key: SecretStr | None = None,
        model: str | None = None,
        api_version: str | None = None,
    ) -> str:
        """A token for a model connection; runs created with `X-Model-Connection: TOKEN` are answered by it.

        It is kept in memory only. Raises ConfigError when something is missing or makes no sense.
        """
        return self._runner.models.offer(ModelConnection(kind, base_url, api_key, model, api_version))

    def withdraw(self, token: str) -> None:
        """Forget an offered connection; runs that go on keep it."""
        self._runner.models.withdraw(token)

    @property
    def in_process(self) -> tuple[str, ...]:
        """The names of the model providers in this process; each is a `kind` that can be offered."""
        return self._runner.models.in_process

    def take_over(self, settings: Settings) -> None:
        """Use other settings of the model for the runs that begin from now on, without a restart."""
        self._runner.take_over(settings)

    @property
    def _runner(self) -> Runner:
        return self._app.state.context.runner

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()

    def _wait_until_ready(self) -> None:
        waited = threading.Event()
        for _ in range(int(START_SECONDS / 0.01)):
            if self._server.started:
                return
            if not self._thread.is_alive():
                break
            waited.wait(0.01)
        raise InvestorGPTError("The embedded engine did not start; the log of the app says why.")
