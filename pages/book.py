from streamlit.delta_generator import DeltaGenerator

from assistant_core.ui.entry import through_app
from assistant_core.ui.frame import draw_frame
from assistant_core.ui.navigation import title
from assistant_core.ui.strings import t

through_app()

ICON = ":material/menu_book:"
frame = draw_frame("book", title("book"), ICON, t("book.input"), t("book.caption"))

from assistant_core.chat.uploads import ThreadFile  # noqa: E402
from assistant_core.ui.conversation import Conversation  # noqa: E402

talk = Conversation("book", avatar=ICON)


def opening(place: DeltaGenerator, files: list[ThreadFile]) -> None:
    if files:
        talk.suggest(place, [t(f"book.suggestion.{number}") for number in (1, 2, 3)])
    else:
        place.info(t("book.empty"), icon=":material/upload_file:")


talk.show(frame, talk.sidebar(), opening)
