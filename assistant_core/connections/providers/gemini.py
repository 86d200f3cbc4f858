"""Gemini, at the address of its API that is compatible with OpenAI's."""

from assistant_core.connections.provider import Provider


def provider() -> Provider:
    return Provider(
        "gemini",
        "Google Gemini",
        "https://generativelanguage.googleapis.com/v1beta/openai",
        key_page="https://aistudio.google.com/apikey",
        models_begin_with="models/",
        no_chat=r"embedding|imagen|image|veo|lyria|tts|aqa|audio|live|robotics|computer-use",
    )
