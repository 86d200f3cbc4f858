from assistant_core.connections.provider import Provider

NO_CHAT = (
    r"embedding|whisper|transcribe|tts|dall-e|image|sora|realtime|audio|moderation|davinci|babbage|instruct"
)


def provider() -> Provider:
    return Provider(
        "openai",
        "OpenAI",
        "https://api.openai.com/v1",
        is_default=True,
        has_default_model=True,
        key_page="https://platform.openai.com/api-keys",
        no_chat=NO_CHAT,
    )
