from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import script_runner

from tests.pages.conftest import client, open_app  # noqa: F401


def test_a_page_that_two_sessions_start_at_once_is_part_of_the_app(open_app, monkeypatch):  # noqa: F811
    """The one has taken Streamlit from the older kind of app when the other's page begins."""
    app = open_app()
    del app.session_state["pages"]
    start = script_runner._mpa_v1

    def start_later(main_script_path):
        PagesManager.uses_pages_directory = False
        start(main_script_path)

    monkeypatch.setattr(script_runner, "_mpa_v1", start_later)
    app.switch_page("pages/book.py").run()
    assert [title.value for title in app.title] == ["Book"]
    assert "investor" in app.session_state["pages"]
