from assistant_core.engine.retrieval.fusion import fuse


def test_what_all_rankings_put_first_is_first():
    assert fuse([[7, 1, 2], [7, 3]])[0] == (7, 1.0)


def test_two_good_places_beat_one_first_place():
    assert next(id for id, _ in fuse([[1, 2], [3, 2]])) == 2


def test_scores_lie_between_0_and_1_and_ties_have_an_order():
    scores = fuse([[5, 4], [4, 5]])
    assert [id for id, _ in scores] == [4, 5]
    assert all(0 < score <= 1 for _, score in scores)


def test_nothing_from_nothing():
    assert fuse([]) == []
