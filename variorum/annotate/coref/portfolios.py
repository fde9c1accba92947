"""Tells the words of an office, "the Minister of Defence", from the name of a body; the parser takes one for the other."""

from variorum.annotate.coref.mention import View, is_capitalised
from variorum.annotate.coref.titles import role_at
from variorum.text.places import load_gazetteer

_HELD = frozenset({"minister", "ministry", "secretary", "undersecretary"})
"""Last nouns of offices that have a portfolio."""
_MEMBERS = frozenset({"minister", "secretary"})
"""Those who hold one."""
_LONGEST = 3
_OF = frozenset({"of", "for"})


def names_office(view: View, first: int, last: int) -> bool:
    """Whether the words from ``first`` to ``last`` are an office or its portfolio: "Interior" of "Interior Minister X"."""
    return _is_held(view, first, last) or _stands_before(view, first, last) or _is_office(view, first, last) or _is_rank(view, first, last)


def _is_held(view: View, first: int, last: int) -> bool:
    """ "Defence" of "the minister of Defence", "State for Cabinet Affairs" of "Minister of State for Cabinet Affairs"."""
    if first < 2 or view.doc[first - 1].lower_ not in _OF:
        return False
    role = role_at(view, first - 2)
    portfolio = last - first == 1 or view.doc[first].text == "State"
    return portfolio and role is not None and role[0].noun.split()[-1] in _HELD


def _stands_before(view: View, first: int, last: int) -> bool:
    """ "Road Building" of "Road Building Minister X"; not a party, whose secretary somebody is, and no known body."""
    if last - first > _LONGEST or last >= len(view.doc) or not is_capitalised(view.doc[last]):
        return False
    role = role_at(view, last)
    own = role_at(view, last - 1)
    if role is None or role[0].noun.split()[-1] not in _MEMBERS or (own is not None and own[0].kind == "body"):
        return False
    return view.sentence[last] == view.sentence[first] and load_gazetteer().find(view.words(first, last)) is None


def _is_office(view: View, first: int, last: int) -> bool:
    """ "Minister of Public Works", "Deputy Commissioner for Health"."""
    for index in range(first, min(last - 2, first + _LONGEST)):
        role = role_at(view, index)
        if view.doc[index + 1].lower_ in _OF and role is not None:
            return role[0].kind == "person" and role[0].title
    return False


def _is_rank(view: View, first: int, last: int) -> bool:
    """ "Brigadier-General", a title and nothing else."""
    role = role_at(view, last - 1) if last - first > 1 else None
    return role is not None and role[1] == first and role[0].kind == "person" and role[0].title
