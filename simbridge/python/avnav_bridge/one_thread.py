"""Runs every call on one thread, as habitat_sim demands: its OpenGL context belongs to the thread that made it."""

import queue
import threading


class OneThread:
    """Wraps a backend; ``serve`` runs on the thread that called ``work``, whichever thread asks."""

    def __init__(self, make_backend, name):
        self.name = name
        self._make = make_backend
        self._requests = queue.SimpleQueue()
        self._backend = None

    def serve(self, method, request, payload):
        done = threading.Event()
        box = []
        self._requests.put((method, request, payload, box, done))
        done.wait()
        reply, error = box
        if error is not None:
            raise error
        return reply

    def work(self):
        """Serves requests for ever."""
        while True:
            method, request, payload, box, done = self._requests.get()
            try:
                if self._backend is None:
                    self._backend = self._make()
                box.extend((self._backend.serve(method, request, payload), None))
            except Exception as error:
                box.extend((None, error))
            done.set()
