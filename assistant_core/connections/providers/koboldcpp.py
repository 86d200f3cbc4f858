from assistant_core.connections.provider import Provider, with_v1


def provider() -> Provider:
    return Provider(
        "koboldcpp",
        "KoboldCpp",
        "http://127.0.0.1:5001/v1",
        is_local=True,
        needs_key="maybe",
        pages="https://github.com/LostRuins/koboldcpp",
        read_address=with_v1,
        only_found=True,
    )
