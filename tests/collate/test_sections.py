"""Events, figures, positions and reports: what is joined and what stays apart."""

import msgspec

from tests.factory import place_of, plain, report
from variorum.collate import collate_story
from variorum.group import find_copies
from variorum.model.account import CopyRow
from variorum.model.report import Event, Figure, Position


def event(made, words, trigger, **fields):
    start, end = place_of(made.text, words)
    at = place_of(made.text, trigger)
    return msgspec.structs.replace(made, events=(*(made.events or ()), Event(start=start, end=end, trigger=at, **fields)))


def figure(made, printed, value, unit, **fields):
    start, end = place_of(made.text, printed)
    return msgspec.structs.replace(made, figures=(*(made.figures or ()), Figure(start=start, end=end, value=value, unit=unit, **fields)))


def position(made, words, kind, party, **fields):
    start, end = place_of(made.text, words)
    made_position = Position(start=start, end=end, kind=kind, party=(party,), content=((start, end),), **fields)
    return msgspec.structs.replace(made, positions=(*(made.positions or ()), made_position))


MEETING = "{a=Anna Ovik} met {b=Bo Lund} in {place:Brennick}"


def meeting(name, date, status="actual"):
    made = report(name, MEETING + ".")
    return event(made, made.text[:-1], "met", type="CONSULT", mode="meet", actors=("a", "b"), date=date, status=status)


def account(*reports, copies=()):
    return collate_story("s", reports, copies)


def test_one_day_kind_and_parties_across_reports_are_one_event():
    (found,) = account(meeting("r1", "2024-03-05"), meeting("r2", "2024-03-05"), meeting("r3", "2024-03")).events
    assert found.date == "2024-03-05"
    assert found.independent == 3
    assert len(found.evidence) == 3


def test_an_undated_meeting_joins_the_dated_one_of_the_same_parties():
    (found,) = account(meeting("r1", "2024-03-05"), meeting("r2", None)).events
    assert found.date == "2024-03-05"


def test_other_days_and_what_is_only_planned_stay_apart():
    assert len(account(meeting("r1", "2024-03-05"), meeting("r2", "2024-06-05")).events) == 2
    assert len(account(meeting("r1", "2024-03-05"), meeting("r2", "2024-03-05", status="planned")).events) == 2


def test_two_days_for_one_event_are_a_difference_and_far_days_are_two_events():
    (found,) = account(meeting("r1", "2024-03-05"), meeting("r2", "2024-03-06")).differences
    assert found.kind == "date"
    assert [side.says for side in found.sides] == ["2024-03-05", "2024-03-06"]
    assert account(meeting("r1", "2024-03-05"), meeting("r2", "2024-06-05")).differences == ()
    assert account(meeting("r1", "2024-03-05"), meeting("r2", "2024-03")).differences == ()


def test_opposite_directions_are_two_events():
    made = report("r1", "{a=country:Torland} shelled {b=country:Westmark}. {=b:Westmark} shelled {=a:Torland}.")
    made = event(made, "Torland shelled Westmark", "shelled", type="ASSAULT", actors=("a",), recipients=("b",), date="2024-03-05")
    start = made.text.index("Westmark shelled Torland")
    back = Event(
        start=start, end=start + 24, trigger=(start + 9, start + 16), type="ASSAULT", actors=("b",), recipients=("a",), date="2024-03-05"
    )
    assert len(account(msgspec.structs.replace(made, events=(*made.events, back))).events) == 2


def test_an_undated_act_of_words_stands_among_the_statements_only():
    made = report("r1", "{a=Anna Ovik} blamed [the board for everything].")
    made = event(made, made.text[:-1], "blamed", type="ACCUSE", actors=("a",))
    assert account(made).events == ()
    dated = msgspec.structs.replace(made, events=(msgspec.structs.replace(made.events[0], date="2024-03-05"),))
    assert len(account(dated).events) == 1


def test_undated_words_addressed_to_a_party_are_an_event_unless_they_go_on():
    def asks(verb):
        made = report("r1", f"{{a=Anna Ovik}} {verb} {{b=org:Harbour Board}} [to open the gate].")
        return event(made, made.text[:-1], verb.split()[-1], type="REQUEST", actors=("a",), recipients=("b",))

    assert len(account(asks("urged")).events) == 1
    assert account(asks("has repeatedly urged")).events == ()
    assert account(asks("is urging")).events == ()


