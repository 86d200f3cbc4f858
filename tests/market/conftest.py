import pytest

from tests.support.yahoo import FakeYahoo, web, yahoo
from tests.support.yahoo_facts import TOLD

__all__ = ["web", "yahoo"]


@pytest.fixture
def told(yahoo: FakeYahoo) -> FakeYahoo:  # noqa: F811
    """A Yahoo that tells much of its companies."""
    yahoo.companies |= TOLD
    return yahoo
