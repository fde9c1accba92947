"""Opens the wording network's weights and makes vectors of the words of a saying, over the lowest layers of the attribution encoder."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from variorum.annotate.attribution.decode import Floats
from variorum.annotate.attribution.reader import load_reader
from variorum.annotate.attribution.weights import BareSheet, open_session, open_sheet, read_checked
from variorum.annotate.attribution.windows import Ints
from variorum.model.report import Range

PACKAGED = Path(__file__).parent / "weights"
FORMAT = "variorum.wording/1"
LONGEST = 160
"""Word pieces that are read of one saying with its sentences; what comes after is left out."""


class Words(NamedTuple):
    """The word pieces of some sentences as the network sees them: where each stands, its vector of length 1, and how much it counts."""

    places: tuple[Range, ...]
    vectors: Floats
    weights: Floats


@cache
def open_graph() -> onnxruntime.InferenceSession:
    """The packaged network, loaded once in a program.

    :raises UsageError: a file is missing, is damaged, or belongs to another format.
    """
    sheet, _ = open_sheet(PACKAGED, BareSheet, FORMAT, "wording")
    return open_session(read_checked(PACKAGED, "wording.onnx", sheet.sha256.get("wording.onnx"), "wording"), threads=1)


def read_words(text: str) -> Words:
    """What the packaged network makes of the words of a text, at most ``LONGEST`` pieces of it: a sentence or a few."""
    package = load_reader().package
    ids, places = cut_pieces(package.tokenizer, text)
    none = np.zeros_like(ids)
    feeds = {"ids": ids, "quote": none, "case": none, "first": none[:1]}
    (lower,) = package.encoder.run([package.encoder.get_outputs()[-1].name], feeds, _only_fetched())
    vectors, weights = open_graph().run(None, {"lower": lower[0]})
    return Words(places, vectors[1:-1], weights[1:-1])


def cut_pieces(tokenizer: Tokenizer, text: str) -> tuple[Ints, tuple[Range, ...]]:
    """The word pieces of a text between the two marks that the encoder expects, and where those between them stand.

    Training and reading use this one function.
    """
    encoding = tokenizer.encode(text, add_special_tokens=False)
    opening, closing = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    ids = np.asarray([opening, *encoding.ids[:LONGEST], closing], dtype=np.int64)
    return ids, tuple((start, end) for start, end in encoding.offsets[:LONGEST])


@cache
def _only_fetched() -> onnxruntime.RunOptions:
    """Nothing is computed above the layers whose state is asked for."""
    options = onnxruntime.RunOptions()
    options.only_execute_path_to_fetches = True
    return options
