"""One assistant, to be seen and edited. What was typed stays until it is saved or given up."""

import logging
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

import openai
import streamlit as st

from assistant_core.assistants import known, registry, removal
from assistant_core.assistants.draft import MOST_DESCRIPTION, MOST_INSTRUCTIONS, MOST_NAME, Draft
from assistant_core.assistants.known import Known
from assistant_core.assistants.registry import Ours, definitions
from assistant_core.chat.problems import FAILURES, from_error
from assistant_core.client import get_client
from assistant_core.ui import session
from assistant_core.ui.answer import show_problem
from assistant_core.ui.assistant_words import name_of, tool_about, tool_choice, tool_title
from assistant_core.ui.strings import t
from assistant_core.ui.text import code, plain

logger = logging.getLogger(__name__)

NEW = "new"
OWN_MODELS = ("default", "builtin")
"""Names that the engine itself gives a meaning."""
MODELS_SECONDS = 10.0
_OPEN, _PROBLEM, _FAULT, _CREATED, _MODELS = (
    f"assistants.{name}" for name in ("open", "problem", "fault", "created", "models")
)


def opened() -> str | None:
    """The id of the assistant that is edited, or `NEW`; in the URL, so that a refresh finds it."""
    id = st.query_params.get("assistant") or st.session_state.get(_OPEN)
    if id:
        _open(id)
    return id


def open_one(id: str) -> None:
    _forget(id)
    _open(id)


def open_new(draft: Draft) -> None:
    _fill(NEW, draft)
    _open(NEW)


def take_created(there: Known) -> Ours | None:
    """The assistant that was created just now, once."""
    id = st.session_state.pop(_CREATED, None)
    return _find(there, id)


def show_problem_of_last() -> None:
    """What kept the last change from being made."""
    problem = st.session_state.pop(_PROBLEM, None)
    fault = st.session_state.pop(_FAULT, None)
    if fault:
        st.error(t(f"assistants.fault.{fault}"), icon=":material/error:")
    if problem:
        st.warning(t("assistants.not_saved"), icon=":material/info:")
        show_problem(st.container(), problem)


def show(there: Known) -> None:
    id = opened() or NEW
    assistant = _find(there, id)
    if id != NEW and assistant is None:
        if _key(id, "name") not in st.session_state:
            st.session_state[_PROBLEM] = None
            close(id)
            st.warning(t("problem.unknown_assistant"), icon=":material/info:")
            st.button(t("assistants.all"), icon=":material/arrow_back:", key="assistants.all")
            return
        open_new(_typed(id))
        id = NEW
        st.warning(t("assistants.kept"), icon=":material/info:")
    stored = _shown(assistant) if assistant else Draft()
    for field, value in asdict(stored).items():
        st.session_state.setdefault(_key(id, field), list(value) if field == "tools" else value)
    st.subheader(plain(name_of(assistant)) if assistant else t("assistants.new"), anchor=False)
    if assistant and assistant.outdated:
        st.info(t("assistants.outdated"), icon=":material/update:")
    draft = _fields(there, id, assistant)
    # A click takes what was typed before it presses: what that may insert must not push the button away.
    _buttons(id, assistant, draft)
    show_problem_of_last()
    if assistant and draft != stored:
        st.caption(f":material/edit: {t('assistants.unsaved')}")
    if assistant and assistant.edited and assistant.key:
        with st.expander(t("assistants.original")):
            st.code(registry.original(assistant.key).instructions, language=None, wrap_lines=True)


def close(id: str) -> None:
    _forget(id)
    st.session_state.pop(_OPEN, None)
    st.session_state.pop(_MODELS, None)
    st.query_params.pop("assistant", None)


def _fields(there: Known, id: str, assistant: Ours | None) -> Draft:
    options: dict[str, Any] = {"persist_state": "session"}
    st.text_input(t("assistants.name"), key=_key(id, "name"), max_chars=MOST_NAME, **options)
    if assistant and assistant.key:
        st.caption(t(f"{assistant.key}.caption"))
    else:
        st.text_input(
            t("assistants.description"),
            key=_key(id, "description"),
            max_chars=MOST_DESCRIPTION,
            help=t("assistants.description.help"),
            **options,
        )
    st.text_area(
        t("assistants.instructions"),
        key=_key(id, "instructions"),
        max_chars=MOST_INSTRUCTIONS,
        height=320,
        help=t("assistants.instructions.help"),
        **options,
    )
    _model(id, options)
    chosen = st.session_state[_key(id, "tools")]
    choice = tool_choice(there.built_in_tools)
    titles = {name: tool_title(name) for name in dict.fromkeys([*choice, *chosen])}
    st.multiselect(
        t("assistants.tools"),
        list(titles),
        format_func=lambda name: titles[name],
        key=_key(id, "tools"),
        **options,
    )
    with st.expander(t("assistants.tools.about"), type="compact"):
        about = (f"- **{plain(tool_title(name))}**: {tool_about(name)}" for name in choice)
        st.markdown("\n".join(about))
    return _typed(id)


