import pytest

from assistant_core.config import get_settings
from assistant_core.errors import ConfigError
from assistant_core.prices import cost


@pytest.fixture
def prices(monkeypatch):
    def configure(text: str) -> None:
        monkeypatch.setenv("MODEL_PRICES", text)
        get_settings.cache_clear()

    yield configure
    get_settings.cache_clear()


@pytest.mark.parametrize(
    ("model", "dollars"),
    [("gpt-5.6-luna", 2.25), ("qwen3:8b", 0.0), ("gpt-5.6-terra", 12.5), ("other", None)],
)
def test_the_first_pattern_that_fits_a_model_prices_it(prices, model, dollars):
    prices("gpt-5.6-luna=0.25/2.00, qwen*=0/0, gpt-*=2.5/10")
    assert cost(model, 1_000_000, 1_000_000) == dollars


def test_tokens_are_counted_by_the_million(prices):
    prices("m=1/10")
    assert cost("m", 1500, 200) == pytest.approx(0.0035)


@pytest.mark.parametrize(("text", "dollars"), [("m=2/10/0.5", 1.8), ("m=2/10", 3.0), ("m=2/10/0", 1.4)])
def test_cached_tokens_have_a_price_of_their_own_or_the_prompts(prices, text, dollars):
    prices(text)
    assert cost("m", 1_000_000, 100_000, cached_tokens=800_000) == pytest.approx(dollars)


def test_without_prices_there_is_no_cost(prices):
    prices("")
    assert cost("m", 1, 1) is None


@pytest.mark.parametrize(
    "text", ["m", "m=1", "m=a/1", "m=1/-1", "=1/1", "m=nan/1", "m=1/2 n=1/2", "m=1/2/", "m=1/2/3/4"]
)
def test_a_price_that_is_none_is_named(prices, text):
    prices(text)
    with pytest.raises(ConfigError, match="MODEL_PRICES is not usable"):
        get_settings()
