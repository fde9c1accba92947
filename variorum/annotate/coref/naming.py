"""Finds names: those of the gazetteer, those the parser marks, and later mentions of either that the parser missed."""

from collections import Counter
from itertools import pairwise

import msgspec

from variorum.annotate.coref.bodies import agencies_of_datelines, as_bodies, join_listed, join_trades, name_abbreviations, widen_bodies
from variorum.annotate.coref.called import called_places, name_called
from variorum.annotate.coref.chains import short_names
from variorum.annotate.coref.doubles import is_double, join_doubles, kinds_by_people
from variorum.annotate.coref.known import Known, find_known
from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.located import located_names
from variorum.annotate.coref.mention import Mention, View, head_of, is_capitalised
from variorum.annotate.coref.nicknames import join_nicknames
from variorum.annotate.coref.officials import is_office, without_offices
from variorum.annotate.coref.parsed import Name, find_parsed
from variorum.annotate.coref.personal import as_people, find_speaking_names
from variorum.annotate.coref.placing import acts_as_government, is_bare_people, is_dealt_with, is_side, read_place
from variorum.annotate.coref.republics import name_states
from variorum.annotate.coref.tagged import find_tagged, widen_names
from variorum.annotate.coref.titles import Titles, opens_with_title, role_at, trim_person
from variorum.model.report import EntityKind
from variorum.text.firms import trades
from variorum.text.given_names import is_given_name
from variorum.text.names import PARTICLES, fold
from variorum.text.places import load_cities, load_gazetteer, name_key

_DECISIVE = 100
"""Votes of a full name or a title for a family name's being a person's: more than the parser's slips in one report."""
_LONGEST_PERSON = 4
"""Words of a person's name, a title in small letters counted in."""
_LEAST_WORDS = 2
_HEAD = 200
"""Tokens at the head of a report among which its paper is named."""
_SELF_NOUNS = word_list("self_nouns")
_SAID = 5
"""Votes of a noun before a name that says it is a body: "the steel group X"."""
_FIRST_WORD = 2
"""Votes of a full name's first word: some families are named first."""
_JOINTS = frozenset({"-", "–", "/", "and", "&", ",", "'s", "’s", "the"})
_FORMS = word_list("state_forms")
"""Words before a state's name that are part of its full one: "Republic of X"."""


def find_names(view: View) -> list[Mention]:
    """All mentions by name in the order of the text; none overlaps another."""
    known = find_known(view)
    parsed = without_offices(view, as_people(view, find_parsed(view, known)))
    found = join_nicknames(view, join_doubles(view, _combine(view, known, widen_names(view, parsed))))
    found += find_tagged(view, {index for name in found for index in range(name.first, name.last)})
    found += find_speaking_names(view, {index for name in found for index in range(name.first, name.last)})
    found = as_bodies(view, join_listed(view, name_called(view, _with_masthead(view, found))))
    found = name_abbreviations(view, join_trades(view, widen_bodies(view, found)))
    places = located_names(view, found) | {fold(view.words(first, last)) for first, last in called_places(view)}
    kinds = _vote_kinds(view, found) | dict.fromkeys(places, "place")
    kinds |= kinds_by_people(view, found, kinds) | dict.fromkeys(agencies_of_datelines(view), "organisation")
    found = _split_pairs(view, found, kinds)
    found = sorted(found + _find_repeated(view, found, kinds), key=lambda name: (name.first, -name.last))
    mentions = []
    for name in found:
        mention: Mention | None
        if name.place is not None:
            mention = read_place(view, name.first, name.last, name.place)
        else:
            name.kind = kinds.get(fold(view.words(name.first, name.last)), name.kind)
            mention = _read_name(view, name)
        if mention is not None:
            mentions.append(mention)
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    kept = [one for one, other in pairwise([*mentions, None]) if one is not None and (other is None or one.end <= other.start)]
    settled = [_with_possessor(view, one, before) for before, one in pairwise([None, *kept]) if one is not None]
    settled = name_states(view, settled)
    states = {mention.country for mention in settled if mention.kind == "country"}
    single = {mention.country for mention in settled if mention.kind == "group" and not is_bare_people(view, mention)}
    return [
        _as_state(view, mention, mention.country in single) if mention.kind == "group" and mention.country in states else mention
        for mention in settled
    ]


