"""The ``collate`` and ``group`` commands: reports in, a folder with accounts, pages and tables out."""

from pathlib import Path

from variorum.cli.console import say, say_rejects, show_progress
from variorum.cli.settings import read_fields, read_recipe
from variorum.engine.files import write_all
from variorum.engine.local import gather, read_and_annotate
from variorum.engine.output import grouping_files, story_files
from variorum.ingest import read_paths
from variorum.model.codec import encode_lines
from variorum.model.report import Reject, Report
from variorum.pipeline import collate_reports, group_unread


def collate_to(paths: list[str], out: Path, recipe: Path | None, field: list[str], one_story: bool) -> int:
    """Collate ``paths`` into folder ``out``.

    :returns: the exit code: 0, or 3 if an input could not be read.
    """
    chosen, fields = read_recipe(recipe, None), read_fields(field)
    with show_progress("reading") as step:
        reading = gather(read_and_annotate(paths, chosen, fields, step))
    collation = collate_reports(reading.reports, one_story=one_story)
    files = {**story_files(collation, reading.rejects), "rejects.jsonl": encode_lines(reading.rejects)}
    write_all(out, files)
    say_rejects(reading.rejects, str(out / "rejects.jsonl"))
    stories = len(collation.accounts)
    say(f"{len(reading.reports)} reports, {stories} {'story' if stories == 1 else 'stories'}, {len(reading.rejects)} inputs left out")
    say(f"open {out / 'index.html'}")
    return 3 if reading.rejects else 0


def group_to(paths: list[str], out: Path, field: list[str]) -> int:
    """Group ``paths`` into folder ``out``.

    :returns: the exit code: 0, or 3 if an input could not be read.
    """
    reports: list[Report] = []
    rejects: list[Reject] = []
    with show_progress("reading") as step:
        for item in read_paths(paths, read_fields(field)):
            if isinstance(item, Reject):
                rejects.append(item)
            else:
                step(item.id)
                reports.append(item)
    grouping = group_unread(reports)
    write_all(out, {**grouping_files(grouping), "rejects.jsonl": encode_lines(rejects)})
    say_rejects(tuple(rejects), str(out / "rejects.jsonl"))
    stories = len({row.story for row in grouping.stories})
    say(f"{len(reports)} reports, {stories} stories, {len(grouping.copies)} pairs of copies -> {out}")
    return 3 if rejects else 0
