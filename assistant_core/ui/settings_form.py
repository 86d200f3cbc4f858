"""The form of the Settings page: provider, address, key, model and temperature. It fills the draft."""

from typing import Literal

import openai
import streamlit as st
from pydantic import SecretStr

from assistant_core.chat.problems import FAILURES
from assistant_core.client import embedded_engine, get_client, through
from assistant_core.config import is_on_this_machine
from assistant_core.connections import local_servers
from assistant_core.connections.local_servers import LocalServer
from assistant_core.connections.provider import Provider
from assistant_core.connections.registry import OTHER, providers
from assistant_core.model_check import outcome_of, said
from assistant_core.ui.settings_check import forget_check
from assistant_core.ui.settings_draft import Draft, draft, is_address, tail
from assistant_core.ui.settings_ollama import ask_ollama, show_ollama
from assistant_core.ui.strings import in_words, t
from assistant_core.ui.text import plain

SERVICE, URL, KEY, VERSION = "settings.service", "settings.url", "settings.key", "settings.version"
MODEL, DEPLOYMENT, TEMPERATURE = "settings.model", "settings.deployment", "settings.temperature"
LISTING = "settings.listing"
LOCAL_SECONDS = 20
TOLD_FAULTS = ("key", "unreachable")
"""Told in the words of the check. Others may be of servers that list nothing and answer all the same."""

Listing = Literal["told", "quietly"]
"""Whether the reader has asked for it."""
Found = dict[str, LocalServer]
"""By the key of the provider."""


def forget_form() -> None:
    """Its fields then show the draft as it is."""
    for name in (SERVICE, URL, VERSION, MODEL, DEPLOYMENT, TEMPERATURE):
        st.session_state.pop(name, None)
    forget_check()


def choose_service(now: Draft, found: Found) -> None:
    offered = [one for one in providers().values() if not one.only_found or one.key in (now.service, *found)]
    engine = embedded_engine()
    services = [*(engine.in_process if engine else ()), *(one.key for one in offered)]
    if now.service not in services:
        now.moves_to(services[0])
    # Not only once: Streamlit knows an option by its words, and forgets it when the language changes.
    st.session_state[SERVICE] = now.service
    st.radio(
        t("settings.service"),
        services,
        horizontal=True,
        key=SERVICE,
        format_func=_label,
        on_change=_service_changed,
    )
    if found:
        names = ", ".join(providers()[key].name for key in found)
        st.caption(f":material/check_circle: {plain(t('settings.found', names=names))}")
    if now.provider:
        _choose_address(now, now.provider, found)
        _choose_key(now, now.provider)


def _label(service: str) -> str:
    if service in ("builtin", OTHER):
        return t(f"settings.service.{service}")
    return plain(providers()[service].name if service in providers() else service)


def _choose_address(now: Draft, provider: Provider, found: Found) -> None:
    if not provider.asks_address:
        return
    _seed(URL, now.url)
    if provider.has_deployments:
        st.text_input(
            t("settings.endpoint"),
            key=URL,
            placeholder="https://NAME.openai.azure.com",
            help=t("settings.endpoint.help"),
            on_change=_typed,
        )
    else:
        placeholder = provider.base_url or "http://localhost:11434/v1"
        st.text_input(t("settings.url"), key=URL, placeholder=placeholder, on_change=_typed)
    if provider.is_local and provider.key not in found and now.base_url == provider.base_url:
        page = f"[{plain(provider.name)}]({provider.pages})"
        st.markdown(f":small[:material/info: {t('settings.not_found', name=page)}]")


def _choose_key(now: Draft, provider: Provider) -> None:
    is_elsewhere = is_address(now.base_url or "") and not is_on_this_machine(now.base_url or "")
    if provider.needs_key == "never" and not (now.effective_key or is_elsewhere):
        return
    is_needed = provider.needs_key == "always"
    st.text_input(
        t("settings.key"),
        type="password",
        key=KEY,
        autocomplete="off",
        placeholder="" if is_needed else t("settings.key.optional"),
        on_change=_typed,
    )
    if now.key:
        words = t("settings.key.tail", tail=plain(tail(now.key))) if tail(now.key) else t("settings.key.set")
        row = st.container(horizontal=True, vertical_alignment="center")
        row.caption(f":material/key: {words}", width="content")
        row.button(t("settings.key.forget"), key="settings.forget", type="tertiary", on_click=_forget_key)
    elif now.effective_key:
        st.caption(f":material/key: {t('settings.key.own')}")
    elif provider.key_page:
        link = t("settings.key.page", name=plain(provider.name))
        st.markdown(f":small[:material/open_in_new: [{link}]({provider.key_page})]")


