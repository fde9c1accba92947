"""Loads the cue words: how surely a word in a construction, with what stands beside it, attributes something to somebody."""

from functools import cache
from importlib.resources import files

from variorum.annotate.speech.words import load_words
from variorum.model.record import Record

_FRAME_WEIGHT = 3
"""Weight of a construction's own rate against the counts of one word in it."""
_LIFT_WEIGHT = 5
"""Weight of the usual lift of a feature against the counts of one value."""
_UNKNOWN_FRAME = 0.1


class Lexicon(Record, frozen=True):
    """Cue words with their rates.

    ``rates`` is keyed by lemma and construction, ``usual`` by construction alone, for words never counted in it; ``lifts`` by
    feature and value: by how much it makes an attribution more likely. ``quoting`` are the verbs that introduce quotations.
    """

    rates: dict[tuple[str, str], float]
    usual: dict[str, float]
    lifts: dict[tuple[str, str], float]
    quoting: frozenset[str]

    def rate(self, lemma: str, frame: str) -> float:
        """How often (0 to 1) this word in this construction attributes."""
        rate = self.rates.get((lemma, frame))
        return self.usual.get(frame, _UNKNOWN_FRAME) if rate is None else rate

    def lift(self, feature: str, value: str) -> float:
        """By what factor a feature changes the rate; 1 where nothing is known."""
        lift = self.lifts.get((feature, value))
        return self.lifts.get((feature, "*"), 1.0) if lift is None else lift


@cache
def load_lexicon() -> Lexicon:
    """The packaged cue words, read once."""
    usual: dict[str, float] = {}
    counts: list[tuple[str, str, int, int]] = []
    for lemma, frame, seen, attributed in _rows("cue_frames.tsv"):
        if lemma == "*":
            usual[frame] = int(attributed) / int(seen)
        else:
            counts.append((lemma, frame, int(seen), int(attributed)))
    rates = {
        (lemma, frame): (attributed + _FRAME_WEIGHT * usual.get(frame, _UNKNOWN_FRAME)) / (seen + _FRAME_WEIGHT)
        for lemma, frame, seen, attributed in counts
    }
    lifts: dict[tuple[str, str], float] = {}
    for feature, value, _, attributed, expected in _rows("cue_lifts.tsv"):
        usually = lifts.get((feature, "*"), 1.0)
        weight = 0 if value == "*" else _LIFT_WEIGHT
        lifts[feature, value] = (int(attributed) + weight * usually) / (float(expected) + weight)
    return Lexicon(rates=rates, usual=usual, lifts=lifts, quoting=load_words("cue_quoting.txt"))


def _rows(name: str) -> list[list[str]]:
    lines = (files("variorum.annotate") / "data" / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]
