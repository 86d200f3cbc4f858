from assistant_core.connections.provider import Provider, with_v1


def provider() -> Provider:
    return Provider(
        "jan",
        "Jan",
        "http://127.0.0.1:1337/v1",
        is_local=True,
        needs_key="maybe",
        pages="https://jan.ai",
        read_address=with_v1,
        only_found=True,
    )
