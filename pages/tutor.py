from streamlit.delta_generator import DeltaGenerator

from assistant_core.ui.entry import through_app
from assistant_core.ui.frame import draw_frame, draw_heading, take_box_away
from assistant_core.ui.modes import asks_several, choose_mode
from assistant_core.ui.navigation import title
from assistant_core.ui.strings import t

through_app()

PAGE, ICON = "tutor", ":material/calculate:"
frame = None
if asks_several():
    take_box_away()
    draw_heading(title(PAGE), ICON, t("tutor.caption"))
    choose_mode(PAGE)
else:
    frame = draw_frame(
        PAGE, title(PAGE), ICON, t("tutor.input"), t("tutor.caption"), lambda: choose_mode(PAGE)
    )

from assistant_core.chat.uploads import ThreadFile  # noqa: E402
from assistant_core.ui.conversation import Conversation  # noqa: E402

talk = Conversation(PAGE, avatar=ICON, formulas=True)


def opening(place: DeltaGenerator, files: list[ThreadFile]) -> None:
    if not files:
        talk.suggest(place, [t(f"tutor.suggestion.{number}") for number in (1, 2, 3)])


sidebar = talk.sidebar()
if frame:
    talk.show(frame, sidebar, opening)
else:
    from assistant_core.ui.several import SeveralView

    SeveralView(talk).show()
