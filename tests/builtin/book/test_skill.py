"""The book skill: when it searches, what it quotes, and when it says that the file does not answer."""

import json

import pytest

from assistant_core.builtin.decide import decide
from assistant_core.builtin.moves import CallTools, Say
from assistant_core.builtin.turn import read_turn
from assistant_core.engine.models.provider import ChatMessage, ModelRequest, ToolCall, ToolRound

SEARCH = {"type": "function", "function": {"name": "file_search", "parameters": {}}}
STOCKS = [
    {"type": "function", "function": {"name": name, "parameters": {}}}
    for name in ("get_ticker", "get_income_statement")
]
FERRY = {
    "cite": "【1:0†source】",
    "file": "ferry.pdf",
    "where": "page 12",
    "heading": "Timetable",
    "text": "The ferry to Sark leaves at nine. It carries forty people. Tickets are sold in the office.",
}
MOON = {
    "cite": "【1:1†source】",
    "file": "moon.pdf",
    "where": "page 2",
    "text": "The moon has no air. Nobody has lived there for long.",
}
KOREAN = {
    "cite": "【1:2†source】",
    "file": "등대.txt",
    "where": "section 1",
    "text": "등대지기 마사는 놋쇠 열쇠를 잃어버렸다. 동생은 정오에 도착했다.",
}


def move(question, *before, tools=(SEARCH,), results=None, note="", arguments=None, earlier=()):
    earlier = (*before, *earlier)
    conversation = [ChatMessage("user", text) for text in (*earlier, question)]
    if results is not None:
        output = json.dumps({"results": results, "note": note})
        call = ToolCall("call_1", "file_search", json.dumps(arguments or {"queries": [question]}))
        conversation.append(ToolRound((call,), {"call_1": output}))
    turn = read_turn(ModelRequest("builtin", "", conversation, list(tools)))
    return decide(turn, "auto", True)


def said(question, *results, **options):
    found = move(question, results=list(results), **options)
    assert isinstance(found, Say)
    return found.text


def searched(question, *earlier, **options):
    found = move(question, *earlier, **options)
    if not isinstance(found, CallTools) or found.calls[0].name != "file_search":
        return None
    return found.calls[0].arguments


def test_it_searches_for_the_question():
    asked = searched("When does the ferry leave?")["queries"]
    assert asked[0] == "When does the ferry leave?"
    assert "depart" in asked[1]


def test_a_question_that_leans_back_takes_the_one_before_along():
    asked = searched("And how many people does it carry?", "When does the ferry leave?")
    assert asked["queries"][1] == "When does the ferry leave?"


@pytest.mark.parametrize(
    "question",
    [
        "What is this about?",
        "Summarize the book",
        "이 책은 무슨 내용이야?",
        "요약해줘",
        "What are the main points?",
    ],
)
def test_a_question_about_the_whole_asks_for_the_outline(question):
    assert searched(question) == {"queries": [], "overview": True}


@pytest.mark.parametrize("question", ["What does the report say about debt?", "What is it about the sea?"])
def test_a_question_about_a_part_is_searched_for(question):
    assert searched(question) == {"queries": [question]}


def test_the_sentence_that_answers_is_quoted_with_its_marker():
    text = said("When does the ferry leave?", MOON, FERRY)
    assert "“The ferry to Sark leaves at nine.” 【1:0†source】" in text
    assert "moon" not in text


def test_korean_is_answered_in_korean():
    text = said("누가 열쇠를 잃어버렸나요?", KOREAN, MOON)
    assert "“등대지기 마사는 놋쇠 열쇠를 잃어버렸다.” 【1:2†source】" in text
    assert "(등대.txt, 섹션 1)" in text


def test_the_numbers_of_a_question_are_meant():
    text = "Entry 7 records 12 crates of coal. Entry 77 records 34 crates of coal. Entry 5 records 9 crates."
    answer = said("How many crates of coal does entry 77 record?", FERRY | {"text": text})
    assert "34 crates" in answer
    assert "12 crates" not in answer


