const STORED = "draft:"
const CHAT = "[data-testid=stChatInput]"
const REMOVE_FILE = "[data-testid=stFileChipDeleteBtn] button"
// Where an earlier question is edited.
const EDITED = "[class*='st-key-edited-']"
const EDITOR = `${EDITED} textarea`
const SIDEBAR = "[data-testid=stSidebar]"
const FORM = "[data-testid=stForm]"
const FORM_BUTTON = "[data-testid=stFormSubmitButton]"

// The box that is drawn, and the conversation that its words belong to.
let shown = { area: null, place: null }
let wanted = null
let isComposing = false
// What was in the box when something was clicked in the sidebar: it is the conversation's that is left.
// What comes into the box from then on is the next one's.
let left = { text: null, files: [] }
// A box that is typed into before it is known whose it is.
let early = null
const begun = new Set()

const placeOf = (page, thread) => `${STORED}${page}/${thread ?? ""}`
const read = (place) => sessionStorage.getItem(place) ?? ""

function write(place, text) {
  try {
    if (text) sessionStorage.setItem(place, text)
    else sessionStorage.removeItem(place)
  } catch (full) {
    console.warn(full)
  }
}

const find = (box) => widget(box)?.querySelector(BOX)

// As if it were typed, which is what React listens for.
function put(area, text) {
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(area, text)
  area.dispatchEvent(new Event("input", { bubbles: true }))
}

function keep() {
  if (shown.area?.isConnected) write(shown.place, shown.area.value)
  if (early?.area.isConnected) early.text = early.area.value
}

function settle() {
  const area = find(wanted.box)
  if (!area || isComposing) return
  const place = placeOf(wanted.page, wanted.thread)
  const isSame = shown.area === area
  if (wanted.thread && wanted.begun === wanted.thread && !begun.has(wanted.thread)) move(place, isSame)
  const isOther = shown.place !== place
  if (isSame && isOther) {
    const typed = typedSince(left.text, area.value)
    write(shown.place, typed === null ? area.value : left.text)
    shown = { area, place }
    for (const remove of left.files) if (remove.isConnected) remove.click()
    show(area, place, typed ?? "")
  } else if (!isSame) {
    const isEarly = early?.box === nameOf(area)
    shown = { area, place }
    show(area, place, area.value || (isEarly ? early.text : ""))
    if (isEarly) early = null
  }
}

// The draft, and below it what has been typed already.
function show(area, place, typed) {
  const draft = read(place)
  const text = typed && draft && draft !== typed ? `${draft}\n${typed}` : typed || draft
  if (text !== area.value) put(area, text)
  keep()
}

function typedSince(before, now) {
  if (before === null || before === now) return null
  return now.startsWith(before) ? now.slice(before.length) : now
}

// A new chat has become a conversation: what was typed into its box meanwhile stays there.
function move(place, isSame) {
  const blank = placeOf(wanted.page, null)
  begun.add(wanted.thread)
  keep()
  if (read(blank)) write(place, read(blank))
  write(blank, "")
  if (isSame && shown.place === blank) shown.place = place
}

const nameOf = (area) => [...area.closest("[class*='st-key-']").classList].find((name) => name.startsWith("st-key-"))
const placeOfEdited = (editor) => STORED + nameOf(editor)

// Streamlit draws an editor empty, and only then with the question: whichever comes last, its draft is shown.
function settleEditors() {
  for (const editor of document.querySelectorAll(EDITOR)) {
    const draft = read(placeOfEdited(editor))
    if (draft && draft !== editor.value) put(editor, draft)
  }
}

function onInput({ target }) {
  if (target === shown.area) keep()
  else if (target.matches?.(EDITOR)) write(placeOfEdited(target), target.value)
  else if (target.matches?.(BOX)) early = { area: target, box: nameOf(target), text: target.value }
}

// What is sent leaves the box without a word, once React has heard of it.
function onAction({ type, key, target, ctrlKey, metaKey }) {
  if (type === "click" && target.closest?.(SIDEBAR)) {
    left = { text: shown.area?.value ?? null, files: [...document.querySelectorAll(`${CHAT} ${REMOVE_FILE}`)] }
  }
  const isDone = type === "click" ? target.closest?.(FORM_BUTTON) : key === "Enter" && (ctrlKey || metaKey)
  const editor = isDone && target.closest(FORM)?.querySelector(EDITOR)
  if (editor) write(placeOfEdited(editor), "")
  setTimeout(keep)
}

function forget() {
  left = { text: null, files: [] }
}

function onRedrawn() {
  if ((find(wanted.box) ?? null) !== shown.area) settle()
  settleEditors()
}

addEventListener("compositionstart", () => (isComposing = true), true)
addEventListener(
  "compositionend",
  () => {
    isComposing = false
    if (wanted) setTimeout(settle)
  },
  true,
)
addEventListener("input", onInput, true)
addEventListener("keydown", onAction, true)
addEventListener("click", onAction, true)
addEventListener("pagehide", keep)
addEventListener("popstate", forget)

export default function ({ data }) {
  if (!wanted) new MutationObserver(onRedrawn).observe(document.body, { childList: true, subtree: true })
  wanted = data
  settle()
  forget()
  settleEditors()
}
