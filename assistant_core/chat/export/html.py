"""A conversation as one HTML file to read and print: no scripts, nothing loaded, everything escaped."""

import base64
from collections.abc import Iterable, Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from assistant_core.chat.export.drawn import Computation, Figure
from assistant_core.chat.export.formulas import mathml
from assistant_core.chat.export.report import Part, Report
from assistant_core.chat.export.style import STYLE
from assistant_core.chat.export.svg import bar_svg, line_svg
from assistant_core.chat.markdown.links import SAFE_LINK
from assistant_core.chat.markdown.parse import parsed
from assistant_core.exhibits.figures import upright, written
from assistant_core.exhibits.model import BarChart, Cell, Chart, Column, Exhibit, Link, Table, Words

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
LONG_TABLE = 30
"""Longer ones are folded; in print the chart above them stands for them."""


def html_of(report: Report, words: Words) -> str:
    title, language = escape(report.title), escape(words.language, quote=True)
    exported = words("export.exported", app=words("app.title"), time=report.exported)
    parts = "\n".join(_part(part, words, report.formulas) for part in report.parts)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f'<header><h1>{title}</h1><p class="about">{escape(exported)}<br>'
        f"{escape(words('export.disclaimer'))}</p></header>\n<main>\n{parts}\n</main>\n</body>\n</html>\n"
    )


def rendered(text: str, formulas: bool = False) -> str:
    """A model's Markdown as HTML."""
    return str(_RENDERER.render(parsed(text, formulas), _OPTIONS, {}))


class _Html(RendererHTML):
    """markdown-it's, whose methods are named as the tokens are."""

    def formula(self, tokens: Sequence[Token], index: int, *_: object) -> str:
        return mathml(tokens[index].content, tokens[index].meta["block"])


_OPTIONS = MarkdownIt("commonmark").options
_RENDERER = _Html()


def _part(part: Part, words: Words, formulas: bool) -> str:
    head = escape(words("export.question" if part.asked else "export.answer"))
    if part.date:
        head += f" <time>{escape(part.date)}</time>"
    if part.asked:
        return f'<section class="question"><h2>{head}</h2><p>{escape(part.said)}</p></section>'
    said = [f'<section class="answer"><h2>{head}</h2>']
    said += [_figure(figure, words) for figure in part.figures]
    said.append(rendered(part.said, formulas))
    said += [_computation(one, words) for one in part.computations]
    said += [_exhibit(exhibit, words) for exhibit in part.exhibits]
    if part.citations:
        items = "".join(f"<li>{escape(text)}</li>" for text in part.citations)
        said.append(f"<h3>{escape(words('export.citations'))}</h3><ol>{items}</ol>")
    if part.sources:
        items = "".join(
            f"<li><code>{escape(source.call)}</code> – {escape(source.origin)}</li>"
            for source in part.sources
        )
        said.append(f'<h3>{escape(words("export.sources"))}</h3><ul class="sources">{items}</ul>')
    said += [f'<p class="about">{escape(remark)}</p>' for remark in part.remarks]
    return "\n".join([*said, "</section>"])


def _figure(figure: Figure, words: Words) -> str:
    title = escape(figure.title, quote=True)
    if figure.png is None:
        return f'<p class="about">{title}: {escape(words("image.unavailable"))}</p>'
    data = base64.b64encode(figure.png).decode()
    return f'<figure><img alt="{title}" src="data:image/png;base64,{data}"></figure>'


def _computation(one: Computation, words: Words) -> str:
    output = (
        f'<p class="about">{escape(words("code.output"))}</p><pre>{escape(one.output)}</pre>'
        if one.output
        else ""
    )
    title = escape(words("export.code"))
    return f"<details><summary>{title}</summary><pre>{escape(one.code)}</pre>{output}</details>"


def _exhibit(exhibit: Exhibit, words: Words) -> str:
    sample = (words("sample"),) if exhibit.sample else ()
    about = " · ".join((*exhibit.about, *sample))
    parts = [f"<figure><h3>{escape(exhibit.title)}</h3>", f'<p class="about">{escape(about)}</p>']
    parts += [_chart(chart, words) for chart in exhibit.charts]
    if exhibit.facts:
        facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in exhibit.facts)
        parts.append(f"<dl>{facts}</dl>")
    if exhibit.links:
        parts.append(f"<ul>{''.join(_link(link) for link in exhibit.links)}</ul>")
    else:
        parts += [_table(upright(table), words) for table in exhibit.tables]
    if exhibit.references:
        told = "".join(f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in exhibit.references)
        parts.append(f"<p>{escape(words('export.filings'))}</p><dl>{told}</dl>")
    parts += [f'<p class="about">{escape(note)}</p>' for note in exhibit.notes]
    return "".join([*parts, "</figure>"])


def _chart(chart: Chart, words: Words) -> str:
    return bar_svg(chart, words) if isinstance(chart, BarChart) else line_svg(chart, words)


def _link(link: Link) -> str:
    title = escape(link.title)
    if SAFE_LINK.match(link.url):
        title = f'<a href="{escape(link.url, quote=True)}" rel="noopener noreferrer">{title}</a>'
    return f"<li>{title} <small>{escape(', '.join(link.about))}</small></li>"


def _table(table: Table, words: Words) -> str:
    head = "".join(f"<th{_side(column)}>{escape(column.heading)}</th>" for column in table.columns)
    body = "".join(f"<tr>{''.join(_cells(row, table.columns))}</tr>" for row in table.labelled())
    caption = f"<caption>{escape(table.name)}</caption>" if table.name else ""
    drawn = (
        f'<div class="wide"><table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )
    if not table.folded or len(table.rows) <= LONG_TABLE:
        return drawn
    folded = escape(words("exhibit.rows", count=len(table.rows)))
    return f"<details><summary>{folded}</summary>{drawn}</details>"


def _cells(row: tuple[Cell, ...], columns: tuple[Column, ...]) -> Iterable[str]:
    for cell, column in zip(row, columns, strict=True):
        yield f"<td{_side(column)}>{escape(written(cell, column.kind))}</td>"


def _side(column: Column) -> str:
    return "" if column.kind == "text" else ' class="figure"'
