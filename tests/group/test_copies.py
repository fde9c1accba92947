from tests.factory import plain
from variorum.group import group_reports
from variorum.group.copies import find_copies
from variorum.group.passages import find_templates, quoted_ranges

LOCK = (
    "The lock at Brennick failed shortly before dawn on Tuesday and let eleven barges drift against the lower gate.\n"
    "Nobody was hurt, but the canal between Brennick and the sea stays closed until divers have looked at the hinges.\n"
    "The canal board had postponed the yearly inspection twice, a spokesman conceded, because no money was left for it.\n"
)
REWORKED = (
    "A lock that broke at Brennick let eleven barges drift on to the bank, and no one can say yet when it will work again.\n"
    "Divers are to come on Thursday; the canal between Brennick and the sea stays closed.\n"
    "There had been no inspection this year or last, the board admits, because no money was left for it.\n"
)
OWN = (
    "A canal lock broke in the small town of Brennick early this week.\n"
    "Skippers complained that warnings about rusty hardware had been ignored for years by those in charge.\n"
    "Traffic is being sent over the old northern branch, which is shallow and slow.\n"
)
QUOTE = (
    "“We asked for the money in spring, we asked again in summer, and what we got was a letter with a stamp on it,” the lock keeper said.\n"
)


def pairs(*reports):
    return [(row.a, row.b) for row in find_copies(reports)]


def test_a_reprint_and_a_reworked_text_are_copies():
    rows = find_copies([plain("a", LOCK), plain("b", "By our staff\n" + LOCK), plain("c", REWORKED), plain("d", OWN)])
    assert [(row.a, row.b, row.kind) for row in rows] == [("a", "b", "reprint"), ("a", "c", "derived"), ("b", "c", "derived")]
    assert all("five-word runs" in row.why for row in rows)


def test_independent_reports_that_share_a_quotation_are_no_copies():
    assert pairs(plain("a", LOCK + QUOTE), plain("b", OWN + QUOTE)) == []


def test_the_template_of_a_site_is_no_copy():
    frame = "Sign up to the morning letter of the Brennick Courier for all the news that is fit to float.\n"
    frame += "Read our rules before you comment on this story.\n"
    texts = [LOCK, OWN, "The mayor of Ost opened a bakery in the old customs house on Monday and ate the first loaf herself.\n"]
    reports = [plain(str(number), frame + text, outlet="Courier") for number, text in enumerate(texts)]
    assert pairs(*reports) == []
    assert len(find_templates(reports)["Courier"]) == 2


def test_copies_of_one_outlet_are_not_taken_for_its_template():
    reports = [plain(f"r{number:02}", LOCK, outlet="Courier") for number in range(5)]
    assert find_templates(reports) == {"Courier": frozenset()}
    assert len(pairs(*reports)) == 10


def test_many_copies_chain_up_in_linear_work():
    reports = [plain(f"r{number:03}", LOCK) for number in range(90)]
    found = pairs(*reports)
    assert len(found) == 89
    assert set(group_reports(reports).copies) == set(group_reports(reports[::-1]).copies)


def test_a_pasted_passage_makes_a_derived_text():
    pasted = "Nobody was hurt, but the canal between Brennick and the sea stays closed until divers have looked at the hinges.\n"
    one = LOCK + "".join(f"More about barge {n} and its {n} crew.\n" for n in range(40))
    other = OWN + "".join(f"Sentence number {n} tells of quite other things in the county of Ost {n}.\n" for n in range(40))
    rows = find_copies([plain("a", one), plain("b", other + pasted)])
    assert [row.kind for row in rows] == ["derived"]
    assert "passage" in rows[0].why


def test_nothing_but_quotation_marks_and_empty_texts_do_no_harm():
    assert pairs(plain("a", ""), plain("b", '"" "" “”'), plain("c", "“„«»”")) == []


def test_a_quotation_carried_over_paragraphs_stays_one():
    text = 'She said:\n"We waited.\n"And we waited longer."\nThen the lock broke.'
    inside = "".join(text[start:end] for start, end in quoted_ranges(text))
    assert "And we waited longer" in inside
    assert "lock broke" not in inside
