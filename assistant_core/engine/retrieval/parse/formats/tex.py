"""TeX: a section a heading; commands give way to the text in them, formulas stay."""

import re
from collections.abc import Iterator
from pathlib import Path

from assistant_core.engine.retrieval.document import Document
from assistant_core.engine.retrieval.parse import sections
from assistant_core.engine.retrieval.parse.clean import clean_line
from assistant_core.engine.retrieval.parse.files import text_of
from assistant_core.engine.retrieval.parse.report import Report
from assistant_core.engine.retrieval.parse.sections import Part

COMMENT = re.compile(r"(?<!\\)%[^\n]*\n?")
TITLE = re.compile(r"\\title(?:\[[^\]]{0,200}\])?\{((?:[^{}]|\{[^{}]*\})*)\}")
HEADING = re.compile(
    r"\\(part|chapter|section|subsection|subsubsection)\*?(?:\[[^\]]{0,200}\])?\{((?:[^{}]|\{[^{}]*\})*)\}"
)
LEVELS = {"part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4}
SILENT = re.compile(
    r"\\(?:begin|end|label|ref|eqref|pageref|cite\w*|bibliography\w*|usepackage|documentclass|includegraphics|input|"
    r"include|pagestyle|setlength|vspace|hspace|newcommand|renewcommand)\*?(?:\[[^\]]{0,200}\]){0,4}(?:\{[^{}]{0,1000}\}){0,2}"
)
FORMULA = re.compile(r"\$\$[^$]{1,2000}\$\$|(?<!\\)\$[^$\n]{1,500}\$")
ITEM = re.compile(r"\s*\\item\b(?:\[([^\]]{0,200})\])?\s*")
COMMAND = re.compile(r"\\[a-zA-Z@]+\*?(?:\[[^\]]{0,200}\])?\s?")
ESCAPED = re.compile(r"\\([%&$#_{}])")
MARKS = (("\\\\", "\n"), ("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "))


def read(path: Path, report: Report) -> Document:
    text = COMMENT.sub("", text_of(path))
    title = TITLE.search(text)
    return sections.document(parts(text), report, clean_line(plain(title[1])) if title else "")


def parts(text: str) -> Iterator[Part]:
    body = text.find("\\begin{document}")
    text = text[max(body, 0) :]
    heading, level, start = "", 0, 0
    for found in HEADING.finditer(text):
        yield Part(heading, _section(heading, text[start : found.start()]), level)
        heading, level, start = plain(found[2]), LEVELS[found[1]], found.end()
    yield Part(heading, _section(heading, text[start:]), level)


def _section(heading: str, text: str) -> str:
    return f"{heading}\n\n{plain(text).strip()}".strip()


def plain(text: str) -> str:
    formulas: list[str] = []

    def keep(formula: re.Match[str]) -> str:
        formulas.append(formula[0])
        return f"\x00{len(formulas) - 1}\x00"

    text = FORMULA.sub(keep, text)
    text = ITEM.sub(lambda item: f"\n- {item[1] + ' ' if item[1] else ''}", SILENT.sub("", text))
    for mark, character in MARKS:
        text = text.replace(mark, character)
    text = ESCAPED.sub("\x01\\1", text)
    text = COMMAND.sub("", text)
    text = re.sub(r"(?<!\x01)[{}]", "", text).replace("\x01", "")
    return re.sub("\x00(\\d+)\x00", lambda kept: formulas[int(kept[1])], text)
