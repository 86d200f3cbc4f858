// Asks the server for a sign of life while the page is looked at: often while something goes on, else seldom.
const BEAT_MS = 1000
const IDLE_BEAT_MS = 5000
const IDLE_AFTER_MS = 30_000
const ANSWER_WITHIN_MS = 2000
// Streamlit connects again within this if a connection was only cut.
const GRACE_MS = 1000
const BACK_SHOWN_MS = 3000
// A connection that was silent for so long may be one of which only this side still knows.
const SILENT_MS = 5000

const APP = "[data-testid=stApp]"
const STATE = "data-test-connection-state"
const WORKING = "[data-testid=stApp][data-test-script-state=running]"
const DIALOG = "[data-testid=stDialog]"
const DIALOG_TITLE = "Connection error"
const BUNDLE = "script[src*='static/js/index']"

let banner, words, probe
let answered = true
let cutSince = 0
let silentSince = 0
let lost = false
// The words of a question that was to be sent while there was no connection.
let waiting = null
let activeAt = 0
let beatAt = 0
let beating = false
let timer, hiding

const now = () => performance.now()

function isCut() {
  const state = document.querySelector(APP)?.getAttribute(STATE)
  return state !== null && state !== undefined && state !== "CONNECTED"
}

// Whatever it answers, it is there.
async function isThere() {
  const bundle = document.querySelector(BUNDLE)?.src
  const health = bundle ? new URL("../../_stcore/health", bundle) : new URL("_stcore/health", location.href)
  try {
    await fetch(health, { cache: "no-store", signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
    return true
  } catch {
    return false
  }
}

async function beat() {
  clearTimeout(timer)
  if (beating || document.hidden) return
  beating = true
  beatAt = now()
  const there = await isThere()
  beating = false
  // What was asked while the page was hidden, or the machine asleep, says nothing.
  if (!document.hidden) {
    answered = there
    if (!answered) silentSince ||= beatAt
    tell()
  }
  const isIdle = answered && now() - activeAt > IDLE_AFTER_MS && !document.querySelector(WORKING)
  timer = setTimeout(beat, isIdle ? IDLE_BEAT_MS : BEAT_MS)
}

function tell() {
  cutSince = isCut() ? cutSince || now() : 0
  if (cutSince) silentSince = 0
  const isCutForLong = cutSince && now() - cutSince >= GRACE_MS
  if (!answered || isCutForLong) {
    if (!lost) show(words.lost)
    lost = true
  } else if (lost && !cutSince) {
    lost = false
    show(words.back)
    hiding = setTimeout(hide, BACK_SHOWN_MS)
    if (silentSince && now() - silentSince > SILENT_MS) probe()
    silentSince = 0
  }
  sendWaiting()
}

function sendWaiting() {
  const send = document.querySelector(SEND)
  if (waiting === null || lost || !send || send.disabled) return
  // The box may be another conversation's by now: what stands in it then is a draft.
  const isSame = document.querySelector(BOX)?.value === waiting
  waiting = null
  if (isSame) send.click()
}

function show(text) {
  clearTimeout(hiding)
  banner.classList.add("shown")
  if (banner.isConnected && !banner.matches(":popover-open")) banner.showPopover?.()
  banner.textContent = text
}

function hide() {
  banner.classList.remove("shown")
  banner.hidePopover?.()
}

function closeDialog() {
  for (const dialog of document.querySelectorAll(DIALOG)) {
    if (dialog.textContent.includes(DIALOG_TITLE)) dialog.querySelector("button[aria-label=Close]")?.click()
  }
}

// A question sent now might be lost on the way.
function mayGo() {
  if (lost) {
    waiting = document.querySelector(BOX)?.value ?? null
    show(words.waits)
  }
  return !lost
}

// Who goes on typing sends it when it is done.
function onInput({ target, isTrusted }) {
  if (waiting === null || !isTrusted || !target.matches?.(BOX)) return
  waiting = null
  if (lost) show(words.lost)
}

function wake() {
  activeAt = now()
  if (now() - beatAt > BEAT_MS) beat()
}

function begin() {
  const dialogs = new MutationObserver(closeDialog)
  const changed = () => {
    dialogs.disconnect()
    if (isCut()) {
      dialogs.observe(document.body, { childList: true, subtree: true })
      setTimeout(tell, GRACE_MS)
    }
    tell()
  }
  const app = document.querySelector(APP)
  if (app) new MutationObserver(changed).observe(app, { attributeFilter: [STATE] })
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, wake, { capture: true, passive: true })
  for (const name of ["focus", "online", "offline"]) addEventListener(name, wake)
  document.addEventListener("visibilitychange", wake)
  addEventListener("input", onInput, true)
  holdQuestions(mayGo)
  beat()
}

export default function ({ data, parentElement, setTriggerValue }) {
  const isFirst = !banner
  banner = parentElement.querySelector(".banner")
  words = data.words
  probe = () => setTriggerValue("back", true)
  if (isFirst) begin()
  else if (lost) show(words.lost)
}
