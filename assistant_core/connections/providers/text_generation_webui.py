from assistant_core.connections.provider import Provider, with_v1


def provider() -> Provider:
    return Provider(
        "text_generation_webui",
        "text-generation-webui",
        "http://127.0.0.1:5000/v1",
        is_local=True,
        needs_key="maybe",
        pages="https://github.com/oobabooga/text-generation-webui",
        read_address=with_v1,
        only_found=True,
    )
