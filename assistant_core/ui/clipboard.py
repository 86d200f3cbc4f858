"""A button that puts a text on the reader's clipboard. Streamlit has one for code only."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant_core.ui.strings import t

HTML = """
<button type="button" hidden>
  <span class="icon" aria-hidden="true"></span>
  <span class="label" aria-live="polite"></span>
</button>
"""

CSS = """
button {
  all: unset;
  display: inline-flex;
  align-items: center;
  gap: 0.5rem;
  min-height: 2.5rem;
  color: var(--st-text-color);
  font-family: var(--st-font);
  font-size: 0.875rem;
  cursor: pointer;
}
button[hidden] { display: none; }
button:hover, button:active { color: var(--st-primary-color); }
button:focus-visible {
  border-radius: var(--st-button-radius);
  box-shadow: 0 0 0 0.2rem color-mix(in srgb, var(--st-primary-color) 50%, transparent);
}
.icon {
  font-family: "Material Symbols Rounded";
  font-size: 1rem;
  line-height: 1;
  user-select: none;
}
"""

# A page that is not served over https has no clipboard to write to; there the selection is copied.
JS = """
const SHOWN_MS = 2000

async function copy(text, place) {
  if (navigator.clipboard) {
    try {
      return await navigator.clipboard.writeText(text)
    } catch (refused) {
      console.warn(refused)
    }
  }
  const area = document.createElement("textarea")
  area.value = text
  area.style.position = "fixed"
  area.style.opacity = "0"
  place.append(area)
  area.select()
  const copied = document.execCommand("copy")
  area.remove()
  if (!copied) throw new Error("The browser did not copy.")
}

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  const icon = button.querySelector(".icon")
  const label = button.querySelector(".label")
  const show = (sign, words) => {
    icon.textContent = sign
    label.textContent = words
  }
  if (!button.dataset.busy) show("content_copy", data.label)
  button.hidden = false
  button.onclick = async () => {
    button.dataset.busy = "yes"
    try {
      await copy(data.text, button.parentElement)
      show("check", data.copied)
    } catch (error) {
      console.warn(error)
      show("error", data.failed)
    }
    button.focus()
    clearTimeout(button.timer)
    button.timer = setTimeout(() => {
      delete button.dataset.busy
      show("content_copy", data.label)
    }, SHOWN_MS)
  }
}
"""

_button = st.components.v2.component("investor_gpt_copy", html=HTML, css=CSS, js=JS)


def copy_button(place: DeltaGenerator, text: str, key: str) -> None:
    data = {
        "text": text,
        "label": t("message.copy"),
        "copied": t("message.copied"),
        "failed": t("message.copy_failed"),
    }
    with place:
        _button(key=key, data=data, width="content")
