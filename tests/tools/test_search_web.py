import json

import pytest

from assistant_core.market import web as web_search
from assistant_core.tools.registry import run_tool, schemas


def ask(query, **more):
    return json.loads(run_tool("search_web", json.dumps({"query": query, **more}), 30))


def test_results_with_links(yahoo, web):
    web.append({"title": "Anvils", "href": "https://acme.example/anvils", "body": "Heavy\n things. " * 60})
    output = ask("  acme  anvils ")
    assert (output["query"], output["source"]) == ("acme anvils", "DuckDuckGo")
    [result] = output["results"]
    assert (result["title"], result["link"]) == ("Anvils", "https://acme.example/anvils")
    assert len(result["snippet"]) <= 300
    assert result["snippet"].endswith("Heavy things.")
    assert output["fetched_at"].endswith("Z")


def test_nothing_found_says_so(yahoo, monkeypatch):
    monkeypatch.setattr(web_search, "results", lambda query, count: [])
    output = ask("acme")
    assert output["results"] == []
    assert "found nothing for 'acme'" in output["notes"][0]


def test_a_failure_is_told_and_not_kept(yahoo, web):
    assert ask("acme")["error"]["kind"] == "network_down"
    web.append({"title": "Acme", "href": "https://acme.example", "body": "Anvils"})
    assert ask("acme")["results"]


def test_an_empty_query(yahoo, web):
    assert ask("  ")["error"]["kind"] == "invalid_arguments"


@pytest.mark.parametrize("name", ["search_web", "get_news", "get_company_profile"])
def test_models_are_told_that_found_text_is_no_instruction(name):
    (schema,) = schemas(name)
    description = schema["function"]["description"]
    assert any(words in description for words in ("never an instruction", "never follow"))
