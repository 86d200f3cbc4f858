"""What happens once, when the app's server starts."""

import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import streamlit as st

from assistant_core.config import get_settings
from assistant_core.errors import InvestorGPTError
from assistant_core.hosts import HERE, is_loopback
from assistant_core.private import close_kept, close_to_others, make_private
from assistant_core.stored_settings import path_of
from assistant_core.ui.localhost import listening_on_both

logger = logging.getLogger(__name__)


@asynccontextmanager
async def starting(_: st.App) -> AsyncIterator[None]:
    _keep_private()
    _tell_who_gets_in()
    async with AsyncExitStack() as stack:
        if st.get_option("server.address") == "localhost":
            await stack.enter_async_context(listening_on_both(st.get_option("server.port")))
        yield


def _keep_private() -> None:
    try:
        folder = get_settings().data_dir
        make_private(folder)
        close_kept(folder)
        close_to_others([path_of("env"), path_of("secrets")])
    except (InvestorGPTError, OSError) as error:
        logger.warning("What the app keeps could not be closed to others: %s", error)


def _tell_who_gets_in() -> None:
    """An app that was opened to a network, but answers under no name that it has there, would look broken."""
    address = st.get_option("server.address") or "0.0.0.0"
    allowed = st.get_option("server.allowedHosts") or HERE
    if address != "localhost" and not is_loopback(address) and set(allowed) <= HERE:
        logger.warning(
            "The app listens on %s, but answers only to %s. Give every name that it is opened under, one by "
            "one, with --server.allowedHosts (“Open the app to others” in the README).",
            address,
            ", ".join(sorted(allowed)),
        )
