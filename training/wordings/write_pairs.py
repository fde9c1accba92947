"""Describes the pairs of utterances on which the model of wordings is fitted, and writes them with their labels.

python -m training.wordings.write_pairs ../shared/data out/sayings.npz

The stories are those invented for training that the network has not seen, and those of ``tests/stories`` but for one.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from training.labelled import read_text
from training.sayings.labels import read_sayings
from training.wordings.prepare import story_names
from variorum.annotate.timex.redate import redate_report
from variorum.annotate.wording.reader import read_words
from variorum.collate import settle_story
from variorum.collate.kindred import Kindred
from variorum.collate.nearness import Nearness
from variorum.collate.tellings import Telling
from variorum.collate.utterances import gather_utterances
from variorum.engine.local import gather, read_and_annotate
from variorum.model.recipe import Recipe
from variorum.model.report import AnnotatedReport, Report
from variorum.pipeline import annotate_reports

HERE = Path(__file__).parent
STORIES = HERE.parents[1] / "tests" / "stories"
LEFT_OUT = frozenset({"quota"})
MOSTLY, ENOUGH = 0.4, 25
"""Share of a telling's content, or code points of it, that a labelled saying must cover to name its utterance; ..."""
NEARLY = 0.6
"""... one that covers so much of what the best one covers names it too."""

Marks = dict[str, list[tuple[int, int, str]]]
"""Report to the ranges of its labelled sayings, each with its utterance."""


def describe_pairs(name: str, reports: Sequence[AnnotatedReport], marks: Marks) -> Iterator[tuple[str, bool, dict[str, float]]]:
    """Each pair of utterances of a story that the program would weigh, both labelled: whether they are one, and its traits."""
    story, _ = settle_story(name, reports, (), redate_report)
    voices, utterances = gather_utterances(story)
    labels = [set[str]().union(*(_labels(telling, marks) for telling in utterance.tellings)) for utterance in utterances]
    for pair in Kindred(story, voices, utterances, Nearness(read_words)).pairs():
        if labels[pair.one] and labels[pair.other]:
            yield name, bool(labels[pair.one] & labels[pair.other]), pair.traits


def _labels(telling: Telling, marks: Marks) -> set[str]:
    content = telling.statement.content
    covered: dict[str, int] = {}
    for start, end, utterance in marks.get(telling.report, ()):
        shared = sum(max(0, min(end, high) - max(start, low)) for low, high in content)
        if shared:
            covered[utterance] = covered.get(utterance, 0) + shared
    best = max(covered.values(), default=0)
    if not best or best < min(ENOUGH, MOSTLY * sum(high - low for low, high in content)):
        return set()
    return {utterance for utterance, shared in covered.items() if shared >= NEARLY * best}


def hand_marks(gold: Path, reports: Iterable[AnnotatedReport]) -> Marks:
    """Where the variants of a hand reading stand in its reports."""
    texts = {Path(report.id).stem: report for report in reports}
    marks: Marks = {}
    for statement in json.loads(gold.read_text("utf-8"))["statements"]:
        for variant in statement["variants"]:
            report = texts[Path(variant["file"]).stem]
            printed = next((words for words in (variant.get("words"), variant["text"]) if words and words in report.text), None)
            place = report.text.find(printed) if printed else -1
            while printed and place >= 0:
                marks.setdefault(report.id, []).append((place, place + len(printed), statement["id"]))
                place = report.text.find(printed, place + 1)
    return marks


def read_kept(data: Path, kept: Iterable[str]) -> Iterator[tuple[str, list[AnnotatedReport], Marks]]:
    """The stories invented for training that were kept back, annotated, with their labels."""
    sayings, stories = read_sayings(), story_names(data)
    for story in kept:
        names = [name for name in sayings if stories[name] == story]
        reports = list(annotate_reports([Report(id=name, text=read_text(data, name), language_given="en") for name in names], Recipe()))
        marks = {name: [(start, end, one.utterance) for one in sayings[name] for start, end in one.content] for name in names}
        yield story, reports, marks


def read_stories() -> Iterator[tuple[str, list[AnnotatedReport], Marks]]:
    """The stories with a hand reading, annotated, with what it marks."""
    for gold in sorted(STORIES.glob("*/gold.json")):
        if gold.parent.name not in LEFT_OUT:
            reports = list(gather(read_and_annotate([str(gold.parent / "reports")], Recipe())).reports)
            yield f"stories/{gold.parent.name}", reports, hand_marks(gold, reports)


def write(rows: Iterable[tuple[str, bool, dict[str, float]]], path: Path) -> None:
    """Write ``pairs.tsv``: the story, 1 where the pair is one utterance, and the traits by name."""
    names: list[str] = []
    with path.open("w", encoding="utf-8") as file:
        for story, one, traits in rows:
            if not names:
                names = sorted(traits)
                file.write("\t".join(["story", "one", *names]) + "\n")
            file.write("\t".join([story, str(int(one)), *(f"{traits[name]:.4f}".rstrip("0").rstrip(".") for name in names)]) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the development data")
    parser.add_argument("kept", type=Path, help="the names of the stories kept back, as train writes them")
    options = parser.parse_args()
    kept = options.kept.read_text("utf-8").split()
    write(
        (row for some in (read_kept(options.data, kept), read_stories()) for story in some for row in describe_pairs(*story)),
        HERE / "pairs.tsv",
    )


if __name__ == "__main__":
    main()
