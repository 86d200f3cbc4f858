"""Every English text that tools, files and models may show a reader has its Korean, and none is left over."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import assistant_core
from assistant_core.words import Words
from assistant_core.words.ko import SAID
from assistant_core.words.said import said

CORE = Path(assistant_core.__file__).parent
SAYING: tuple[str, ...] = (
    *("market", "tools", "analysis", "opening", "engine/retrieval/parse", "engine/retrieval/sniff.py"),
    *("engine/retrieval/ingest.py", "engine/models", "engine/runs"),
)
ALSO = ("figures", "engine/api", "engine/interpreter", "chat", "config.py")
KO = Words("ko")
# Sentences that no reader sees: they speak to models, to programs or in logs.
NOT_SHOWN = (
    *("Searches the files", "What to look for:", "True for the outline", "First and last page to read"),
    *("Title or number of a chapter", "Name of the one file", "Can't add messages", "Thread {}"),
    *(
        "Runs in status",
        "Cannot cancel",
        "A run cannot go",
        "engine.replaces",
        "This index",
        "A conversation",
    ),
    # Warnings of a file that was read; the engine keeps them, no page shows them.
    *("A chapter", "Page {} is damaged", "No text on", "The PDF was damaged", "This is not valid JSON"),
)

# Korean verbs have no number.
WITHOUT_A_PLACE = {"{} of the files {} still being read and could not be searched.": "1"}


def texts(path: Path) -> Iterator[str]:
    """String literals and f-strings, with `{}` where a value stands; no docstrings."""
    tree = ast.parse(path.read_text())
    left_out = {
        id(part)
        for node in ast.walk(tree)
        for part in ([node.value] if isinstance(node, ast.Expr) else ast.iter_child_nodes(node))
        if isinstance(node, ast.Expr | ast.JoinedStr)
    }
    for node in ast.walk(tree):
        if id(node) in left_out:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def files(places: tuple[str, ...]) -> list[Path]:
    found = (CORE / place for place in places)
    return [
        path
        for place in found
        for path in ([place] if place.is_file() else place.rglob("*.py"))
        if "builtin" not in path.parts
    ]


def sentences() -> set[str]:
    """What reads like a message: a sentence of several words with a full stop."""
    found = (" ".join(text.split()) for path in files(SAYING) for text in texts(path))
    return {
        text
        for text in found
        if text.endswith(".") and text.count(" ") > 2 and (text[0].isupper() or text[0] == "{")
    }


@pytest.mark.parametrize("text", sorted(sentences()))
def test_every_sentence_has_its_korean(text):
    if not text.startswith(NOT_SHOWN):
        assert said(text.replace("{}", "123"), "ko") != text.replace("{}", "123")


def test_every_korean_belongs_to_a_text_of_the_code():
    known = {text for path in files((*SAYING, *ALSO)) for text in texts(path)}
    known |= {
        text for path in (CORE / "market").glob("*.json") for text in re.findall(r'"(.+?)"', path.read_text())
    }
    whole = "\n".join(known)
    patterns = {text: "(.+)".join(re.escape(part) for part in text.split("{}")) for text in SAID}
    orphans = [
        text for text, pattern in patterns.items() if not re.search(f"^{pattern}", whole, re.MULTILINE)
    ]
    assert orphans == []


@pytest.mark.parametrize("text", SAID)
def test_the_places_are_the_same(text):
    places = {field for _, field, _, _ in string.Formatter().parse(SAID[text]) if field is not None}
    if text in WITHOUT_A_PLACE:
        places.add(WITHOUT_A_PLACE[text])
    assert places == {str(number) for number in range(text.count("{}"))}


def test_values_and_dates_are_written_for_the_reader():
    note = "AAPL: The session of 2025-10-29 is still open: its last price is not a close."
    assert KO.said(note) == "AAPL: 2025. 10. 29. 장이 아직 열려 있어 마지막 가격은 종가가 아닙니다."
    assert Words("en", "en_GB").said("Yahoo Finance lists no split since 2020-08-31.") == (
        "Yahoo Finance lists no split since 31 Aug 2020."
    )


def test_reasons_within_reasons_and_sentences_in_a_row():
    assert KO.said("This is an image (PNG): unpack it and add the documents inside.") == (
        "읽을 수 없는 형식입니다: 이미지(PNG). 압축을 풀어 안의 문서를 추가하세요."
    )
    assert KO.said("TotalRevenue is not reported") == "매출액 미공시"
    odd = (
        "Yahoo Finance tags EBIT, NetIncome with EUR, but most amounts with USD: these figures are left out."
    )
    assert "표시가 EBIT(이자·세금 차감 전 이익), 순이익은(는) EUR" in KO.said(odd)
    both = "Yahoo Finance could not be reached. Check the internet connection and try again. "
    both += "DuckDuckGo names no listing either."
    assert "Yahoo Finance에 연결할 수 없습니다." in KO.said(both)
    assert "DuckDuckGo에서도 종목을 찾지 못했습니다." in KO.said(both)


def test_advice_after_the_words_of_a_server():
    told = "The model server answered 401: Incorrect key. It ends in 3f. Check the API key (OPENAI_API_KEY)."
    assert KO.said(told) == (
        "모델 서버의 응답 401: Incorrect key. It ends in 3f. API 키(OPENAI_API_KEY)를 확인하세요."
    )


def test_formulas_name_lines_as_a_reader_does():
    assert KO.formula("NetIncome / TotalRevenue") == "순이익 / 매출액"
    assert KO.formula("change of NetIncome") == "순이익의 증감"
    assert Words("en").formula("NetIncome / TotalRevenue") == "NetIncome / TotalRevenue"


def test_what_nobody_knows_stays_as_it_is():
    assert KO.said("A text of somebody else's.") == "A text of somebody else's."
