from streamlit.delta_generator import DeltaGenerator

from assistant_core.ui.entry import through_app
from assistant_core.ui.frame import draw_frame
from assistant_core.ui.navigation import title
from assistant_core.ui.strings import t

through_app()

ICON = ":material/finance:"
frame = draw_frame("investor", title("investor"), ICON, t("investor.input"), t("investor.caption"))

from assistant_core.chat.uploads import ThreadFile  # noqa: E402
from assistant_core.ui.company import CompanyView  # noqa: E402
from assistant_core.ui.conversation import Conversation  # noqa: E402

talk = Conversation("investor")


def opening(place: DeltaGenerator, files: list[ThreadFile]) -> None:
    if not files:
        talk.suggest(place, [t(f"investor.suggestion.{number}") for number in (1, 2, 3)])


sidebar = talk.sidebar()
companies = sidebar.container()
company = CompanyView(talk.page, companies, frame.beside, talk.ask)
talk.show(frame, sidebar.container(), opening, company)