def test_an_undated_acceptance_is_an_event():
    made = report("r1", "{a=Harbour Board} accepted [the offer within hours].")
    assert len(account(event(made, made.text[:-1], "accepted", type="AGREE", actors=("a",))).events) == 1


def test_one_value_unit_and_thing_is_one_figure_with_its_claimant():
    one = figure(
        report("r1", "{a=org:Harbour Board} counted 40 drowned cattle in the flood."),
        "40",
        40,
        "cattle",
        what="drowned cattle",
        claimant_entity=("a",),
    )
    two = figure(report("r2", "The flood left 40 drowned cattle."), "40", 40, "cattle", what="drowned cattle")
    found = account(one, two)
    assert len(found.figures) == 1
    assert found.figures[0].claimant
    assert found.figures[0].independent == 1
    assert [one.kind for one in found.differences] == ["claim_as_fact"]


def test_as_many_people_in_two_sentences_on_one_matter_are_a_claim_told_as_fact():
    aside = "\nThe museum lent its largest clock to a village choir.\nA heron was seen over the old lighthouse at noon."
    claim = figure(
        report("r1", "{p=the Coast Patrol} claimed that nine smugglers were killed in the raid on the salt works." + aside),
        "nine smugglers",
        9,
        "smuggler",
        claimant_entity=("p",),
    )
    bare = figure(report("r2", "Nine people died in the raid on the salt works." + aside), "Nine people", 9, "people")
    other = figure(report("r2", "Nine people queued for plum cakes at the bakery." + aside), "Nine people", 9, "people")
    kinds = [[one.kind for one in account(claim, second).differences] for second in (bare, other)]
    assert ["claim_as_fact" in found for found in kinds] == [True, False]


def test_as_many_of_anything_in_two_sentences_that_are_surely_on_one_matter_are_a_claim_told_as_fact():
    aside = "\nThe museum lent its largest clock to a village choir.\nA heron was seen over the old lighthouse at noon."
    text = "{p=the Coast Patrol} claimed that 23 smuggling barges were put out of action in the night raid on the salt works."
    claim = figure(report("r1", text + aside), "23", 23, "barge", claimant_entity=("p",))
    bare = figure(report("r2", "In the night raid on the salt works 23 boats were put out of action." + aside), "23", 23, "boat")
    other = figure(report("r2", "The bakery sold 23 plum cakes at noon." + aside), "23", 23, "cake")
    kinds = [[one.kind for one in account(claim, second).differences] for second in (bare, other)]
    assert ["claim_as_fact" in found for found in kinds] == [True, False]


def test_one_large_sum_of_money_is_one_figure_whoever_claims_it():
    claim = figure(
        report("r1", "{p=the Coast Patrol} thinks that he was paid 400,000 kroner."),
        "400,000 kroner",
        400000,
        "kroner",
        claimant_entity=("p",),
    )
    bare = figure(report("r2", "He is accused of taking 400,000 kroner for maps."), "400,000 kroner", 400000, "kroner")
    (found,) = account(claim, bare).figures
    assert len(found.evidence) == 2 and found.claimant
    small = figure(report("r2", "He is accused of taking 400 kroner for maps."), "400 kroner", 400, "kroner")
    other = figure(report("r2", "The port moved 400,000 boxes."), "400,000 boxes", 400000, "box")
    assert len(account(claim, small).figures) == len(account(claim, other).figures) == 2


def test_the_dead_are_one_figure_whatever_they_are_called_and_a_measure_is_printed_as_a_word():
    one = figure(
        report("r1", "{a=org:Harbour Board} counted 40 dead in the Brennick flood."), "40 dead", 40, "dead", claimant_entity=("a",)
    )
    two = figure(report("r2", "The Brennick flood killed 40 people."), "40 people", 40, "dead people")
    assert len(account(one, two).figures) == 1
    made = report("r3", "The flood reached nine kilometres inland.")
    assert [found.unit for found in account(figure(made, "nine kilometres", 9, "km")).figures] == ["kilometre"]


def test_two_values_for_one_thing_are_a_difference_but_at_least_may_meet():
    text = "The flood drowned {} cattle near Brennick."
    low = figure(report("r1", text.format(40)), "40", 40, "cattle", what="cattle drowned in the flood")
    high = figure(report("r2", text.format(90)), "90", 90, "cattle", what="cattle drowned in the flood")
    assert [one.kind for one in account(low, high).differences] == ["number"]
    limit = msgspec.structs.replace(low, figures=(msgspec.structs.replace(low.figures[0], comparator=">="),))
    assert account(limit, high).differences == ()


