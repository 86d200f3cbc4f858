"""python -m assistant_core.engine [--host 127.0.0.1] [--port 8600]"""

import argparse
import sys

from assistant_core.config import get_settings
from assistant_core.engine.app import create_app
from assistant_core.engine.server import key_of, listen, new_server
from assistant_core.errors import InvestorGPTError


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m assistant_core.engine", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8600, help="port to listen on (default: 8600)")
    arguments = parser.parse_args()
    try:
        _serve(arguments.host, arguments.port)
    except InvestorGPTError as error:
        sys.exit(str(error))


def _serve(host: str, port: int) -> None:
    settings = get_settings()
    key = key_of(settings)
    server = new_server(create_app(settings, key))
    listening = listen(host, port)
    shown = "" if settings.engine_api_key else f" with the key {key}"
    address = f"http://{host}:{listening.getsockname()[1]}/v1"
    server.ready_message = f"Assistants engine ready at {address}{shown}"
    server.run([listening])


if __name__ == "__main__":
    main()
