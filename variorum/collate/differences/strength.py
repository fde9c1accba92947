"""Finds where one utterance is told more strongly in one place than in another: "largely exhausted" against "collapsed"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from variorum.collate.story import Story
from variorum.collate.tellings import Telling
from variorum.collate.utterances import Utterance
from variorum.model.account import AccountStatement, Difference, Side
from variorum.text.words import words_of

STRENGTH = 6.0


@lru_cache(maxsize=1)
def _grades() -> tuple[dict[str, int], dict[str, int]]:
    table = files("variorum.collate").joinpath("data", "strength.tsv").read_text(encoding="utf-8")
    found: dict[str, dict[str, int]] = {"adverb": {}, "verb": {}}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            kind, grade, words = line.split("\t")
            for word in words.split():
                found[kind][word.replace("_", " ")] = int(grade)
    return found["adverb"], found["verb"]


def grade_of(text: str) -> tuple[int, str] | None:
    """The strongest graded word of a text and its grade (1 to 4); an adverb that stands up to two words before it decides.

    :returns: ``None`` where no graded word stands in the text.
    """
    adverbs, verbs = _grades()
    words = list(words_of(text))
    best: tuple[int, str] | None = None
    for place, word in enumerate(words):
        if word.form not in verbs:
            continue
        grade, start = verbs[word.form], word.start
        for back in range(1, 4):
            if back <= place:
                single = words[place - back].form
                double = f"{words[place - back - 1].form} {single}" if back < place else ""
                if double in adverbs or single in adverbs:
                    grade = adverbs[double] if double in adverbs else adverbs[single]
                    start = words[place - back - (double in adverbs)].start
                    break
        if best is None or grade > best[0]:
            best = (grade, text[start : word.end])
    return best


def compare_strength(story: Story, statements: Sequence[tuple[AccountStatement, Utterance]]) -> Iterator[Difference]:
    """One difference per utterance whose printed forms differ by a grade or more."""
    for statement, utterance in statements:
        graded: dict[int, list[tuple[Telling, str]]] = {}
        for telling in utterance.tellings:
            found = grade_of(telling.evidence.text)
            if found:
                graded.setdefault(found[0], []).append((telling, found[1]))
        if len(graded) < 2:
            continue
        sides = tuple(
            Side(says=_join(words for _, words in found), evidence=tuple(dict.fromkeys(telling.evidence for telling, _ in found)))
            for _, found in sorted(graded.items())
        )
        span = max(graded) - min(graded)
        yield Difference(
            id="",
            kind="strength",
            about=(statement.id,),
            summary="one statement, put more and less strongly: " + " / ".join(side.says for side in sides),
            sides=sides,
            weight=STRENGTH + span + story.origins(statement.reports),
        )


def _join(words: Iterator[str]) -> str:
    return ", ".join(dict.fromkeys(f"“{' '.join(word.split())}”" for word in words))
