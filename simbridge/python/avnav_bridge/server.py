"""The object that Java calls, and the reply envelope."""

import json
import threading
import traceback

import numpy as np

from . import PROTOCOL, __version__
from .errors import Refused
from .exchange import Exchange

TRACEBACK_LINES = 12


class Reply:
    """What a backend's method returns: a small dictionary and the arrays that travel beside it."""

    def __init__(self, result, arrays=()):
        self.result = result
        self.arrays = [np.ascontiguousarray(array) for array in arrays]


class Entry:
    """Serves one backend. Every call has a number; the same number again gets the same answer and runs nothing.

    The answer is JSON, ``{"number", "result", "bytes"}`` or ``{"number", "error": {"kind", "message", "traceback"}}``
    with kind ``refused`` (a restart will not help) or ``failure``.
    """

    class Java:
        implements = ["avnav.simbridge.bridge.PythonEntry"]

    def __init__(self, backend):
        self._backend = backend
        self._exchange = None
        self._lock = threading.Lock()
        self._last_number = 0
        self._last_answer = None

    def hello(self, path):
        """Opens the exchange file (none for "") and tells who answers."""
        try:
            self._exchange = Exchange(path) if path else None
            answer = {"result": {"protocol": PROTOCOL, "version": __version__, "backend": self._backend.name}}
        except Exception as error:
            answer = {"error": _envelope(error)}
        return json.dumps(dict(answer, number=0))

    def call(self, number, method, arguments):
        """One call; bulky data, both ways, is in the exchange file."""
        return self._once(number, lambda: self._through_exchange(number, method, arguments))

    def callWithBytes(self, number, method, arguments, payload):  # noqa: N802 (Java's name)
        """The same without an exchange file: the envelope, a zero byte, the payload."""
        return self._once(number, lambda: self._through_bytes(number, method, arguments, bytes(payload)))

    def _once(self, number, run):
        with self._lock:
            if number == self._last_number and self._last_answer is not None:
                return self._last_answer
            if number < self._last_number:
                raise RuntimeError(f"Call {number} came after call {self._last_number}.")
            self._last_number = number
            self._last_answer = None
            self._last_answer = run()
            return self._last_answer

    def _through_exchange(self, number, method, arguments):
        def deliver():
            request = json.loads(arguments)
            payload = self._exchange.take(number) if request.pop("inbox", False) else b""
            reply = self._backend.serve(method, request, payload)
            return {"result": reply.result, "bytes": self._exchange.put(number, reply.arrays) if reply.arrays else 0}

        return json.dumps(dict(_answered(deliver), number=number))

    def _through_bytes(self, number, method, arguments, payload):
        arrays = []

        def deliver():
            reply = self._backend.serve(method, json.loads(arguments), payload)
            arrays.extend(reply.arrays)
            return {"result": reply.result, "bytes": sum(array.nbytes for array in reply.arrays)}

        envelope = json.dumps(dict(_answered(deliver), number=number)).encode("utf-8")
        return envelope + b"\0" + b"".join(array.tobytes() for array in arrays)


def _answered(deliver):
    try:
        return deliver()
    except Exception as error:
        return {"error": _envelope(error)}


def _envelope(error):
    lines = traceback.format_exception(type(error), error, error.__traceback__)
    last = "".join(lines).rstrip().splitlines()[-TRACEBACK_LINES:]
    refused = isinstance(error, Refused)
    message = str(error) if refused else f"{type(error).__name__}: {error}"
    return {"kind": "refused" if refused else "failure", "message": message, "traceback": last}
