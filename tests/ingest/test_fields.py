"""A field may be named by a path into the objects of a record."""

from variorum.ingest.fields import look_up


def test_dotted_names_reach_into_objects_but_a_field_of_that_very_name_comes_first() -> None:
    assert look_up({"source": {"name": "The Velska Post"}}, "source.name") == "The Velska Post"
    assert look_up({"source.name": "A", "source": {"name": "B"}}, "source.name") == "A"
    assert look_up({"source": "x"}, "source.name") is None
