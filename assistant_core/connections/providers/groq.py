from assistant_core.connections.provider import Provider


def provider() -> Provider:
    return Provider(
        "groq",
        "Groq",
        "https://api.groq.com/openai/v1",
        key_page="https://console.groq.com/keys",
        no_chat=r"whisper|tts|guard|orpheus",
    )
