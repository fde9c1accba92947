"""The Orlin Dam story with an account written by hand, for tests of what a page, a table or an export shows."""

from functools import lru_cache
from pathlib import Path

from variorum.collate.apparatus import build_apparatus
from variorum.ingest import read_paths
from variorum.model.account import (
    Account,
    AccountEvent,
    AccountFigure,
    AccountPosition,
    AccountStatement,
    Actor,
    ActorName,
    Difference,
    Line,
    Lineage,
    Momentum,
    ReportEntry,
    Side,
    StoryInfo,
    Variant,
    Witness,
    witness,
)
from variorum.model.report import AnnotatedReport, Boilerplate, Published, Report

REPORTS = Path(__file__).parents[2] / "examples" / "orlin-dam" / "reports"


def annotated(report: Report, **more: object) -> AnnotatedReport:
    """A report in its last form, with no layers but those given."""
    return AnnotatedReport(
        id=report.id, source=report.source, title=report.title, outlet=report.outlet, language="en", text=report.text, **more
    )  # type: ignore[arg-type]


@lru_cache(maxsize=1)
def orlin_reports() -> tuple[AnnotatedReport, ...]:
    """The eight reports of the example; the comment form of the fifth is marked."""
    found = []
    for report in read_paths([str(REPORTS)]):
        assert isinstance(report, Report), report
        start = report.text.find("Leave a comment")
        matter = (Boilerplate(start, len(report.text), "comment_form"),) if start > 0 else ()
        found.append(annotated(report, boilerplate=matter))
    return tuple(found)


def see(report: str, words: str) -> Witness:
    """The first place of ``words`` in the report whose id begins with ``report``."""
    found = next(one for one in orlin_reports() if one.id.startswith(report))
    start = found.text.find(words)
    assert start >= 0, (report, words)
    return witness(found.id, found.text, start, start + len(words))


def variant(report: str, words: str, mode: str, quoted: str | None = None, **more: object) -> Variant:
    """A printed form; ``quoted`` are its words inside quotation marks."""
    return Variant(mode=mode, words=quoted, via=more.pop("via", None), evidence=see(report, words), **more)  # type: ignore[arg-type]


def _entry(report: AnnotatedReport) -> ReportEntry:
    dates = {
        "01": Published("2026-07-08", "stated", "dateline"),
        "03": Published("2026-07-08", "stated", "07/08/2026 is a Wednesday only as 8 July"),
        "06": Published("2026-07-09", "given"),
        "07": Published("2026-07-09", "given"),
        "08": Published("2026-06-14~", "inferred", "latest reference"),
    }
    part = {"06": "reprint", "08": "background"}.get(report.id[:2], "report")
    return ReportEntry(
        id=report.id,
        title=report.title or report.text.split("\n")[0][:80].strip("# "),
        outlet=report.outlet,
        published=dates.get(report.id[:2], Published()),
        part=part,
        of="01-meridian-wire" if part == "reprint" else None,
        url="https://lakeside-standard.example/2026/07/09/sarn" if part == "reprint" else None,
        words=len(report.text.split()),
    )  # type: ignore[arg-type]


