"""Web search by DuckDuckGo."""

import warnings

from ddgs.exceptions import DDGSException, RatelimitException, TimeoutException

from assistant_core.errors import NetworkDown, NoAnswer, RateLimited

SOURCE = "DuckDuckGo"
RETRY_SECONDS = 60


def results(query: str, count: int) -> list[dict[str, str]]:
    """Pages with `title`, `link` and `snippet`; none when nothing was found.

    Raises RateLimited, NoAnswer or NetworkDown when the search itself fails.
    """
    # On import it announces its own end; it is the search this project was asked to use.
    warnings.filterwarnings("ignore", "`langchain-community` is being sunset", DeprecationWarning)
    from langchain_community.utilities import DuckDuckGoSearchAPIWrapper

    # "auto" would ask other search engines than the one we name as the source.
    wrapper = DuckDuckGoSearchAPIWrapper(backend="duckduckgo", time=None)
    try:
        return wrapper.results(query, max_results=count)
    except RatelimitException as error:
        message = f"DuckDuckGo refuses more searches for now. Try again in {RETRY_SECONDS} seconds."
        raise RateLimited(message, RETRY_SECONDS) from error
    except TimeoutException as error:
        raise NoAnswer("DuckDuckGo did not answer in time. Try again in a minute.") from error
    except DDGSException as error:
        if "No results found" in str(error):
            return []
        raise NetworkDown("DuckDuckGo could not be searched.") from error