def test_one_of_many_is_an_instance_and_no_other_count():
    one = figure(report("r1", "The guards seize one boat after another."), "one", 1, "boat", what="boat")
    many = figure(report("r2", "The guards seized 38 boats."), "38", 38, "boat", what="boats")
    assert account(one, many).differences == ()


def test_a_correction_is_a_difference_whatever_its_day():
    old = figure(
        report("r1", "At least 40 cattle drowned near Brennick."), "40", 40, "cattle", what="cattle", comparator=">=", date="2024-03-05"
    )
    new = figure(report("r2", "The board said 38 cattle, not 40, were lost."), "38", 38, "cattle", what="cattle", date="2024-03-09")
    (found,) = account(old, new).differences
    assert found.kind == "number"
    assert "correction" in found.summary


def test_a_position_printed_twice_is_one_and_knows_who_rejects_it():
    made = report(
        "r1",
        "{t=country:Torland} demands recognition of the island border. "
        "{=t:Torland} insists on the island border being recognised.\n"
        "{w=country:Westmark} rejected recognition of the island border.",
    )
    made = position(made, "recognition of the island border", "demand", "t")
    made = position(made, "the island border being recognised", "demand", "t")
    start = made.text.index("Westmark rejected")
    refusal = Position(start=start, end=len(made.text) - 1, kind="refusal", party=("w",), content=((start + 18, len(made.text) - 1),))
    made = msgspec.structs.replace(made, positions=(*made.positions, refusal))
    found = account(made).positions
    assert [one.kind for one in found] == ["demand", "refusal"]
    assert len(found[0].evidence) == 2
    assert found[0].status == "rejected by Westmark"


def test_reprints_are_named_and_counted_once():
    made = [meeting("r1", "2024-03-05"), meeting("r2", "2024-03-05"), meeting("r3", "2024-03-05")]
    found = account(*made, copies=[CopyRow(a="r1", b="r2", kind="reprint", why="the same words")])
    assert [(entry.id, entry.part, entry.of) for entry in found.reports][:2] == [("r1", "report", None), ("r2", "reprint", "r1")]
    assert found.events[0].independent == 2
    assert [(line.kind, line.report, line.of) for line in found.lineage] == [("reprint", "r2", "r1")]


def test_older_reports_that_lack_the_main_statement_are_background():
    quote = '{{Anna Ovik}} said ["the goodwill of the Brennick treaty has been exhausted"] {}.'
    new = [report(f"n{n}", quote.format(n), published="2024-03-06", date="2024-03-06") for n in range(3)]
    old = report("old", "{Anna Ovik} opened a bakery in Ost.", published="2023-11-01")
    found = account(*new, old)
    assert {entry.id: entry.part for entry in found.reports} == {"n0": "report", "n1": "report", "n2": "report", "old": "background"}
    assert all("old" not in one.reports for one in found.statements)


def test_what_appeared_amid_the_reports_of_the_main_statement_is_no_background():
    quote = '{{Anna Ovik}} said ["the goodwill of the Brennick treaty has been exhausted"] {}.'
    days = ("2024-03-06", "2024-03-07", "2024-03-12")
    new = [report(f"n{n}", quote.format(n), published=day, date="2024-03-06") for n, day in enumerate(days)]
    found = account(*new, report("other", "{Anna Ovik} opened a bakery in Ost.", published="2024-03-08"))
    assert {entry.part for entry in found.reports} == {"report"}


def test_twenty_identical_reports_are_one_report_and_nineteen_reprints():
    made = [meeting(f"r{n:02}", "2024-03-05") for n in range(20)]
    text = "The lock at Brennick failed shortly before dawn on Tuesday and let eleven barges drift against the lower gate."
    made = [msgspec.structs.replace(one, text=one.text + "\n" + text) for one in made]
    found = account(*made, copies=find_copies(made))
    assert sum(entry.part == "reprint" for entry in found.reports) == 19
    assert found.events[0].independent == 1
    assert found.differences == ()


def test_a_story_of_one_report_and_reports_without_layers():
    assert account(meeting("r1", "2024-03-05")).agreements == ()
    bare = account(plain("a", "Nothing was read in this one."), plain("b", ""))
    assert bare.statements == bare.events == bare.differences == ()
    assert [entry.id for entry in bare.reports] == ["a", "b"]


