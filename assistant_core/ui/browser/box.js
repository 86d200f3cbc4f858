// The box for questions.
const BOX = "[data-testid=stChatInputTextArea]"
const SEND = "[data-testid=stChatInputSubmitButton]"

// A widget, by the class that Streamlit gives its key.
const widget = (key) => document.querySelector(`.st-key-${CSS.escape(key.trim().replaceAll(/[^a-zA-Z0-9_-]/g, "-"))}`)

function sendsQuestion(event) {
  if (event.type === "click") return Boolean(event.target.closest?.(SEND))
  const { target, key, shiftKey, ctrlKey, metaKey, isComposing } = event
  return target.matches?.(BOX) && key === "Enter" && !shiftKey && !ctrlKey && !metaKey && !isComposing
}

// `mayGo` decides before Streamlit hears of it.
function holdQuestions(mayGo) {
  const decide = (event) => {
    if (!sendsQuestion(event) || mayGo()) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  for (const name of ["click", "keydown"]) addEventListener(name, decide, { capture: true })
}

