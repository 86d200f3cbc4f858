"""The Settings page: which model answers, for this session or for good."""

import streamlit as st

from assistant_core.client import embedded_engine
from assistant_core.config import get_settings
from assistant_core.connections.registry import providers
from assistant_core.ui import choice, session
from assistant_core.ui.session import Choice
from assistant_core.ui.settings_check import show_check, start_check
from assistant_core.ui.settings_draft import (
    DRAFT,
    draft,
    of_settings,
    service_name,
    service_of,
    tail,
)
from assistant_core.ui.settings_form import choose_model, choose_service, forget_form, servers_here
from assistant_core.ui.settings_store import store_menu
from assistant_core.ui.strings import t
from assistant_core.ui.text import plain


def show() -> None:
    local = servers_here() if embedded_engine() else {}
    _show_what_answers()
    st.subheader(t("settings.model"))
    now = draft()
    if embedded_engine():
        choose_service(now, local)
    else:
        st.info(t("settings.separate", url=plain(get_settings().assistants_base_url or "")))
    if not now.is_in_process:
        choose_model(now)
    if now.missing:
        name = now.provider.name if now.provider else ""
        st.caption(f":material/info: {plain(t(now.missing, name=name))}")
    buttons = st.container(horizontal=True)
    checked = st.container()
    buttons.button(
        t("settings.use"),
        key="settings.use",
        type="primary",
        icon=":material/check:",
        disabled=bool(now.missing),
        on_click=_use,
    )
    if not now.is_in_process:
        buttons.button(
            t("settings.test"),
            key="settings.test",
            icon=":material/network_check:",
            disabled=bool(now.missing),
            on_click=start_check,
        )
    store_menu(buttons, now)
    show_check(checked)


def _show_what_answers() -> None:
    settings, chosen = get_settings(), session.choice()
    with st.container(border=True):
        st.markdown(f"**{t('settings.now')}**")
        if choice.is_gone():
            st.warning(t("settings.now.gone"), icon=":material/info:")
            st.button(t("settings.back"), key="settings.back", icon=":material/undo:", on_click=_back)
            return
        if chosen and chosen.token:
            _show_connection(chosen.service, chosen.base_url, chosen.model)
            if chosen.key_tail:
                st.caption(t("settings.key.tail", tail=plain(chosen.key_tail)))
        elif settings.assistants_base_url:
            st.markdown(t("settings.now.separate"))
        else:
            url = settings.openai_base_url or ""
            _show_connection(service_of(settings), url, settings.openai_model or "")
        st.caption(t("settings.now.session") if chosen else t("settings.now.app"))
        if chosen:
            st.button(t("settings.back"), key="settings.back", icon=":material/undo:", on_click=_back)


def _show_connection(service: str, url: str, model: str) -> None:
    if service not in providers():
        there = engine.in_process if (engine := embedded_engine()) else ()
        answers = service if service in there else next(iter(there), "none")
        own = {"builtin": t("settings.now.builtin"), "none": t("settings.now.none")}
        st.markdown(own.get(answers, plain(answers)))
        return
    name = plain(service_name(service, url))
    st.markdown(f"{plain(model) or t('settings.default_model')} · {name}")


def _use() -> None:
    now, engine = draft(), embedded_engine()
    token = engine.offer(**now.offer()) if engine else None
    session.choose(Choice(token, now.service, now.base_url or "", now.model, tail(now.key), now.temperature))
    st.toast(t("settings.used"), icon=":material/check:")


def _back() -> None:
    session.choose(None)
    st.session_state[DRAFT] = of_settings(get_settings())
    forget_form()
