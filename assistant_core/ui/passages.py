"""Passages of filings under an answer: what was read, and the words that changed, marked on either side."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant_core.exhibits.model import Link, Passage
from assistant_core.ui.strings import CHOICE, QUERY, t
from assistant_core.ui.text import plain

AT_ONCE = 8
LONGEST = 900
"""Characters of a side; the link opens the rest."""
LOOKS = {"=": "{}", "-": ":red-background[~~{}~~]", "+": ":green-background[{}]"}


def show_passages(place: DeltaGenerator, passages: Sequence[Passage]) -> None:
    place.markdown("\n\n".join(_told(one) for one in passages[:AT_ONCE]))
    rest = passages[AT_ONCE:]
    if rest:
        more = place.expander(t("passages.more", count=len(rest)), type="compact")
        more.markdown("\n\n".join(_told(one) for one in rest))


def _told(passage: Passage) -> str:
    about = " · ".join((*(f"**{plain(part)}**" for part in passage.about), plain(passage.title)))
    lines = [about] if about else []
    kinds = {part.kind for part in passage.parts}
    if kinds <= {"="} or len(kinds) == 1:
        lines.append(_side(passage, "=-+"))
    else:
        lines += [f"{plain(t('passages.before'))}: {_side(passage, '=-')}"]
        lines += [f"{plain(t('passages.now'))}: {_side(passage, '=+')}"]
    lines.append(":small[" + " · ".join(_link(link) for link in passage.links) + "]")
    return "  \n".join(lines)


def _side(passage: Passage, kinds: str) -> str:
    pieces, length = [], 0
    for part in passage.parts:
        if part.kind not in kinds or not part.text.strip():
            continue
        text = part.text[: LONGEST - length]
        length += len(text)
        # Marks stand right beside the words, or Markdown would not read them.
        head, tail = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
        if text.strip():
            pieces.append(head + LOOKS[part.kind].format(plain(text)) + tail)
        if length >= LONGEST:
            pieces.append(" …")
            break
    return "".join(pieces).strip()


def _link(link: Link) -> str:
    chosen = st.session_state.get(CHOICE)
    address = f"{link.opens}&{QUERY}={chosen}" if chosen else link.opens
    return f"[{plain(link.title)}]({address})" if link.opens else plain(link.title)
