"""Codes who did what to whom: the acts of a report as PLOVER events."""

from collections.abc import Iterator
from dataclasses import replace

from msgspec.structs import replace as replace_fields
from spacy.tokens import Span, Token

from variorum.annotate.acts.acts import MATERIAL_CONFLICT, REPORTERS, VERBAL_OPERATORS, Act, find_acts, lacks_speaker
from variorum.annotate.acts.attributions import Attributions
from variorum.annotate.acts.cast import Cast
from variorum.annotate.acts.clauses import told_range
from variorum.annotate.acts.coming import find_coming
from variorum.annotate.acts.contexts import contexts_of
from variorum.annotate.acts.decisions import read_measure
from variorum.annotate.acts.frames import load_frames
from variorum.annotate.acts.going_on import carry_on
from variorum.annotate.acts.happenings import Happening, find_happenings, is_owned_up_to, make_happening
from variorum.annotate.acts.listing import Lead, item_act
from variorum.annotate.acts.modes import mode_of
from variorum.annotate.acts.repeats import on_each_day
from variorum.annotate.acts.roles import is_passive, patients_of
from variorum.annotate.acts.sayings import find_sayings
from variorum.annotate.acts.scenes import date_by_discourse
from variorum.annotate.acts.spare_days import find_spare_days
from variorum.annotate.acts.supplying import supply_deeds
from variorum.annotate.acts.weighing import weigh_acts
from variorum.annotate.event_page import EventPage
from variorum.annotate.timex.clock import CLOCK_ONLY
from variorum.annotate.timex.dating import heading_date, is_bound
from variorum.model.layer import Absent, Layer, Layers, Params
from variorum.model.report import Event, Report, Statement, TimeExpression

_MOST_IN_A_SENTENCE = 6
"""An overlong sentence gives its surest acts only."""


