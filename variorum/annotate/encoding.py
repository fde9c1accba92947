"""Cuts a report into the windows of the packaged encoder, for the readers of statements and of positions; nothing of it is stored."""

from variorum.annotate.attribution.encoding import Encoding, encode
from variorum.annotate.attribution.reader import load_reader
from variorum.annotate.boilerplate import LAYER as BOILERPLATE
from variorum.annotate.layout import LAYER as LAYOUT
from variorum.annotate.speech.placing import enclosing
from variorum.model.layer import Absent, Layer, Layers, Params
from variorum.model.report import Block, Boilerplate, Range, Report


def find(report: Report, have: Layers, params: Params) -> Encoding | Absent:
    """The windows over all blocks that are no boilerplate; the encoder runs on one when a reader asks for it."""
    return encode(load_reader().package, report.text, prose_of(LAYOUT.read(have), BOILERPLATE.read_or(have, ())))


def prose_of(blocks: tuple[Block, ...], boilerplate: tuple[Boilerplate, ...]) -> list[Range]:
    """The ranges of the blocks that do not stand wholly in boilerplate."""
    skipped = [(one.start, one.end) for one in boilerplate]
    holders = [(block, enclosing((block.start, block.end), skipped)) for block in blocks]
    return [(block.start, block.end) for block, holder in holders if holder is None or holder[1] < block.end]


LAYER: Layer[Encoding] = Layer(name="encoding", version=1, find=find, needs=("layout",), wants=("boilerplate",))