def _with_masthead(view: View, found: list[Name]) -> list[Name]:
    """The names in the order of the text, with that of the paper at the head of the page; its short form is no person or place."""
    place = view.masthead
    tokens = [token.i for token in view.doc[:_HEAD] if place[0] <= token.idx < place[1]] if place is not None else []
    if tokens:
        first = tokens[0] + (view.doc[tokens[0]].lower_ == "the")
        found = [name for name in found if name.last <= first or name.first > tokens[-1]]
        whole = fold(view.words(first, tokens[-1] + 1))
        short = short_names(whole.split())
        for name in found:
            if name.place is None and fold(view.words(name.first, name.last)) in short:
                name.kind = "organisation"
        found.append(Name(first, tokens[-1] + 1, "organisation"))
    return sorted(found, key=lambda name: (name.first, -name.last))


def _as_state(view: View, mention: Mention, single: bool) -> Mention:
    """A people that stands for its state, which the report names too.

    :param single: whether the report tells of some of the people as well, "two X-ians", so that "the X-ians" may be those.
    """
    if not (mention.known and (is_side(view, mention) or (not single and is_dealt_with(view, mention)))):
        return mention
    return msgspec.structs.replace(mention, kind="country", name=load_gazetteer().names[mention.country or ""], plural=False)


def _with_possessor(view: View, mention: Mention, before: Mention | None) -> Mention:
    """ "Ministry of Defence" taken together with the state right before it: "X's Ministry of Defence"."""
    if mention.kind != "organisation" or mention.known or before is None or not before.country:
        return mention
    role = role_at(view, mention.first) or role_at(view, mention.last - 1)
    gap = view.words(before.last, mention.first) if before.last < mention.first else ""
    beside = before.last == mention.first or gap in ("'s", "’s", "'", "’")
    if role is None or role[0].kind != "body" or not beside or before.kind not in ("country", "organisation"):
        return mention
    start, end = view.range(before.first, mention.last)
    return msgspec.structs.replace(
        mention,
        start=start,
        end=end,
        first=before.first,
        name=view.words(before.first, mention.last),
        country=before.country,
        sector=role[0].sector,
    )


def _combine(view: View, known: list[Known], parsed: list[Name]) -> list[Name]:
    """Settle overlaps: a parser's name made of known names only is those; a longer one keeps the known ones out."""
    by_token = {index: hit for hit in known for index in range(hit[0], hit[1])}
    taken: set[int] = set()
    result: list[Name] = []
    for name in parsed:
        _leave_to_known(view, name, by_token)
        inside = [by_token.get(index) for index in range(name.first, name.last)]
        hits = list(dict.fromkeys(hit for hit in inside if hit is not None))
        rest = [view.doc[name.first + offset] for offset, hit in enumerate(inside) if hit is None]
        if hits and _is_only_known(name, hits, [token.text for token in rest], any(is_capitalised(token) for token in rest)):
            continue
        if hits and _opens_person(view, hits[-1][1], name.last):
            name.first, name.kind = hits[-1][1], "person"  # "President of the Republic of X A B"
        if name.kind == "person" and hits and hits[0][0] == name.first and hits[0][2].kind in ("people", "region_people"):
            name.first = hits[0][1]
            if name.last - name.first > _LEAST_WORDS and view.doc[name.first].lower_ in _FORMS:
                name.first += 1  # "the Ruritanian Republic A B"
        if name.kind == "person" and hits and hits[-1][1] == name.last and hits[-1][2].kind in ("seat", "body"):
            name.last = hits[-1][0]
        if name.first < name.last:
            taken.update(range(name.first, name.last))
            result.append(name)
    result += [Name(first, last, "other", place) for first, last, place in known if not taken.intersection(range(first, last))]
    return sorted(result, key=lambda name: (name.first, -name.last))


