"""A backend without a simulator: measures the bridge's own cost and lets tests break it."""

import os
import signal
import time

import numpy as np

from .errors import Refused
from .server import Reply


class EchoBackend:
    """``frame`` answers with a frame of the asked size; the rest misbehaves on demand."""

    name = "echo"

    def __init__(self):
        self._executed = 0

    def serve(self, method, request, payload):
        self._executed += 1
        return getattr(self, "_" + method)(request, payload)

    def _echo(self, request, payload):
        return Reply(dict(request, executed=self._executed), [np.frombuffer(payload, np.uint8)])

    def _frame(self, request, payload):
        rgb = np.full(request["rgbBytes"], self._executed & 0xFF, np.uint8)
        audio = np.full(request["audioFloats"], self._executed, np.float32)
        return Reply({"executed": self._executed}, [rgb, audio])

    def _die(self, request, payload):
        os.kill(os.getpid(), signal.SIGKILL)

    def _hang(self, request, payload):
        time.sleep(request["seconds"])
        return Reply({})

    def _fail(self, request, payload):
        raise ValueError(request["message"])

    def _refuse(self, request, payload):
        raise Refused(request["message"])
