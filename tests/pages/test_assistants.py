"""The Assistants page, and the pages of readers' own assistants."""

from dataclasses import replace

import pytest
from streamlit.util import calc_hash

from assistant_core.assistants import known, registry
from assistant_core.assistants.draft import Draft
from assistant_core.assistants.investor import definition
from tests.pages.test_investor import ask, said
from tests.support.scripted_model import text

BOOK_CLUB = Draft("Book *club* $5", "Reads along.", "Be kind.", tools=("get_news", "file_search"))


@pytest.fixture
def open_page(open_app):
    """Opens the app at a page other than the first."""

    def open_page(path: str = "assistants", locale: str = "en-US", **query: str):
        app = open_app(locale=locale)
        app.query_params.clear()
        for name, value in query.items():
            app.query_params[name] = value
        return go(app, path)

    return open_page


def go(app, path):
    app.context = {**app.context, "url": f"http://localhost/{path}"}
    if calc_hash(path) not in app._registered_pages:
        app.run()
    app._page_hash = calc_hash(path)
    return app.run()


def press(app, name):
    """The button with this key, or whose key begins so."""
    return next(button for button in app.button if (button.key or "").startswith(name)).click().run()


def named(app, label):
    fields = [*app.text_input, *app.text_area, *app.selectbox, *app.multiselect]
    return next(field for field in fields if field.label == label)


def stored(client, name):
    return next(one for one in client.beta.assistants.list() if one.name == name)


def own_path(id):
    return f"own-{id.removeprefix('asst_')}"


def errors(app):
    assert not app.exception
    return [element.value for element in [*app.error, *app.warning]]


def test_all_are_listed_with_what_they_can_do(open_page, client):
    registry.create(client, BOOK_CLUB)
    client.beta.assistants.create(model="default", name="Somebody else's")
    app = open_page()
    headings = [heading.value for heading in app.subheader]
    assert [heading.split(" ", 1)[1] for heading in headings] == [
        *("Book", "Investor", "Math Tutor"),
        r"Book \*club\* \$5",
    ]
    captions = "\n".join(caption.value for caption in app.caption)
    assert "News, Search in files" in captions
    assert "The model of the settings" in captions


def test_edited_instructions_are_kept_and_go_back_to_the_original(open_page, client):
    app = open_page(assistant=registry.ensure(client, "investor"))
    named(app, "Instructions").set_value("Be brief.").run()
    assert "Not saved yet" in app.caption[-1].value
    press(app, "assistants.save")
    assert stored(client, "Investor").instructions == "Be brief."
    assert "Not saved yet" not in "".join(caption.value for caption in app.caption)
    assert named(open_page(assistant=stored(client, "Investor").id), "Instructions").value == "Be brief."
    press(app, "assistants.restore")
    assert stored(client, "Investor").instructions == definition().instructions
    assert named(app, "Instructions").value == definition().instructions


def test_a_new_name_of_the_investor_is_its_heading(open_page, client):
    app = open_page(assistant=registry.ensure(client, "investor"))
    named(app, "Name").set_value("Warren [1]").run()
    press(app, "assistants.save")
    go(app, "")
    assert app.title[0].value == r"Warren \[1\]"


def test_the_apps_own_name_stays_translatable(open_page, client):
    app = open_page(locale="ko-KR", assistant=registry.ensure(client, "book"))
    assert named(app, "이름").value == "책"
    named(app, "지침").set_value("간단히.").run()
    press(app, "assistants.save")
    assert not errors(app)
    assert stored(client, "Book").instructions == "간단히."


def test_one_of_ones_own_is_created_and_chatted_with(open_page, client, model):
    app = open_page()
    press(app, "assistants.new")
    named(app, "Name").set_value("Book *club* $5")
    named(app, "Description").set_value("Reads along.")
    named(app, "Instructions").set_value("Be kind.")
    named(app, "Tools").set_value(["get_news", "file_search"]).run()
    press(app, "assistants.save")
    assert not app.exception
    assert app.title[0].value == r"Book \*club\* \$5"
    assert app.info[0].value == "Reads along."
    model.script(text("Hello."))
    ask(go(app, own_path(stored(client, "Book *club* $5").id)), "Hi?")
    assert said(app)[:2] == ["Hi?", "Hello."]
    sent = model.requests[-1]["body"]
    # Without files, there is nothing to be searched.
    assert {tool["function"]["name"] for tool in sent["tools"]} == {"get_news"}
    assert "Be kind." in sent["messages"][0]["content"]
    [thread] = client.get("/threads", cast_to=object)["data"]
    assert thread["metadata"]["page"] == stored(client, "Book *club* $5").id