def _leave_to_known(view: View, name: Name, by_token: dict[int, Known]) -> None:
    """End a body's name before "of the X" where X is a known name that goes on behind it: "the Grain Committee of the U.S." Congress."""
    hit = by_token.get(name.last - 1)
    of = hit[0] - 1 - (view.doc[hit[0] - 1].lower_ == "the") if hit is not None and hit[1] > name.last and hit[0] > 1 else name.first
    if name.kind == "organisation" and of - name.first >= _LEAST_WORDS and view.doc[of].lower_ == "of":
        name.last = of


def _opens_person(view: View, first: int, last: int) -> bool:
    """Whether what follows a land's name is a person's full name that opens with a given name."""
    words = [view.doc[index] for index in range(first, last)]
    return 2 <= len(words) <= _LONGEST_PERSON - 1 and is_given_name(words[0].text) and all(map(is_capitalised, words))


def _is_only_known(name: Name, hits: list[Known], rest: list[str], capitals: bool) -> bool:
    if all(word in _JOINTS for word in rest) or any(hit[0] < name.first or hit[1] > name.last for hit in hits):
        return True
    if hits[-1][2].kind == "country" and all(word.casefold() in _FORMS or word == "of" or word in _JOINTS for word in rest):
        return True
    if name.kind in ("place", "group") and not capitals:
        return True
    return name.kind in ("person", "group") and any(word in ("-", "–") for word in rest) and hits[-1][1] == name.last


def _vote_kinds(view: View, found: list[Name]) -> dict[str, EntityKind]:
    """What a name of one word is: a person where a full name or a title before it says so, else what the parser most often says.

    Families that are named first ("Kang Jae-ho") are known by the first word of a full name.
    """
    votes: dict[str, Counter[EntityKind]] = {}
    for name in found:
        words = fold(view.words(name.first, name.last)).split()
        if name.place is not None or not words:
            continue
        counter = votes.setdefault(words[-1], Counter())
        if len(words) > 1:
            if name.kind == "person":
                counter["person"] += _DECISIVE
                for other in (words[0], *words[1:-1], *words[-1].split("-")[1:]):  # "Ruiz" of "Ana Ruiz Lobo", "Masri" of "al-Masri"
                    votes.setdefault(other, Counter())["person"] += _FIRST_WORD
            elif name.kind == "organisation" and len(words) == _LEAST_WORDS and words[-1] in trades():
                votes.setdefault(words[0], Counter())["organisation"] += _DECISIVE
        else:
            counter[name.kind] += 2 if name.kind == "person" else 1
            if name.first and view.doc[name.first - 1].text in _SELF_NOUNS:
                counter["organisation"] += _SAID
            if name.first and opens_with_title(view, name.first - 1, name.last):
                counter["person"] += _DECISIVE
    order: list[EntityKind] = ["person", "organisation", "place", "group"]
    return {word: max(order, key=lambda kind: (counter[kind], -order.index(kind))) for word, counter in votes.items() if counter}


def _split_pairs(view: View, found: list[Name], kinds: dict[str, EntityKind]) -> list[Name]:
    """ "X-Y" as the parser's one name becomes X and Y where both are known by themselves as people."""
    result = []
    for name in found:
        parts = [index for index in range(name.first, name.last) if view.doc[index].text not in ("-", "–")]
        pair = name.place is None and name.last - name.first == 3 and len(parts) == 2
        if pair and all(kinds.get(fold(view.doc[index].text)) == "person" for index in parts):
            result += [Name(index, index + 1, "person") for index in parts]
        else:
            result.append(name)
    return result


