from concurrent.futures import ThreadPoolExecutor

from assistant_core.analyzer import query_tokens, tokens


def test_english_words_become_stems():
    assert tokens("The Ferries were LEAVING, ferry's") == ["the", "ferri", "were", "leav", "ferri"]


def test_korean_words_become_pairs_with_a_marked_beginning():
    assert tokens("학교에서") == ["^학교", "학교", "교에", "에서"]
    assert tokens("집 학교") == ["^집", "^학교", "학교"]


def test_a_word_is_found_whatever_particle_hangs_on_it():
    assert set(tokens("학교")) <= set(tokens("학교에서")) & set(tokens("학교는"))


def test_numbers_lose_their_separators_and_keep_their_decimals():
    assert tokens("1,234.5 and 391.0") == ["1234.5", "and", "391.0"]


def test_forms_of_the_same_sign_are_the_same():
    assert tokens("Ｆｅｒｒｙ ﬁne ①") == tokens("ferry fine 1")


def test_other_scripts():
    assert tokens("東京都 Москва") == ["東京", "京都", "москва"]


def test_a_query_leaves_out_how_it_is_asked():
    assert query_tokens("When does the ferry leave? the ferry") == ["ferri", "leav"]
    assert query_tokens("What is it?") == ["what", "is", "it"]
    assert "^누구" not in query_tokens("선장은 누구")


def test_stems_are_right_from_many_threads():
    words = [f"{stem}{end}" for stem in ("sail", "harbour", "paint", "count") for end in ("ing", "ed", "s")]
    expected = [tokens(word) for word in words]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(tokens, words * 200)) == expected * 200
