"""Guesses the PLOVER type of a sentence's main act with a small linear model over its words and what the rules found.

The model is multinomial logistic regression over TF-IDF weighted words, word pairs, word beginnings and rule types; names are
masked. ``training/acts`` holds its sentences and the script that fits it; at run time it needs numpy only.
"""

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Span, Token

from variorum.annotate.acts.acts import Act
from variorum.model.record import Record

NONE = "NONE"
_NAMED = frozenset({"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT"})
_PREFIX = 5


class Guess(Record, frozen=True):
    """The likeliest type of a sentence's main act (``NONE``: it tells none) and the probability of every type."""

    type: str
    shares: dict[str, float]


class Model:
    """The fitted weights: one row per feature, one column per type."""

    def __init__(self, types: list[str], vocabulary: dict[str, int], idf: NDArray[np.float32], weights: NDArray[np.float32]) -> None:
        self.types = types
        self.vocabulary = vocabulary
        self.idf = idf
        self.weights = weights

    def guess(self, features: list[str]) -> Guess:
        """Weigh a sentence's features, where each has one type."""
        scores = self._score(features)
        powers = np.exp(scores - scores.max())
        shares = powers / powers.sum()
        return Guess(
            type=self.types[int(shares.argmax())],
            shares={kind: round(float(share), 4) for kind, share in zip(self.types, shares, strict=True)},
        )

    def chances(self, features: list[str]) -> dict[str, float]:
        """The probability of each type by itself, where several may hold at once."""
        shares = 1.0 / (1.0 + np.exp(-self._score(features)))
        return dict(zip(self.types, map(float, shares), strict=True))

    def _score(self, features: list[str]) -> NDArray[np.float32]:
        known = sorted({self.vocabulary[name] for name in features if name in self.vocabulary})
        values = self.idf[known]
        norm = float(np.sqrt((values * values).sum())) or 1.0
        scores: NDArray[np.float32] = self.weights[-1] + (values / norm) @ self.weights[known]
        return scores


@cache
def load_model(name: str = "act_model") -> Model:
    """A model shipped with this package, read once."""
    folder = files("variorum.annotate.acts").joinpath("data")
    labels = json.loads(folder.joinpath(f"{name}.json").read_text("utf-8"))
    with folder.joinpath(f"{name}.npz").open("rb") as file, np.load(file, allow_pickle=False) as stored:
        idf = stored["idf"].astype(np.float32)
        weights = stored["weights"].astype(np.float32)
    return Model(labels["types"], {name: at for at, name in enumerate(labels["vocabulary"])}, idf, weights)


def mask(token: Token) -> str:
    """The lemma of a word in lower case; a name is ``@``, a number ``#``."""
    if token.ent_type_ in _NAMED or token.pos_ == "PROPN":
        return "@"
    if token.like_num or token.pos_ == "NUM":
        return "#"
    return token.lemma_.lower()


def describe(sentence: Span, acts: list[Act]) -> list[str]:
    """The features of a sentence: masked words, pairs, beginnings, verb with object, and the types of the acts the rules found.

    :param acts: the rules' acts, the surest first.
    """
    features = describe_words(sentence)
    features.extend(f"rule:{act.type}" for act in acts)
    features.append(f"first:{acts[0].type}" if acts else "norule")
    return features


def describe_words(sentence: Iterable[Token]) -> list[str]:
    """The features that come from the words alone."""
    words = [token for token in sentence if not (token.is_space or token.is_punct)]
    masked = [mask(token) for token in words]
    features = [f"w:{word}" for word in masked]
    features.extend(f"p:{first} {second}" for first, second in pairwise(masked))
    features.extend(f"s:{word[:_PREFIX]}" for word in masked if len(word) > _PREFIX)
    for token, word in zip(words, masked, strict=True):
        if token.dep_ in ("dobj", "prt", "prep", "xcomp") and token.head.pos_ in ("VERB", "AUX"):
            features.append(f"{token.dep_}:{mask(token.head)} {word}")
        if token.dep_ == "ROOT":
            features.append(f"root:{word}")
    return features
