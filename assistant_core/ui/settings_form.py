"""The form of the Settings page: provider, address, key, model and temperature. It fills the draft."""

import openai
import streamlit as st
from pydantic import SecretStr

from assistant_core import local_servers
from assistant_core.chat.problems import FAILURES
from assistant_core.client import embedded_engine, get_client, through
from assistant_core.local_servers import LocalServer
from assistant_core.model_check import said
from assistant_core.ui.settings_check import forget_check
from assistant_core.ui.settings_draft import Draft, draft, service_name, tail
from assistant_core.ui.strings import t
from assistant_core.ui.text import plain

SERVICE, URL, KEY = "settings.service", "settings.url", "settings.key"
MODEL, TEMPERATURE, LISTING = "settings.model", "settings.temperature", "settings.listing"
LOCAL_SECONDS = 20


def forget_form() -> None:
    """Its fields then show the draft as it is."""
    for name in (SERVICE, URL, MODEL, TEMPERATURE):
        st.session_state.pop(name, None)
    forget_check()


def choose_service(now: Draft, local: list[LocalServer]) -> None:
    names = {server.base_url: server for server in local}
    options = ["builtin", "openai", *names, "other"]
    if now.service not in options:
        now.service, now.url = "other", now.service
        st.session_state.pop(SERVICE, None)

    def label(service: str) -> str:
        if service in ("builtin", "other"):
            return t(f"settings.service.{service}")
        return plain(service_name(service, service, local))

    _seed(SERVICE, now.service)
    st.radio(
        t("settings.service"),
        options,
        key=SERVICE,
        format_func=label,
        captions=[t("settings.found") if option in names else "" for option in options] if names else None,
        on_change=_service_changed,
    )
    if now.service == "other":
        _seed(URL, now.url)
        st.text_input(t("settings.url"), key=URL, placeholder="http://localhost:11434/v1", on_change=_typed)
    if now.service in ("openai", "other"):
        _choose_key(now)


def _choose_key(now: Draft) -> None:
    st.text_input(
        t("settings.key"),
        type="password",
        key=KEY,
        autocomplete="off",
        placeholder=t("settings.key.optional") if now.service == "other" else "",
        on_change=_typed,
    )
    if now.key:
        words = t("settings.key.tail", tail=plain(tail(now.key))) if tail(now.key) else t("settings.key.set")
        row = st.container(horizontal=True, vertical_alignment="center")
        row.caption(f":material/key: {words}", width="content")
        row.button(t("settings.key.forget"), key="settings.forget", type="tertiary", on_click=_forget_key)
    elif now.effective_key:
        st.caption(f":material/key: {t('settings.key.own')}")


def choose_model(now: Draft) -> None:
    if st.session_state.pop(LISTING, False):
        with st.spinner(t("settings.listing")):
            _list_models(now)
    if embedded_engine():
        _seed(MODEL, now.model or None)
        row = st.container(horizontal=True, vertical_alignment="bottom")
        row.selectbox(
            t("settings.model_name"),
            sorted({*now.listed, now.model} - {""}),
            index=None,
            key=MODEL,
            accept_new_options=True,
            placeholder=t("settings.default_model"),
            on_change=_model_changed,
        )
        row.button(
            t("settings.list"),
            key="settings.list",
            icon=":material/list:",
            disabled=bool(now.missing),
            on_click=lambda: st.session_state.update({LISTING: True}),
        )
    _seed(TEMPERATURE, now.temperature)
    st.number_input(
        t("settings.temperature"),
        min_value=0.0,
        max_value=2.0,
        step=0.1,
        key=TEMPERATURE,
        placeholder=t("settings.temperature.own"),
        help=t("settings.temperature.help"),
        on_change=_temperature_changed,
    )


def _list_models(now: Draft) -> None:
    engine = embedded_engine()
    if not engine:
        return
    token = engine.offer(**now.offer())
    try:
        listed = through(get_client(), token).with_options(max_retries=0).models.list()
        now.listed = tuple(model.id for model in listed)
        st.toast(t("settings.listed", count=len(now.listed)))
    except openai.APIStatusError as error:
        st.error(t("settings.unlisted"), icon=":material/error:")
        st.caption(plain(t("detail", detail=said(error))))
    except FAILURES as error:
        st.error(t("problem.engine_unreachable"), icon=":material/error:")
        st.caption(plain(t("detail", detail=str(error))))
    finally:
        engine.withdraw(token)


@st.cache_data(ttl=LOCAL_SECONDS, show_spinner=False)
def servers_here() -> list[LocalServer]:
    return local_servers.find()


def _seed(key: str, value: object) -> None:
    """Streamlit forgets a widget that another page does not have; the draft remembers."""
    if key not in st.session_state:
        st.session_state[key] = value


def _service_changed() -> None:
    now = draft()
    service = st.session_state[SERVICE]
    now.moves_to(service, now.url)
    found = next((server for server in servers_here() if server.base_url == service), None)
    now.listed = found.models if found else ()
    _draft_changed()


def _draft_changed() -> None:
    st.session_state[MODEL] = draft().model or None
    forget_check()


def _typed() -> None:
    """Of an address or a key, or both: the key belongs to the address, whichever the browser sends first.

    The field of the key is emptied at once: from here on it is the draft's, and goes to no browser.
    """
    now, key = draft(), st.session_state[KEY].strip()
    if now.service == "other":
        now.moves_to("other", st.session_state[URL])
    if key:
        st.session_state[KEY] = ""
        now.key = SecretStr(key)
    _draft_changed()


def _forget_key() -> None:
    draft().key = None
    forget_check()


def _model_changed() -> None:
    draft().model = (st.session_state[MODEL] or "").strip()
    forget_check()


def _temperature_changed() -> None:
    draft().temperature = st.session_state[TEMPERATURE]
    forget_check()
