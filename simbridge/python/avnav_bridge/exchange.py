"""The memory-mapped file that carries pictures, sound and meshes.

Little-endian. Header of 64 bytes: 8 bytes ``AVNVBRDG``, u32 layout version, u32 zero, u64 bytes per region. Then three
regions of that many payload bytes, each behind 16 bytes (u64 sequence, u64 length): two slots from Python to Java,
used in turn, and one inbox from Java to Python. The sequence is the number of the call that the payload belongs to.
"""

import mmap
import os
import struct

import numpy as np

from .errors import Refused

MAGIC = b"AVNVBRDG"
LAYOUT = 1
HEADER_BYTES = 64
REGION_HEADER_BYTES = 16
SLOTS = 2
INBOX = SLOTS


class Exchange:
    """Python's end: writes slots and reads the inbox when it serves, reads slots when Java does."""

    def __init__(self, path):
        self._map = _mapped(path)
        magic, layout, _, self.region_bytes = struct.unpack_from("<8sIIQ", self._map, 0)
        wanted = HEADER_BYTES + (SLOTS + 1) * (REGION_HEADER_BYTES + self.region_bytes)
        if magic != MAGIC or layout != LAYOUT or len(self._map) < wanted:
            raise Refused(
                f"The exchange file ({path}) has the mark {magic!r}, layout {layout} and {len(self._map)} bytes, but "
                f"{MAGIC!r}, layout {LAYOUT} and {wanted} are wanted.\n"
                "Maybe the Java and the Python half are of different versions."
            )

    def put(self, number, arrays):
        """Copies the arrays one after the other into the call's slot; returns their total size in bytes."""
        start = self._region(number % SLOTS)
        total = sum(array.nbytes for array in arrays)
        if total > self.region_bytes:
            raise Refused(
                f"The answer to call {number} has {total} bytes but a slot holds {self.region_bytes}.\n"
                "Maybe the source is far outside the scene: RLR's responses grow with the distance."
            )
        at = start + REGION_HEADER_BYTES
        for array in arrays:
            view = np.frombuffer(self._map, dtype=array.dtype, count=array.size, offset=at)
            view[:] = array.reshape(-1)
            at += array.nbytes
        struct.pack_into("<QQ", self._map, start, number, total)
        return total

    def take(self, number):
        """The inbox's payload as bytes; it must belong to this call."""
        start = self._region(INBOX)
        sequence, length = struct.unpack_from("<QQ", self._map, start)
        if sequence != number or length > self.region_bytes:
            raise RuntimeError(
                f"The inbox holds {length} bytes of call {sequence}, but call {number} was asked for."
            )
        return self._map[start + REGION_HEADER_BYTES : start + REGION_HEADER_BYTES + length]

    def get(self, number, length):
        """A view of the bytes that answer this call, where the other half serves; the call after the next overwrites it."""
        start = self._region(number % SLOTS)
        sequence, stored = struct.unpack_from("<QQ", self._map, start)
        if sequence != number or stored != length or length > self.region_bytes:
            raise RuntimeError(
                f"The slot holds {stored} bytes of call {sequence} where {length} bytes of call {number} were promised."
            )
        at = start + REGION_HEADER_BYTES
        return memoryview(self._map)[at : at + length]

    def _region(self, index):
        return HEADER_BYTES + index * (REGION_HEADER_BYTES + self.region_bytes)


def _mapped(path):
    try:
        with open(path, "r+b") as file:
            if os.fstat(file.fileno()).st_size < HEADER_BYTES:
                raise Refused(f"The exchange file ({path}) has no header.\nMaybe another program wrote to it.")
            return mmap.mmap(file.fileno(), 0)
    except FileNotFoundError:
        raise Refused(
            f"The exchange file ({path}) does not exist.\nMaybe something cleaned the temporary folder just now."
        ) from None
