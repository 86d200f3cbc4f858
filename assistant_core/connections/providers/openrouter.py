from assistant_core.connections.provider import Provider


def provider() -> Provider:
    return Provider(
        "openrouter",
        "OpenRouter",
        "https://openrouter.ai/api/v1",
        key_page="https://openrouter.ai/settings/keys",
    )
