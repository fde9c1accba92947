"""Finds where the parties of a report stand: what each demands, offers, refuses, threatens ... and on what condition."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from spacy.tokens import Span, Token

from variorum.annotate.acts.acts import find_acts
from variorum.annotate.acts.asking import find_asked
from variorum.annotate.acts.attributions import Attributions
from variorum.annotate.acts.cast import Cast
from variorum.annotate.acts.commitments import find_commitments
from variorum.annotate.acts.consequences import find_warnings
from variorum.annotate.acts.dates import Calendar
from variorum.annotate.acts.decisions import read_decided
from variorum.annotate.acts.floor import FIRST_PERSON, Floor
from variorum.annotate.acts.frames import Frames, load_frames
from variorum.annotate.acts.intentions import ANNOUNCING, read_intentions
from variorum.annotate.acts.listing import Lead, Lists, read_lead
from variorum.annotate.acts.moments import Moments
from variorum.annotate.acts.offers import find_offer_turns
from variorum.annotate.acts.papers import without_papers
from variorum.annotate.acts.proposing import Proposals
from variorum.annotate.acts.prospects import find_prospects
from variorum.annotate.acts.provisos import with_conditions
from variorum.annotate.acts.refusals import find_refusals
from variorum.annotate.acts.roles import is_passive, subjects_of
from variorum.annotate.acts.settling import settle_leanings
from variorum.annotate.acts.sides import find_followers, find_sides
from variorum.annotate.acts.stances import Stance, find_stances, is_aside, telling_verbs
from variorum.annotate.acts.terms import with_terms
from variorum.annotate.acts.ultimatums import find_ultimatums
from variorum.annotate.acts.urging import find_urgings
from variorum.annotate.acts.verdicts import find_verdicts
from variorum.annotate.acts.word_classes import words_in
from variorum.annotate.acts.wrongs import find_wrongs
from variorum.annotate.attribution.encoding import Encoding
from variorum.annotate.boilerplate import LAYER as BOILERPLATE
from variorum.annotate.encoding import LAYER as ENCODING
from variorum.annotate.entities import LAYER as ENTITIES
from variorum.annotate.layout import LAYER as LAYOUT
from variorum.annotate.parse import LAYER as PARSE
from variorum.annotate.stance.leanings import Leaning
from variorum.annotate.stance.reader import open_reader, read_leaning
from variorum.annotate.stance.sayings import cut_saying
from variorum.annotate.statements import LAYER as STATEMENTS
from variorum.annotate.times import LAYER as TIMES
from variorum.annotate.timex.dating import join_ranges
from variorum.model.layer import Absent, Layer, Layers, Params
from variorum.model.report import Block, Position, Range, Report, Statement

_CLOSED = ("title", "heading", "lead_in")
"""Blocks in which the trained reader is not heard: of headings it has seen too few."""


class PositionParams(Params, frozen=True):
    """Who reads."""

    model: Literal["packaged", "none"] = "packaged"
    """The trained reader beside the rules: ``packaged``, or ``none`` for the rules alone."""


def find(report: Report, have: Layers, params: PositionParams) -> tuple[Position, ...] | Absent:
    """Find the positions of a report in the order of its text. A position without a party that holds it is left out.

    The items of a list under a lead line such as "A wants B to accept:" are each a position of that party. A position's date is what
    its own words or the party's own saying give, never the day of the report.
    """
    found = find_by_rules(report, have)
    encoding = ENCODING.read_if(have) if params.model != "none" else None
    if encoding is not None:
        found = _settle_with(encoding, have, found)
    doc = PARSE.read(have)
    found = without_papers(doc, ENTITIES.read_or(have, ()), found)
    sentences = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
    return tuple(with_terms(report.text, with_conditions(report.text, found, sentences)))


def _settle_with(encoding: Encoding, have: Layers, found: Sequence[Position]) -> list[Position]:
    """The positions after the trained reader has been heard, in the order of the text."""
    doc, statements = PARSE.read(have), STATEMENTS.read_or(have, ())
    closed = [(mark.start, mark.end) for mark in BOILERPLATE.read_or(have, ())]
    closed += [(block.start, block.end) for block in LAYOUT.read_or(have, ()) if block.kind in _CLOSED]
    sentences = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
    settled = settle_leanings(doc, statements, found, closed, lambda statement: _weigh(encoding, sentences, statement))
    return sorted(settled, key=lambda position: (position.start, position.end))


def _weigh(encoding: Encoding, sentences: Sequence[Range], statement: Statement) -> Leaning | None:
    saying = cut_saying(encoding.windows, sentences, statement)
    return read_leaning(open_reader(), encoding.states(saying.window).lower, saying) if saying is not None else None


def find_by_rules(report: Report, have: Layers) -> list[Position]:
    """The positions that the rules read, in the order of the sentences."""
    doc = PARSE.read(have)
    blocks = LAYOUT.read_or(have, ())
    cast = Cast(doc, ENTITIES.read_or(have, ()))
    times = join_ranges(TIMES.read_or(have, ()), report.text)
    moments = Moments(Calendar(doc, times), Attributions(STATEMENTS.read_or(have, ())), report.text)
    floor = Floor(moments.said, cast)
    waste = BOILERPLATE.read_or(have, ())
    frames, act_frames = load_frames("position_frames.tsv"), load_frames("act_frames.tsv")
    lists = Lists(doc, blocks)
    leads: dict[int, Lead] = {}
    seen: set[int] = set()
    found: list[Position] = []
    proposals = Proposals(cast, floor)
    for sentence in doc.sents:
        middle = (sentence.start_char + sentence.end_char) // 2
        if any(mark.start <= middle < mark.end for mark in waste):
            continue
        stances = _read_sentence(sentence, cast, floor, frames)
        at, block = lists.block_at(sentence) or (-1, None)
        leads_in = block is not None and block.kind == "lead_in"
        taken = {stance.word.i for stance in stances if stance.party}
        stances = [*stances, *(term for term in proposals.terms_in(sentence, at) if term.word.i not in taken)]
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
        if lead is not None and lead.decides and not any(stance.unnamed for stance in stances):
            stances = [*stances, *read_decided(sentence, lead.doers)]
        if block is not None and block.kind == "lead_in" and leads[at].stance is not None:
            stances = [stance for stance in stances if stance is not leads[at].stance]  # its items say what it holds
        found.extend(_make_positions(stances, moments, lead, floor))
    return found


def _read_sentence(sentence: Span, cast: Cast, floor: Floor, frames: Frames) -> list[Stance]:
    """The positions of a sentence: those that a word names, then those that lie in what is undertaken, urged, foreseen or judged.

    What lies inside another position of the same party is that position's content.
    """
    verbs = telling_verbs(sentence)
    wrongs = find_wrongs(verbs, cast, floor)
    wronged = {stance.word.i for stance in wrongs}
    named = (stance for stance in find_stances(sentence, cast, frames) if not _is_only_mentioned(stance) and stance.word.i not in wronged)
    stances = [stance for stance in named if not _speaks_of_another(stance, floor) and not _is_told_of_another(stance, floor)]
    for more in (
        find_ultimatums(verbs, cast, floor),
        find_offer_turns(verbs, cast, floor),
        find_commitments(verbs, cast, floor),
        find_refusals(verbs, cast, floor),
        find_urgings(verbs, cast, floor),
        find_warnings(verbs, cast, floor),
        find_verdicts(verbs, cast, floor),
        wrongs,
        find_sides(verbs, cast, floor),
        find_prospects(verbs, cast, floor),
        find_followers(sentence, cast),
    ):
        for stance in more:
            if not any(_covers(other, stance, floor) for other in stances):
                stances.append(stance)
    return [*_settle(stances), *find_asked(sentence, stances, cast)]


def _is_only_mentioned(stance: Stance) -> bool:
    """Whether a noun of backing or opposing only says of what something is told: "the cohesion of X's support for Y"."""
    word = stance.word
    return word.pos_ == "NOUN" and word.dep_ == "pobj" and word.head.lower_ == "of" and stance.kind in ("support", "oppose")


def _settle(stances: list[Stance]) -> list[Stance]:
    """Without a warning that only announces what another position undertakes: "warned that he will not play along" is a refusal."""
    undertaken = [stance for stance in stances if stance.kind in ("refusal", "threat") and stance.word.lemma_ != "be"]
    return [
        stance
        for stance in stances
        if stance.kind != "warning"
        or not any(set(other.party) & set(stance.party) and other.word.head == stance.word for other in undertaken)
    ]


def _covers(one: Stance, other: Stance, floor: Floor) -> bool:
    if one.word == other.word:
        return True
    if one.kind == "warning" and other.kind in ("refusal", "threat") and other.word.head == one.word and other.word.lemma_ != "be":
        return False
    party = one.party or floor.speakers_at(one.word)
    inside = one.range[0] <= other.word.idx < one.range[1] and _is_content(other.word, one.word)
    return inside and bool(set(party) & set(other.party))


def _is_content(word: Token, above: Token) -> bool:
    """Whether a word hangs on another as what it says, not as a clause beside it: "while arguing that ...", "and calls ..."."""
    for _ in range(12):
        if word == above:
            return True
        if word.dep_ in ("conj", "advcl", "relcl", "parataxis") or word.head == word or is_aside(word):
            return False
        word = word.head
    return False


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


def _with_spokesman(party: tuple[str, ...], speakers: tuple[str, ...], floor: Floor) -> tuple[str, ...]:
    """An official who says what the own state or body will do holds that position with it."""
    return (*party, *(name for name in speakers if name not in party and floor.speaks_for(name, party))) if party else ()


def _speaks_of_another(stance: Stance, floor: Floor) -> bool:
    """Whether "he" or "she" in somebody's own quoted words has been taken for the speaker."""
    if stance.word.pos_ not in ("VERB", "AUX") or not stance.party or set(stance.party) != set(floor.speakers_at(stance.word)):
        return False
    subjects = subjects_of(stance.word)
    if floor.spoken_for(stance.party) != stance.party:
        return False  # "a spokesman for X said it rejects the plan"
    return len(subjects) == 1 and subjects[0].lower_ in ("he", "she", "it", "they") and not floor.parties_of(subjects[0])


