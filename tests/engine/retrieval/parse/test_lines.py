import pytest

from assistant_core.engine.retrieval.parse.lines import Line, paragraphs

SIZE, PITCH, WIDTH = 10, 12, 400


def column(text: str, left: float = 50, top: float = 700) -> list[Line]:
    """Lines printed one under another; a blank one leaves a gap, one with `…` does not reach the edge."""
    lines = []
    for number, line in enumerate(text.split("\n")):
        bottom = top - number * PITCH
        if line:
            right = left + (5 * len(line) if line.endswith("…") else WIDTH)
            lines.append(Line(line.strip("… "), left, right, bottom, bottom + SIZE, line.endswith(" ")))
    return lines


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("a line that goes\non here and\non", "a line that goes on here and on"),
        ("an exam-\nple of it", "an example of it"),
        ("the Anglo-\nSaxon way", "the Anglo-Saxon way"),
        ("one paragraph.\n\nand another", "one paragraph.\n\nand another"),
        ("far above.\n\n\n\nAnd below", "far above.\n\nAnd below"),
        ("ends here.…\nThe next one", "ends here.\n\nThe next one"),
        ("Name…\nAddress…\nCity", "Name\nAddress\nCity"),
        ("Revenue 1,200 1,300\nCosts (800) (850)\nprofit", "Revenue 1,200 1,300\nCosts (800) (850)\nprofit"),
        ("• one point\n• another", "• one point\n• another"),
        (
            "1 Beginning . . . . . . 3\n2 End . . . . . . . . 9",
            "1 Beginning . . . . . . 3\n2 End . . . . . . . . 9",
        ),
        ("日本語の文\n章です", "日本語の文章です"),
        ("한국어 문장이\n이어집니다", "한국어 문장이 이어집니다"),
        ("이어지는 \n문장의 낱\n말입니다 \n끝", "이어지는 문장의 낱말입니다 끝"),
        ("a state-of-the-\nart thing", "a state-of-the-art thing"),
        ("", ""),
    ],
)
def test_paragraphs(printed: str, written: str) -> None:
    assert paragraphs(column(printed)) == written


def test_a_sentence_goes_on_in_the_next_column() -> None:
    first, second = column("one two three\nfour five six"), column("seven eight.…\nNine", left=500)
    assert paragraphs([*first, *second]) == "one two three four five six seven eight.\n\nNine"


def test_lines_without_a_place() -> None:
    assert paragraphs([Line("one two"), Line("three."), Line("Four")]) == "one two three.\n\nFour"


@pytest.mark.parametrize("blank", ["\xa0", "\u2003\u2003", "\x1f"])
def test_lines_of_spaces_are_left_out(blank):
    lines = [
        Line("Receivables are due from", 0, 200, 100, 110),
        Line(blank, 0, 200, 88, 98),
        Line("customers in many countries.", 0, 200, 76, 86),
    ]
    assert paragraphs(lines) == paragraphs([lines[0], lines[2]])
    assert paragraphs([lines[1]]) == ""
