from assistant_core.ui.entry import through_app

through_app()

from assistant_core.ui import filing  # noqa: E402

filing.show()
