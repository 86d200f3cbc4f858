from assistant_core.connections.provider import Provider


def provider() -> Provider:
    return Provider(
        "deepseek",
        "DeepSeek",
        "https://api.deepseek.com/v1",
        key_page="https://platform.deepseek.com/api_keys",
    )
