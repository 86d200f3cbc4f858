"""Azure OpenAI: models are asked for by the names of their deployments, and the key goes as `api-key`.

Without an `api-version` it is the v1 API, spoken to through Responses; with one, the dated API, whose chat
completions have the deployment's name in their address.
"""

from urllib.parse import quote

from assistant_core.engine.models.chat_completions import ChatCompletions
from assistant_core.engine.models.responses import OpenAIResponses
from assistant_core.engine.models.upstream import Upstream


class AzureResponses(OpenAIResponses):
    """The v1 API."""

    lists_models = False
    """What Azure lists are models that could be deployed."""
    without = "If this deployment has no Responses API, set OPENAI_API_VERSION."


class AzureDeployments(ChatCompletions):
    """Chat completions of a dated API."""

    lists_models = False

    def _path(self, model: str) -> str:
        return f"/deployments/{quote(model, safe='')}{super()._path(model)}"


def azure(api_key: str, endpoint: str, api_version: str | None) -> OpenAIResponses | ChatCompletions:
    """`endpoint`: `https://NAME.openai.azure.com`, or any address of the API below it."""
    if not api_version:
        return AzureResponses(azure_upstream(api_key, endpoint))
    address, query = f"{_resource(endpoint)}/openai", {"api-version": api_version}
    return AzureDeployments(Upstream(api_key, address, {"api-key": api_key}, query))


def azure_upstream(api_key: str, endpoint: str) -> Upstream:
    """The v1 API."""
    return Upstream(api_key, v1_address(endpoint), {"api-key": api_key})


def v1_address(endpoint: str) -> str:
    return f"{_resource(endpoint)}/openai/v1"


def _resource(endpoint: str) -> str:
    return endpoint.partition("/openai")[0].rstrip("/")
