"""Reads packaged weights back into the training network, so that a training can go on from them."""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.attribution.network import Network


def restore(network: Network, folder: Path) -> None:
    """Put the trained weights of a packaged reader into the network; its frozen layers and the head used only in training stay as they are.

    8-bit matrices come back as what they stand for, so the network starts from what the package computes.
    """
    stored: dict[str, np.ndarray] = {}
    for name in ("encoder", "roles"):
        for tensor in onnx.load(str(folder / f"{name}.onnx")).graph.initializer:
            stored[tensor.name] = numpy_helper.to_array(tensor)
    state = network.state_dict()
    for name in state:
        found = _find(stored, name)
        if found is not None and not _is_frozen(network, name):
            state[name] = found.reshape(state[name].shape)
    network.load_state_dict(state)


def _is_frozen(network: Network, name: str) -> bool:
    parts = name.split(".")
    return name.startswith(("encoder.words", "encoder.places", "encoder.norm")) or (
        name.startswith("encoder.layers.") and int(parts[2]) < network.shape.frozen
    )


def _find(stored: dict[str, np.ndarray], name: str) -> Tensor | None:
    """A weight of the network by its name; queries, keys and values stand apart in the package."""
    if ".qkv." in name:
        parts = [_find(stored, name.replace(".qkv.", f".{part}.")) for part in "qkv"]
        return torch.cat([part for part in parts if part is not None])
    if name not in stored:
        return None
    value = stored[name].astype(np.float32)
    scale = stored.get(name.removesuffix(".weight") + ".scale")
    if scale is not None and name.endswith(".weight"):
        value = value * scale
    is_matrix = value.ndim == 2 and "norm" not in name and not name.startswith(("distance", "encoder.quote", "encoder.case"))
    return torch.from_numpy(np.ascontiguousarray(value.T if is_matrix else value))
