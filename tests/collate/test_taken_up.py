"""Nouns that take up a place, a firm or a body of the story, and people told by whose they are, over reports."""

import pytest

from tests.collate.test_actors import make
from tests.collate.test_bearers import holders
from variorum.collate.actors import join_actors

STRAIT = make("r1", "Ships left the Tarsoq strait.", ("Tarsoq strait", "place", "Tarsoq strait", {"roles": ("strait",)}))


def second(text: str, *entities):
    return make("r2", text, *entities)


TARSOQ = ("Tarsoq", "place", "Tarsoq", {})


def test_the_strait_is_the_one_of_the_story() -> None:
    found = holders(STRAIT, second("Fog lay over Tarsoq. Ships passed the strait on Monday.", TARSOQ))
    assert found["the strait"] == found["Tarsoq strait"]


@pytest.mark.parametrize("end", ["the strait rate rose", "the strait of Orlin is open", "the strait in Velland is open"])
def test_a_noun_of_something_else_takes_up_nothing(end: str) -> None:
    assert "the strait" not in holders(STRAIT, second(f"Fog lay over Tarsoq and {end}.", TARSOQ))


def test_of_two_straits_none_is_taken_up() -> None:
    other = make("r3", "Ships left the Belmar strait.", ("Belmar strait", "place", "Belmar strait", {}))
    assert "the strait" not in holders(STRAIT, other, second("Fog lay over Tarsoq. Ships passed the strait.", TARSOQ))


def test_the_town_is_the_one_of_which_the_report_speaks_most() -> None:
    one = make("r1", "The town of Orlin burns.", ("Orlin", "place", "Orlin", {"phrases": ((0, 17),)}))
    text = "Orlin burns. Orlin was taken from Belmar. Few are left in the town."
    most = ("Orlin", "place", "Orlin|Orlin", {})
    found = holders(one, second(text, most, ("Belmar", "place", "Belmar", {})))
    assert found["the town"] == found["Orlin"]


def test_the_capital_is_that_of_the_state_printed_most() -> None:
    oslo = ("Oslo", "place", "Oslo", {"country": "NOR"})
    text = "Norway waits. It rained in Oslo. Shops in the capital were shut, and the capital needed for it was there."
    norway = ("Norway", "country", "Norway", {"country": "NOR"})
    found = holders(second(text, norway, oslo))
    assert found["the capital"] == found["Oslo"]


def trial(text: str, *entities):
    return make("r1", text, *entities)


NAMED = make(
    "r1",
    "Carl Moss denies it. His lawyer, Ada Lind, spoke.",
    ("Carl Moss", "person", "Carl Moss|His", {}),
    ("Ada Lind", "person", "lawyer|Ada Lind", {"roles": ("lawyer",), "phrases": ((21, 31),)}),
)


def owned(words: str, owner: str = "Moss"):
    text = f"{owner} slept. {words} did not."
    start = text.index(words)
    noun = words.split()[-1]
    pronoun = words.split()[0]
    return second(
        text,
        (owner, "person", f"{owner}|{pronoun}", {}),
        (noun, "person", noun, {"named": False, "roles": (noun,), "phrases": ((start, start + len(words)),)}),
    )


def test_his_lawyer_is_the_one_whom_another_report_names() -> None:
    found = holders(NAMED, owned("His lawyer"))
    assert found["His lawyer"] == found["Ada Lind"]


@pytest.mark.parametrize(("words", "owner"), [("His wife", "Moss"), ("His lawyer", "Berg")])
def test_another_relation_or_another_mans_lawyer_stays_apart(words: str, owner: str) -> None:
    index = holders(make("r1", NAMED.text.replace("His lawyer", "Her lawyer"), *_her()), owned(words, owner))
    assert index[words] != index["Ada Lind"]


def _her():
    return (
        ("Carl Moss", "person", "Carl Moss|Her", {}),
        ("Ada Lind", "person", "lawyer|Ada Lind", {"roles": ("lawyer",), "phrases": ((21, 31),)}),
    )


def test_her_lawyer_is_added_where_no_entity_is_marked() -> None:
    found = holders(NAMED, second("Moss slept. They asked his lawyer, too.", ("Moss", "person", "Moss|his", {})))
    assert found["his lawyer"] == found["Ada Lind"]


def company(id: str, words: str, name: str):
    text = f"{name} sent ships. {words} did not speak."
    return make(
        id, text, (name, "organisation", name, {}), (words.lower(), "organisation", words, {"named": False, "roles": (words.split()[1],)})
    )


