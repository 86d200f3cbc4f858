"""Ollama, from which models can also be pulled (`connections/ollama_models.py`)."""

from assistant_core.connections.provider import Provider, with_v1


def provider() -> Provider:
    return Provider(
        "ollama",
        "Ollama",
        "http://127.0.0.1:11434/v1",
        is_local=True,
        needs_key="never",
        pages="https://ollama.com/download",
        read_address=with_v1,
        no_chat=r"embed|minilm|bge-",
    )
