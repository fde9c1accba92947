"""Writes a trained wording network as the packaged weights: one ONNX graph and a sheet of settings.

    python -m training.wordings.export --weights out/wordings.pt --out weights

Most matrices are stored and multiplied as 8-bit integers, as those of the attribution network are.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper

from training.attribution.export import Array, Graph, export_graph, make_layer, make_value
from training.wordings.network import SHAPE, SIZE, WIDEST
from variorum.annotate.wording.reader import FORMAT


def wording_graph(weights: dict[str, Array]) -> onnx.ModelProto:
    """From the states of a saying's pieces to a vector and a weight for each; see ``WordingNetwork``."""
    graph = Graph(weights)
    zero, one = graph.constant("zero", np.array([0])), graph.constant("one", np.array([1]))
    x = graph.add("Unsqueeze", "lower", zero)
    for number in range(len(SHAPE.layers) - SHAPE.frozen):
        x = make_layer(graph, x, f"layers.{number}", SHAPE, integer=True)
    words = graph.add("Squeeze", x, zero)
    vectors = graph.add("LpNormalization", graph.linear(words, "vector"), axis=-1, p=2)
    low, high = (graph.constant(name, np.array(value, dtype=np.float32)) for name, value in (("low", -WIDEST), ("high", WIDEST)))
    scores = graph.add("Squeeze", graph.linear(words, "weight"), one)
    graph.nodes.append(helper.make_node("Identity", [vectors], ["vectors"]))
    graph.nodes.append(helper.make_node("Identity", [graph.add("Exp", graph.add("Clip", scores, low, high))], ["weights"]))
    outputs = [make_value("vectors", TensorProto.FLOAT, "pieces", SIZE), make_value("weights", TensorProto.FLOAT, "pieces")]
    return graph.model("wording", [make_value("lower", TensorProto.FLOAT, "pieces", SHAPE.hidden)], outputs)


if __name__ == "__main__":
    export_graph(__doc__, "wording.onnx", wording_graph, {"format": FORMAT})
