from variorum.text.words import content_stems, document_rate, rarity, stem, words_of


def test_forms_of_one_word_meet():
    for forms in ("negotiation negotiations", "threatens threaten threatening threatened", "ferry ferries", "stop stopped"):
        assert len({stem(form) for form in forms.split()}) == 1, forms


def test_different_words_stay_apart():
    assert len({stem(form) for form in ("port", "ports", "portion", "party", "part")}) == 4


def test_initials_are_one_word_and_possessives_fall_away():
    assert [word.form for word in words_of("The U. S.-Torland pact is Ovik’s.")] == ["the", "us", "torland", "pact", "is", "ovik"]


def test_offsets_hold():
    text = "“Harbours”, she said – 5,000 of them."
    assert [text[word.start : word.end] for word in words_of(text)] == ["Harbours", "she", "said", "5,000", "of", "them"]


def test_function_words_are_no_content():
    assert content_stems("It was said that the harbour would be theirs") == ["harbour"]


def test_rarity_lies_between_its_bounds_and_follows_use():
    assert rarity("zyxwv") == 1.0
    assert 0.2 <= rarity(stem("president")) < rarity(stem("harbour")) <= 1.0
    assert document_rate("two words") == 0.0


def test_other_scripts_and_noise():
    assert [word.form for word in words_of("Мир, сказала она. \x00 ’’ …")] == ["мир", "сказала", "она"]
    assert list(words_of("")) == []
