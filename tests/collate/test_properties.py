"""What must hold of every story: the order of the reports means nothing, a copy adds no origin, evidence holds."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factory import report
from variorum.collate import collate_story
from variorum.model.account import CopyRow, Witness

QUOTE = "the goodwill of the Brennick treaty has been largely exhausted by the friends of delay"
POOL = (
    report(
        "r0",
        f'{{Anna Ovik}} told the chamber that ["{QUOTE}"].\n{{Bo Lund}} called it ["a sad day"].',
        published="2024-03-06",
        date="2024-03-05",
    ),
    report(
        "r1",
        "# {country:Torland} admits [Brennick treaty has collapsed]\n"
        '{Anna Ovik} declared [the goodwill of the Brennick treaty "largely exhausted"].',
    ),
    report("r2", 'Minister {Anna Ovik} said [hopes for the Brennick treaty have all but vanished]. {Bo Lund} warned of ["a hard winter"].'),
    report("r3", '{Bo Lund} said ["the harbour board had hidden the letters"].\n{Cara Nim} warned of ["a hard winter"].'),
    report("r4", "Rain fell on Ost. Nobody said a word about it.", published="2024-03-01"),
    report("r6", "{Ada Rook} opened the old lock without consulting the board, provided that the weir is mended by autumn."),
    report("r7", "{Ada Rook} offered to open the old lock without the board's approval. {Bo Lund} countered that [no lock was opened]."),
    report("r5", '“” "" [@x ] {x=Anna Ovik} [@x ].'),
)


@given(st.permutations(POOL), st.integers(min_value=1, max_value=len(POOL)))
@settings(max_examples=30, deadline=None)
def test_the_order_of_reports_means_nothing(reports, count):
    some = reports[:count]
    assert collate_story("s", some, []) == collate_story("s", sorted(some, key=lambda one: one.id), [])


@given(st.sets(st.sampled_from(range(len(POOL))), min_size=1), st.data())
@settings(max_examples=30, deadline=None)
def test_an_exact_copy_adds_no_origin_and_no_difference(numbers, data):
    reports = [POOL[number] for number in sorted(numbers)]
    chosen = data.draw(st.sampled_from(reports))
    copy = msgspec.structs.replace(chosen, id=chosen.id + "-copy")
    before = collate_story("s", reports, [])
    after = collate_story("s", [*reports, copy], [CopyRow(a=chosen.id, b=copy.id, kind="reprint", why="the same words")])
    assert [one.gist for one in after.statements] == [one.gist for one in before.statements]
    assert [one.independent for one in after.statements] == [one.independent for one in before.statements]
    assert [one.kind for one in after.differences] == [one.kind for one in before.differences]
    assert sum(entry.part == "reprint" for entry in after.reports) == 1


@given(st.sets(st.sampled_from(range(len(POOL))), min_size=1))
@settings(max_examples=30, deadline=None)
def test_every_witness_holds_and_counts_stay_in_bounds(numbers):
    reports = {POOL[number].id: POOL[number] for number in numbers}
    account = collate_story("s", list(reports.values()), [])
    for witness in _witnesses(account):
        assert reports[witness.report].text[witness.start : witness.end] == witness.text
    for statement in account.statements:
        assert 1 <= statement.independent <= len(statement.reports)
        for variant in statement.variants:
            assert variant.words is None or variant.words in variant.evidence.text


def _witnesses(value):
    if isinstance(value, Witness):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from _witnesses(getattr(value, field))
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _witnesses(part)
