"""The figure check of an answer: unverified figures are marked, all are listed with their sources."""

import re
from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant_core.cells import Cell
from assistant_core.chat.checked import counted, described, instead, reports_of
from assistant_core.chat.markdown.parse import Edit
from assistant_core.chat.view import Answer, Text
from assistant_core.figures.model import Checked, Source
from assistant_core.ui.filed import opening
from assistant_core.ui.steps import tool_title
from assistant_core.ui.strings import t, words
from assistant_core.ui.text import plain

LONG_LIST = 8
LIST_PIXELS = 380
_MARKUP = re.compile(r"[*_`|\[\]~\\\n]")
_MARKS_AFTER = re.compile(r"[*_]*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
MOST_CELLS = 6
"""Shown of what one figure is computed from."""
_MARKS = {"unverified": ":material/help:", "typed": ":material/keyboard:"}


def marks(text: Text) -> list[Edit]:
    """Marks for what nothing stands behind. The words stay as they are, and so does their markup."""
    edits = []
    for figure in text.report.figures if text.report else ():
        icon = _MARKS.get(figure.status)
        if len(figure.cells) == 1 and not _MARKUP.search(figure.text) and not _in_link(text.value, figure):
            edits.append((figure.start, figure.end, opening(plain(figure.text), figure.cells[0])))
        if not icon or figure.is_typed_year:
            continue
        if _MARKUP.search(figure.text):
            after = _MARKS_AFTER.match(text.value, figure.end)
            end = after.end() if after else figure.end
            edits.append((end, end, f" :orange[{icon}]"))
        else:
            edits.append((figure.start, figure.end, f":orange[{plain(figure.text)}\u00a0{icon}]"))
    return edits


def _in_link(text: str, figure: Checked) -> bool:
    """Or close to what may be one: a link in a link would be none."""
    line = text.rfind("\n", 0, figure.start) + 1
    before = text[line : figure.start]
    return before.count("[") > before.count("]") or bool(_ADDRESS.search(before))


def show_figures(place: DeltaGenerator, answer: Answer, recent: bool) -> None:
    """The list of a recent answer is on the page; that of an older one is drawn when it is opened."""
    reports = reports_of(answer)
    figures = [figure for report in reports for figure in report.figures]
    if not (said := counted(reports, words())):
        return
    failed = any(report.failed for report in reports)
    all_verified = not failed and all(report.verified == report.checked for report in reports)
    icon = ":material/task_alt:" if all_verified else ":material/rule:"
    if failed or not figures:
        place.caption(f"{icon} {said}")
        return
    key = f"figures-{answer.id}"
    opened = place.popover(
        said,
        icon=icon,
        help=t("figures.help"),
        key=key,
        on_change="ignore" if recent else "rerun",
    )
    if not recent and not opened.open:
        return
    with opened:
        box = st.container(height=LIST_PIXELS if len(figures) > LONG_LIST else "content", border=False)
        box.markdown(_listed(figures))


def _listed(figures: Sequence[Checked]) -> str:
    """What needs a look first, then source by source."""
    by_source: dict[str, list[str]] = {}
    for figure in sorted(figures, key=_rank):
        lines = by_source.setdefault(_origin(figure.source) if figure.source else "", [])
        if (line := f"- {_line(figure)}") not in lines:
            lines.append(line)
    return "\n\n".join(
        "\n".join([*([f":small[{origin}]\n"] if origin else []), *lines])
        for origin, lines in by_source.items()
    )


def _origin(source: Source) -> str:
    company = f"{source.company} ({source.symbol})" if source.symbol else source.company
    about = (
        company,
        tool_title(source.tool),
        ", ".join(part for part in (words().said(source.source), words().day(source.fetched)) if part),
    )
    return " · ".join(plain(part) for part in about if part)


def _rank(figure: Checked) -> int:
    """What needs a look comes first."""
    return ("unverified", "typed", "verified", "given", "file").index(figure.status)


def _line(figure: Checked) -> str:
    said = plain(re.sub(r"[*_`\\]", "", figure.text))
    if figure.status == "typed":
        mark = f"**{said}**" if figure.is_typed_year else f":orange[{_MARKS['typed']} **{said}**]"
        return f"{mark} – {t('figures.typed')} · {plain(f'“{figure.value}”')}"
    if figure.status == "unverified":
        line = f":orange[{_MARKS['unverified']} **{said}**] – {t('figures.unverified')}"
        near = instead(figure, words())
        return f"{line}\n    - :small[{plain(near)}]" if near else line
    if figure.status in ("given", "file"):
        return f"**{said}** – {t(f'figures.{figure.status}')}"
    about = " · ".join([*(plain(part) for part in _about(figure) if part), *_cells(figure)])
    return f"**{said}** – {about}" if about else f"**{said}**"


def _cells(figure: Checked) -> list[str]:
    """Links to where it stands, or to what it is computed from."""
    links = [
        opening(plain(t("figures.cell", form=cell.form, filed=words().day(cell.filed))), cell)
        if len(figure.cells) == 1
        else opening(plain(", ".join((words().term(cell.line), *_when(cell)))), cell)
        for cell in figure.cells[:MOST_CELLS]
    ]
    if len(links) > 1:
        links[0] = f"{t('figures.cells')} {links[0]}"
    return ["; ".join(links)] if links else []


def _when(cell: Cell) -> list[str]:
    told = [t("figures.months", months=cell.months)] if cell.months else []
    return [*told, words().day(cell.end)]


def _about(figure: Checked) -> list[str]:
    if figure.label == "computed":
        return [t("figures.computed"), f"“{figure.value}”"]
    if figure.label in ("date", "text", "quote"):
        return [t(f"figures.{figure.label}"), words().dated(figure.period)]
    return described(figure, words())