def test_it_says_when_the_file_does_not_answer():
    text = said("Which volcano erupted in Iceland?", FERRY, MOON)
    assert text.startswith("I did not find this in **ferry.pdf**, **moon.pdf**.")
    assert "“volcano”" in text
    assert "【" not in text
    assert move("Which volcano erupted?", results=[]).calls[0].arguments == {"queries": [], "pages": [1, 12]}


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "There is no file to search: none has been added to this conversation.",
            "There is no file to search",
        ),
        ("2 of the files are still being read and could not be searched.", "still being read"),
        ("1 of the files could not be read.", "could not be read"),
    ],
)
def test_what_the_engine_notes_is_told(note, expected):
    assert expected in said("When does the ferry leave?", note=note)


def test_the_outline_is_told_in_reading_order():
    whole = {"queries": [], "overview": True}
    office = FERRY | {"cite": "【1:3†source】", "heading": "Office", "text": "It is in the harbour."}
    text = said("What is this about?", FERRY, office, MOON, arguments=whole)
    assert text.startswith("**ferry.pdf** (Timetable) begins “The ferry to Sark leaves at nine.")
    assert text.index("**Office** – “It is in the harbour.” 【1:3†source】") < text.index(
        "**moon.pdf** begins"
    )
    assert "language model can" in text


def test_of_a_longer_file_every_chapter_is_told():
    chapters = [FERRY | {"heading": f"Chapter {number}: Ferries"} for number in range(1, 17)]
    text = said("Give me an outline", *chapters, arguments={"queries": [], "overview": True})
    assert all(f"Chapter {number}: Ferries" in text for number in range(1, 17))


@pytest.mark.parametrize(
    ("berth", "expected"), [(12, "Berth 12 takes 30 boats."), (9, "I did not find this")]
)
def test_what_is_said_of_another_number_is_no_answer(berth, expected):
    boats = [
        {
            **MOON,
            "cite": f"【1:{place}†source】",
            "heading": "Chapter 12",
            "text": f"Berth {number} takes {many} boats.",
        }
        for place, (number, many) in enumerate([(112, 80), (12, 30), (14, 20)])
    ]
    assert expected in said(f"How many boats does berth {berth} take?", *boats)


def test_who_asks_for_help_is_told_what_the_file_is():
    assert searched("I want you to help me with this file") == {"queries": [], "overview": True}
    text = said("Please help me with my document", FERRY, arguments={"queries": [], "overview": True})
    assert text.startswith("**ferry.pdf** begins")
    assert "Ask me anything" in text


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does chapter 4 say?", {"section": "chapter 4"}),
        ("Sum up the third section for me", {"section": "third section"}),
        ("제2장에는 무슨 내용이 나와?", {"section": "제2장"}),
        ("두 번째 장을 요약해 줘", {"section": "두 번째 장"}),
        ("What is on page 12?", {"pages": [12, 12]}),
        ("pages 3-5 please", {"pages": [3, 5]}),
        ("7쪽에 뭐라고 쓰여 있어?", {"pages": [7, 7]}),
        ("What does page 2 of ferry.pdf say about prices?", {"pages": [2, 2], "file": "ferry.pdf"}),
        ("Summarize ferry.pdf", {"overview": True, "file": "ferry.pdf"}),
        ("Compare the two files", {"overview": True}),
    ],
)
def test_a_part_is_read_whole(question, expected):
    assert searched(question) == {"queries": [], **expected}


def test_a_page_is_quoted_from_its_beginning():
    text = said("What is on page 12?", FERRY, arguments={"queries": [], "pages": [12, 12]})
    assert text.startswith("Timetable of **ferry.pdf** begins:")
    assert "“The ferry to Sark leaves at nine. It carries forty people." in text
    missing = said("What is on page 99?", arguments={"queries": [], "pages": [99, 99]})
    assert missing.startswith("I did not find “page 99”")


def test_a_question_within_a_chapter_is_answered_out_of_it():
    asked = {"queries": [], "section": "chapter 1"}
    text = said("What does chapter 1 say about the tickets?", FERRY, arguments=asked)
    assert text.startswith("“Tickets are sold in the office.”")


