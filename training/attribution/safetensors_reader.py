"""Reads a .safetensors file into PyTorch tensors: a length, a JSON header, and the raw numbers (the format's public description)."""

import json
from pathlib import Path

import torch
from torch import Tensor

_TYPES = {"F32": torch.float32, "F16": torch.float16, "I64": torch.int64}


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """All tensors of the file by name."""
    content = path.read_bytes()
    size = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + size])
    body = bytearray(content[8 + size :])
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        begin, end = entry["data_offsets"]
        numbers = torch.frombuffer(body, dtype=_TYPES[entry["dtype"]], count=(end - begin) // _TYPES[entry["dtype"]].itemsize, offset=begin)
        tensors[name] = numbers.reshape(entry["shape"])
    return tensors
