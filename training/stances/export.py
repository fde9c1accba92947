"""Writes a trained stance network as the packaged weights: one ONNX graph and a sheet of settings.

    python -m training.stances.export --weights out/stances.pt --out weights

Most matrices are stored and multiplied as 8-bit integers, as those of the attribution network are.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper

from training.attribution.export import Array, Graph, export_graph, make_layer, make_value
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


if __name__ == "__main__":
    export_graph(__doc__, "stance.onnx", lambda weights: stance_graph(weights, Shape()), {"format": "variorum.stance/1", "kinds": KINDS})
