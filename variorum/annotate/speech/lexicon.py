"""Loads the cue words: how surely a word in a construction, with what stands beside it, attributes something to somebody."""

from functools import cache
from importlib.resources import files

from variorum.annotate.speech.words import load_words
from variorum.model.record import Record

_FRAME_WEIGHT = 3
"""Weight of a construction's own rate against the counts of one word in it."""
_UNKNOWN_FRAME = 0.1
_UNKNOWN_WORD = 0.15


class Lexicon(Record, frozen=True):
    """Cue words with their rates.

    ``words`` is keyed by lemma and class of word, ``rates`` by lemma and construction, ``usual`` by construction alone, for words never
    counted in it; ``weights`` by feature and value. ``quoting`` are the verbs that introduce quotations; one of them that was never
    counted ("underline", "thunder") has the rates of the others together, ``spoken`` by construction and ``spoken_word``.
    """

    rates: dict[tuple[str, str], float]
    usual: dict[str, float]
    words: dict[tuple[str, str], float]
    weights: dict[tuple[str, str], float]
    quoting: frozenset[str]
    spoken: dict[str, float]
    spoken_word: float

    def rate(self, lemma: str, frame: str) -> float:
        """How often (0 to 1) this word in this construction attributes."""
        rate = self.rates.get((lemma, frame))
        if rate is None and self._is_unseen(lemma):
            rate = self.spoken.get(frame)
        return self.usual.get(frame, _UNKNOWN_FRAME) if rate is None else rate

    def word_rate(self, lemma: str, word_class: str) -> float:
        """How often (0 to 1) this word attributes in any construction of its class: ``verb``, ``noun`` or ``adj``."""
        if word_class == "verb" and self._is_unseen(lemma):
            return self.spoken_word
        return self.words.get((lemma, word_class), _UNKNOWN_WORD)

    def _is_unseen(self, lemma: str) -> bool:
        return lemma in self.quoting and (lemma, "verb") not in self.words

    def weight(self, feature: str, value: str) -> float:
        """What a feature adds to the log odds of an attribution; 0 where nothing is known."""
        return self.weights.get((feature, value), 0.0)


@cache
def load_lexicon() -> Lexicon:
    """The packaged cue words, read once."""
    usual: dict[str, float] = {}
    words: dict[tuple[str, str], float] = {}
    counts: list[tuple[str, str, int, int]] = []
    for lemma, frame, seen, attributed in _rows("cue_frames.tsv"):
        if lemma == "*":
            usual[frame] = float(attributed) / float(seen)
        elif frame.startswith("*"):
            words[lemma, frame[1:]] = (int(attributed) + _FRAME_WEIGHT * _UNKNOWN_WORD) / (int(seen) + _FRAME_WEIGHT)
        else:
            counts.append((lemma, frame, int(seen), int(attributed)))
    rates = {
        (lemma, frame): (attributed + _FRAME_WEIGHT * usual.get(frame, _UNKNOWN_FRAME)) / (seen + _FRAME_WEIGHT)
        for lemma, frame, seen, attributed in counts
    }
    weights = {(feature, value): float(weight) for feature, value, weight in _rows("cue_weights.tsv")}
    quoting = load_words("cue_quoting.txt")
    told = [rate for (lemma, kind), rate in words.items() if kind == "verb" and lemma in quoting]
    return Lexicon(
        rates=rates,
        usual=usual,
        words=words,
        weights=weights,
        quoting=quoting,
        spoken=_mean_rates(counts, quoting, usual),
        spoken_word=sum(told) / len(told),
    )


def _mean_rates(counts: list[tuple[str, str, int, int]], lemmas: frozenset[str], usual: dict[str, float]) -> dict[str, float]:
    """How often any of ``lemmas`` attributes in each construction, each lemma weighing the same."""
    by_frame: dict[str, list[float]] = {}
    for lemma, frame, seen, attributed in counts:
        if lemma in lemmas:
            rate = (attributed + _FRAME_WEIGHT * usual.get(frame, _UNKNOWN_FRAME)) / (seen + _FRAME_WEIGHT)
            by_frame.setdefault(frame, []).append(rate)
    return {frame: sum(rates) / len(rates) for frame, rates in by_frame.items() if len(rates) >= _FRAME_WEIGHT}


def _rows(name: str) -> list[list[str]]:
    lines = (files("variorum.annotate") / "data" / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]
