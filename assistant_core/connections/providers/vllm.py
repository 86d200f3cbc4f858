from assistant_core.connections.provider import Provider, with_v1


def provider() -> Provider:
    return Provider(
        "vllm",
        "vLLM",
        "http://127.0.0.1:8000/v1",
        is_local=True,
        needs_key="maybe",
        pages="https://docs.vllm.ai",
        read_address=with_v1,
    )