def choose_model(now: Draft) -> None:
    listing: Listing | None = st.session_state.pop(LISTING, None)
    if listing:
        with st.spinner(t("settings.listing")):
            _list_models(now)
        if listing == "told" and now.listed:
            st.toast(t("settings.listed", count=len(now.listed)))
    in_ollama = ask_ollama(now)
    if now.provider and now.provider.has_deployments:
        _choose_deployment(now)
    elif now.provider:
        _choose_listed(now, now.provider)
    if in_ollama is not None:
        show_ollama(now, in_ollama)
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


def _choose_listed(now: Draft, provider: Provider) -> None:
    _seed(MODEL, now.model or None)
    has_default = provider.needs_key != "always" or provider.has_default_model
    row = st.container(horizontal=True, vertical_alignment="bottom")
    row.selectbox(
        t("settings.model_name"),
        sorted({*now.listed, now.model} - {""}),
        index=None,
        key=MODEL,
        accept_new_options=True,
        placeholder=t("settings.default_model") if has_default else t("settings.some_model"),
        on_change=_model_changed,
    )
    row.button(
        t("settings.list"),
        key="settings.list",
        icon=":material/list:",
        disabled=bool(now.missing_to_connect),
        on_click=_list_next,
        args=("told",),
    )


def _choose_deployment(now: Draft) -> None:
    _seed(DEPLOYMENT, now.model)
    _seed(VERSION, now.api_version)
    st.text_input(
        t("settings.deployment"),
        key=DEPLOYMENT,
        help=t("settings.deployment.help"),
        on_change=_deployment_changed,
    )
    st.text_input(
        t("settings.version"),
        key=VERSION,
        placeholder=t("settings.version.v1"),
        help=t("settings.version.help"),
        on_change=_deployment_changed,
    )


def _list_models(now: Draft) -> None:
    engine = embedded_engine()
    if not engine or not now.provider:
        return
    token = engine.offer(**now.offer())
    try:
        listed = through(get_client(), token).with_options(max_retries=0).models.list()
        told = [(model.id, (model.model_extra or {}).get("engine", {})) for model in listed]
        now.listed = now.provider.listed(told)
    except openai.APIStatusError as error:
        outcome = outcome_of(said(error), lists=False)
        words = f"settings.check.{outcome}" if outcome in TOLD_FAULTS else "settings.unlisted"
        st.error(t(words), icon=":material/error:")
        st.caption(plain(t("detail", detail=in_words(said(error)))))
    except FAILURES as error:
        st.error(t("problem.engine_unreachable"), icon=":material/error:")
        st.caption(plain(t("detail", detail=str(error))))
    finally:
        engine.withdraw(token)


@st.cache_data(ttl=LOCAL_SECONDS, show_spinner=False)
def servers_here() -> Found:
    return {server.provider: server for server in local_servers.find()}


def _seed(key: str, value: object) -> None:
    """Streamlit forgets a widget that another page does not have; the draft remembers."""
    if key not in st.session_state:
        st.session_state[key] = value


def _service_changed() -> None:
    now, service = draft(), st.session_state[SERVICE]
    now.moves_to(service)
    here, provider = servers_here().get(service), now.provider
    if provider and here and here.base_url == now.base_url:
        now.listed = provider.listed([(name, {}) for name in here.models])
    elif provider and provider.needs_key == "always" and not now.missing_to_connect:
        _list_next()
    _draft_changed()


def _list_next(how: Listing = "quietly") -> None:
    """With the page that is drawn next."""
    st.session_state[LISTING] = how


def _draft_changed() -> None:
    now = draft()
    st.session_state[MODEL] = now.model or None
    st.session_state[DEPLOYMENT], st.session_state[VERSION] = now.model, now.api_version
    st.session_state[URL] = now.url
    forget_check()


def _typed() -> None:
    """Of an address or a key, or both: the key belongs to the address, whichever the browser sends first.

    The field of the key is emptied at once: from here on it is the draft's, and goes to no browser.
    """
    now, key = draft(), st.session_state.get(KEY, "").strip()
    provider = now.provider
    if provider and provider.asks_address:
        now.moves_to(now.service, st.session_state[URL])
    if key:
        st.session_state[KEY] = ""
        now.key = SecretStr(key)
    is_known = provider and not provider.has_deployments and provider.key != OTHER
    if is_known and not now.missing_to_connect and not now.listed:
        _list_next()
    _draft_changed()


def _forget_key() -> None:
    draft().key = None
    forget_check()


def _model_changed() -> None:
    draft().model = (st.session_state[MODEL] or "").strip()
    forget_check()


def _deployment_changed() -> None:
    now = draft()
    now.model, now.api_version = st.session_state[DEPLOYMENT].strip(), st.session_state[VERSION].strip()
    forget_check()


def _temperature_changed() -> None:
    draft().temperature = st.session_state[TEMPERATURE]
    forget_check()
