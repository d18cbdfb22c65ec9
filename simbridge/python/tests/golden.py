"""Recorded numbers: ``tests/golden`` or the folder of the same layout that AVNAV_GOLDEN names."""

import json
import os
import struct
from pathlib import Path

import numpy as np

_TYPES = {"F32": "<f4", "F64": "<f8", "I32": "<i4", "U32": "<u4", "U8": "u1"}


def folder():
    return Path(os.environ.get("AVNAV_GOLDEN") or Path(__file__).parent / "golden")


def cases(file):
    """Folders below ``habitat`` that hold the file, sorted."""
    found = sorted(path.parent for path in folder().glob(f"habitat/*/{file}"))
    assert found, f"no habitat/*/{file} in {folder()}"
    return found


def tensors(path):
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    arrays = {}
    for name, entry in json.loads(data[8 : 8 + length]).items():
        if name != "__metadata__":
            start, end = entry["data_offsets"]
            raw = np.frombuffer(data[8 + length + start : 8 + length + end], _TYPES[entry["dtype"]])
            arrays[name] = raw.reshape(entry["shape"])
    return arrays


def numbers(path):
    return json.loads(path.read_text())
