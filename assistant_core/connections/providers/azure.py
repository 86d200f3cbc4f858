"""Azure OpenAI. Its portals show an endpoint, or a target URI with the deployment and `api-version` in it."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

from assistant_core.connections.provider import Address, Provider, as_typed

DEPLOYMENT = re.compile(r"/openai/deployments/([^/]+)")
PROJECT = re.compile(r"/api/projects/[^/]*$")


def provider() -> Provider:
    return Provider(
        "azure",
        "Azure OpenAI",
        kind="azure",
        key_page="https://ai.azure.com",
        read_address=read_address,
        has_deployments=True,
        has_versions=True,
    )


def read_address(text: str) -> Address:
    """The endpoint, and the deployment and version where a target URI tells them."""
    typed = text.strip()
    try:
        parts = urlsplit(typed if "://" in typed or not typed else f"https://{typed}")
    except ValueError:
        return as_typed(text)
    path = PROJECT.sub("", parts.path.partition("/openai")[0].rstrip("/"))
    deployment = DEPLOYMENT.search(parts.path)
    version = parse_qs(parts.query).get("api-version", [""])[0]
    if not parts.netloc:
        return as_typed(text)
    return Address(
        f"{parts.scheme}://{parts.netloc}{path}",
        unquote(deployment[1]) if deployment else "",
        "" if "/openai/v1" in parts.path else version,
    )
