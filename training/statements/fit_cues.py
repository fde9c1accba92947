"""Counts cue words and fits their weights: writes ``cue_frames.tsv`` and ``cue_weights.tsv`` of ``variorum/annotate/data``.

    python -m training.statements.fit_cues ../shared/data variorum/annotate/data

The texts are the training split of PolNeAR, Newell, Margolin and Ruths (2018), "An Attribution Relations Corpus for Political News", and
the reports of ``training/sayings``, which are written in many other manners. The files keep only frequencies and weights. Run it from the
repository root with the package installed; the same texts give the same files.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from training.attribution.corpus import Document, read_corpus, read_labelled
from variorum.annotate import load_layer
from variorum.annotate.speech.clauses import Candidate, find_candidates
from variorum.annotate.speech.marks import find_quotations
from variorum.annotate.speech.page import Page
from variorum.annotate.speech.scoring import features_of, word_class
from variorum.annotate.speech.words import load_words
from variorum.model.layer import Layers
from variorum.model.report import Range, Report

WEIGHT = 3
UNKNOWN_FRAME, UNKNOWN_WORD = 0.1, 0.15
LEAST_SEEN = 8
"""Least number of candidates with a feature for it to get a weight."""
PENALTY = 2.0
STEPS, RATE = 500, 0.05

ORIGIN = (
    "# Origin: {} by this project in the training split of PolNeAR (Newell, Margolin and Ruths 2018), 840 US news reports of 2015-16, and\n"
    "# in 963 reports whose sayings a language model marked (training/sayings);\n"
)


@dataclass(frozen=True)
class Row:
    """One candidate: its cue word and construction, whether it attributes, what stands beside it."""

    lemma: str
    frame: str
    attributes: int
    features: tuple[tuple[str, str], ...]


def parse_text(text: str) -> tuple[Doc, Page]:
    """The text as the layers before the statements see it."""
    report = Report(id="x", text=text)
    have = Layers()
    for name in ("language", "layout", "parse"):
        layer = load_layer(name)
        have.put(name, layer.find(report, have, layer.params))
    doc = have.get("parse")
    assert isinstance(doc, Doc)
    blocks = [(block.start, block.end) for block in have.get("layout")]  # type: ignore[attr-defined]  # the layout layer's blocks
    return doc, Page(text, doc, find_quotations(text, blocks), blocks)


def tokens_of(page: Page, spans: Iterable[Range]) -> set[int]:
    """The tokens of ``spans`` that are no white space."""
    return {index for span in spans for index in range(*page.words(span)) if not page.doc[index].is_space}


def read_rows(document: Document, quoting: frozenset[str]) -> list[Row]:
    """The candidates of a document outside quotations, less those inside what a right one attributes."""
    doc, page = parse_text(document.text)
    gold = [tuple(tokens_of(page, spans) for spans in (one.content, one.source, one.cue)) for one in document.attributions if one.content]
    candidates = [one for one in find_candidates(doc) if page.outside[one.cue]]
    right = match_candidates(page, candidates, gold)
    covered = {index for position in right for start, end in candidates[position].content for index in range(start, end)}
    rows = []
    for position, one in enumerate(candidates):
        if position not in right and one.cue in covered and one.lemma != "according":
            continue
        rows.append(Row(one.lemma, one.frame, int(position in right), tuple(features_of(doc, one, page.outside, quoting))))
    return rows


def match_candidates(page: Page, candidates: Sequence[Candidate], gold: Sequence[tuple[set[int], ...]]) -> set[int]:
    """Which candidates attribute: half of all words in common with a gold content, and its cue or its source; one to one."""
    doc = page.doc
    owners = defaultdict(set)
    for position, (content, _, _) in enumerate(gold):
        for index in content:
            owners[index].add(position)
    pairs = []
    for position, one in enumerate(candidates):
        words = {index for start, end in one.content for index in range(start, end) if not doc[index].is_punct}
        for other in sorted({owner for index in words for owner in owners[index]}):
            content, source, cue = gold[other]
            content = {index for index in content if not doc[index].is_punct}
            share = len(words & content) / len(words | content)
            if share < 0.5 and len(words & content) > 0.9 * len(words) and any(not page.outside[index] for index in words):
                share = 0.5  # the reader takes the quotation whole later
            same_source = one.speaker in source or (one.speaker < 0 and not source)
            if share >= 0.5 and (one.cue in cue or same_source):
                pairs.append((-(one.cue in cue and same_source), -share, position, other))
    right: set[int] = set()
    met: set[int] = set()
    for _, _, position, other in sorted(pairs):
        if position not in right and other not in met:
            right.add(position)
            met.add(other)
    return right


class Counts:
    """How often words and constructions attribute."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.frames: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        self.words: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        for row in rows:
            for counts, key in ((self.frames, (row.lemma, row.frame)), (self.words, (row.lemma, word_class(row.frame)))):
                counts[key][0] += 1
                counts[key][1] += row.attributes
        rare: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for (_, frame), (seen, attributed) in self.frames.items():
            if seen <= 2:
                rare[frame][0] += seen
                rare[frame][1] += attributed
        self.usual = {frame: (seen + 2, attributed + 0.5) for frame, (seen, attributed) in sorted(rare.items()) if seen >= 8}

    def log_odds(self, row: Row) -> tuple[float, float]:
        """The log odds of the row's word in its construction and in all, the row itself left out."""
        seen, attributed = self.usual.get(row.frame, (1, UNKNOWN_FRAME))
        found = []
        for counts, key, prior in (
            (self.frames, (row.lemma, row.frame), attributed / seen),
            (self.words, (row.lemma, word_class(row.frame)), UNKNOWN_WORD),
        ):
            others, right = counts[key][0] - 1, counts[key][1] - row.attributes
            rate = (right + WEIGHT * prior) / (others + WEIGHT)
            found.append(log(rate / (1 - rate)))
        return found[0], found[1]


