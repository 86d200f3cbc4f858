"""What code has made, as the engine keeps it: figures, shown where they were drawn, and files to download."""

from functools import lru_cache, partial

import openai
from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.problems import FAILURES
from assistant_core.chat.view import Answer, Image, MadeFile
from assistant_core.client import get_client
from assistant_core.ui.strings import t
from assistant_core.ui.text import plain

MOST_FIGURES = 64
"""Kept in memory; a page is drawn anew with every click, and a file never changes."""


def show_figure(place: DeltaGenerator, image: Image) -> None:
    card = place.container(gap="small", key=f"figure-{image.file_id}")
    try:
        picture = figure(image.file_id)
        card.image(picture, output_format="PNG", alt=image.title or t("image.alt"))
    except openai.NotFoundError:
        card.caption(f":material/hide_image: {t('image.gone')}")
        return
    except (*FAILURES, OSError):
        # An OSError: what came is no picture.
        card.caption(f":material/broken_image: {t('image.unavailable')}")
        return
    card.download_button(
        t("image.download"),
        picture,
        file_name=f"{image.title or t('image.name')}.png".replace("/", "-"),
        mime="image/png",
        key=f"png-{image.file_id}",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


@lru_cache(maxsize=MOST_FIGURES)
def figure(file_id: str) -> bytes:
    """Raises one of `FAILURES` when it cannot be had; that is not kept."""
    return content(file_id)


def picture(file_id: str) -> bytes | None:
    """None where it cannot be had."""
    try:
        return figure(file_id)
    except FAILURES:
        return None


def content(file_id: str) -> bytes:
    return get_client().files.content(file_id).content


def show_files(place: DeltaGenerator, answer: Answer) -> None:
    if answer.made:
        row = place.container(horizontal=True, gap="small", key=f"made-{answer.id}")
        for file in answer.made:
            _show_file(row, file)


def _show_file(row: DeltaGenerator, file: MadeFile) -> None:
    try:
        _is_there(file.file_id)
    except openai.NotFoundError:
        row.caption(f":material/delete: {t('made.gone', name=plain(file.name))}")
    except FAILURES:
        row.caption(f":material/cloud_off: {t('made.unavailable', name=plain(file.name))}")
    else:
        row.download_button(
            plain(file.name),
            partial(content, file.file_id),
            file_name=file.name,
            key=f"made-{file.file_id}",
            on_click="ignore",
            icon=":material/download:",
        )


@lru_cache(maxsize=1024)
def _is_there(file_id: str) -> bool:
    return bool(get_client().files.retrieve(file_id).id)