def _statements() -> tuple[AccountStatement, ...]:
    spent = (
        "We have to say it openly: the trust built at Lake Ister is almost spent, "
        "and it was spent by people who would sell the river by the bucket"
    )
    variants = (
        variant(
            "01",
            f'"{spent},"',
            "direct",
            spent,
            speaker=see("01", "Deputy Water Minister Andrei Kolarov"),
            cue=see("01", "told parliament"),
        ),
        variant(
            "03",
            "the trust from Lake Ister is almost spent by people who sell the river",
            "direct",
            "the trust from Lake Ister is almost spent by people who sell the river",
            via="Brodna News Agency",
        ),
        variant("03", 'the trust between the two governments was "almost spent."', "mixed", "almost spent."),
        variant(
            "04",
            "“We must say it openly: the trust that was built at Lake Ister has nearly been used up,”",
            "direct",
            "We must say it openly: the trust that was built at Lake Ister has nearly been used up,",
        ),
        variant(
            "04",
            "“The trust built at Lake Ister is almost spent because of people… first of all in Haldersburg,”",
            "direct",
            "The trust built at Lake Ister is almost spent because of people… first of all in Haldersburg,",
        ),
        variant("04", "the trust “is as good as spent.”", "mixed", "is as good as spent."),
        variant("04", "Ostaria Admits The Lake Ister Deal Is Dead", "indirect", heading=True),
        variant(
            "05",
            "the hopes raised by the June meeting",
            "indirect",
        ),
        variant("06", spent, "direct", spent),
        variant("07", 'the trust between the neighbours was "almost spent"', "mixed", "almost spent"),
        variant("02", "hardly any confidence was left between the two neighbours", "indirect"),
    )
    reports = tuple(dict.fromkeys(one.evidence.report for one in variants))
    blame = (
        variant(
            "01",
            "That is the work of the lenders, first of all those in Haldersburg,",
            "direct",
            "That is the work of the lenders, first of all those in Haldersburg,",
        ),
        variant(
            "03",
            "This is the work of the lenders, first of all in Haldersburg.",
            "direct",
            "This is the work of the lenders, first of all in Haldersburg.",
        ),
    )
    return (
        AccountStatement(
            "st1",
            ("a1",),
            "2026-07-08",
            "The trust built at Lake Ister is almost spent",
            variants,
            reports,
            1,
            "same words in quotation marks",
            (),
            build_apparatus(variants),
        ),
        AccountStatement(
            "st2",
            ("a1",),
            "2026-07-08",
            "That is the work of the lenders",
            blame,
            ("01-meridian-wire", "03-kestoria-courier"),
            1,
            together=("st1",),
        ),
        AccountStatement(
            "st3",
            ("a5",),
            None,
            "Ostaria had offered cheaper electricity at the summit",
            (
                variant(
                    "02",
                    "Ostaria had offered cheaper electricity at the summit, provided that Selavia first settled its debts",
                    "indirect",
                    hedge="mentioned",
                ),
            ),
            ("02-harbour-post",),
            1,
        ),
        AccountStatement(
            "st4",
            ("a4",),
            "2026-07-09",
            "We will not pay for our own river",
            (variant("07", '"We will not pay for our own river,"', "direct", "We will not pay for our own river,"),),
            ("07-evening-herald",),
            1,
        ),
    )


def _actors() -> tuple[Actor, ...]:
    def actor(id: str, name: str, kind: str, names: dict[str, dict[str, int]], where: tuple[str, str], **more: object) -> Actor:
        printed = tuple(ActorName(text, reports) for text, reports in names.items())
        return Actor(id, name, kind, None, printed, (see(*where),), **more)  # type: ignore[arg-type]

    return (
        actor(
            "a1",
            "Andrei Kolarov",
            "person",
            {
                "Andrei Kolarov": {"01-meridian-wire": 1, "03-kestoria-courier": 1},
                "Andrey Kolarov": {"02-harbour-post": 1},
                "Kolarov": {"01-meridian-wire": 1},
            },
            ("01", "Andrei Kolarov"),
        ),
        actor("a2", "Ostaria", "country", {"Ostaria": {"01-meridian-wire": 4}, "Brodna": {"04-daily-lantern": 3}}, ("01", "Ostaria")),
        actor("a3", "Selavia", "country", {"Selavia": {"01-meridian-wire": 4}}, ("01", "Selavia")),
        actor(
            "a4",
            "Nadia Khalimova",
            "person",
            {"Nadia Khalimova": {"01-meridian-wire": 1}, "Halimova": {"04-daily-lantern": 2}},
            ("01", "Nadia Khalimova"),
        ),
        actor(
            "a5",
            "an aide at the Amber House",
            "person",
            {"an aide at the Amber House": {"02-harbour-post": 1}},
            ("02", "an aide at the Amber House"),
            named=False,
        ),
        actor(
            "a6",
            "Selavia's border service",
            "organisation",
            {"Selavia's border service": {"01-meridian-wire": 1}},
            ("01", "Selavia's border service"),
        ),
        actor("a7", "Milena Drobnik", "person", {"Milena Drobnik": {"01-meridian-wire": 1}}, ("01", "Milena Drobnik")),
        actor("a8", "Viktor Moravec", "person", {"Viktor Moravec": {"01-meridian-wire": 1}}, ("01", "Viktor Moravec")),
    )


