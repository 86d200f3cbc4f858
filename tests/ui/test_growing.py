"""A text that grows sends each paragraph until the next one begins, and then never again."""

import pytest

from assistant_core.ui.growing import GrowingText


class Place:
    """Of a page: remembers what is written there, and all that was sent to it."""

    def __init__(self, sent):
        self.sent = sent
        self.elements = []
        self.written = None

    def markdown(self, text):
        self.sent.append(text)
        if self.written is not None:
            self.written = text
            return self
        element = Place(self.sent)
        element.written = text
        self.elements.append(element)
        return element

    caption = markdown

    def empty(self):
        self.written = ""


@pytest.fixture
def place():
    return Place([])


def shown(place):
    return [element.written for element in place.elements]


def test_a_paragraph_that_is_complete_is_not_sent_again(place):
    text = GrowingText(place)
    for said in ("One", "One.\n\n", "One.\n\nTwo", "One.\n\nTwo.\n\nThree", "One.\n\nTwo.\n\nThree"):
        text.update(said)
    assert [piece.strip() for piece in place.sent] == ["One", "One.", "Two", "Two.", "Three"]
    assert [piece.strip() for piece in shown(place)] == ["One.", "Two.", "Three"]


def test_edits_stand_where_they_belong_whichever_paragraph_it_is(place):
    text = GrowingText(place)
    text.update("One.\n\nTwo 【1】.", [(10, 13, ":gray-badge[1]")])
    assert shown(place)[-1] == "Two :gray-badge[1]."


def test_whole_it_is_one_element(place):
    GrowingText(place, whole=True).update("One.\n\nTwo.")
    assert len(place.elements) == 1


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [("One.\n\nTwo.", True), ("One.", True), ("One", True), ("Other.", False), ("", False)],
)
def test_what_goes_on_where_it_was(place, text, goes_on):
    growing = GrowingText(place)
    growing.update("One.")
    assert growing.continues_with(text) == goes_on


def test_an_older_shorter_state_takes_nothing_back_that_is_complete(place):
    text = GrowingText(place)
    text.update("One.\n\nTwo.\n\nThree")
    text.update("One.\n\nTw")
    assert [piece.strip() for piece in shown(place)][:2] == ["One.", "Two."]


def test_cleared_it_leaves_nothing(place):
    text = GrowingText(place)
    text.update("One.\n\nTwo")
    text.clear()
    assert shown(place) == ["", ""]
