"""Tells of files that the box does not take, and holds the question back until its reader knows.

Streamlit shows such a file (a pasted picture, a program, one that is too large or could not be uploaded) with
words in English on its mark, and sends the question without it. Here the reader is told which file, why and
what to do, and only a second try sends the question without it.
"""

import streamlit as st

from assistant_core.ui.browser import source
from assistant_core.ui.strings import t

# What can be done about a kind of file that is not read, by how its name ends.
KINDS = {
    "image": "png jpg jpeg gif bmp webp tif tiff heic heif avif svg ico psd",
    "sheet": "xls xlsx xlsm xlsb ods numbers parquet sqlite db",
    "document": "doc dot hwp hwpx odt rtf pages wpd ppt pps odp key djvu xps ps chm mobi azw azw3",
    "archive": "zip rar 7z gz tgz tar bz2 xz zst jar",
    "recording": "mp3 wav m4a aac ogg oga flac wma mp4 m4v mov avi mkv webm wmv flv",
}
WORDS = ("type", "size", "failed", "held")
KEY = "refused"

_tell = st.components.v2.component(
    "investor_gpt_refused",
    html='<div class="refused" role="alert" hidden><ul></ul><p></p></div>',
    css=source("refused.css"),
    js=source("box.js", "refused.js"),
    isolate_styles=False,
)


def tell_of_refused(page: str, box: str, accepted: list[str]) -> None:
    """To be called where it is to stand, above the box; `box` is the key of its widget."""
    megabytes = st.get_option("server.maxUploadSize")
    data = {
        "box": box,
        "accepted": accepted,
        "kinds": {suffix: kind for kind, suffixes in KINDS.items() for suffix in suffixes.split()},
        "advice": {kind: t(f"refused.advice.{kind}") for kind in (*KINDS, "other")},
        "words": {name: t(f"refused.{name}", limit=megabytes, name="{name}") for name in WORDS},
    }
    with st.container(key=KEY):
        _tell(key=f"{page}.{KEY}", data=data)
