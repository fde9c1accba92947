"""Word ranges of a parse: the phrase of a word, ranges joined and cut."""

from spacy.tokens import Token

Words = tuple[int, int]
"""Half-open range of token indices."""


def words_of(token: Token, without: "tuple[Token, ...]" = ()) -> tuple[Words, ...]:
    """The words of the token's phrase, less the phrases of the tokens in ``without``."""
    start, end = token.left_edge.i, token.right_edge.i + 1
    ranges = [(start, end)]
    for other in without:
        ranges = cut_out(ranges, (other.left_edge.i, other.right_edge.i + 1), keep=token.i)
    return tuple(ranges)


def cut_out(ranges: list[Words], hole: Words, keep: int) -> list[Words]:
    if hole[0] <= keep < hole[1]:
        return ranges
    found = []
    for start, end in ranges:
        if hole[1] <= start or end <= hole[0]:
            found.append((start, end))
            continue
        if start < hole[0]:
            found.append((start, hole[0]))
        if hole[1] < end:
            found.append((hole[1], end))
    return found


def join_words(first: tuple[Words, ...], second: tuple[Words, ...]) -> tuple[Words, ...]:
    """Both word ranges in order, adjoining and overlapping ones made one."""
    ranges: list[Words] = []
    for start, end in sorted((*first, *second)):
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    return tuple(ranges)
