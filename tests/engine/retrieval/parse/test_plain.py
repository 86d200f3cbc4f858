"""What is text already: plain, Markdown, CSV, JSON, TeX, code."""

import json

import pytest

from assistant_core.engine.retrieval.document import OutlineEntry, Page, UnreadableFile
from assistant_core.engine.retrieval.parse import Limits
from assistant_core.engine.retrieval.parse.sections import SECTION_CHARACTERS, cut
from tests.engine.retrieval.parse.conftest import Read
from tests.support import documents

LONG = "Some words of a chapter. " * 10


@pytest.mark.parametrize(
    "names", [("Chapter 1", "CHAPTER II: The End"), ("제1장 시작", "제 2 장"), ("Prologue", "Part One")]
)
def test_text_by_its_chapters(read: Read, names: tuple[str, str]) -> None:
    contents = "\n".join(names)
    document = read(f"{contents}\n\n{names[0]}\n\n{LONG}\n\n{names[1]}\n\n{LONG}", "a.txt")
    assert [page.heading for page in document.pages][-2:] == list(names)
    assert [entry.title for entry in document.outline][-2:] == list(names)
    assert document.pages[-1].text.startswith(f"{names[1]}\n\nSome words")


def test_text_without_chapters_is_cut_between_paragraphs(read: Read) -> None:
    text = "\n\n".join(documents.book(10)).replace("Chapter", "About")
    document = read(text, "notes.txt")
    assert document.title == "notes"
    assert "\n\n".join(page.text for page in document.pages) == text
    assert max(len(page.text) for page in document.pages) <= SECTION_CHARACTERS * 3 // 2


def test_text_by_form_feeds(read: Read) -> None:
    assert [page.text for page in read("one\ftwo\f", "a.txt").pages] == ["one", "two"]


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "word " * 3_000, "A sentence. " * 900, "한" * 9_999, "", "short"]
)
def test_cut_loses_nothing(text: str) -> None:
    pieces = list(cut(text))
    assert "".join(pieces) == text
    assert all(len(piece) <= SECTION_CHARACTERS * 3 // 2 for piece in pieces)


def test_too_much_text(read: Read) -> None:
    with pytest.raises(UnreadableFile, match="more than 100 characters"):
        read("x" * 101, "a.txt", Limits(text_characters=100))


def test_markdown(read: Read) -> None:
    document = read(
        "---\ntitle: The guide\n---\nintro\n\n# One `x`\ntext\n```\n# no heading\n```\n\n"
        "Two\n---\nmore\n### [Three](u) ##\nend",
        "a.md",
    )
    assert document.title == "The guide"
    assert [page.heading for page in document.pages] == ["", "One x", "Two", "Three"]
    assert document.pages[1].text == "# One `x`\ntext\n```\n# no heading\n```"
    assert document.outline == (
        OutlineEntry("One x", 1, 1),
        OutlineEntry("Two", 2, 2),
        OutlineEntry("Three", 3, 3),
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv(read: Read, delimiter: str) -> None:
    text = '이름,값\n사과,5\n"큰 배, 작은 배",6\n,\n'.replace(",", delimiter)
    assert read(text.encode("cp949"), "a.csv").pages == (
        Page(
            f"이름: 사과\n값: 5\n\n이름: 큰 배{delimiter.strip()} 작은 배\n값: 6",
            "rows 1–2",
        ),
    )


def test_csv_without_names(read: Read) -> None:
    assert read("1,2\n3,4\n", "a.csv").pages[0].text == "Column 1: 1\nColumn 2: 2\n\nColumn 1: 3\nColumn 2: 4"


def test_csv_sections_of_rows(read: Read) -> None:
    document = read("name,age\n" + "".join(f"person {n},{n}\n" for n in range(250)), "a.csv")
    assert [page.heading for page in document.pages] == ["rows 1–100", "rows 101–200", "rows 201–250"]
    assert document.pages[2].text.startswith("name: person 200\nage: 200\n\n")


def test_csv_of_names_only(read: Read) -> None:
    assert read("name,age\n", "a.csv").pages[0].text


def test_json(read: Read) -> None:
    value = {"a": {"b": [1, "x", None, []]}, "한": True}
    assert (
        read(json.dumps(value), "a.json").pages[0].text
        == "a.b[0]: 1\na.b[1]: x\na.b[2]: null\na.b[3]: []\n한: true"
    )


def test_json_lines(read: Read) -> None:
    assert read('{"a": 1}\n{"a": 2}\n', "a.jsonl").pages[0].text == "[0].a: 1\n[1].a: 2"


def test_what_is_no_json_is_read_as_text(read: Read) -> None:
    document = read("{a: 1}", "a.json")
    assert document.pages[0].text == "{a: 1}"
    assert "not valid JSON" in document.notes[0]


def test_tex(read: Read) -> None:
    document = read(
        r"""\documentclass[a4paper]{article}\title{On \emph{nets}}
        \begin{document}
        Intro. % a comment
        \section{One}\label{one}
        It is \textbf{important}, 5\% of $x_{1}^2$~m \cite{a}.
        \begin{itemize}\item first \item[b] second\end{itemize}
        \end{document}""",
        "a.tex",
    )
    assert document.title == "On nets"
    assert [page.heading for page in document.pages] == ["", "One"]
    assert "It is important, 5% of $x_{1}^2$ m ." in document.pages[1].text
    assert "- first\n- b second" in document.pages[1].text


def test_code(read: Read) -> None:
    document = read("def f():\n\treturn 1\n" * 60, "a.py")
    assert [page.heading for page in document.pages] == ["lines 1–80", "lines 81–120"]
    assert document.pages[0].text.startswith("def f():\n    return 1\n")
    assert document.title == "a.py"