def test_what_two_reports_tell_is_agreed_on_in_source_words():
    found = account(meeting("r1", "2024-03-05"), meeting("r2", "2024-03-05"))
    (line,) = found.agreements
    assert "Anna Ovik met Bo Lund in Brennick" in line.text
    assert {piece.report for piece in line.evidence} == {"r1", "r2"}


def test_a_telling_without_a_code_joins_the_event_that_it_tells_again():
    one = report("r1", "Guards arrested 31 rowers at the north lock on Tuesday.")
    one = event(one, one.text[:-1], "arrested", type="COERCE", date="2024-03-05")
    other = report("r2", "At the north lock 31 rowers were held and arrested.")
    other = event(other, other.text[:-1], "arrested", date="2024-03-05")
    (found,) = account(one, other).events
    assert (found.type, len(found.evidence)) == ("COERCE", 2)
    apart = event(report("r2", "The brewery reopened."), "The brewery reopened", "reopened", date="2024-03-05")
    assert len(account(one, apart).events) == 2


def test_two_deeds_of_one_year_are_not_one_for_their_year():
    made = report("r1", "{a=Anna Ovik} sold a mill in 2013. {=a:Ovik} bought a boat in 2013.")
    made = event(made, "Anna Ovik sold a mill in 2013", "sold", actors=("a",), date="2013")
    made = event(made, "Ovik bought a boat in 2013", "bought", actors=("a",), date="2013")
    assert len(account(made).events) == 2


def test_an_undated_act_that_is_only_mentioned_needs_a_telling():
    made = report("r1", "{a=Anna Ovik}'s raid on {b=country:Westmark} is remembered.")
    words = "Anna Ovik's raid on Westmark"
    assert account(event(made, words, "raid", type="ASSAULT", actors=("a",), recipients=("b",), aside=True)).events == ()
    assert len(account(event(made, words, "raid", type="ASSAULT", actors=("a",), recipients=("b",))).events) == 1


def test_what_opposed_speakers_tell_is_neither_one_event_nor_agreed_on():
    def claim(name, speaker):
        made = report(name, f"{{s={speaker}}} said [the crew left the table].")
        return event(made, "the crew left the table", "left", per=("s",), statement="s1", type="REJECT", date="2024-03-05")

    found = account(claim("r1", "Anna Ovik"), claim("r2", "Bo Lund"))
    assert len(found.events) == 2
    assert not [line for line in found.agreements if set(line.about) & {one.id for one in found.events}]


def test_a_report_that_denies_the_day_of_another_gives_a_date_difference():
    one = report("r1", "The blockade, which began on March 4, goes on.")
    one = event(one, "The blockade, which began on March 4", "began", date="2024-03-04")
    other = report("r2", "Nor did the blockade begin on Monday. The shift parked a crane there on Sunday.")
    other = event(other, "Nor did the blockade begin on Monday", "blockade", type="COERCE", date="2024-03-04", status="denied")
    other = event(other, "The shift parked a crane there on Sunday", "parked", date="2024-03-03")
    (found,) = account(one, other).differences
    assert (found.kind, [side.says for side in found.sides]) == ("date", ["2024-03-04", "2024-03-03"])


def test_a_story_without_a_dated_report_is_not_dated_by_what_lies_behind_it():
    made = event(report("r1", "The attacks of 2001 are remembered."), "The attacks of 2001", "attacks", type="ASSAULT", date="2001-09-11")
    assert account(made).story.start is None


def test_a_meeting_on_another_or_an_unknown_day_is_not_that_of_a_season():
    made = report("r1", MEETING + " on Sunday.")
    when = place_of(made.text, "Sunday")
    undated = event(made, made.text[:-1], "met", type="CONSULT", mode="meet", actors=("a", "b"), time=when)
    long_ago = meeting("r2", "2011-06/2011-08")
    assert len(account(undated, long_ago).events) == 2


def test_people_killed_are_the_dead_also_where_the_number_stands_behind_the_verb():
    one = figure(report("r1", "The blast killed at least 31 people queuing for bread."), "31 people", 31, "people", what="people")
    two = figure(report("r2", "A rocket left 31 dead at the mill."), "31 dead", 31, "dead", what="dead")
    assert len(account(one, two).figures) == 1


def test_people_of_a_nation_are_people():
    some = figure(report("r1", "Officers held 212 Swedes in the port, {p=police} said."), "212", 212, "swede", claimant_entity=("p",))
    bare = figure(report("r2", "The 212 people held in the port are free."), "212", 212, "people")
    (found,) = account(some, bare).figures
    assert len(found.evidence) == 2
