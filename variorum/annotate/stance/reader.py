"""Opens the stance network's weights and reads with them what each kind of position is worth of a statement."""

from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np
import onnxruntime

from variorum.annotate.attribution.decode import Floats
from variorum.annotate.attribution.weights import BareSheet, open_session, open_sheet, read_checked
from variorum.annotate.stance.leanings import Leaning, weigh
from variorum.annotate.stance.sayings import Saying, pools_of

PACKAGED = Path(__file__).parent / "weights"
FORMAT = "variorum.stance/1"


class Sheet(BareSheet, frozen=True):
    """``model.json`` of the stance reader: the kinds in the order of the scores too."""

    kinds: tuple[str, ...]


class StanceReader(msgspec.Struct, frozen=True):
    """The graph, ready to run, and the kinds that it scores."""

    graph: onnxruntime.InferenceSession
    kinds: tuple[str, ...]
    digest: str


@lru_cache(maxsize=2)
def open_reader(folder: Path = PACKAGED, threads: int = 1) -> StanceReader:
    """The reader with the weights in ``folder``, loaded once in a program.

    :raises UsageError: a file is missing, is damaged, or belongs to another format.
    """
    sheet, digest = open_sheet(folder, Sheet, FORMAT, "stance")
    graph = read_checked(folder, "stance.onnx", sheet.sha256.get("stance.onnx"), "stance")
    return StanceReader(open_session(graph, threads), sheet.kinds, digest)


def read_leaning(reader: StanceReader, lower: Floats, saying: Saying) -> Leaning:
    """What each kind of position is worth of a statement.

    :param lower: what the encoder's lowest layers make of the window in which it stands, a row to a piece.
    """
    feeds = {
        "lower": np.ascontiguousarray(lower[saying.first : saying.last]),
        "quote": saying.quote,
        "case": saying.case,
        "part": saying.part,
        "pools": pools_of(saying.part),
    }
    (scores,) = reader.graph.run(None, feeds)
    chances = 1.0 / (1.0 + np.exp(-scores))
    return weigh(dict(zip(reader.kinds, map(float, chances), strict=True)))