Vector = npt.NDArray[np.float64]


def fit(rows: Sequence[Row], counts: Counts) -> tuple[Vector, dict[tuple[str, str], float]]:
    """A logistic regression with a penalty on the features' weights, by Adam over the whole set; bias, two rates, weights."""
    seen = Counter(feature for row in rows for feature in row.features)
    index = {feature: position for position, feature in enumerate(sorted(one for one, count in seen.items() if count >= LEAST_SEEN))}
    owners, columns = [], []
    for position, row in enumerate(rows):
        known = [index[feature] for feature in row.features if feature in index]
        owners += [position] * len(known)
        columns += known
    owner, column = np.array(owners), np.array(columns)
    truth = np.array([row.attributes for row in rows], dtype=float)
    rates = np.array([(1.0, *counts.log_odds(row)) for row in rows])
    size, width = len(rows), len(index)
    weights, base = np.zeros(width), np.array([0.0, 1.0, 0.0])
    first, second = np.zeros(width + 3), np.zeros(width + 3)
    for step in range(1, STEPS + 1):
        score = rates @ base + np.bincount(owner, weights=weights[column], minlength=size)
        error = (1 / (1 + np.exp(-score)) - truth) / size
        slope = np.concatenate([np.bincount(column, weights=error[owner], minlength=width) + PENALTY / size * weights, rates.T @ error])
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope * slope
        move = RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-9)
        weights -= move[:width]
        base -= move[width:]
    return base, {feature: float(weights[position]) for feature, position in index.items()}


def write_frames(path: Path, counts: Counts) -> None:
    """Write the counted words; those seen once tell nothing and are left out."""
    lines = [
        "# Cue words of attributions: how often a word in a construction attributes something to somebody.\n",
        "# Columns: lemma, construction, times seen outside other attributions, times it was an attribution.\n",
        "# Rows whose construction is *verb, *noun or *adj sum a lemma over all constructions of that class; rows whose lemma is * sum\n",
        "# a construction over its rare words (seen once or twice) and smooth the rows of the others.\n",
        ORIGIN.format("counted"),
        "# only frequencies are kept, none of its text.\n",
    ]
    lines += [f"*\t{frame}\t{seen}\t{attributed}\n" for frame, (seen, attributed) in counts.usual.items()]
    for table, star in ((counts.words, "*"), (counts.frames, "")):
        for (lemma, name), (seen, attributed) in sorted(table.items()):
            if seen >= 2 and lemma.isalpha() and (attributed or seen >= 4):
                lines.append(f"{lemma}\t{star}{name}\t{seen}\t{attributed}\n")
    path.write_text("".join(lines), encoding="utf-8")


def write_weights(path: Path, base: Vector, weights: dict[tuple[str, str], float]) -> None:
    """Write the weights that matter."""
    lines = [
        "# Weights of a logistic model that tells which cue candidates attribute: feature, value, weight. ``rate`` and ``word rate``\n",
        "# multiply the log odds of the cue word's own rates; values of ``source`` are spaCy's kinds of name, pronouns and lemmas of\n",
        "# nouns, of ``object`` lemmas of nouns, of ``role``, ``tag`` and ``mark`` the parse of the cue, of ``length`` and ``distance``\n",
        "# numbers of words, in steps.\n",
        ORIGIN.format("fitted"),
        "# none of its text is kept.\n",
        *(f"{name}\t\t{value:.3f}\n" for name, value in zip(("bias", "rate", "word rate"), base, strict=True)),
    ]
    for (feature, value), weight in sorted(weights.items()):
        plain = value.translate(str.maketrans("", "", " +_$")).isalnum()
        if abs(weight) >= 0.02 and plain:
            lines.append(f"{feature}\t{value}\t{weight:.3f}\n")
    path.write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Read the corpus, count, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the development data, with polnear/train")
    parser.add_argument("out", type=Path, help="folder for cue_frames.tsv and cue_weights.tsv")
    arguments = parser.parse_args()
    quoting = load_words("cue_quoting.txt")
    documents = [*read_corpus(arguments.data / "polnear" / "train"), *read_labelled(arguments.data)]
    rows = [row for document in documents for row in read_rows(document, quoting)]
    counts = Counts(rows)
    base, weights = fit(rows, counts)
    write_frames(arguments.out / "cue_frames.tsv", counts)
    write_weights(arguments.out / "cue_weights.tsv", base, weights)
    print(f"{len(rows)} candidates, {sum(row.attributes for row in rows)} attribute; {len(weights)} features")


if __name__ == "__main__":
    main()
