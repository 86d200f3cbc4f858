"""The Assistants page: all there are, with what each can do; or one of them, to be edited."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from assistant_core.assistants import known
from assistant_core.assistants.draft import Draft
from assistant_core.assistants.known import Known
from assistant_core.assistants.registry import Ours
from assistant_core.chat.problems import FAILURES, from_error
from assistant_core.ui import assistant_form, own
from assistant_core.ui.answer import show_problem
from assistant_core.ui.assistant_words import name_of, tool_title
from assistant_core.ui.strings import t
from assistant_core.ui.text import code, plain

ICONS = {"investor": ":material/finance:", "book": ":material/menu_book:"}


def show() -> None:
    there = known.last()
    try:
        there = known.ask()
    except FAILURES as error:
        show_problem(st.container(), from_error(error))
    if there is None:
        return
    created = assistant_form.take_created(there)
    if created:
        st.switch_page(own.page_of(created))
    if assistant_form.opened():
        assistant_form.show(there)
    else:
        _show_all(there)


def _show_all(there: Known) -> None:
    st.caption(t("assistants.caption"))
    assistant_form.show_problem_of_last()
    st.button(
        t("assistants.new"),
        icon=":material/add:",
        key="assistants.new",
        on_click=assistant_form.open_new,
        args=(Draft(),),
        type="primary",
    )
    for assistant in there.assistants:
        with st.container(border=True):
            _show_one(assistant)


def _show_one(assistant: Ours) -> None:
    name, draft = name_of(assistant), assistant.draft
    icon = ICONS.get(assistant.key or "", own.ICON)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(f"{icon} {plain(name)}", width="stretch", anchor=False)
        if assistant.key is None:
            st.badge(t("assistants.own"), color="blue")
        if assistant.edited:
            st.badge(t("assistants.edited"), color="orange")
    description = draft.description or (t(f"{assistant.key}.caption") if assistant.key else "")
    if description:
        st.markdown(plain(description))
    tools = ", ".join(plain(tool_title(tool)) for tool in draft.tools)
    model = t("assistants.default_model") if draft.model == "default" else code(draft.model)
    st.caption(f":material/build: {tools or t('assistants.no_tools')}")
    st.caption(f":material/memory: {model}")
    with st.container(horizontal=True, vertical_alignment="center"):
        page = f"pages/{assistant.key}.py" if assistant.key else own.page_of(assistant)
        st.page_link(page, label=t("assistants.chat"), icon=":material/chat:", width="content")
        copy = replace(draft, name=t("assistants.copy", name=name))
        _button(assistant, "edit", ":material/edit:", assistant_form.open_one, assistant.id)
        _button(assistant, "duplicate", ":material/content_copy:", assistant_form.open_new, copy)


def _button(assistant: Ours, what: str, icon: str, on_click: Callable[..., None], given: str | Draft) -> None:
    key = f"assistants.{what}.{assistant.id}"
    st.button(t(f"assistants.{what}"), icon=icon, key=key, on_click=on_click, args=(given,), type="tertiary")
