"""Loads the cue words: how surely a word in a construction attributes something to somebody."""

from functools import cache
from importlib.resources import files

from variorum.annotate.speech.words import load_words
from variorum.model.record import Record

_SMOOTHING = 3
"""Weight of a construction's own rate against the counts of one word in it."""


class Lexicon(Record, frozen=True):
    """Cue words with their rates. ``rates`` is keyed by lemma and construction, ``usual`` by construction alone."""

    rates: dict[tuple[str, str], float]
    usual: dict[str, float]
    lemmas: frozenset[str]
    quoting: frozenset[str]
    """Verbs that introduce a quotation."""

    def rate(self, lemma: str, frame: str) -> float:
        """How often (0 to 1) this word in this construction attributes; 0 for words never seen to."""
        return self.rates.get((lemma, frame), 0.0)


@cache
def load_lexicon() -> Lexicon:
    """The packaged cue words, read once."""
    folder = files("variorum.annotate") / "data"
    usual: dict[str, float] = {}
    counts: list[tuple[str, str, int, int]] = []
    for line in (folder / "cue_frames.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        lemma, frame, seen, attributed = line.split("\t")
        if lemma == "*":
            usual[frame] = int(attributed) / int(seen)
        else:
            counts.append((lemma, frame, int(seen), int(attributed)))
    rates = {
        (lemma, frame): (attributed + _SMOOTHING * usual.get(frame, 0.1)) / (seen + _SMOOTHING) for lemma, frame, seen, attributed in counts
    }
    quoting = load_words("cue_quoting.txt")
    lemmas = frozenset(lemma for lemma, _, _, _ in counts) | quoting
    return Lexicon(rates=rates, usual=usual, lemmas=lemmas, quoting=quoting)
