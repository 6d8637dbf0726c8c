// While a rule is typed, asks what it would change and puts the answer in place. No page needs it.
"use strict"

const form = document.getElementById("edit-form")
const effect = document.getElementById("effect")
const answer = document.getElementById("effect-answer")
const bar = document.getElementById("effect-bar")
const status = document.getElementById("effect-status")
// What an effect depends on; texts and contacts change nothing.
const matters = /^(?:\/(?:criteria|amount|areas|costsCovered|instruments|availability|assumptions)\b(?!.*\/title\/)|columns$|takeUp$)/

let timer
let running

function askIn(wait) {
  clearTimeout(timer)
  timer = setTimeout(ask, wait)
}

async function ask() {
  running?.abort()
  const mine = (running = new AbortController())
  effect.setAttribute("aria-busy", "true")
  try {
    const response = await fetch(effect.dataset.url, {
      method: "POST", body: new URLSearchParams(new FormData(form)), signal: mine.signal, headers: { Accept: "text/html" },
    })
    if (!response.ok) throw new Error(response.statusText)
    const page = new DOMParser().parseFromString(await response.text(), "text/html")
    const fresh = page.querySelector("[data-bar]")
    if (!fresh) throw new Error("no answer")
    // An answer to what was typed before is never shown over a later one.
    if (mine !== running) return
    answer.replaceChildren(fresh)
    say(fresh.dataset.bar)
  } catch (error) {
    if (mine === running && error.name !== "AbortError") say(effect.dataset.away)
  } finally {
    if (mine === running) effect.removeAttribute("aria-busy")
  }
}

// Said again only when it is something else.
function say(text) {
  if (status.textContent !== text) status.textContent = text
}

form.addEventListener("input", ({ target }) => { if (matters.test(target.name)) askIn(450) })
form.addEventListener("change", ({ target }) => { if (target.matches("select") && matters.test(target.name)) askIn(0) })
bar.hidden = false
effect.querySelector(".effect-button").hidden = true
