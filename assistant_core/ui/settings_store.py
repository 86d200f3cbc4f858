"""Keeping the settings for good, which only a reader at the machine itself may do."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant_core.client import reload_settings
from assistant_core.errors import InvestorGPTError
from assistant_core.stored_settings import Target, overriding, store
from assistant_core.ui import session
from assistant_core.ui.guard import is_at_the_machine
from assistant_core.ui.settings_draft import Draft, draft
from assistant_core.ui.strings import t
from assistant_core.ui.text import code, plain

STORED = "settings.stored"
FILES: dict[Target, str] = {"env": ".env", "secrets": ".streamlit/secrets.toml"}


def store_menu(place: DeltaGenerator, now: Draft) -> None:
    with place.popover(t("settings.store"), icon=":material/save:", disabled=bool(now.missing)):
        if not is_at_the_machine():
            st.markdown(t("settings.store.elsewhere"))
            return
        st.markdown(t("settings.store.about"))
        for target, name in FILES.items():
            st.button(
                t("settings.store.in", file=code(name)),
                key=f"settings.store.{target}",
                on_click=_store,
                args=(target,),
                width="stretch",
            )
    _show_outcome()


def _store(target: Target) -> None:
    if not is_at_the_machine():
        return
    values = draft().values()
    try:
        store(target, values)
        reload_settings()
    except InvestorGPTError as error:
        st.session_state[STORED] = ("error", t("settings.not_stored", reason=plain(str(error))))
        return
    session.choose(None)
    draft().key = None
    names = overriding(values)
    st.session_state[STORED] = (
        ("warning", t("settings.overridden", file=code(FILES[target]), names=", ".join(map(code, names))))
        if names
        else ("success", t("settings.stored", file=code(FILES[target])))
    )


def _show_outcome() -> None:
    kind, words = st.session_state.pop(STORED, ("", ""))
    show = {"error": st.error, "warning": st.warning, "success": st.success}
    if kind:
        show[kind](words)
