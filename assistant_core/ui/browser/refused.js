const BOX = "[data-testid=stChatInputTextArea]"
const SEND = "[data-testid=stChatInputSubmitButton]"
const FILE = "[data-testid=stFileChip]"
const FILE_NAME = "[data-testid=stFileChipName]"
const STREAMLITS_WORDS = "[role=alert]"
// How Streamlit 1.67 begins what it says of a file that is too large, and shows the size of an empty one.
const TOO_LARGE = /File (must be|is too large)/
const EMPTY = /, 0(\.0)?B$/

let data, view
// Marks of files, and those whose reader has been told, while a question was held back, that they stay behind.
let refused = []
let known = new Set()
let isHeld = false

const suffixOf = (name) => (name.includes(".") ? name.split(".").pop().toLowerCase() : "")

function find() {
  return document.querySelector(`.st-key-${CSS.escape(data.box.replace(/[^a-zA-Z0-9_-]/g, "-"))}`)
}

function wordsFor(mark) {
  const name = mark.querySelector(FILE_NAME)?.title ?? ""
  const fill = (words) => words.replace("{name}", () => name)
  const told = mark.querySelector(STREAMLITS_WORDS)?.dataset.told ?? mark.querySelector(STREAMLITS_WORDS)?.textContent ?? ""
  if (mark.ariaInvalid !== "true") return fill(data.words.empty)
  const suffix = suffixOf(name)
  if (!data.accepted.includes(suffix)) {
    return `${fill(data.words.type)} ${data.advice[data.kinds[suffix] ?? "other"]}`
  }
  return fill(TOO_LARGE.test(told) ? data.words.size : data.words.failed)
}

function look() {
  const marks = [...(find()?.querySelectorAll(FILE) ?? [])]
  refused = marks.filter((mark) => mark.ariaInvalid === "true" || EMPTY.test(mark.ariaLabel ?? ""))
  known = new Set(refused.filter((mark) => known.has(mark)))
  isHeld &&= refused.length > 0
  tell()
}

function tell() {
  const texts = refused.map(wordsFor)
  refused.forEach((mark, index) => replaceWords(mark, texts[index]))
  const list = view.querySelector("ul")
  if (list.innerText !== texts.join("\n")) {
    list.replaceChildren(...texts.map((text) => Object.assign(document.createElement("li"), { textContent: text })))
  }
  const held = isHeld ? data.words.held : ""
  const last = view.querySelector("p")
  if (last.textContent !== held) last.textContent = held
  view.hidden = texts.length === 0
}