def _events() -> tuple[AccountEvent, ...]:
    met = (
        see("01", "President Milena Drobnik of Ostaria and Prime Minister Viktor Moravec of Selavia met on June 12"),
        see("08", "President Milena Drobnik and Prime Minister Viktor Moravec met at Lake Ister on June 12, 2026."),
    )
    return (
        AccountEvent(
            "ev1",
            "Milena Drobnik and Viktor Moravec meet at Lake Ister",
            "2026-06-12",
            "CONSULT",
            "meet",
            ("a7", "a8"),
            (),
            None,
            "actual",
            (),
            met,
            2,
        ),
        AccountEvent(
            "ev2",
            "Ostarian guards seize fishing boats",
            "2026-07-06/2026-07-07",
            "COERCE",
            "seize",
            ("a2",),
            ("a3",),
            None,
            "actual",
            ("a6",),
            (see("01", "Ostarian guards had seized at least 41 fishing boats between late Monday and early Tuesday"),),
            1,
        ),
        AccountEvent(
            "ev3",
            "First round of talks in Geneva",
            "2026-03-03/2026-03-04",
            "CONSULT",
            "meet",
            ("a2", "a3"),
            (),
            None,
            "actual",
            (),
            (see("04", "March 3-4: First round, held in Geneva"),),
            1,
        ),
        AccountEvent(
            "ev4",
            "Second round of talks in Geneva",
            "2026-05-19",
            "CONSULT",
            None,
            ("a2", "a3"),
            (),
            None,
            "actual",
            (),
            (see("04", "May 19: Second round"),),
            1,
        ),
        AccountEvent(
            "ev5",
            "The Orlin Dam is closed",
            "2026-02",
            None,
            None,
            ("a2",),
            (),
            None,
            "actual",
            (),
            (see("08", "the Orlin Dam was closed in February 2026"),),
            1,
        ),
        AccountEvent(
            "ev6",
            "Henrik Aalto travels to Brodna",
            "2026-07-11",
            "CONSULT",
            None,
            (),
            ("a2",),
            None,
            "planned",
            (),
            (see("07", "will travel to Brodna on Saturday"),),
            1,
        ),
        AccountEvent(
            "ev7",
            "Two men drown near Sarn Ferry",
            None,
            None,
            None,
            (),
            (),
            None,
            "actual",
            (),
            (see("04", "Two elderly men drowned near Sarn Ferry."),),
            1,
        ),
        AccountEvent(
            "ev8",
            "Selavia turns the offer down",
            "2026-07-09",
            "REJECT",
            None,
            ("a3",),
            ("a2",),
            None,
            "actual",
            (),
            (see("07", "Selavia on Thursday turned down the Ostarian offer"),),
            1,
        ),
    )


def _positions() -> tuple[AccountPosition, ...]:
    return (
        AccountPosition(
            "po1",
            ("a3",),
            "demand",
            "a minimum flow of 400 cubic metres a second",
            ("a2",),
            None,
            None,
            None,
            (),
            (see("01", "a minimum flow of 400 cubic metres a second"), see("04", "A minimum flow of 400 cubic metres a second")),
        ),
        AccountPosition(
            "po2",
            ("a2",),
            "offer",
            "open two of the dam's six gates",
            ("a3",),
            "if Selavia paid its share of the upkeep by July 31",
            "refused",
            "2026-07-08",
            ("a1",),
            (see("01", "Ostaria would open two of the dam's six gates if Selavia paid its share of the upkeep by July 31"),),
        ),
        AccountPosition(
            "po3",
            ("a2",),
            "demand",
            "A yearly fee for the upkeep of the dam",
            ("a3",),
            None,
            None,
            None,
            (),
            (see("04", "A yearly fee for the upkeep of the dam"), see("04", "A yearly fee for its upkeep")),
            hedge="reportedly",
        ),
        AccountPosition(
            "po4",
            ("a4",),
            "threat",
            "grave steps",
            ("a2",),
            "if the third turbine at Orlin was switched on",
            None,
            "2026-07-08",
            (),
            (see("01", 'She warned of "grave steps" if the third turbine at Orlin was switched on.'),),
        ),
        AccountPosition(
            "po5",
            ("a4",),
            "promise",
            "suspend its lawsuit in Geneva",
            ("a2",),
            "If Ostaria returns the boats",
            None,
            "2026-07-09",
            (),
            (see("07", "If Ostaria returns the boats, Selavia will suspend its lawsuit in Geneva"),),
        ),
    )


