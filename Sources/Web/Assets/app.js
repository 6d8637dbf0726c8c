// Improves pages that work without it: filters act at once, "/" goes to the search box, open groups stay open,
// a printed page shows what is folded. No page needs it.
"use strict"

const memory = {
  read(key) {
    try { return JSON.parse(sessionStorage.getItem(key) ?? "{}") } catch { return {} }
  },
  write(key, value) {
    try { sessionStorage.setItem(key, JSON.stringify(value)) } catch { /* private mode: nothing is remembered */ }
  },
}

// Groups that the reader opened or closed stay so on the next page of the same kind.
function keepDisclosures(root) {
  const key = "open:" + location.pathname
  const known = memory.read(key)
  for (const details of root.querySelectorAll("details[data-keep]")) {
    const name = details.dataset.keep
    if (name in known) details.open = known[name]
    details.addEventListener("toggle", () => memory.write(key, { ...memory.read(key), [name]: details.open }))
  }
}

// A changed filter fetches the list anew and puts it in place; whatever goes wrong, the form is sent as usual.
function liveList(form) {
  let timer
  let running
  document.addEventListener("change", (event) => {
    if (event.target.form !== form || event.target.type !== "checkbox") return
    clearTimeout(timer)
    timer = setTimeout(refresh, 300)
  })

  async function refresh() {
    const list = document.getElementById(form.dataset.live)
    const address = new URL(form.action)
    for (const [name, value] of new FormData(form)) if (value !== "") address.searchParams.append(name, value)
    running?.abort()
    running = new AbortController()
    list.setAttribute("aria-busy", "true")
    try {
      const response = await fetch(address, { signal: running.signal, headers: { Accept: "text/html" } })
      if (!response.ok) throw new Error(response.statusText)
      const page = new DOMParser().parseFromString(await response.text(), "text/html")
      const fresh = page.getElementById(list.id)
      if (!fresh) throw new Error("no list")
      replace(list, fresh)
      history.replaceState(null, "", address)
      document.title = page.title
      for (const link of document.querySelectorAll(".languages a")) {
        const other = page.querySelector(`.languages a[lang="${link.lang}"]`)
        if (other) link.href = other.getAttribute("href")
      }
    } catch (error) {
      if (error.name !== "AbortError") form.submit()
    }
  }

  // Keeps the focus, the scroll position, and the count as a live region that is announced.
  function replace(list, fresh) {
    const focused = document.activeElement?.id
    const [left, top] = [scrollX, scrollY]
    const text = fresh.querySelector("[role=status]")?.textContent ?? ""
    const status = list.querySelector("[role=status]")
    const place = fresh.querySelector("[role=status]")
    if (status && place) place.replaceWith(status)
    const open = new Set([...list.querySelectorAll("details[open][data-keep]")].map((details) => details.dataset.keep))
    for (const details of fresh.querySelectorAll("details[data-keep]")) details.open = open.has(details.dataset.keep)
    list.replaceChildren(...fresh.childNodes)
    list.removeAttribute("aria-busy")
    if (status && status.textContent !== text) status.textContent = text
    keepDisclosures(list)
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
    scrollTo({ left, top, behavior: "instant" })
  }
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, [contenteditable]")
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return
  const box = document.getElementById("q")
  if (!box) return
  event.preventDefault()
  box.focus()
  box.select()
})

// Paper cannot be unfolded.
const folded = () => document.querySelectorAll(".result details:not([open])")
let unfolded = []
addEventListener("beforeprint", () => {
  unfolded = [...folded()]
  for (const details of unfolded) details.open = true
})
addEventListener("afterprint", () => {
  for (const details of unfolded) details.open = false
})

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false
  button.addEventListener("click", () => print())
}

// Where the operator has named a tile server, a map of streets takes the place of the drawn one.
function tiledMap(figure) {
  const pins = JSON.parse(figure.dataset.pins)
  const drawing = figure.querySelector("svg")
  const place = document.createElement("div")
  place.className = "map-tiles"
  place.setAttribute("role", "group")
  place.setAttribute("aria-label", drawing.getAttribute("aria-label"))
  drawing.replaceWith(place)
  const map = L.map(place, { scrollWheelZoom: false })
  L.tileLayer(figure.dataset.tiles, { maxZoom: 18 }).addTo(map)
  for (const [latitude, longitude, label, address] of pins) {
    L.marker([latitude, longitude], { title: label, alt: label }).on("click", () => location.assign(address)).addTo(map)
  }
  const places = pins.map(([latitude, longitude]) => [latitude, longitude])
  map.fitBounds(places.length ? places : [[-60, -180], [75, 180]], { maxZoom: 7 })
}

addEventListener("DOMContentLoaded", () => {
  if (typeof L === "undefined") return
  for (const figure of document.querySelectorAll("figure.map[data-tiles]")) tiledMap(figure)
})

keepDisclosures(document)
for (const form of document.querySelectorAll("form[data-live]")) liveList(form)
document.querySelector(".error-summary")?.focus()