@pytest.mark.parametrize(("name", "joined"), [("Belmar Shipping", True), ("Belmar Parliament", False)])
def test_the_company_is_the_one_firm_that_its_report_names(name: str, joined: bool) -> None:
    found = holders(company("r1", "The company", name))
    assert (found["The company"] == found[name]) == joined


def test_the_company_stays_open_between_two_firms() -> None:
    text = "Belmar Shipping met Halvorsen Lines. The company did not speak."
    firms = [(name, "organisation", name, {}) for name in ("Belmar Shipping", "Halvorsen Lines")]
    found = holders(make("r1", text, *firms, ("the company", "organisation", "The company", {"named": False, "roles": ("company",)})))
    assert found["The company"] not in (found["Belmar Shipping"], found["Halvorsen Lines"])


def test_a_noun_behind_its_state_in_a_heading_is_the_body_called_so() -> None:
    text = "The Rescue Committee rules."
    called = {"roles": ("junta",)}
    reports = [make(id, text, ("Rescue Committee", "organisation", "Rescue Committee", called)) for id in ("r1", "r2")]
    heading = make("r3", "Togo junta waits", ("Togo junta", "organisation", "Togo junta", {"country": "TGO", "roles": ("junta",)}))
    found = holders(*reports, heading)
    assert found["Togo junta"] == found["Rescue Committee"]


def titled(id: str, name: str, role: str):
    return make(id, f"{name} came.", (name, "person", name, {"roles": (role,)}))


def bare(role: str):
    return make("r3", f"The {role} left.", (f"the {role}", "person", f"The {role}", {"named": False, "roles": (role,)}))


@pytest.mark.parametrize(("role", "joined"), [("judge", True), ("minister", True), ("spokesman", False)])
def test_a_judge_or_minister_whom_two_reports_name_is_known_to_a_third(role: str, joined: bool) -> None:
    found = holders(titled("r1", "Ada Lind", role), titled("r2", "Ada Lind", role), bare(role))
    assert (found[f"The {role}"] == found["Ada Lind"]) == joined


def test_a_name_is_a_firms_where_a_report_tells_so_beside_it() -> None:
    told = (
        "The lender Orva Lumen Kassa failed.",
        "Orva Lumen Kassa, the country's largest lender, failed.",
        "Orva Lumen Kassa shares fell 3%.",
    )
    for text in told:
        one = make("r1", text, ("Orva Lumen Kassa", "person", "Orva Lumen Kassa", {}))
        two = make("r2", "Orva Lumen Kassa is saved.", ("Orva Lumen Kassa", "organisation", "Orva Lumen Kassa", {}))
        actors = join_actors([one, two]).actors
        assert [(actor.name, actor.kind) for actor in actors] == [("Orva Lumen Kassa", "organisation")]


def test_a_person_beside_a_firm_stays_a_person() -> None:
    for text in ("The lender's owner Orva Lumen left.", "Orva Lumen, head of the lender, left.", "The firm and Orva Lumen agreed."):
        actors = join_actors([make("r1", text, ("Orva Lumen", "person", "Orva Lumen", {}))]).actors
        assert [actor.kind for actor in actors] == ["person"]


def test_the_company_is_the_firm_that_the_story_names_far_more_often() -> None:
    text = "Belmar Shipping paid. Belmar Shipping left. An analyst at Tolvan Bank spoke. The company wept."
    firms = [
        ("Belmar Shipping", "organisation", "Belmar Shipping|Belmar Shipping", {}),
        ("Tolvan Bank", "organisation", "Tolvan Bank", {}),
    ]
    found = holders(make("r1", text, *firms, ("the company", "organisation", "The company", {"named": False, "roles": ("company",)})))
    assert found["The company"] == found["Belmar Shipping"]


def test_the_ministry_is_none_that_is_named_only_later() -> None:
    fields = {"named": False, "roles": ("ministry",)}
    texts = ("The ministry spoke. The Forest Ministry of Arva left.", "The Forest Ministry of Arva left. The ministry spoke.")
    for text, same in zip(texts, (False, True), strict=True):
        body = ("Forest Ministry of Arva", "organisation", "Forest Ministry of Arva", {"roles": ("ministry",)})
        found = holders(make("r1", text, body, ("the ministry", "organisation", "The ministry", fields)))
        assert (found["The ministry"] == found["Forest Ministry of Arva"]) is same
