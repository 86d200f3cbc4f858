from assistant_core.connections.provider import Provider


def provider() -> Provider:
    return Provider(
        "anthropic",
        "Anthropic",
        "https://api.anthropic.com",
        kind="anthropic",
        is_default=True,
        key_page="https://console.anthropic.com/settings/keys",
    )
