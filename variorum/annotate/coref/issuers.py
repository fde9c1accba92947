"""Takes up the agency that issues a report, where the report makes claims in its own name."""

from variorum.annotate.coref.mention import Mention, View, head_of
from variorum.annotate.page.issuers import find_issuer
from variorum.annotate.speech.impersonal import find_turns
from variorum.model.report import Block


def with_issuer(view: View, names: list[Mention], blocks: tuple[Block, ...]) -> list[Mention]:
    """The names in the order of the text, with that of the issuing agency in place of what the parser made of it."""
    place = find_issuer(view.text)
    if place is None or not any(turn.voice != "retold" for turn in find_turns(view.doc, blocks)):
        return names
    words = view.doc.char_span(*place, alignment_mode="expand")
    beside = [one for one in names if one.start < place[1] and place[0] < one.end]
    if words is None or any(one.kind == "organisation" and one.form == "name" for one in beside):
        return names
    name = Mention(
        start=place[0],
        end=place[1],
        first=words.start,
        last=words.end,
        head=head_of(view.doc, words.start, words.end),
        form="name",
        kind="organisation",
        name=view.text[slice(*place)],
    )
    return sorted([one for one in names if one not in beside] + [name], key=lambda one: (one.start, -one.end))
