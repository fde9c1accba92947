"""Writes an account as one HTML page that needs nothing else: no network, no other file, and no script to be readable."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from variorum.model.account import Account, ReportEntry
from variorum.model.record import Record
from variorum.model.report import AnnotatedReport
from variorum.render import phrasing
from variorum.render.caveats import list_caveats
from variorum.render.citing import Citations
from variorum.render.cutting import Paragraph, cut_report
from variorum.render.exports import EXPORTS
from variorum.render.family_tree import lay_out_family_tree
from variorum.render.issues import lay_out_issues
from variorum.render.labels import label_lines, shorten
from variorum.render.momentum import lay_out_momentum
from variorum.render.naming import ActorNames, title_reports
from variorum.render.parallel import quoted_ranges
from variorum.render.relations import lay_out_relations
from variorum.render.sections import foremost, group_by_party, group_by_speaker, repeats
from variorum.render.tables import TABLES
from variorum.render.timeline import describe_scale, lay_out_timeline
from variorum.render.voices import count_marks, find_own_lines


class SourceView(Record, frozen=True):
    """A report as the page prints it whole. ``link`` is empty unless its address is a web address."""

    entry: ReportEntry
    siglum: str
    title: str
    name: str
    language: str | None
    link: str
    paragraphs: tuple[Paragraph, ...]


@lru_cache(maxsize=1)
def make_environment() -> Environment:
    """The template engine: everything is escaped, and a missing value is an error instead of a gap."""
    environment = Environment(
        loader=PackageLoader("variorum.render"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(
        say_date=phrasing.say_date,
        say_plainly=phrasing.say_plainly,
        say_counted=phrasing.say_counted,
        say_support=phrasing.say_support,
        count=phrasing.count,
        shorten=shorten,
        repeats=repeats,
        foremost=foremost,
        words_for=phrasing,
        style=read_asset("page.css"),
        script=read_asset("page.js"),
    )
    return environment


def read_asset(name: str) -> Markup:
    """A style sheet or script of this package, to be set into the page as it is."""
    return Markup(files("variorum.render").joinpath("templates", name).read_text(encoding="utf-8"))


def web_link(url: str | None) -> str:
    """The address if it is one of the web, else "": an address of any other kind never becomes a link."""
    return url if url and url.startswith(("https://", "http://")) else ""


def _sources(
    account: Account, reports: Sequence[AnnotatedReport], citations: Citations, titles: Mapping[str, str]
) -> tuple[SourceView, ...]:
    by_id = {report.id: report for report in reports}
    actor_ids = frozenset(actor.id for actor in account.actors)
    return tuple(
        SourceView(
            entry=entry,
            siglum=citations.sigla[entry.id],
            title=titles[entry.id],
            name=entry.outlet or titles[entry.id],
            language=by_id[entry.id].language,
            link=web_link(entry.url or by_id[entry.id].source.url),
            paragraphs=cut_report(by_id[entry.id], citations, actor_ids),
        )
        for entry in account.reports
        if entry.id in by_id
    )


def render_page(account: Account, reports: Sequence[AnnotatedReport]) -> str:
    """The page of one story.

    :param account: what to print. :param reports: the annotated reports it rests on, in any order; their text is printed whole.
    :returns: HTML; the same input gives the same text.
    """
    citations = Citations(account)
    speakers = group_by_speaker(account, citations, quoted_ranges(reports))
    labels = label_lines(account, [one.statement for card in speakers for one in card.utterances + card.more], citations)
    parties = group_by_party(account)
    timeline = lay_out_timeline(account)
    titles = title_reports(account, reports)
    return (
        make_environment()
        .get_template("page.html.j2")
        .render(
            account=account,
            story=account.story,
            names=ActorNames(account.actors),
            citations=citations,
            labels=labels,
            speakers=speakers,
            parties=parties,
            issues=lay_out_issues(account),
            kinds=[kind for kind in phrasing.POSITION_ORDER if any(card.of_kind(kind) for card in parties)],
            timeline=timeline,
            events={event.id: event for event in account.events},
            scale_words=describe_scale(timeline),
            tree=lay_out_family_tree(account, citations, titles),
            relations=lay_out_relations(account),
            strips=lay_out_momentum(account),
            files=[*TABLES, *EXPORTS],
            sources=_sources(account, reports, citations, titles),
            caveats=list_caveats(account, reports, citations),
            own_lines=find_own_lines(account, reports),
            voices=count_marks(reports),
        )
    )
