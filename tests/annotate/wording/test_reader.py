"""The wording network: what it gives for some sentences."""

import numpy as np

from variorum.annotate.wording.reader import LONGEST, Words, read_words


def mean(words: Words) -> np.ndarray:
    total = words.weights @ words.vectors
    return total / np.linalg.norm(total)


def test_each_piece_has_its_place_a_vector_of_length_one_and_a_weight():
    text = "The ferry will not sail."
    words = read_words(text)
    assert "".join(text[start:end] for start, end in words.places) == text.replace(" ", "")
    assert len(words.places) == len(words.vectors) == len(words.weights)
    assert np.allclose(np.linalg.norm(words.vectors, axis=1), 1.0, atol=1e-4)
    assert (words.weights > 0).all()


def test_a_paraphrase_is_nearer_than_another_matter():
    one, other, third = map(
        read_words,
        (
            "The fishing fleet will stay in port until the fuel tax is scrapped.",
            "Boats would not sail before the levy on diesel was abolished, the owners said.",
            "Wheat prices rose for the third week as rain delayed the harvest.",
        ),
    )
    assert mean(one) @ mean(other) > mean(one) @ mean(third) + 0.2


def test_the_same_text_gives_the_same_numbers():
    text = "A minister said that the bridge was safe."
    assert (read_words(text).vectors == read_words(text).vectors).all()


def test_what_is_too_long_is_left_out_at_the_end():
    assert len(read_words("gate " * (LONGEST + 40)).places) == LONGEST


def test_a_text_without_words_gives_none():
    assert read_words("").places == ()