@lru_cache(maxsize=1)
def orlin_account() -> Account:
    """The account by hand."""
    boats = see("01", "at least 41 fishing boats")
    spent = see("01", "the trust built at Lake Ister is almost spent")
    return Account(
        story=StoryInfo(
            "orlin-dam",
            "Ostaria, Selavia and the Orlin Dam",
            "2026-02",
            "2026-07-11",
            (Line("Andrei Kolarov said on 8 July 2026 that the trust built at Lake Ister is almost spent.", ("st1",), (spent,)),),
        ),
        reports=tuple(_entry(report) for report in orlin_reports()),
        actors=_actors(),
        statements=_statements(),
        events=_events(),
        positions=_positions(),
        figures=(
            AccountFigure(
                "fi1",
                41,
                ">=",
                "boats",
                "fishing boats seized",
                ("a6",),
                "2026-07-06/2026-07-07",
                (boats, see("04", "at least 41 fishing boats")),
                1,
            ),
            AccountFigure("fi2", 38, "=", "boats", "boats seized, corrected", ("a6",), "2026-07-09", (see("07", "38 boats, not 41"),), 1),
            AccountFigure(
                "fi3",
                2_300_000_000,
                "=",
                "m3",
                "water stored in 2026",
                ("a7",),
                "2026",
                (see("04", "2,300 million cubic metres in 2026 alone"),),
                1,
            ),
            AccountFigure("fi4", 2, "=", None, "elderly men drowned", (), None, (see("04", "Two elderly men drowned"),), 1),
        ),
        differences=(
            Difference(
                "di1",
                "number",
                ("fi1", "fi2"),
                "The border service first counted at least 41 boats and then 38.",
                (Side("at least 41", (boats,)), Side("38", (see("07", "38 boats, not 41, were seized"),))),
                2.0,
            ),
            Difference(
                "di2",
                "strength",
                ("st1",),
                "How much of the trust is gone: almost in every quotation, completely in a reporter's words.",
                (
                    Side("almost spent", (spent,)),
                    Side("completely run dry", (see("04", "has completely run dry"),)),
                    Side("as good as dried up", (see("03", "has as good as dried up"),)),
                ),
                1.5,
            ),
            Difference(
                "di3",
                "date",
                ("ev1",),
                "The day of the meeting at Lake Ister.",
                (Side("12 June", (see("01", "met on June 12"),)), Side("11 June", (see("04", "June 11"),))),
                1.0,
            ),
        ),
        lineage=(
            Lineage("credit", "02-harbour-post", "Meridian Wire", "names its source", (see("02", "with reporting from Meridian Wire"),)),
            Lineage(
                "credit", "03-kestoria-courier", "Brodna News Agency", "quotes by way of the agency", (see("03", "the Brodna News Agency"),)
            ),
            Lineage(
                "reprint",
                "06-lakeside-standard",
                "01-meridian-wire",
                "five of eight paragraphs, with cuts",
                (see("06", "They signed no agreement."),),
            ),
            Lineage(
                "shared_quotation",
                "04-daily-lantern",
                "01-meridian-wire",
                "the same utterance in quotation marks",
                (see("04", "is almost spent"),),
            ),
            Lineage(
                "shared_quotation",
                "03-kestoria-courier",
                "01-meridian-wire",
                "the same utterance in quotation marks",
                (see("03", "is almost spent by people"),),
            ),
        ),
        momentum=(
            Momentum("2026-06-12", ("Ostaria", "Selavia"), 4.0, ("ev1",)),
            Momentum("2026-07-07", ("Ostaria", "Selavia"), -7.2, ("ev2",)),
            Momentum("2026-07-09", ("Ostaria", "Selavia"), -4.0, ("ev8",)),
        ),
        agreements=(
            Line("Drobnik and Moravec met at Lake Ister on June 12.", ("ev1",), (see("01", "met on June 12"), see("05", "On June 12"))),
        ),
        makers={"statements": "statements@1#abc"},
    )
