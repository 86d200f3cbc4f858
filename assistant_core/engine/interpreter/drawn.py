"""What code draws and shows. A part of the worker, inside the sandbox."""

import io
import sys
import warnings
from typing import Any

MAX_FIGURES = 10
MAX_PIXELS = 6_000_000
DPI = 144


def prepare_charts(fonts: list[str]) -> None:
    import matplotlib

    matplotlib.use("agg")
    import logging

    from matplotlib import font_manager, pyplot

    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    warnings.filterwarnings("ignore", message=".*non-interactive.*")
    pyplot.switch_backend("agg")
    if fonts:
        manager: Any = font_manager.fontManager
        find = manager._find_fonts_by_props

        def with_fallback(prop: Any, *args: Any, **kwargs: Any) -> list[str]:
            """Whatever family is asked for: Korean is drawn from the font that has it."""
            heavy = font_manager.weight_dict.get(prop.get_weight(), prop.get_weight())
            fallback = fonts[-1] if isinstance(heavy, int) and heavy >= 600 else fonts[0]
            return [*find(prop, *args, **kwargs), fallback]

        manager._find_fonts_by_props = with_fallback


def prepare_tables() -> None:
    import numpy
    import pandas
    import sympy  # noqa: F401 - so that the code need not wait for it

    pandas.set_option("display.width", 160, "display.max_columns", 30, "display.max_colwidth", 80)
    numpy.set_printoptions(linewidth=120)


def take_figures(images: list[bytes]) -> None:
    """Closes every open figure, and keeps it as PNG unless it is one too many. Raises what drawing raises."""
    plt = sys.modules["matplotlib.pyplot"]
    numbers = plt.get_fignums()
    room = MAX_FIGURES - len(images)
    if len(numbers) > room:
        print(f"Only the first {MAX_FIGURES} figures of a call are shown.", file=sys.stderr)
    errors = []
    try:
        for number in numbers[:room]:
            try:
                images.append(png(plt.figure(number)))
            except Exception as error:  # noqa: BLE001 - the others are drawn all the same
                errors.append(error)
    finally:
        plt.close("all")
    if errors:
        raise errors[0]


def png(figure: Any) -> bytes:
    width, height = figure.get_size_inches()
    dpi = min(DPI, (MAX_PIXELS / max(width * height, 0.01)) ** 0.5)
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png", dpi=dpi, bbox_inches="tight")
    return drawn.getvalue()


FUNCTIONS_OF_A_CALL = (take_figures, png)
