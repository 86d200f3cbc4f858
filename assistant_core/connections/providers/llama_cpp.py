from assistant_core.connections.provider import Provider, with_v1


def provider() -> Provider:
    return Provider(
        "llama_cpp",
        "llama.cpp",
        "http://127.0.0.1:8080/v1",
        is_local=True,
        needs_key="maybe",
        pages="https://github.com/ggml-org/llama.cpp",
        read_address=with_v1,
    )
