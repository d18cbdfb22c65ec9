"""Keeps the protocol's standard output away from libraries that print on it."""

import os
import sys


def take_stdout():
    """Returns a text stream on the real standard output and sends everybody else's file descriptor 1 to 2.

    RLR prints a line per context and Magnum prints its banner on descriptor 1; Java reads the marker line there.
    """
    protocol = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return protocol
