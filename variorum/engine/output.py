"""Says which files a run writes and what stands in each; writing them is left to ``files``."""

from collections.abc import Sequence

from variorum.group import Grouping
from variorum.model.account import Account
from variorum.model.codec import encode_lines
from variorum.model.report import AnnotatedReport, Reject
from variorum.pipeline import Collation
from variorum.render import render_account_json, render_exports, render_index, render_markdown, render_page, render_tables


def grouping_files(grouping: Grouping) -> dict[str, bytes]:
    """``stories.jsonl`` and ``copies.jsonl``."""
    return {"stories.jsonl": encode_lines(grouping.stories), "copies.jsonl": encode_lines(grouping.copies)}


def story_files(collation: Collation, rejects: Sequence[Reject]) -> dict[str, bytes]:
    """All that ``collate`` writes below its folder: the index, and per story its account, page, tables and exports."""
    files = {**grouping_files(collation.grouping), "reports.jsonl": encode_lines(collation.reports)}
    files["index.html"] = render_index(collation.accounts, rejects).encode()
    by_id = {report.id: report for report in collation.reports}
    for account in collation.accounts:
        files.update(account_files(account, [by_id[entry.id] for entry in account.reports]))
    return files


def account_files(account: Account, reports: Sequence[AnnotatedReport]) -> dict[str, bytes]:
    """What is written for one story, below a folder named after it: account, page, tables and exports.

    :param reports: the annotated reports that the account rests on.
    """
    folder = account.story.id
    files = {
        f"{folder}/account.json": render_account_json(account),
        f"{folder}/index.html": render_page(account, reports).encode(),
        f"{folder}/account.md": render_markdown(account).encode(),
    }
    for name, content in {**render_tables(account), **render_exports(account)}.items():
        files[f"{folder}/{name}"] = content.encode()
    return files
