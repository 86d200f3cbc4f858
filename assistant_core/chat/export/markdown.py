"""A conversation as Markdown. Nothing in it loads an image or runs as HTML, whoever wrote it."""

import re
from collections.abc import Iterable

from assistant_core.chat.export.drawn import Computation
from assistant_core.chat.export.report import Part, Report
from assistant_core.chat.formulas import FORMULA
from assistant_core.exhibits.figures import upright, written
from assistant_core.exhibits.model import Exhibit, Link, Table, Words

# Code first, so that what it contains is left alone; then formulas, whose brackets come after a backslash.
_CODE = (
    r"(?P<kept>^ {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)[ \t]*$|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n\n).)+?(?<!`)(?P=ticks)(?!`))"
)
_SIGN = r"!(?=\[)|<(?=[A-Za-z/!?])"
_REST = rf"|(?P<escaped>\\.|<https?://[^\s<>]*>)|(?P<sign>{_SIGN})"
_LIVELY = re.compile(_CODE + _REST, re.DOTALL | re.MULTILINE)
_LIVELY_OR_FORMULA = re.compile(f"{_CODE}|(?P<formula>{FORMULA}){_REST}", re.DOTALL | re.MULTILINE)


def markdown_of(report: Report, words: Words) -> str:
    exported = words("export.exported", app=words("app.title"), time=report.exported)
    blocks = [f"# {plain(report.title)}", exported, words("export.disclaimer")]
    for part in report.parts:
        blocks += _question(part, words) if part.asked else _answer(part, words, report.formulas)
    return "\n\n".join(block for block in blocks if block) + "\n"


def harmless(text: str, formulas: bool = False) -> str:
    """Markdown without images and raw HTML; code stays as it is, and so does what `formulas` show."""
    return (_LIVELY_OR_FORMULA if formulas else _LIVELY).sub(_without_life, text)


def _without_life(match: re.Match[str]) -> str:
    found = match.groupdict()
    if formula := found.get("formula"):
        # A backslash would be part of the formula; a space is nothing in it, and its sign is no HTML.
        return re.sub(_SIGN, r"\g<0> ", formula)
    return found["kept"] or found["escaped"] or rf"\{found['sign']}"


def plain(text: str) -> str:
    """Text from elsewhere as Markdown that shows exactly it, on one line."""
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", " ".join(text.split()))


def as_typed(line: str) -> str:
    """A line of a question as Markdown that shows exactly it."""
    escaped = re.sub(r"([~$]|&(?=#?\w+;))", r"\\\1", plain(line))
    return re.sub(r"^(\d+(?=[.)])|(?=[#+=-]))", r"\1\\", escaped)


def _question(part: Part, words: Words) -> list[str]:
    lines = (f"> {as_typed(line)}" for line in part.said.splitlines())
    quoted = "  \n".join(line.rstrip() for line in lines)
    return ["---", f"## {_headed(words('export.question'), part.date)}", quoted]


def _answer(part: Part, words: Words, formulas: bool) -> list[str]:
    said = harmless(part.said, formulas)
    blocks = [f"## {_headed(words('export.answer'), part.date)}", *_figures(part, words), said]
    blocks += [block for one in part.computations for block in _computation(one, words)]
    for exhibit in part.exhibits:
        blocks += _exhibit(exhibit, words)
    if part.citations:
        cited = [f"{number}. {plain(text)}" for number, text in enumerate(part.citations, 1)]
        blocks += [f"### {words('export.citations')}", "\n".join(cited)]
    if part.sources:
        told = [f"- `{source.call.replace('`', 'ˋ')}` – {plain(source.origin)}" for source in part.sources]
        blocks += [f"### {words('export.sources')}", "\n".join(told)]
    return [*blocks, *(f"*{plain(remark)}*" for remark in part.remarks)]


def _figures(part: Part, words: Words) -> Iterable[str]:
    """Named: a Markdown file holds no pictures, and the code below says how each was drawn."""
    return (f"*{plain(words('export.figure', title=figure.title))}*" for figure in part.figures)


def _computation(one: Computation, words: Words) -> Iterable[str]:
    yield f"### {words('export.code')}"
    yield _fenced(one.code, "python")
    if one.output:
        yield f"{words('code.output')}:"
        yield _fenced(one.output, "text")


def _fenced(text: str, language: str) -> str:
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def _headed(name: str, date: str) -> str:
    return f"{name} · {date}" if date else name


def _exhibit(exhibit: Exhibit, words: Words) -> Iterable[str]:
    heading = " · ".join(part for part in (exhibit.title, exhibit.subject) if part)
    yield f"### {plain(heading)}"
    said = (exhibit.unit, exhibit.source, words("sample") if exhibit.sample else "")
    yield plain(" · ".join(part for part in said if part))
    yield "\n".join(f"- {plain(name)}: {plain(value)}" for name, value in exhibit.facts)
    yield "\n".join(_link(link) for link in exhibit.links)
    for table in () if exhibit.links else exhibit.tables:
        yield f"**{plain(table.name)}**" if table.name else ""
        yield _table(upright(table))
    yield from (plain(note) for note in exhibit.notes)


def _link(link: Link) -> str:
    about = ", ".join(link.about)
    target = link.url if re.fullmatch(r"https?://[^\s<>]+", link.url) else ""
    title = f"[{plain(link.title)}](<{target}>)" if target else plain(link.title)
    return f"- {title}" + (f" – {plain(about)}" if about else "")


def _table(table: Table) -> str:
    marks = ["---" if column.kind == "text" else "---:" for column in table.columns]
    lines = [[plain(column.heading) for column in table.columns], marks]
    for row in table.labelled():
        lines.append(
            [plain(written(cell, column.kind)) for cell, column in zip(row, table.columns, strict=True)]
        )
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
