from assistant_core.connections.provider import Provider, with_v1


def provider() -> Provider:
    return Provider(
        "local_ai",
        "LocalAI",
        "http://127.0.0.1:8081/v1",
        is_local=True,
        needs_key="maybe",
        pages="https://localai.io",
        read_address=with_v1,
        only_found=True,
    )