def _model(id: str, options: dict[str, Any]) -> None:
    model = st.session_state[_key(id, "model")] or "default"
    listed = _models()
    default = t("assistants.default_model")
    st.selectbox(
        t("assistants.model"),
        list(dict.fromkeys(["default", *(listed or ()), model])),
        format_func=lambda name: default if name == "default" else name,
        key=_key(id, "model"),
        accept_new_options=True,
        help=t("assistants.model.help"),
        **options,
    )
    if listed is None:
        st.caption(t("assistants.model.unlisted"))
    elif listed and model not in (*OWN_MODELS, *listed):
        st.warning(t("assistants.model.unknown", model=code(model)), icon=":material/info:")


def _models() -> list[str] | None:
    """Names that the engine lists, None when it could not; asked once for each opening."""
    if _MODELS not in st.session_state:
        st.session_state[_MODELS] = []
        client = session.client().with_options(timeout=MODELS_SECONDS, max_retries=0)
        try:
            st.session_state[_MODELS] = [model.id for model in client.models.list()]
        except openai.NotFoundError:
            pass  # an engine that lists none
        except FAILURES as error:
            logger.warning("The models could not be listed: %r", error)
            st.session_state[_MODELS] = None
    models: list[str] | None = st.session_state[_MODELS]
    return models


def _buttons(id: str, assistant: Ours | None, draft: Draft) -> None:
    with st.container(horizontal=True):
        st.button(
            t("assistants.save" if assistant else "assistants.create"),
            icon=":material/save:" if assistant else ":material/add:",
            key="assistants.save",
            on_click=_save,
            args=(id, assistant),
            type="primary",
        )
        st.button(t("assistants.cancel"), key="assistants.cancel", on_click=close, args=(id,))
        if assistant is None:
            return
        copy = replace(draft, name=t("assistants.copy", name=draft.name))
        icon = ":material/content_copy:"
        st.button(
            t("assistants.duplicate"), icon=icon, key="assistants.copy", on_click=open_new, args=(copy,)
        )
        if assistant.edited:
            _confirmed("restore", ":material/restore:", _restore, assistant)
        if assistant.key is None:
            _confirmed("delete", ":material/delete:", _delete, assistant)


def _confirmed(what: str, icon: str, do: Callable[[Ours], None], assistant: Ours) -> None:
    with st.popover(t(f"assistants.{what}"), icon=icon):
        st.markdown(t(f"assistants.{what}.ask", name=plain(name_of(assistant))))
        yes = t(f"assistants.{what}.yes")
        st.button(yes, key=f"assistants.{what}", on_click=do, args=(assistant,), type="primary")


def _save(id: str, assistant: Ours | None) -> None:
    draft = _typed(id)
    fault = draft.fault()
    if fault:
        st.session_state[_FAULT] = fault
        return
    try:
        if assistant is None:
            st.session_state[_CREATED] = registry.create(get_client(), draft)
        else:
            registry.save(get_client(), id, _as_stored(draft, assistant))
    except FAILURES as error:
        st.session_state[_PROBLEM] = from_error(error)
        return
    finally:
        known.changed()
    if assistant is None:
        close(id)
    else:
        _fill(id, draft)
        st.toast(t("assistants.saved"), icon=":material/check:")


def _restore(assistant: Ours) -> None:
    assert assistant.key
    try:
        registry.restore(get_client(), assistant.id, assistant.key)
    except FAILURES as error:
        st.session_state[_PROBLEM] = from_error(error)
        return
    known.changed()
    _fill(assistant.id, replace(registry.original(assistant.key), name=t(f"{assistant.key}.title")))
    st.toast(t("assistants.restored"), icon=":material/check:")


def _delete(assistant: Ours) -> None:
    try:
        removal.delete(get_client(), assistant.id)
    except FAILURES as error:
        st.session_state[_PROBLEM] = from_error(error)
        return
    known.changed()
    close(assistant.id)
    st.toast(t("assistants.deleted", name=plain(name_of(assistant))), icon=":material/check:")


def _shown(assistant: Ours) -> Draft:
    return replace(assistant.draft, name=name_of(assistant))


def _as_stored(draft: Draft, assistant: Ours) -> Draft:
    """A name that is the app's own, in whatever language, is left to be translated."""
    key = assistant.key
    return replace(draft, name=definitions()[key].name) if key and draft.name == t(f"{key}.title") else draft


def _find(there: Known, id: str | None) -> Ours | None:
    return next((one for one in there.assistants if one.id == id), None)


def _open(id: str) -> None:
    st.session_state[_OPEN] = id
    if st.query_params.get("assistant") != id:
        st.query_params["assistant"] = id


def _key(id: str, field: str) -> str:
    return f"assistants.{id}.{field}"


def _fill(id: str, draft: Draft) -> None:
    for field, value in asdict(draft).items():
        st.session_state[_key(id, field)] = list(value) if field == "tools" else value


def _forget(id: str) -> None:
    for field in asdict(Draft()):
        st.session_state.pop(_key(id, field), None)


def _typed(id: str) -> Draft:
    values = {field: st.session_state.get(_key(id, field)) for field in asdict(Draft())}
    return Draft(
        name=" ".join((values["name"] or "").split()),
        description=(values["description"] or "").strip(),
        instructions=values["instructions"] or "",
        model=(values["model"] or "").strip(),
        tools=tuple(values["tools"] or ()),
    )
