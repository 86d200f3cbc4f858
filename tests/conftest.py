from assistant_core.client import ASSISTANTS_WARNING


def pytest_configure(config):
    # pytest resets the filters for each test, so that the one of the client is not enough.
    config.addinivalue_line("filterwarnings", f"ignore:{ASSISTANTS_WARNING}:DeprecationWarning")
