"""Reads the names of office holders without the office: "Minister of Foreign Affairs Ada Lind", "Lagos Governor Ada Lind"."""

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import View, is_capitalised
from variorum.annotate.coref.parsed import Name
from variorum.annotate.coref.titles import office_before, role_at
from variorum.text.given_names import is_given_name

_LONGEST = 3
"""Words of a bare name."""
_BODY_WORDS = word_list("body_words")
_PORTFOLIOS = word_list("portfolios")
"""Last words of what ministers and directors have charge of."""


def without_offices(view: View, names: list[Name]) -> list[Name]:
    """The names, people's without the end of the office before them; what is an office only, "the Head of State", is no name."""
    names = [name for name in names if not is_office(view, name)]
    for name in names:
        if name.place is None and name.kind in ("person", "organisation"):
            first = _bare(view, name)
            if first > name.first:
                name.first, name.kind = first, "person"
    return names


def is_office(view: View, name: Name) -> bool:
    """Whether a body's name for the parser is a person's title, alone or with what it is of: "Head of Government of X"."""
    if name.place is not None or name.kind != "organisation":
        return False
    first = name.first + (view.doc[name.first].lower_ == "the")
    for last in range(first, name.last):
        role = role_at(view, last)
        if role is not None and role[0].kind == "person" and role[0].head and role[1] <= first:
            return last + 1 == name.last or view.doc[last + 1].lower_ == "of"
    return False


def _bare(view: View, name: Name) -> int:
    """The token with which the bare name of a person begins; that of the name itself where it holds no office."""
    for first in range(max(name.first + 1, name.last - _LONGEST), name.last - 1):
        words = view.doc[first : name.last]
        plain = all(is_capitalised(word) and role_at(view, word.i) is None and word.lower_ not in _BODY_WORDS for word in words)
        given = is_given_name(view.doc[first].text)
        if not plain or is_given_name(view.doc[name.first].text):
            continue
        if (given or view.doc[first - 1].lower_ in _PORTFOLIOS) and office_before(view, first) is not None:
            return first
        role = role_at(view, first - 1)
        titled = role is not None and role[0].kind == "person" and role[0].title and is_capitalised(view.doc[first - 1])
        if name.kind == "organisation" and titled and role is not None and role[1] > name.first and (given or len(words) > 1):
            return first
    return name.first