def test_what_cannot_be_used_is_told_and_nothing_is_lost(open_page, client, monkeypatch):
    app = open_page()
    press(app, "assistants.new")
    named(app, "Instructions").set_value("Be kind.")
    press(app, "assistants.save")
    assert errors(app) == ["Give it a name."]
    named(app, "Name").set_value("Kind")
    gone = client.with_options(base_url="http://127.0.0.1:9/v1", max_retries=0)
    monkeypatch.setattr("assistant_core.client._connect", lambda: gone)
    press(app, "assistants.save")
    assert any("cannot be reached" in error for error in errors(app))
    assert named(app, "Instructions").value == "Be kind."
    monkeypatch.setattr("assistant_core.client._connect", lambda: client)
    press(app, "assistants.save")
    assert stored(client, "Kind").instructions == "Be kind."


def test_a_draft_stays_while_the_reader_is_on_another_page(open_page, client):
    app = open_page()
    press(app, "assistants.new")
    named(app, "Name").set_value("Half done").run()
    go(app, "")
    go(app, "assistants")
    assert named(app, "Name").value == "Half done"
    press(app, "assistants.cancel")
    press(app, "assistants.new")
    assert named(app, "Name").value == ""


def test_a_model_that_is_not_listed_is_told(open_page, client):
    id = registry.create(client, replace(BOOK_CLUB, model="scripted-2"))
    app = open_page()
    app.session_state["assistants.models"] = ["scripted-1", "scripted-3"]
    press(app, f"assistants.edit.{id}")
    assert any("does not list `scripted-2`" in error for error in errors(app))
    named(app, "Model").set_value("scripted-3").run()
    assert not errors(app)
    press(app, "assistants.save")
    assert stored(client, BOOK_CLUB.name).model == "scripted-3"


def test_deleting_takes_the_conversations_and_files_along(open_page, client, model):
    id = registry.create(client, BOOK_CLUB)
    known.forget()
    model.script(text("Hello."))
    app = ask(open_page(own_path(id)), "Hi?")
    assert said(app)[:2] == ["Hi?", "Hello."]
    other = client.beta.threads.create(metadata={"page": "investor"}).id
    app = open_page(assistant=id)
    press(app, "assistants.delete")
    assert not errors(app)
    assert [thread["id"] for thread in client.get("/threads", cast_to=object)["data"]] == [other]
    assert id not in {one.id for one in client.beta.assistants.list()}
    assert len(app.subheader) == 3


def test_the_address_of_a_deleted_one_says_so(open_page):
    assert "does not exist any more" in errors(open_page("own-gone"))[0]
    assert "does not exist any more" in errors(open_page(assistant="asst_gone"))[0]


def test_deleted_elsewhere_while_it_is_edited(open_page, client):
    id = registry.create(client, BOOK_CLUB)
    known.forget()
    app = open_page(assistant=id)
    named(app, "Instructions").set_value("Be very kind.").run()
    client.beta.assistants.delete(id)
    press(app, "assistants.save")
    assert any("What you typed is kept" in error for error in errors(app))
    press(app, "assistants.save")
    assert stored(client, "Book *club* $5").instructions == "Be very kind."


def test_the_navigation_works_while_the_engine_is_away(open_page, client, monkeypatch):
    id = registry.create(client, BOOK_CLUB)
    known.forget()
    app = open_page()
    gone = client.with_options(base_url="http://127.0.0.1:9/v1", max_retries=0)
    monkeypatch.setattr("assistant_core.client._connect", lambda: gone)
    known.changed()
    assert any("cannot be reached" in error for error in errors(app.run()))
    go(app, own_path(id))
    assert not app.exception
    assert app.title[0].value == r"Book \*club\* \$5"
    known.forget()
    assert any("cannot be reached" in error for error in errors(app.run()))
    monkeypatch.setattr("assistant_core.client._connect", lambda: client)
    assert app.run().title[0].value == r"Book \*club\* \$5"


def test_a_copy_is_ones_own(open_page, client):
    app = open_page()
    press(app, f"assistants.duplicate.{registry.ensure(client, 'investor')}")
    assert named(app, "Name").value == "Copy of Investor"
    press(app, "assistants.save")
    copy = stored(client, "Copy of Investor")
    assert copy.instructions == definition().instructions
    assert copy.metadata == {"own": "1"}
    assert len(copy.tools) == len(definition().tools)