def _find_repeated(view: View, found: list[Name], kinds: dict[str, EntityKind]) -> list[Name]:
    """Later mentions that the parser missed: names of one word in headings, in capitals, and elsewhere."""
    covered = {index for name in found for index in range(name.first, name.last)}
    extra = _find_whole(view, found, covered)
    for token in view.doc:
        if token.i in covered or view.skipped[token.i] or not is_capitalised(token) or len(token) < 3:
            continue
        kind = kinds.get(fold(token.text))
        if kind in ("person", "organisation", "place") and token.pos_ not in ("VERB", "ADP", "DET", "PRON"):
            glued = token.i > 1 and view.doc[token.i - 1].text == "-" and view.doc[token.i - 2].lower_ in PARTICLES
            double = token.i > 1 and is_double(view, token.i - 1) and _is_one_person(view, token.i, kinds)
            extra.append(Name(token.i - 2 * (glued or double), token.i + 1, kind))
    return _join_given_names(view, extra, found)


def _is_one_person(view: View, index: int, kinds: dict[str, EntityKind]) -> bool:
    """Whether the two halves of a word with a hyphen, of which the token is the second, are one person's name elsewhere."""
    alone = kinds.get(fold(view.doc[index - 2].text)) != "person"
    return alone and kinds.get(fold(view.words(index - 2, index + 1))) == "person"


def _find_whole(view: View, found: list[Name], covered: set[int]) -> list[Name]:
    """Names of several words printed again where the parser is not believed, in headings and capitals; adds them to ``covered``."""
    whole: dict[str, EntityKind] = {}
    for name in found:
        if name.place is None and name.kind != "group" and _LEAST_WORDS <= name.last - name.first <= _LONGEST_PERSON:
            whole.setdefault(fold(view.words(name.first, name.last)), name.kind)
    first_words = {words.split()[0] for words in whole}
    extra: list[Name] = []
    for token in view.doc:
        if token.i in covered or fold(token.text) not in first_words or not (view.heading[token.i] or view.capitals[token.i]):
            continue
        for last in range(min(token.i + _LONGEST_PERSON, len(view.doc)), token.i + 1, -1):
            kind = whole.get(fold(view.words(token.i, last))) if view.block[last - 1] == view.block[token.i] else None
            if kind is not None and not covered.intersection(range(token.i, last)):
                extra.append(Name(token.i, last, kind))
                covered.update(range(token.i, last))
                break
    return extra


def _join_given_names(view: View, extra: list[Name], found: list[Name]) -> list[Name]:
    """Widen a family name found again by the given name before it, where the report prints the two together elsewhere."""
    full = {fold(view.words(name.first, name.last)) for name in found if name.kind == "person" and name.last - name.first > 1}
    for name in extra:
        if name.kind == "person" and name.first and fold(view.words(name.first - 1, name.last)) in full:
            name.first -= 1
    return extra


def _read_name(view: View, name: Name) -> Mention | None:
    first, last, kind = name.first, name.last, name.kind
    titles = Titles()
    if is_office(view, name):
        return None
    if kind == "person":
        trimmed = trim_person(view, first, last)
        if trimmed is None:
            return None
        first, last, titles = trimmed
    start, end = view.range(first, last)
    return Mention(
        start=start,
        end=end,
        first=first,
        last=last,
        head=head_of(view.doc, first, last),
        form="name",
        kind=kind,
        name=view.words(first, last),
        country=load_cities().get(name_key(view.words(first, last))) if kind == "place" else titles.country,
        sector=titles.sector or _sector_of_members(view, first, last, kind),
        roles=titles.roles,
        metonym=kind == "place" and acts_as_government(view, first, last),
        phrase=titles.phrase,
        bodies=titles.bodies,
        plural=kind == "group",
    )


def _sector_of_members(view: View, first: int, last: int, kind: EntityKind) -> str | None:
    """The sector of people who are called after a party: "Republicans" of the Republican Party."""
    word = view.doc[last - 1].text
    party = load_gazetteer().find(f"{word.removesuffix('s')} Party") if kind == "group" and last - first == 1 else None
    return party.sector if party is not None else None
