"""A conversation as Markdown. Nothing in it loads an image or runs as HTML, whoever wrote it.

It is written anew from tokens (`chat.markdown`), so that readers with more signs than CommonMark has (GitHub,
Obsidian, VS Code, Pandoc) find none of theirs in it.
"""

import re
from collections.abc import Iterable

from assistant_core.chat.export.drawn import Computation
from assistant_core.chat.export.formulas import is_formula
from assistant_core.chat.export.report import Part, Report
from assistant_core.chat.markdown.line import Dialect, at_line_start, code_span, target
from assistant_core.chat.markdown.parse import parsed
from assistant_core.chat.markdown.write import fenced
from assistant_core.chat.markdown.write import written as written_anew
from assistant_core.exhibits.figures import upright, written
from assistant_core.exhibits.model import Exhibit, Link, Table, Words

_ADDRESS = r":(?=//)|(?<=www)\."
"""Signs in an address that readers look for without brackets. It would swallow the escape after it."""
_SIGNS = re.compile(
    rf"[\\`*_\[\]{{}}|~$^]|<(?=[A-Za-z/!?]|\Z)|&(?=#?\w{{1,40}};)|!\Z|=(?==)|%(?=%)|:(?=[\w+-]{{1,60}}:|::)|{_ADDRESS}",
    re.ASCII | re.IGNORECASE,
)
_POINTED = re.compile(r"(?<!\\)[<>]")
# For what is pasted: only what would load, run or lead elsewhere, and what could begin or end code.
_LIVE_SIGNS = re.compile(
    rf"\\(?=[!-/:-@\[-`{{-~]|\Z)|`|<(?=[A-Za-z/!?])|&(?=#?\w{{1,40}};)|!(?=\[|\Z)|\](?=[(\[:])|{_ADDRESS}",
    re.ASCII | re.IGNORECASE,
)
_LIVE_IN_FORMULAS = re.compile(rf"<(?=[A-Za-z/!?])|!(?=\[)|\](?=[(\[:])|{_ADDRESS}", re.IGNORECASE)


def markdown_of(report: Report, words: Words) -> str:
    exported = words("export.exported", app=words("app.title"), time=report.exported)
    blocks = [f"# {plain(report.title)}", exported, words("export.disclaimer")]
    for part in report.parts:
        blocks += _question(part, words) if part.asked else _answer(part, words, report.formulas)
    return "\n\n".join(block for block in blocks if block) + "\n"


def harmless(text: str, formulas: bool = False) -> str:
    """A model's Markdown for a file; code stays as it is, and so does what `formulas` show."""
    return written_anew(parsed(text, formulas), _FILE)


def to_paste(text: str, formulas: bool = False) -> str:
    """With as few escapes as can be, since it may be read as it is."""
    return written_anew(parsed(text, formulas), _PASTED)


def plain(text: str) -> str:
    """Text from elsewhere as Markdown that shows exactly it, on one line."""
    return at_line_start(_POINTED.sub(r"\\\g<0>", _escaped(" ".join(text.split()))))


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text)


def _formula(latex: str, large: bool, alone: bool) -> str:
    """A backslash would be part of it; a space is nothing in it. What is more than a formula is code."""
    if not is_formula(latex):
        return fenced(latex, "latex") if alone else code_span(latex)
    signs = "$$" if large else "$"
    still = _LIVE_IN_FORMULAS.sub(r"\g<0> ", latex)
    return f"{signs}{still}{signs}"


_FILE = Dialect(_escaped, _formula)
_PASTED = Dialect(lambda text: _LIVE_SIGNS.sub(r"\\\g<0>", text), _formula)


def _question(part: Part, words: Words) -> list[str]:
    lines = (f"> {plain(line)}" for line in part.said.splitlines())
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
        told = [f"- {code_span(source.call)} – {plain(source.origin)}" for source in part.sources]
        blocks += [f"### {words('export.sources')}", "\n".join(told)]
    return [*blocks, *(f"*{plain(remark)}*" for remark in part.remarks)]


def _figures(part: Part, words: Words) -> Iterable[str]:
    """Named: a Markdown file holds no pictures, and the code below says how each was drawn."""
    return (f"*{plain(words('export.figure', title=figure.title))}*" for figure in part.figures)


def _computation(one: Computation, words: Words) -> Iterable[str]:
    yield f"### {words('export.code')}"
    yield fenced(one.code, "python")
    if one.output:
        yield f"{words('code.output')}:"
        yield fenced(one.output, "text")


def _headed(name: str, date: str) -> str:
    return f"{name} · {date}" if date else name


def _exhibit(exhibit: Exhibit, words: Words) -> Iterable[str]:
    heading = " · ".join(part for part in (exhibit.title, exhibit.subject) if part)
    yield f"### {plain(heading)}"
    said = (exhibit.basis, exhibit.unit, exhibit.source, words("sample") if exhibit.sample else "")
    yield plain(" · ".join(part for part in said if part))
    yield "\n".join(f"- {plain(name)}: {plain(value)}" for name, value in exhibit.facts)
    yield "\n".join(_link(link) for link in exhibit.links)
    for table in () if exhibit.links else exhibit.tables:
        yield f"**{plain(table.name)}**" if table.name else ""
        yield _table(upright(table))
    if exhibit.references:
        yield f"{words('export.filings')}:"
        yield "\n".join(f"- {plain(name)}: {plain(value)}" for name, value in exhibit.references)
    yield from (plain(note) for note in exhibit.notes)


def _link(link: Link) -> str:
    about = ", ".join(link.about)
    title = plain(link.title)
    if re.fullmatch(r"https?://[^\s<>]+", link.url):
        title = f"[{title}]({target(link.url)})"
    return f"- {title}" + (f" – {plain(about)}" if about else "")


def _table(table: Table) -> str:
    marks = ["---" if column.kind == "text" else "---:" for column in table.columns]
    lines = [[plain(column.heading) for column in table.columns], marks]
    for row in table.labelled():
        lines.append(
            [plain(written(cell, column.kind)) for cell, column in zip(row, table.columns, strict=True)]
        )
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
