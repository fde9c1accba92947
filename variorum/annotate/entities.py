"""Finds the people, bodies, states and places of a report, and every mention of each: names, descriptions, pronouns."""

from collections import Counter

from variorum.annotate.boilerplate import LAYER as BOILERPLATE
from variorum.annotate.coref.affiliation import affiliate
from variorum.annotate.coref.ages import find_aged
from variorum.annotate.coref.bodies import find_abbreviations
from variorum.annotate.coref.chains import Chain, chain_names
from variorum.annotate.coref.describing import find_descriptions
from variorum.annotate.coref.descriptions import chain_descriptions
from variorum.annotate.coref.echoes import find_echoes
from variorum.annotate.coref.home import home_state
from variorum.annotate.coref.issuers import with_issuer
from variorum.annotate.coref.lands import take_up_lands
from variorum.annotate.coref.members import without_members
from variorum.annotate.coref.mention import Mention, View
from variorum.annotate.coref.naming import find_names
from variorum.annotate.coref.pairs import link_pairs
from variorum.annotate.coref.papers import take_up_paper
from variorum.annotate.coref.phrases import phrases_of
from variorum.annotate.coref.pronouns import resolve_pronouns
from variorum.annotate.coref.rebels import take_up_rebels
from variorum.annotate.coref.scripts import find_runs, link_scripts, without_runs
from variorum.annotate.coref.sides import take_up_regions, take_up_sides
from variorum.annotate.coref.speaking import find_unnamed_speakers
from variorum.annotate.layout import LAYER as LAYOUT
from variorum.annotate.parse import LAYER as PARSE
from variorum.model.layer import Absent, Layer, Layers, Params
from variorum.model.report import Entity, Report
from variorum.text.names import fold, strip_possessive
from variorum.text.scripts import is_other_script


def find(report: Report, have: Layers, params: Params) -> tuple[Entity, ...] | Absent:
    """The entities of the report, numbered by their first mention."""
    doc = PARSE.read(have)
    blocks = LAYOUT.read(have)
    view = View(report.text, doc, blocks, BOILERPLATE.read_or(have, ()))
    runs = find_runs(view)
    names = with_issuer(view, without_members(view, without_runs(view, find_names(view), runs)), blocks)
    descriptions = find_descriptions(view, names)
    descriptions += find_echoes(view, names, descriptions)
    descriptions += find_aged(view, {index for mention in names + descriptions for index in range(mention.first, mention.last)})
    descriptions = sorted([*descriptions, *find_unnamed_speakers(view, names + descriptions)], key=lambda mention: mention.start)
    chains = chain_names(names, find_abbreviations(view, names))
    chains += link_scripts(view, chains, runs)
    descriptions = take_up_paper(view, chains, take_up_rebels(view, chains, take_up_sides(view, chains, descriptions)))
    descriptions, shared = link_pairs(view, chains, descriptions)
    chains += chain_descriptions(view, chains, descriptions)
    chains.sort(key=lambda chain: (chain.start, chain.end, chain.kind))
    for chain, mention in shared:
        chain.add(mention)
    take_up_lands(view, chains)
    take_up_regions(view, chains)
    resolve_pronouns(view, chains)
    entities = tuple(_entity(view, number, chain) for number, chain in enumerate(chains, start=1))
    return affiliate(doc, entities, home_state(view))


def _entity(view: View, number: int, chain: Chain) -> Entity:
    mentions = sorted({(mention.start, mention.end) for mention in chain.mentions})
    return Entity(
        id=f"e{number}",
        name=best_name(chain),
        kind=chain.kind,
        country=chain.country,
        mentions=tuple(mentions),
        sector=next((mention.sector for mention in chain.mentions if mention.sector), None),
        named=chain.named,
        roles=tuple(sorted(chain.roles)),
        metonym=_is_metonym(chain),
        phrases=phrases_of(view, chain.mentions, chain.named),
    )


def _is_metonym(chain: Chain) -> bool:
    """Whether only seats and capitals stand for it; a land is one as soon as it acts."""
    told = [mention.metonym for mention in chain.mentions if mention.form != "pronoun"]
    return any(told) if chain.kind == "place" else all(told)


def best_name(chain: Chain) -> str:
    """The name for the reader: of a person the full name printed most often, of others the fullest printed name.

    Known states and bodies go by their usual name; capitals and other scripts only where nothing else is printed.
    """
    printed = [mention for mention in chain.mentions if mention.form == "name"] or [m for m in chain.mentions if m.form == "description"]
    if chain.kind == "person":
        printed = _without_ends(printed)
    counts = Counter(mention.name for mention in printed)

    loud = chain.kind == "person" or not all(mention.name.isupper() for mention in printed)

    def rank(mention: Mention) -> tuple[bool, int, int, int]:
        capitals = (loud and mention.name.isupper() and len(mention.name) > 4) or is_other_script(mention.name)
        words = sum(len(word.rstrip(".")) > 1 for word in mention.name.split())  # initials tell less than the name
        if chain.kind == "person" and mention.form == "name":
            return capitals, -min(words, 2), -counts[mention.name], mention.start
        return capitals, -words, mention.start, 0

    return strip_possessive(min(printed, key=rank).name)


def _without_ends(printed: list[Mention]) -> list[Mention]:
    """A person's mentions without those by the end of another name: "Da Rosa" where "Ana da Rosa" is printed."""
    names = {fold(mention.name) for mention in printed}
    ends = {name for name in names if any(other.endswith(" " + name) for other in names)}
    return [mention for mention in printed if fold(mention.name) not in ends]


LAYER: Layer[tuple[Entity, ...]] = Layer(name="entities", version=11, find=find, needs=("parse", "layout"), wants=("boilerplate",))
