from assistant_core.connections.provider import Provider


def provider() -> Provider:
    return Provider(
        "xai", "xAI", "https://api.x.ai/v1", key_page="https://console.x.ai", no_chat=r"image|imagine|video"
    )
