"""Ends this process when its parent ends, however the parent ends."""

import os
import sys
import threading
import time

POLL_SECONDS = 1.0


def follow_parent():
    """Ends with the end of standard input (the parent's pipe) or with a change of parent.

    The parent never writes, so anything that happens on the pipe is its end. On Linux the kernel is asked to signal
    that too: a native call that never returns and holds the interpreter lock cannot keep the process alive.
    """
    parent = os.getppid()
    threading.Thread(target=_until_end_of_input, name="stdin", daemon=True).start()
    threading.Thread(target=_until_orphaned, args=(parent,), name="parent", daemon=True).start()
    if sys.platform.startswith("linux"):
        _signal_at_end_of_input()


def _until_end_of_input():
    while True:
        try:
            if not os.read(0, 1):
                os._exit(0)
        except InterruptedError:
            continue
        except OSError:
            os._exit(0)


def _until_orphaned(parent):
    while os.getppid() == parent:
        time.sleep(POLL_SECONDS)
    os._exit(0)


def _signal_at_end_of_input():
    import fcntl

    try:
        fcntl.fcntl(0, fcntl.F_SETOWN, os.getpid())
        flags = fcntl.fcntl(0, fcntl.F_GETFL)
        fcntl.fcntl(0, fcntl.F_SETFL, flags | os.O_ASYNC)
    except OSError:
        pass  # not a pipe or terminal; the two threads still watch