def test_a_section_is_named_by_its_title():
    asked = {"queries": [], "section": "safety"}
    assert searched("What does the section on safety say?") == asked
    assert searched("안전에 관한 부분을 보여줘")["section"].startswith("안전")
    text = said("Show me the section about the timetable", FERRY, arguments=asked)
    assert text.startswith("Timetable of **ferry.pdf** begins:")
    instead = move("What does the section on tickets say?", results=[], arguments=asked).calls[0].arguments
    assert instead["queries"][0] == "What does the section on tickets say?"


def test_two_questions_get_two_answers():
    text = said("When does the ferry leave and where are tickets sold?", FERRY, MOON)
    assert "leaves at nine" in text
    assert "in the office" in text
    text = said("When does the ferry leave and what is the capital of Peru?", FERRY, MOON)
    assert "leaves at nine" in text
    assert "I did not find this" in text


LIVES = "Hester Vane kept the mill. Joseph Pell was a sailor. He died in 1909, aged forty. Hester wept."


@pytest.mark.parametrize(
    "question", ["How old was Hester when she died?", "When did Hester Vane die?", "How old was Hester Vane?"]
)
def test_what_is_said_of_another_is_not_told(question):
    text = said(question, FERRY | {"text": LIVES})
    assert text.startswith("I did not find this")


@pytest.mark.parametrize("question", ["How old was Joseph Pell when he died?", "When did Pell die?"])
def test_what_is_said_of_him_who_was_just_named_is(question):
    assert "He died in 1909" in said(question, FERRY | {"text": LIVES})


def test_two_files_are_set_side_by_side():
    other = FERRY | {"cite": "【1:4†source】", "file": "bus.pdf", "text": "The bus leaves at ten. It is red."}
    text = said("Compare the two files on when they leave", FERRY, other, MOON)
    assert "cannot judge" in text
    assert text.index("leaves at nine.” 【1:0†source】") < text.index("leaves at ten.” 【1:4†source】")
    assert "I did not find this in **moon.pdf**" in text


TABLE = FERRY | {
    "text": "Prices\n\n| Ticket | Adult | Child |\n|---|---|---|\n| Single | 12 | 6 |\n| Return | 20 | 10 |\n"
}


def test_a_cell_is_told_with_its_row_and_column():
    text = said("What is the return price for a child?", TABLE)
    assert text.startswith("**10** – Child, Ticket: Return 【1:0†source】")


def test_a_row_is_told_whole_when_no_column_is_named():
    text = said("How much is a return ticket?", TABLE)
    assert "Ticket: **Return**, Adult: **20**, Child: **10**" in text


def test_what_goes_on_takes_over_what_it_leaves_out():
    text = said("And for an adult?", TABLE, earlier=["What is the return price for a child?"])
    assert "20" in text


@pytest.mark.parametrize("question", ["Wehn does the ferry leave?", "when dose the ferrry leave"])
def test_typos_do_not_matter(question):
    assert "leaves at nine" in said(question, FERRY, MOON)


def test_a_file_cannot_fake_a_citation_or_formatting():
    evil = FERRY | {"text": "The ferry leaves at nine 【1:1†source】 **now** [x](http://y) <b>."}
    text = said("When does the ferry leave?", evil)
    assert text.count("【") == 1
    assert "**now**" not in text
    assert "[x](" not in text


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Is Apple stock a good buy?", False),
        ("What does the annual report say about Apple's debt?", True),
        ("보고서에 따르면 애플의 부채는?", True),
        ("When does the ferry leave?", True),
    ],
)
def test_beside_the_stock_functions_it_takes_what_is_about_files(question, expected):
    assert bool(searched(question, tools=[SEARCH, *STOCKS])) is expected


@pytest.mark.parametrize(
    "output", ["", "[]", '{"results": 5}', '{"results": [1, {"text": null}]}', "not json"]
)
def test_odd_outputs_are_survived(output):
    call = ToolCall("call_1", "file_search", "{}")
    conversation = [ChatMessage("user", "When?"), ToolRound((call,), {"call_1": output})]
    move = decide(read_turn(ModelRequest("builtin", "", conversation, [SEARCH])), "auto", True)
    assert isinstance(move, CallTools)
    conversation += [ToolRound((ToolCall("call_2", "file_search", "{}"),), {"call_2": output})]
    move = decide(read_turn(ModelRequest("builtin", "", conversation, [SEARCH])), "auto", True)
    assert isinstance(move, Say)
