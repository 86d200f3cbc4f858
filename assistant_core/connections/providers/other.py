"""Any other server that is compatible with OpenAI's API."""

from assistant_core.connections.provider import Provider


def provider() -> Provider:
    return Provider("other", "", needs_key="maybe")
