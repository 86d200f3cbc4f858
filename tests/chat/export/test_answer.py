from assistant_core.chat.export.answer import text_of
from assistant_core.chat.view import Answer, Text
from assistant_core.words import Words
from tests.chat.export.conversation import ENTRIES

EN = Words("en")


def test_an_answer_to_take_along_says_what_its_numbers_stand_for():
    answer = ENTRIES[1]
    assert isinstance(answer, Answer)
    said, _, note = text_of(answer, EN).rpartition("\n\n")
    assert said.startswith("Revenue **391.0bn**[1].")
    assert note == "[1] report.pdf, page 12: “Net sales | were <high>.”"


def test_formulas_stay_whole():
    answer = Answer("run_1", (Text("msg_1/0", "So $0<x$."),))
    assert text_of(answer, EN, formulas=True) == "So $0< x$."


def test_an_answer_without_sources_is_its_words():
    said = (Text("msg_1/0", "Costs $5.\n\n- One"), Text("msg_2/0", "![x](https://example.com/x.png)"))
    assert text_of(Answer("run_1", said), EN) == "Costs $5.\n\n- One\n\n\\![x](https://example.com/x.png)"
