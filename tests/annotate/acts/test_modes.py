"""Modes: by what means an act is done, from the words near the one that names it."""

import pytest

from tests.annotate.reading import Reading


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("Norway and Chile discussed the strait in a telephone call.", "CONSULT", "phone"),
        ("President Anna Ovik of Norway visited Chile.", "CONSULT", "visit"),
        ("Norway hosted the foreign minister of Chile.", "CONSULT", "visit"),
        ("The ministers of Norway and Chile met.", "CONSULT", "meet"),
        ("Norway and Chile met in Kenya.", "CONSULT", "third-party"),
        ("Norway and Chile met in Norway.", "CONSULT", "meet"),
        ("Norway, Chile and Peru met on Monday.", "CONSULT", "multilateral"),
        ("Norway declared a ceasefire.", "RETREAT", "ceasefire"),
        ("Norway released 40 sailors of Chile.", "RETREAT", "release"),
        ("Norway withdrew its troops from Chile.", "RETREAT", "withdraw"),
        ("Norway lifted the embargo on Chile.", "RETREAT", "ease"),
        ("Norway admitted inspectors of the United Nations.", "RETREAT", "access"),
        ("Norway demanded talks with Chile.", "REQUEST", "meet"),
        ("Norway demanded that Chile release the sailors.", "REQUEST", "yield"),
        ("Norway urged Chile to send aid.", "REQUEST", "assist"),
        ("Norway called for new elections in Chile.", "REQUEST", "change"),
        ("Norway urged Chile to think again.", "REQUEST", None),
        ("Norway refused to meet the envoy of Chile.", "REJECT", "meet"),
        ("Norway refused to lift the curfew in Chile.", "REJECT", "yield"),
        ("Norway refused to provide aid to Chile.", "REJECT", "assist"),
        ("Norway rejected reforms proposed by Chile.", "REJECT", "change"),
        ("Norway criticised Chile.", "ACCUSE", "disapprove"),
        ("Norway accused Chile of bribery.", "ACCUSE", "allege"),
        ("Norway is investigating Chile.", "ACCUSE", "investigate"),
        ("Norway threatened to bomb Chile.", "THREATEN", "violence"),
        ("Norway threatened Chile with sanctions.", "THREATEN", "restrict"),
        ("Norway threatened to break off relations with Chile.", "THREATEN", "relations"),
        ("Norway threatened to annex the islands of Chile.", "THREATEN", "territory"),
        ("Norway threatened to expel the envoy of Chile.", "THREATEN", "expel"),
        ("Norway threatened to ban the ruling party of Chile.", "THREATEN", "ban"),
        ("Students in Chile staged a demonstration.", "PROTEST", "demo"),
        ("Prisoners in Chile began a hunger strike.", "PROTEST", "hunger"),
        ("Miners in Chile held a general strike.", "PROTEST", "strike"),
        ("Students in Chile rioted.", "PROTEST", "riot"),
        ("Farmers in Chile blocked the highway.", "PROTEST", "obstruct"),
        ("The opposition in Chile boycotted the vote.", "PROTEST", "boycott"),
        ("Students in Chile held a demonstration against air strikes.", "PROTEST", "demo"),
        ("Norway expelled two diplomats of Chile.", "SANCTION", "expel"),
        ("Norway suspended aid to Chile.", "SANCTION", "discontinue"),
        ("Norway broke diplomatic relations with Chile.", "SANCTION", "withdraw"),
        ("Norway deployed troops on the border with Chile.", "MOBILIZE", "troops"),
        ("Norway sent police reinforcements and deployed riot police in Chile.", "MOBILIZE", "police"),
        ("Norway tested a missile near Chile.", "MOBILIZE", "weapons"),
        ("Norway imposed a curfew in Chile.", "COERCE", "curfew"),
        ("Chile declared martial law.", "COERCE", "martial-law"),
        ("Norway arrested 40 citizens of Chile.", "COERCE", "arrest"),
        ("Norway deported 40 citizens of Chile.", "COERCE", "deport"),
        ("Norway seized a trawler of Chile.", "COERCE", "seize"),
        ("Norway blockaded Chile.", "COERCE", "restrict"),
        ("Norway demolished houses in Chile.", "COERCE", "destroy"),
        ("The government of Chile imposed censorship.", "COERCE", "censor"),
        ("Helicopters of Norway attacked a village in Chile.", "ASSAULT", "heavy-weapons"),
        ("Norway shelled a village in Chile.", "ASSAULT", "heavy-weapons"),
        ("Rebels killed two officers of Norway with a roadside bomb.", "ASSAULT", "explosives"),
        ("A suicide bomber killed two officers of Norway.", "ASSAULT", "suicide-attack"),
        ("Gunmen opened fire on soldiers of Norway.", "ASSAULT", "firearms"),
        ("Rebels kidnapped two officers of Norway.", "ASSAULT", "abduct"),
        ("Rebels tortured two officers of Norway.", "ASSAULT", "torture"),
        ("Soldiers of Norway raped prisoners in Chile.", "ASSAULT", "sexual"),
        ("Police in Chile beat protesters of Norway with batons.", "ASSAULT", "beat"),
        ("Rebels assassinated the mayor of a town in Norway.", "ASSAULT", "targeted"),
        ("Norway attacked Chile with chemical weapons.", "ASSAULT", "unconventional"),
        ("Norway attacked Chile.", "ASSAULT", None),
        ("Norway sent tents to Chile.", "AID", None),
        ("Norway praised Chile.", "SUPPORT", None),
    ],
)
def test_mode(text: str, kind: str, mode: str | None) -> None:
    modes = {event.mode for event in Reading(text).events if event.type == kind}
    assert modes == {mode}, Reading(text).coded()


def test_what_another_clause_tells_is_no_means() -> None:
    reading = Reading("Norway criticised Chile, which had shelled a village with artillery.")
    assert reading.event("ACCUSE").mode == "disapprove"
    arrested = Reading("Norway arrested a man who had kidnapped a child and planted a car bomb.")
    assert arrested.event("COERCE").mode == "arrest"


def test_the_nearest_word_says_what_is_demanded() -> None:
    assert Reading("Norway demanded the removal of the mayor at a fourth round of talks with Chile.").event("REQUEST").mode == "change"
