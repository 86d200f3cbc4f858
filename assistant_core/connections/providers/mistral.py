from assistant_core.connections.provider import Provider


def provider() -> Provider:
    return Provider(
        "mistral", "Mistral", "https://api.mistral.ai/v1", key_page="https://console.mistral.ai/api-keys"
    )
