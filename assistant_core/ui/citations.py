"""Citations: numbers in the text, and under it what they stand for, each with a look at the page."""

import re
from typing import Any

import openai
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat import uploads
from assistant_core.chat.markdown.parse import Edit
from assistant_core.chat.problems import FAILURES, from_error
from assistant_core.chat.view import Citation, Text
from assistant_core.client import get_client
from assistant_core.ui.figures import marks
from assistant_core.ui.strings import t
from assistant_core.ui.text import plain

AROUND = 700
"""Characters shown before and after a quote where there is no picture of its page."""
LONGEST_NAME = 28


class Citations:
    """Numbers the sources of one answer in the order in which they appear."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, str], int] = {}
        self.all: dict[int, Citation] = {}

    def edits(self, text: Text) -> list[Edit]:
        """A number in the place of each citation's marker, and marks at unverified figures."""
        cited = [
            (citation.start, citation.end, f":gray-badge[{self._number(citation)}]")
            for citation in sorted(text.citations, key=lambda one: one.start)
        ]
        kept: list[Edit] = []
        for edit in sorted([*cited, *marks(text)]):
            if not kept or edit[0] >= kept[-1][1]:
                kept.append(edit)
        return kept

    def _number(self, citation: Citation) -> int:
        number = self._numbers.setdefault(citation.source, len(self._numbers) + 1)
        self.all.setdefault(number, citation)
        return number


def show_sources(place: DeltaGenerator, citations: Citations, answer_id: str) -> None:
    if not citations.all:
        return
    row = place.container(horizontal=True, gap="small", key=f"sources-{answer_id}")
    one_file = len({citation.file_id for citation in citations.all.values()}) == 1
    for number, citation in citations.all.items():
        key = f"source-{answer_id}-{number}"
        label = _label(number, citation, named=number == 1 or not one_file)
        if row.button(label, key=key, type="secondary", help=_hint(citation)):
            st.dialog(t("cite.title"), width="large", icon=":material/menu_book:")(_look)(citation)


def where(unit: str, number: int) -> str:
    return t(f"cite.{unit}", number=number) if number and unit in ("page", "slide", "section") else ""


def _label(number: int, citation: Citation, named: bool) -> str:
    """Of several sources in one file only the first needs to name it."""
    name = citation.filename
    short = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
    place = where(citation.unit, citation.page)
    named = named or not place
    return f"{number} · " + ", ".join(part for part in (plain(short) if named else "", place) if part)


def _hint(citation: Citation) -> str | None:
    return plain(citation.quote) if citation.quote else None


def _look(citation: Citation) -> None:
    if not citation.page:
        st.info(t("cite.no_page"))
        return
    try:
        page = uploads.page_of(get_client(), citation.file_id, citation.page)
        image = _image(citation, page)
    except openai.NotFoundError:
        st.info(t("cite.gone", name=plain(citation.filename)), icon=":material/delete:")
        return
    except FAILURES as error:
        st.error(t(f"problem.{from_error(error).kind}"))
        return
    of = t("cite.of", place=where(page["unit"], page["page"]), count=page["pages"])
    parts = [f"**{plain(citation.filename)}**", of, plain(page["heading"] or citation.heading)]
    st.markdown(" · ".join(part for part in parts if part))
    if image:
        if citation.quote:
            st.markdown(f"> {plain(citation.quote)}")
        st.image(image, width="stretch", alt=t("cite.image", name=citation.filename))
    else:
        _show_text(page["text"], citation.quote)


def _image(citation: Citation, page: dict[str, Any]) -> bytes | None:
    if page["kind"] != "pdf":
        return None
    return uploads.page_image(get_client(), citation.file_id, citation.page, citation.quote)


def _show_text(text: str, quote: str) -> None:
    at = text.find(quote) if quote else -1
    if at < 0:
        st.markdown(_paragraphs(text[: 2 * AROUND]))
        return
    end = at + len(quote)
    before, after = text[max(at - AROUND, 0) : at], text[end : end + AROUND]
    marked = " ".join(f":orange-background[{plain(line)}]" for line in quote.splitlines() if line.strip())
    lead = "… " if at > AROUND else ""
    rest = " …" if end + AROUND < len(text) else ""
    st.markdown(f"{lead}{_paragraphs(before)}{marked}{_paragraphs(after)}{rest}")


def _paragraphs(text: str) -> str:
    """As plain text, its paragraphs kept."""
    pieces = re.split(r"(\n\s*\n)", text)
    return "".join("\n\n" if not piece.strip() else _spaced(piece) for piece in pieces)


def _spaced(piece: str) -> str:
    """`plain` takes the space at the ends away, which parts a quote from what is around it."""
    start = " " if piece[:1].isspace() else ""
    end = " " if piece[-1:].isspace() else ""
    return f"{start}{plain(piece)}{end}"