def _is_told_of_another(stance: Stance, floor: Floor) -> bool:
    """Whether a speaker tells that others have walked out."""
    if stance.word.lemma_.lower() not in words_in("leaving") | {"walk", "storm", "desert"} or stance.kind != "refusal":
        return False
    return bool(floor.speakers_at(stance.word)) and not any(noun.lower_ in FIRST_PERSON for noun in subjects_of(stance.word))


def _make_positions(stances: list[Stance], moments: Moments, lead: Lead | None, floor: Floor) -> list[Position]:
    """Turn stances into positions: the party is the one named, else the doer of the list, else the speaker."""
    found = []
    for stance in stances:
        statement = moments.said.holding(stance.word.idx)
        speakers = statement.speaker_entity if statement else ()
        doing = stance.word.pos_ in ("VERB", "AUX") and not stance.asked
        own = floor.own_parties(stance.word) if doing and set(stance.party) - set(speakers) else ()
        if floor.is_dateline(stance.party, stance.word):
            stance = replace(stance, party=floor.cued_by(stance.word))
        party = own or _with_spokesman(stance.party, speakers, floor)
        if doing and stance.word.dep_ == "conj":
            party = floor.resumed_by(stance.word, sure=bool(party)) or party
        if not party and stance.word.pos_ in ("VERB", "AUX") and not is_passive(stance.word):  # who "was asked to go" asks nothing
            party = floor.cued_by(stance.word) or tuple(name for noun in subjects_of(stance.word)[:1] for name in floor.last_speaker(noun))
        if not party and stance.unnamed:
            party = (lead.doers if lead else ()) or speakers
        if not party:
            continue
        party = floor.spoken_for(party)
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


LAYER = Layer(
    name="positions",
    version=17,
    find=find,
    needs=("parse",),
    wants=("layout", "entities", "times", "statements", "boilerplate", "encoding"),
    params=PositionParams(),
)
