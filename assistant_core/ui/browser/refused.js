const REFUSED = "[data-testid=stFileChip][aria-invalid=true]"
const NAME = "[data-testid=stFileChipName]"
// How Streamlit 1.67 begins what it says of a file that is too large.
const TOO_LARGE = /File (must be|is too large)/

let data, view
// The marks of refused files, and those of which the reader knows, from a question that was held back.
let refused = []
let known = new Set()
let isHeld = false
let shownWords = ""
const streamlitsWords = new WeakMap()

function look() {
  refused = [...(widget(data.box)?.querySelectorAll(REFUSED) ?? [])]
  known = new Set(refused.filter((mark) => known.has(mark)))
  isHeld &&= refused.length > 0
  tell()
}

function wordsFor(mark) {
  const name = mark.querySelector(NAME)?.title ?? ""
  const say = (words) => words.replace("{name}", () => name)
  const suffix = name.includes(".") ? name.split(".").pop().toLowerCase() : ""
  if (!data.accepted.includes(suffix)) {
    return `${say(data.words.type)} ${data.advice[data.kinds[suffix] ?? "other"]}`
  }
  return say(TOO_LARGE.test(streamlitsWords.get(mark)) ? data.words.size : data.words.failed)
}

function tell() {
  for (const mark of refused) {
    const description = document.getElementById(mark.getAttribute("aria-describedby"))
    if (description && !streamlitsWords.has(mark)) streamlitsWords.set(mark, description.textContent)
    if (description) replaceWords(description, wordsFor(mark))
    if (mark.title) mark.title = wordsFor(mark)
  }
  const all = [...refused.map(wordsFor), isHeld ? data.words.held : ""]
  if (all.join("\n") === shownWords) return
  shownWords = all.join("\n")
  view.querySelector("p").textContent = all.pop()
  const items = all.map((words) => Object.assign(document.createElement("li"), { textContent: words }))
  view.querySelector("ul").replaceChildren(...items)
  view.hidden = items.length === 0
}

// Its nodes are React's, and stay; that it is told is what `view` is for.
function replaceWords(description, words) {
  description.removeAttribute("role")
  const [first, ...others] = description.childNodes
  if (first.nodeValue !== words) first.nodeValue = words
  for (const other of others) if (other.nodeValue) other.nodeValue = ""
}

function mayGo() {
  if (refused.every((mark) => known.has(mark))) return true
  known = new Set(refused)
  isHeld = true
  tell()
  return false
}

export default function (component) {
  const isFirst = !data
  data = component.data
  view = component.parentElement.querySelector(".refused")
  shownWords = ""
  if (isFirst) {
    const options = { childList: true, subtree: true, attributeFilter: ["aria-invalid"] }
    new MutationObserver(look).observe(document.body, options)
    holdQuestions(mayGo)
  }
  look()
}
