from assistant_core.connections.provider import Provider


def provider() -> Provider:
    return Provider(
        "anthropic",
        "Anthropic",
        "https://api.anthropic.com/v1",
        kind="anthropic",
        is_default=True,
        has_default_model=True,
        key_page="https://console.anthropic.com/settings/keys",
    )
