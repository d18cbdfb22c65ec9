"""The Python half of Avnav's bridge.

Java starts ``python3 -m avnav_bridge --backend NAME``, reads the port from a marker line and drives the backend with
one Py4J call per step; pictures and sound travel through a memory-mapped file.
"""

__version__ = "0.1.0"

#: Both halves must speak the same protocol; Java's number is in ``avnav.simbridge.bridge.Handshake``.
PROTOCOL = 1
