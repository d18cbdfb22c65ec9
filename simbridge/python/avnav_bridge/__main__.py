"""``python3 -m avnav_bridge --backend rlr|habitat|echo``: started by Java, not by people."""

import argparse
import os
import socket
import sys
import time

from . import PROTOCOL, __version__
from .lifetime import follow_parent
from .stdio import take_stdout

MARKER = "AVNAV-BRIDGE"
TOKEN = "AVNAV_BRIDGE_TOKEN"
LISTEN_SECONDS = 10


def main():
    parser = argparse.ArgumentParser(prog="avnav_bridge")
    parser.add_argument("--backend", required=True, choices=["rlr", "habitat", "echo"])
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    arguments = parser.parse_args()
    token = os.environ.pop(TOKEN, "")
    if len(token) < 32:
        sys.exit(f"The token in {TOKEN} must have at least 32 characters.\nMaybe start this from Avnav.")
    protocol = take_stdout()
    follow_parent()
    backend = _backend(arguments.backend)
    port = _listen(backend, arguments.port, token)
    print(f"{MARKER} protocol={PROTOCOL} version={__version__} port={port}", file=protocol, flush=True)
    backend.work()


def _backend(name):
    from .one_thread import OneThread

    if name == "rlr":
        from .rlr.backend import RlrBackend

        return OneThread(RlrBackend, name)
    if name == "habitat":
        from .habitat.runtime import cure_runtime_clash

        cure_runtime_clash()
        from .habitat.backend import HabitatBackend

        return OneThread(HabitatBackend, name)
    from .echo import EchoBackend

    return OneThread(EchoBackend, name)


def _listen(backend, port, token):
    from py4j.clientserver import ClientServer, JavaParameters, PythonParameters

    from .server import Entry

    server = ClientServer(
        java_parameters=JavaParameters(auto_field=False, auth_token=token),
        python_parameters=PythonParameters(
            address="127.0.0.1", port=port, auth_token=token, daemonize=True, daemonize_connections=True
        ),
        python_server_entry_point=Entry(backend),
    )
    callback_server = server.get_callback_server()
    _until_listening(callback_server.server_socket)
    return callback_server.get_listening_port()


def _until_listening(listener):
    """Py4J binds here but listens on its own thread, maybe after Java has read the port."""
    deadline = time.monotonic() + LISTEN_SECONDS
    while not listener.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
        if time.monotonic() > deadline:
            sys.exit(f"Py4J's server did not listen within {LISTEN_SECONDS} s.")
        time.sleep(0.001)


if __name__ == "__main__":
    main()