def find(report: Report, have: Layers, params: Params) -> tuple[Event, ...] | Absent:
    """Find the acts of a report, sentence by sentence; within a sentence the surest first, then what is only said.

    A coded act needs a party or a date of its own. Its date is what its own words give, never the day of the report.
    """
    page = EventPage(report, have)
    frames = load_frames("act_frames.tsv")
    found: list[Event] = []
    for sentence in page.doc.sents:
        if page.is_waste((sentence.start_char + sentence.end_char) // 2):
            continue  # a sentence that only begins with a dateline tells the news
        acts = weigh_acts(sentence, find_acts(sentence, page.cast, frames), page.cast)[:_MOST_IN_A_SENTENCE]
        lead = page.lead_of(sentence, acts)
        if lead is not None and lead.kind is not None:
            continue  # what a party demands or offers in a list has not happened
        decision = lead or page.opened_by(sentence)
        if decision is not None and decision.decides:
            measure = read_measure(sentence, decision.doers, page.calendar, is_lead=lead is None)
            found.extend(_make_decided(measure, acts, page) if measure is not None else ())
            continue
        coded = list(_events_of(sentence, acts, lead, page))
        for event in coded:
            if event.type == "ASSAULT" and event.status == "actual":
                page.attack = event
        told = [*coded, *_happenings_of(sentence, coded, page)]
        found.extend(told)
        found.extend(_supplied_to(sentence, told, page))
    found.extend(find_sayings(page.doc, page.statements, page.calendar, found, page.news, page.awaits_year))
    found = list(_with_spare_days(found, page))
    listed = tuple(on_each_day([page.past_dateline(event) for event in found], page.times, page.text))
    return tuple(date_by_discourse(page.doc, carry_on(page.doc, listed, page.times), page.times, page.published))


def _events_of(sentence: Span, acts: list[Act], lead: Lead | None, page: EventPage) -> Iterator[Event]:
    taken = frozenset(act.word.i for act in acts)
    if not acts and lead is not None:
        dated = heading_date(sentence.start_char, page.times, page.text, page.blocks) is not None
        item = item_act(sentence, lead, dated)
        acts = [item] if item is not None else []
    for act in acts:
        act = _fill_from_lead(act, lead)
        time = page.time_of(act, taken)
        date = (time.edtf if time else None) or page.date_of_block(act.word.sent)
        of_news = date is None and time is None and act.standing.status == "actual" and page.is_of_news(act.word)
        date = date or (page.news if of_news else None)
        date = date or (lead.follows.date if lead is not None and lead.follows is not None else None)
        if date is None and _only_mentions(act, len(acts)):
            continue
        act = _fill_from_cue(act, page.said)
        if lacks_speaker(act):
            continue
        when = (time.start, time.end) if time else None
        event = _make_event(act, date, page.said, page.cast)
        event = replace_fields(event, time=when, aside=_is_aside(act), of_news=of_news and date is None)
        if event.date is not None or (event.type and (event.actors or event.recipients or _names_victims(act))):
            yield event


def _make_decided(measure: Happening, acts: list[Act], page: EventPage) -> Iterator[Event]:
    """The event of a decision, of the type that its verb has."""
    kind = next((act.type for act in acts if act.word is measure.word and act.type != "SPEECH"), None)
    if measure.time is not None and (is_bound(measure.time, page.text) or _is_clock_alone(measure.time)):
        measure = replace(measure, time=None)
    yield replace_fields(_make_happening(measure, None, page), type=kind)


def _only_mentions(act: Act, count: int) -> bool:
    """Whether undated words only take up what is told elsewhere: "the demands", "its refusal", "the members detained"."""
    if act.nominal:
        return act.frame in VERBAL_OPERATORS and (count > 1 or not (act.actors and act.recipients))
    return (act.word.dep_ == "acl" and act.word.tag_ == "VBN" and not act.actors) or act.word.dep_ == "csubj"


def _is_aside(act: Act) -> bool:
    """Whether the act is mentioned, not told: by a noun, an adjoined participle, a present tense or a bare form without an auxiliary."""
    word = act.word
    if act.nominal:
        return not (word.dep_ in ("nsubj", "nsubjpass") and word.head.tag_ == "VBD")
    has_auxiliary = any(child.dep_ in ("aux", "auxpass") and child.lower_ != "to" for child in word.children)
    return word.tag_ in ("VBG", "VBP", "VBZ", "VB") and not has_auxiliary


def _names_victims(act: Act) -> bool:
    """Whether the act tells of people, though of nobody by name: "31 people were arrested"."""
    if act.nominal or act.standing.status != "actual" or act.word.dep_ in ("acl", "amod"):
        return False
    return is_passive(act.word) and any(
        noun.pos_ == "NUM" or any(c.dep_ == "nummod" for c in noun.children) for noun in patients_of(act.word)
    )


def _happenings_of(sentence: Span, coded: list[Event], page: EventPage) -> Iterator[Event]:
    """What happened without a code; what a direct quotation tells without a date is left to the statement."""
    if _tells_nothing(sentence, page):
        return
    triggers = {event.trigger[0] for event in coded}
    taken = frozenset(word.i for word in sentence if word.idx in triggers)
    deeds = load_frames("deed_frames.tsv")
    spent = frozenset(event.time[0] for event in coded if event.time is not None)
    found = find_happenings(sentence, page.cast, page.calendar, deeds, taken, spent)
    found.extend(find_coming(sentence, page.cast, page.calendar, taken | {one.word.i for one in found}))
    for happening in found:
        statement = page.said.holding(happening.word.idx)
        cued = page.said.cued_at(happening.word.idx)
        if happening.time is None and statement is not None and _is_only_said(happening, statement):
            continue
        if cued is not None and happening.word.lemma_.lower() in REPORTERS and not is_owned_up_to(happening.word):
            continue  # the timeline has the saying itself
        if happening.time is not None and statement is not None and _is_clock_alone(happening.time):
            continue  # the hour of what a speaker tells may be of any day
        yield _make_happening(happening, statement, page)


def _is_only_said(happening: Happening, statement: Statement) -> bool:
    """Whether an undated deed belongs to what a speaker says: it stands in quotation marks, or he says that it was not done."""
    place = happening.word.idx
    is_quoted = statement.mode == "direct" or any(start <= place < end for start, end in statement.quoted)
    return is_quoted or happening.standing.status == "denied"


def _supplied_to(sentence: Span, told: list[Event], page: EventPage) -> Iterator[Event]:
    """What the model takes for told beside the events that the rules find."""
    if _tells_nothing(sentence, page):
        return
    triggers = {event.trigger[0] for event in told}
    taken = frozenset(word.i for word in sentence if word.idx in triggers)
    for happening in supply_deeds(sentence, page.cast, page.calendar, page.said, taken):
        statement = page.said.holding(happening.word.idx)
        if happening.time is None and statement is not None and _is_only_said(happening, statement):
            continue
        if statement is None or happening.time is None or not _is_clock_alone(happening.time):
            yield _make_happening(happening, statement, page)


def _with_spare_days(found: list[Event], page: EventPage) -> Iterator[Event]:
    """The events, undated ones with the day that their clause names, and what takes place on days that none of them has."""
    of_sentence: dict[int, list[Event]] = {}
    for event in found:
        of_sentence.setdefault(page.sentence_at(event.trigger[0]), []).append(event)
    for number, sentence in enumerate(page.doc.sents):
        told = of_sentence.get(number, [])
        spare = () if _tells_nothing(sentence, page) else page.spare_times(sentence, told)
        for day in find_spare_days(sentence, spare, page.calendar, page.said) if spare else ():
            place = (day.word.idx, day.word.idx + len(day.word))
            open_one = next((event for event in told if event.trigger == place and event.date is None and event.time is None), None)
            if open_one is not None and open_one.status == day.standing.status:
                told.remove(open_one)
                told.append(replace_fields(open_one, date=day.time.edtf, time=(day.time.start, day.time.end)))
            elif all(event.trigger != place or day.standing.status == "planned" for event in told):
                happening = make_happening(day.word, page.cast, day.standing, day.time)
                told.append(_make_happening(happening, page.said.holding(day.word.idx), page))
        yield from told


def _tells_nothing(sentence: Span, page: EventPage) -> bool:
    """Whether the sentence is a question or a heading."""
    _, block = page.lists.block_at(sentence) or (-1, None)
    return sentence.text.rstrip("\"'”’) \n").endswith("?") or (block is not None and block.kind in ("title", "heading"))


def _is_clock_alone(time: TimeExpression) -> bool:
    return time.why == CLOCK_ONLY or (time.value or "").startswith("XXXX-XX-XXT")


def _make_happening(happening: Happening, statement: Statement | None, page: EventPage) -> Event:
    word = happening.word
    start, end = told_range(word, is_noun=word.pos_ != "VERB")
    date = (happening.time.edtf if happening.time else None) or page.date_of_block(word.sent)
    of_news = date is None and happening.time is None and happening.standing.status == "actual" and page.is_of_news(word)
    date = date or (page.news if of_news else None)
    return Event(
        start=start,
        end=end,
        trigger=(word.idx, word.idx + len(word)),
        actors=happening.actors,
        recipients=happening.recipients,
        place=_place_of(word, page.cast),
        date=date,
        status=happening.standing.status,
        condition=happening.standing.condition,
        per=statement.speaker_entity if statement else (),
        statement=statement.id if statement else None,
        time=(happening.time.start, happening.time.end) if happening.time else None,
        of_news=of_news and date is None,
    )


def _fill_from_cue(act: Act, said: Attributions) -> Act:
    """Give an act of words without a doer the speaker of the statement that it introduces."""
    if act.actors or act.nominal or act.frame not in VERBAL_OPERATORS:
        return act
    statement = said.cued_at(act.word.idx)
    if statement is None:
        return act
    return replace(act, actors=tuple(name for name in statement.speaker_entity if name not in act.recipients))


def _fill_from_lead(act: Act, lead: Lead | None) -> Act:
    """Give an act of a list item the doers that only the lead line names: "A has watched B:" and "- refuse talks"."""
    if lead is not None and lead.follows is not None and act.frame in MATERIAL_CONFLICT:
        return replace(act, actors=lead.follows.actors, recipients=act.recipients or lead.follows.recipients)
    if lead is None or act.actors:
        return act
    if act.type == "CONSULT" and lead.act is not None and lead.act.type == "CONSULT":
        return replace(act, actors=lead.act.actors)
    doers = tuple(name for name in lead.doers if name not in act.recipients)
    return replace(act, actors=doers) if doers else act


def _make_event(act: Act, date: str | None, said: Attributions, cast: Cast) -> Event:
    start, end = told_range(act.word, is_noun=act.nominal)
    statement = said.holding(act.word.idx)
    place = _place_of(act.word, cast)
    return Event(
        start=start,
        end=end,
        trigger=(act.word.idx, act.word.idx + len(act.word)),
        type=None if act.type == "SPEECH" else act.type,
        mode=mode_of(act, cast, place),
        contexts=contexts_of([token for token in act.word.sent if start <= token.idx < end]) if act.type != "SPEECH" else (),
        actors=act.actors,
        recipients=act.recipients,
        place=place,
        date=date,
        status=act.standing.status,
        condition=act.standing.condition,
        per=statement.speaker_entity if statement else (),
        statement=statement.id if statement else None,
    )


def _place_of(word: Token, cast: Cast) -> str | None:
    """The place named with "in" or "at" in the act's own phrase."""
    for child in word.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "at", "near"):
            for below in child.children:
                name = cast.at(below)
                if below.dep_ == "pobj" and name is not None and cast.entities[name].kind in ("place", "country"):
                    return name
    return None


LAYER: Layer[tuple[Event, ...]] = Layer(
    name="events",
    version=15,
    find=find,
    needs=("parse",),
    wants=("layout", "entities", "times", "statements", "boilerplate", "published"),
)
