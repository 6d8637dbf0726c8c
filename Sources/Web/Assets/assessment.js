// Saves each answer as it is given; what cannot be sent stays in this browser until it can. No page needs it.
"use strict"

const form = document.getElementById("answers")
const status = document.getElementById("saved")
const signIn = document.getElementById("signed-out")
const store = "answers:" + form.dataset.sheet

// By question: where it goes, its fields, when it was typed.
const kept = {
  all() {
    try { return JSON.parse(localStorage.getItem(store) ?? "{}") } catch { return {} }
  },
  change(act) {
    const all = this.all()
    act(all)
    try {
      if (Object.keys(all).length) localStorage.setItem(store, JSON.stringify(all))
      else localStorage.removeItem(store)
    } catch { /* private mode: nothing is kept */ }
  },
}

const questions = [...form.querySelectorAll("[data-question]")]

// The question on this page that an entry answers.
const box = (question, { action }) =>
  questions.find((box) => action === form.action && box.dataset.question === question)

function say(text, kind = "") {
  status.textContent = text
  status.dataset.kind = kind
  signIn.hidden = kind !== "out"
}

// What stands alone ends the others; a number ends "don't know".
function settle(input, fieldset) {
  if (input.type === "checkbox" && input.checked) {
    for (const other of fieldset.querySelectorAll("input[type=checkbox]")) {
      if (other !== input && ("alone" in input.dataset || "alone" in other.dataset)) other.checked = false
    }
  }
  const number = fieldset.querySelector(".field-number")
  if (number && input === number && number.value) {
    for (const other of fieldset.querySelectorAll("input[type=radio]")) other.checked = false
  } else if (number && input.type === "radio") number.value = ""
}

let timer
function sendIn(wait) {
  clearTimeout(timer)
  timer = setTimeout(send, wait)
}

function note(event, wait) {
  const fieldset = event.target.closest("[data-question]")
  if (!fieldset) return
  settle(event.target, fieldset)
  const fields = [...new FormData(form)].filter(([name]) => fieldset.elements[name])
  kept.change((all) => { all[fieldset.dataset.question] = { action: form.action, fields, at: Date.now() } })
  say(form.dataset.saving)
  sendIn(wait)
}

let isSending = false
async function send() {
  if (isSending) return
  isSending = true
  try {
    const next = () => Object.entries(kept.all()).find(([, entry]) => !entry.wrong)
    for (let todo = next(); todo && (await sendOne(...todo)); ) todo = next()
  } catch {
    later(form.dataset.away, "wait")
  } finally { isSending = false }
}

function later(text, kind) {
  say(text, kind)
  sendIn(5000)
}

async function sendOne(question, entry, isSecond = false) {
  const body = new URLSearchParams(entry.fields)
  body.set("token", form.elements.token.value)
  if (form.elements.key) body.set("key", form.elements.key.value)
  body.set("age", Date.now() - entry.at)
  const response = await fetch(entry.action, { method: "POST", body, headers: { Accept: "application/json" } })
  if (response.status === 403) {
    if (!isSecond && (await renew())) return sendOne(question, entry, true)
    return later(form.dataset.signedOut, "out")
  }
  if (response.status >= 500) return later(form.dataset.away, "wait")
  if (!response.ok) return say(form.dataset.gone, "wait")
  take(question, entry, await response.json())
  return true
}

// Signed in again in another tab, the page has another token.
async function renew() {
  const text = await (await fetch(location.href)).text()
  const token = text.match(/<form id="answers"[^]*? name="token" value="(\w+)"/)?.[1]
  if (token) form.elements.token.value = token
  return token
}

function take(question, entry, answer) {
  const wrong = answer.mistakes.find((mistake) => mistake.question === question)
  const given = answer.answers.find((other) => other.question === question)
  kept.change((all) => {
    const now = all[question]
    if (!now) return
    // What was typed meanwhile follows it.
    if (given) now.fields = now.fields.map(([name, value]) => [name, name === "was." + question ? given.revision : value])
    if (now.at === entry.at) {
      if (wrong) now.wrong = true
      else delete all[question]
    }
  })
  say(wrong ? wrong.text : given?.met || answer.saved, wrong || given?.met ? "told" : "done")
  const fieldset = box(question, entry)
  if (!fieldset) return
  const error = document.getElementById(fieldset.id + "-error")
  error.hidden = !wrong
  error.querySelector("[data-error]").textContent = wrong?.text ?? ""
  if (given) {
    form.elements["was." + question].value = given.revision
    fieldset.querySelector("[data-given]").textContent = given.given
  }
  for (const other of questions) other.hidden = answer.hidden.includes(other.dataset.question)
  document.getElementById("progress-text").textContent = answer.progressText
  Object.assign(document.getElementById("progress"), { max: answer.asked || 1, value: answer.progress })
}

// What was not saved stands in the form again.
function restore() {
  for (const [question, entry] of Object.entries(kept.all())) {
    for (const input of box(question, entry)?.elements ?? []) {
      const values = entry.fields.filter(([name]) => name === input.name).map(([, value]) => value)
      if (input.type === "radio" || input.type === "checkbox") input.checked = values.includes(input.value)
      else if (input.name && input.type !== "hidden" && input.type !== "submit") input.value = values[0] ?? ""
    }
  }
}

for (const fieldset of questions) fieldset.hidden = "hidden" in fieldset.dataset
form.addEventListener("change", (event) => note(event, 0))
form.addEventListener("input", (event) => { if (event.target.matches("textarea, input.field")) note(event, 900) })
addEventListener("online", send)
document.addEventListener("visibilitychange", () => { if (!document.hidden) send() })
// Another tab has saved what this one could not.
addEventListener("storage", ({ key, newValue }) => {
  if (key === store && !newValue && /wait|out/.test(status.dataset.kind)) location.reload()
})
addEventListener("pageshow", (event) => { if (event.persisted) location.reload() })
restore()
send()
