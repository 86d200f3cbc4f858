import json
import random

import pytest

from assistant_core.engine.retrieval.cite import Citer, as_output, marked, quote_for, verbatim
from assistant_core.engine.retrieval.document import Passage

TEXT = "The ferry to Sark leaves at nine. It carries forty people. Tickets are sold in the “harbour office”."
OTHER = "The moon has no air."
PASSAGES = marked(
    [
        Passage("file-1", "ferry.pdf", 11, "page", "Timetable", TEXT, 0.9),
        Passage("file-2", "moon.txt", 0, "section", "", OTHER, 0.5),
    ],
    4,
)


def written(text, cut=()):
    citer = Citer(PASSAGES)
    pieces = []
    for start, end in zip([0, *cut], [*cut, len(text)], strict=True):
        pieces += citer.feed(text[start:end])
    pieces += citer.end()
    return "".join(piece.text for piece in pieces), [piece.annotation for piece in pieces if piece.annotation]


def citation(text):
    (annotation,) = written(text)[1]
    return annotation["file_citation"]


def test_a_marker_becomes_a_citation():
    text, (annotation,) = written("It leaves at nine 【4:0†source】.")
    assert text == "It leaves at nine 【4:0†source】."
    assert text[annotation["start_index"] : annotation["end_index"]] == annotation["text"]
    assert annotation["type"] == "file_citation"
    assert annotation["file_citation"] == {
        "file_id": "file-1",
        "quote": "The ferry to Sark leaves at nine.",
        "page": 12,
        "unit": "page",
        "heading": "Timetable",
        "filename": "ferry.pdf",
    }


@pytest.mark.parametrize("marker", ["【4:0】", "【4:0†ferry.pdf】", "【 4 : 0 † source 】", "【4:0†】"])
def test_models_write_markers_in_many_ways(marker):
    text, (annotation,) = written(f"Forty people {marker} go.")
    assert annotation["text"] == marker
    assert annotation["file_citation"]["quote"] == "It carries forty people."
    assert text == f"Forty people {marker} go."


def test_what_was_not_found_is_not_cited():
    assert written("So they say 【9:9†source】, and more【4:7†x】.") == ("So they say, and more.", [])


def test_a_bracket_that_is_no_marker_is_text():
    for text in ("A 【note】 here.", "Open 【 for ever", "【" + "x" * 600 + "】 end"):
        assert written(text) == (text, [])


def test_the_words_of_a_model_are_checked():
    assert citation('Said 【4:0†"tickets are SOLD in the "harbour  office""】.')["quote"] == (
        "Tickets are sold in the “harbour office"
    )
    assert citation('Said 【4:0†"tickets are given away"】.')["quote"] is None


def test_a_claim_that_quotes_is_cited_by_its_quote():
    assert citation('"It carries forty people." 【4:0†source】')["quote"] == "It carries forty people."


def test_each_marker_of_a_row_is_cited():
    _, annotations = written("No air, at nine 【4:1†source】【4:0†source】.")
    assert [found["file_citation"]["file_id"] for found in annotations] == ["file-2", "file-1"]


def test_pieces_of_any_size_make_no_difference():
    text = 'One 【4:0†source】 two 【9:9†x】 three 【4:1†"no air"】 【 four】 five 【4:0】.  End 【4:'
    whole = written(text)
    assert len(whole[1]) == 3
    chance = random.Random(7)
    for _ in range(300):
        cut = sorted(chance.sample(range(1, len(text)), chance.randint(1, 20)))
        assert written(text, cut) == whole
    for annotation in whole[1]:
        assert whole[0][annotation["start_index"] : annotation["end_index"]] == annotation["text"]


def test_text_is_not_held_back_without_reason():
    citer = Citer(PASSAGES)
    assert [piece.text for piece in citer.feed("It leaves")] == ["It leaves"]
    assert [piece.text for piece in citer.feed(" at 【4")] == [" at"]
    assert citer.end()[0].text == " 【4"


def test_a_quote_is_always_the_files_own_words():
    long = "Words " * 200 + "about the ferry."
    assert quote_for("the ferry", TEXT) in TEXT
    assert quote_for("the ferry", long) in long
    assert len(quote_for("words", long)) <= 300
    assert quote_for("volcanoes", TEXT) is None
    assert verbatim("", TEXT) is None
    assert verbatim("ﬁnal  WORD", "The final word.") == "final word."


def test_the_model_reads_the_passages_with_their_markers():
    output = json.loads(as_output(PASSAGES, "One file is still being read."))
    assert output["results"][0] == {
        "cite": "【4:0†source】",
        "file": "ferry.pdf",
        "where": "page 12",
        "heading": "Timetable",
        "text": TEXT,
    }
    assert "heading" not in output["results"][1]
    assert output["note"] == "One file is still being read."
