"""The models of an Ollama, on the Settings page: those that are there, and one that is being pulled."""

import streamlit as st

from assistant_core.connections.ollama_models import Pull, Stored, models_of, pulls, read_name
from assistant_core.errors import OllamaFailed
from assistant_core.ui.guard import is_at_the_machine
from assistant_core.ui.settings_draft import Draft, draft
from assistant_core.ui.strings import in_words, t, words
from assistant_core.ui.text import plain

NAME, NO_NAME = "ollama.name", "ollama.no_name"
LIBRARY = "https://ollama.com/search?c=tools"
LOOK_SECONDS = 2.0
"""Not more often: a switch to another page is lost when a look comes before it is begun (Streamlit 1.67)."""
LIST_SECONDS = 20


def ask_ollama(now: Draft) -> list[Stored] | None:
    """The models that are there, which are then those to choose from; None where no Ollama answers."""
    if now.service != "ollama" or not now.provider or now.missing_to_connect:
        return None
    url = now.base_url or ""
    pull = pulls.of(url)
    try:
        stored = stored_at(url, _key(now), (pull.model, pull.progress.state) if pull else None)
    except OllamaFailed:
        return None
    now.listed = now.provider.listed([(one.name, {}) for one in stored])
    return stored


def show_ollama(now: Draft, stored: list[Stored]) -> None:
    url = now.base_url or ""
    with st.container(border=True):
        _show_stored(stored)
        if not is_at_the_machine():
            st.caption(t("ollama.elsewhere"))
            return
        pull = pulls.of(url)
        if pull and pull.is_going_on:
            st.fragment(_follow, run_every=LOOK_SECONDS)(pull)
            return
        if pull:
            _show_end(pull)
        _ask_for_one(url)


def _show_stored(stored: list[Stored]) -> None:
    with st.expander(t("ollama.models", count=len(stored)), icon=":material/deployed_code:"):
        if not stored:
            st.caption(t("ollama.none"))
        lines = (
            " · ".join(filter(None, [f"**{plain(one.name)}**", _size(one.size), plain(one.about)]))
            for one in stored
        )
        st.markdown("\n".join(f"- {line}" for line in lines))


def _ask_for_one(url: str) -> None:
    with st.form("ollama.pull", border=False):
        row = st.container(horizontal=True, vertical_alignment="bottom")
        row.text_input(t("ollama.name"), key=NAME, placeholder="qwen3:8b", max_chars=500)
        row.form_submit_button(
            t("ollama.pull"),
            key="ollama.start",
            icon=":material/download:",
            on_click=_start,
            args=(url,),
        )
    if st.session_state.pop(NO_NAME, False):
        st.error(t("ollama.no_name"), icon=":material/error:")
    st.markdown(f":small[:material/open_in_new: [{t('ollama.library')}]({LIBRARY})]")


def _follow(pull: Pull) -> None:
    progress = pull.progress
    if progress.state != "pulling":
        now = draft()
        if progress.state == "done" and now.base_url == pull.base_url and not now.model:
            now.model = pull.model
            st.session_state.pop("settings.model", None)
        st.rerun()
    name = plain(pull.model)
    if progress.total:
        amount = t("ollama.amount", done=_size(progress.completed) or "0", total=_size(progress.total))
        text = f"{t('ollama.pulling', model=name)} · {progress.fraction:.0%} · {plain(amount)}"
    else:
        text = t("ollama.pulling", model=name)
    st.progress(progress.fraction, text)
    row = st.container(horizontal=True, vertical_alignment="center")
    row.button(
        t("ollama.stop"), key="ollama.stop", icon=":material/stop_circle:", on_click=_stop, args=(pull,)
    )
    row.caption(t("ollama.goes_on"), width="content")


def _show_end(pull: Pull) -> None:
    progress, name = pull.progress, plain(pull.model)
    if progress.state == "done":
        st.success(t("ollama.done", model=name), icon=":material/check:")
    elif progress.state == "stopped":
        st.info(t("ollama.stopped", model=name), icon=":material/info:")
    else:
        st.error(t(f"ollama.fault.{progress.fault}", model=name), icon=":material/error:")
        if progress.detail:
            st.caption(plain(t("detail", detail=in_words(progress.detail))))


def _start(url: str) -> None:
    if not is_at_the_machine():
        return
    name = read_name(st.session_state[NAME])
    if name is None:
        st.session_state[NO_NAME] = True
        return
    now = draft()
    pulls.start(url, name, _key(now))
    st.session_state[NAME] = ""


def _stop(pull: Pull) -> None:
    if is_at_the_machine():
        pull.stop()


def _key(now: Draft) -> str | None:
    return now.effective_key.get_secret_value() if now.effective_key else None


def _size(count: int) -> str:
    return words().size(count) if count else ""


@st.cache_data(ttl=LIST_SECONDS, show_spinner=False, max_entries=20)
def stored_at(url: str, key: str | None, last_pull: tuple[str, str] | None) -> list[Stored]:
    """Asked anew when a pull has come to another state."""
    return models_of(url, key)
