"""Finds where the parties of a report stand: what each demands, offers, refuses, threatens ... and on what condition."""

from variorum.annotate.acts.acts import find_acts
from variorum.annotate.acts.attributions import Attributions
from variorum.annotate.acts.cast import Cast
from variorum.annotate.acts.dates import Calendar
from variorum.annotate.acts.frames import load_frames
from variorum.annotate.acts.intentions import ANNOUNCING, read_intentions
from variorum.annotate.acts.listing import Lead, Lists, read_lead
from variorum.annotate.acts.moments import Moments
from variorum.annotate.acts.stances import Stance, find_stances
from variorum.annotate.boilerplate import LAYER as BOILERPLATE
from variorum.annotate.entities import LAYER as ENTITIES
from variorum.annotate.layout import LAYER as LAYOUT
from variorum.annotate.parse import LAYER as PARSE
from variorum.annotate.statements import LAYER as STATEMENTS
from variorum.annotate.times import LAYER as TIMES
from variorum.annotate.timex.dating import join_ranges
from variorum.model.layer import Absent, Layer, Layers, Params
from variorum.model.report import Block, Position, Report


def find(report: Report, have: Layers, params: Params) -> tuple[Position, ...] | Absent:
    """Find the positions of a report in the order of its text. A position without a party that holds it is left out.

    The items of a list under a lead line such as "A wants B to accept:" are each a position of that party. A position's date is what
    its own words or the party's own saying give, never the day of the report.
    """
    doc = PARSE.read(have)
    blocks = LAYOUT.read_or(have, ())
    cast = Cast(doc, ENTITIES.read_or(have, ()))
    times = join_ranges(TIMES.read_or(have, ()), report.text)
    moments = Moments(Calendar(doc, times), Attributions(STATEMENTS.read_or(have, ())), report.text)
    waste = BOILERPLATE.read_or(have, ())
    frames, act_frames = load_frames("position_frames.tsv"), load_frames("act_frames.tsv")
    lists = Lists(doc, blocks)
    leads: dict[int, Lead] = {}
    seen: set[int] = set()
    found: list[Position] = []
    for sentence in doc.sents:
        if any(mark.start <= sentence.start_char < mark.end for mark in waste):
            continue
        stances = find_stances(sentence, cast, frames)
        at, block = lists.block_at(sentence) or (-1, None)
        leads_in = block is not None and block.kind == "lead_in"
        acts = find_acts(sentence, cast, act_frames) if leads_in or any(word.lower_ in ANNOUNCING for word in sentence) else []
        stances = sorted((*stances, *read_intentions(acts, stances)), key=lambda stance: stance.word.i)
        if block is not None and block.kind == "lead_in":
            leads[at] = read_lead(sentence, cast, stances, acts)
        lead = leads.get(block.lead) if block is not None and block.lead is not None else None
        if lead is not None and lead.party and block is not None and lead.kind is not None:
            if at not in seen:
                seen.add(at)
                found.append(_item_position(moments, block, lead))
            continue
        if block is not None and block.kind == "lead_in" and leads[at].stance is not None:
            stances = [stance for stance in stances if stance is not leads[at].stance]  # its items say what it holds
        found.extend(_make_positions(stances, moments, lead, cast))
    return tuple(found)


def _item_position(moments: Moments, block: Block, lead: Lead) -> Position:
    text, start = moments.text, block.start
    while start < block.end and not text[start].isalnum() and text[start] not in "\"'“‘":
        start += 1
    start = min(start, block.end - 1)
    return Position(
        start=start,
        end=block.end,
        kind=lead.kind or "demand",
        party=lead.party,
        content=((start, block.end),),
        target=lead.target,
        date=moments.date_of(lead.stance, lead.party) if lead.stance else None,
        hedge=lead.stance.hedge if lead.stance else None,
    )


def _with_spokesman(party: tuple[str, ...], speakers: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    """An official who says what the own state will do holds that position with the state."""
    states = {cast.entities[name].country for name in party if cast.entities[name].kind in ("country", "organisation")} - {None}
    own = [
        name for name in speakers if name not in party and cast.entities[name].country in states and cast.entities[name].kind == "person"
    ]
    return (*party, *own) if party else ()


def _make_positions(stances: list[Stance], moments: Moments, lead: Lead | None, cast: Cast) -> list[Position]:
    """Turn stances into positions: the party is the one named, else the doer of the list, else the speaker."""
    found = []
    for stance in stances:
        statement = moments.said.holding(stance.word.idx)
        speakers = statement.speaker_entity if statement else ()
        party = _with_spokesman(stance.party, speakers, cast)
        if not party and stance.unnamed:
            party = (lead.doers if lead else ()) or speakers
        if not party:
            continue
        found.append(
            Position(
                start=stance.range[0],
                end=stance.range[1],
                kind=stance.kind,
                party=party,
                content=stance.content,
                target=tuple(name for name in stance.target if name not in party),
                condition=stance.condition,
                date=moments.date_of(stance, party),
                per=speakers if speakers != party else (),
                statement=statement.id if statement else None,
                hedge=stance.hedge or (statement.hedge if statement else None),
            )
        )
    return found


LAYER: Layer[tuple[Position, ...]] = Layer(
    name="positions", version=3, find=find, needs=("parse",), wants=("layout", "entities", "times", "statements", "boilerplate")
)
