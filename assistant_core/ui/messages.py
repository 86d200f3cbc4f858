"""The messages of a conversation, and what a reader can do to each."""

from typing import TYPE_CHECKING

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.export.answer import text_of
from assistant_core.chat.transcript import Transcript
from assistant_core.chat.view import Answer, Question, Verdict
from assistant_core.ui.answer import AnswerView
from assistant_core.ui.clipboard import copy_button
from assistant_core.ui.footer import show_usage
from assistant_core.ui.strings import t, words
from assistant_core.ui.text import as_typed

if TYPE_CHECKING:
    from assistant_core.ui.conversation import Conversation

USER = ":material/person:"
THUMBS: tuple[Verdict, ...] = ("down", "up")
"""In the order in which Streamlit counts them."""


class MessagesView:
    """`idle`: nothing is being answered, so that questions can be asked anew."""

    def __init__(self, place: DeltaGenerator, talk: "Conversation", idle: bool) -> None:
        self._place = place
        self._talk = talk
        self._idle = idle

    def draw(self, known: Transcript) -> None:
        question = None
        for entry in known.entries:
            if isinstance(entry, Question):
                question = entry
                self._question(entry)
            else:
                self._answer(entry, question, latest=entry is known.entries[-1])

    def close(self, known: Transcript) -> None:
        """Below the last message, when nothing more is on its way."""
        if known.entries and isinstance(known.entries[-1], Question):
            self._again(self._place, known.entries[-1], t("message.try_again"))
        show_usage(self._place, known.entries, is_all=not known.older)

    def _question(self, question: Question) -> None:
        message = self._place.chat_message("user", avatar=USER)
        if self._idle and self._talk.editing == question.id:
            self._editor(message, question)
        else:
            row = message.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small")
            row.markdown(as_typed(question.text), width="stretch")
            row.button(
                t("message.edit"),
                icon=":material/edit:",
                key=f"edit-{question.id}",
                on_click=self._talk.edit,
                args=(question.id,),
                type="tertiary",
                disabled=not self._idle,
            )
        if question.earlier:
            self._earlier(question)

    def _editor(self, message: DeltaGenerator, question: Question) -> None:
        key = edited(question.id)
        form = message.form(key=f"editor-{question.id}", border=False)
        form.text_area(
            t("message.edit.label"),
            value=question.text,
            key=key,
            label_visibility="collapsed",
            height="content",
        )
        row = form.container(horizontal=True, gap="small")
        row.form_submit_button(
            t("message.edit.ask"), type="primary", on_click=self._talk.ask_edited, args=(question.id, key)
        )
        row.form_submit_button(t("message.edit.cancel"), on_click=self._talk.edit, args=(None,))
        form.caption(t("message.edit.help"))

    def _earlier(self, question: Question) -> None:
        """Versions are drawn when they are asked for."""
        count = len(question.earlier)
        box = self._place.expander(
            t("message.earlier", count=count) if count > 1 else t("message.earlier.one"),
            type="compact",
            icon=":material/history:",
            key=f"earlier-{question.id}",
            on_change="rerun",
        )
        if not box.open:
            return
        for version in question.earlier:
            frame = box.container(border=True)
            for entry in version:
                if isinstance(entry, Question):
                    frame.chat_message("user", avatar=USER).markdown(as_typed(entry.text))
                else:
                    place = frame.chat_message("assistant", avatar=self._talk.avatar)
                    AnswerView(place, recent=False, formulas=self._talk.formulas).finish(entry)

    def _answer(self, answer: Answer, question: Question | None, latest: bool) -> None:
        place = self._place.chat_message("assistant", avatar=self._talk.avatar)
        AnswerView(place, recent=latest, formulas=self._talk.formulas).finish(answer)
        if latest:
            row = place.container(horizontal=True, vertical_alignment="center", gap="small")
            self._keepsakes(row, answer)
            if question and self._idle:
                label = t("message.try_again") if answer.problem else t("message.regenerate")
                self._again(row, question, label)
        elif answer.message_id:
            menu = place.popover(
                t("message.more"),
                icon=":material/more_horiz:",
                key=f"more-{answer.id}",
                on_change="rerun",
            )
            if menu.open:
                self._keepsakes(menu.container(horizontal=True, vertical_alignment="center"), answer)

    def _keepsakes(self, row: DeltaGenerator, answer: Answer) -> None:
        if not answer.message_id:
            return
        copy_button(row, text_of(answer, words(), self._talk.formulas), key=f"copy-{answer.id}")
        key = f"thumbs-{answer.message_id}"
        row.feedback(
            "thumbs",
            key=key,
            default=THUMBS.index(answer.verdict) if answer.verdict else None,
            on_change=self._talk.rate,
            args=(answer.message_id, key),
        )

    def _again(self, place: DeltaGenerator, question: Question, label: str) -> None:
        place.button(
            label,
            icon=":material/refresh:",
            key=f"again-{question.id}",
            on_click=self._talk.ask_again,
            args=(question.id, question.text),
            type="tertiary",
        )


def edited(question_id: str) -> str:
    """The key of what a question is rewritten in."""
    return f"edited-{question_id}"


def verdict_from(key: str) -> Verdict | None:
    """What the thumbs of this key say."""
    picked = st.session_state.get(key)
    return None if picked is None else THUMBS[picked]
