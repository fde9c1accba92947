"""Writes a trained stance network as the packaged weights: one ONNX graph and a sheet of settings.

    python -m training.stances.export --weights out/stances.pt --out weights

Most matrices are stored and multiplied as 8-bit integers, as those of the attribution network are.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper

from training.attribution.export import Array, Graph, make_layer, make_value
from training.attribution.network import Shape
from training.stances.network import KINDS, POOLS


def stance_graph(weights: dict[str, Array], shape: Shape) -> onnx.ModelProto:
    """From the states of a statement's pieces to one score for each kind of position; see ``StanceNetwork``."""
    graph = Graph(weights)
    zero = graph.constant("zero", np.array([0]))
    x = "lower"
    for table in ("quote", "case", "part"):
        x = graph.add("Add", x, graph.add("Gather", graph.weight(f"{table}.weight"), table))
    x = graph.add("Unsqueeze", x, zero)
    for number in range(len(shape.layers) - shape.frozen):
        x = make_layer(graph, x, f"layers.{number}", shape, integer=True)
    pooled = graph.add("MatMul", "pools", graph.add("Squeeze", x, zero))
    scores = graph.linear(graph.add("Reshape", pooled, graph.constant("flat", np.array([POOLS * shape.hidden]))), "head")
    graph.nodes.append(helper.make_node("Identity", [scores], ["scores"]))
    inputs = [make_value("lower", TensorProto.FLOAT, "pieces", shape.hidden)]
    inputs += [make_value(name, TensorProto.INT64, "pieces") for name in ("quote", "case", "part")]
    inputs.append(make_value("pools", TensorProto.FLOAT, POOLS, "pieces"))
    return graph.model("stance", inputs, [make_value("scores", TensorProto.FLOAT, len(KINDS))])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    state = torch.load(options.weights, map_location="cpu", weights_only=True)
    weights = {name: weight.float().numpy() for name, weight in state.items()}
    options.out.mkdir(parents=True, exist_ok=True)
    onnx.save(stance_graph(weights, Shape()), options.out / "stance.onnx")
    digest = hashlib.sha256((options.out / "stance.onnx").read_bytes()).hexdigest()
    sheet = {"format": "variorum.stance/1", "kinds": KINDS, "sha256": {"stance.onnx": digest}}
    (options.out / "model.json").write_text(json.dumps(sheet, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
