from assistant_core.connections.provider import Provider, with_v1


def provider() -> Provider:
    return Provider(
        "lm_studio",
        "LM Studio",
        "http://127.0.0.1:1234/v1",
        is_local=True,
        needs_key="maybe",
        pages="https://lmstudio.ai",
        read_address=with_v1,
        no_chat=r"embed",
    )
