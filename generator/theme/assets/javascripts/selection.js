/* The reader's own cards ("mijn kaarten"), kept on this device: a button at each card, the count in the header, ways from a card and from
   the whole list to the planner, and for other scripts
   `globalThis.selection`:

   ids()              the ids, in the reader's order
   set(ids)           another list; unknown and double ids are the caller's care
   has(id)            whether a card is in it
   toggle(id)         adds a card at the end, or takes it away
   address(ids)       "?kaarten=id,id"; the part of an address that holds a list
   fromAddress()      the ids that the page's address holds, or null
   listen(act)        calls act() now and after every change, also one in another tab

   The ids stand under `methodekaarten.cards` in localStorage as JSON. Without storage the list lasts as long as the page. */
(() => {
  "use strict";
  const KEY = "methodekaarten.cards";
  const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
  const root = document;
  const listeners = [];
  let kept = null; // what a browser without storage holds

  const clean = (ids) => [...new Set(Array.isArray(ids) ? ids : [])].filter((id) => ID.test(id));
  const ids = () => {
    if (kept) return [...kept];
    try {
      return clean(JSON.parse(localStorage.getItem(KEY)));
    } catch {
      return [];
    }
  };
  const tell = () => listeners.forEach((act) => act());
  const set = (list) => {
    const next = clean(list);
    try {
      localStorage.setItem(KEY, JSON.stringify(next));
      kept = null;
    } catch {
      kept = next;
    }
    tell();
  };
  const has = (id) => ids().includes(id);
  const toggle = (id) => set(has(id) ? ids().filter((other) => other !== id) : [...ids(), id]);
  const address = (list) => `?kaarten=${list.join(",")}`;
  const fromAddress = () => {
    const list = new URLSearchParams(location.search).get("kaarten");
    return list === null ? null : clean(list.split(","));
  };
  const listen = (act) => {
    listeners.push(act);
    act();
  };
  addEventListener("storage", ({ key }) => (key === KEY || key === null) && tell());
  addEventListener("pageshow", ({ persisted }) => persisted && tell());
  globalThis.selection = { ids, set, has, toggle, address, fromAddress, listen };

  const link = root.querySelector("[data-mine]");
  if (!link) return;
  const status = root.createElement("p");
  status.className = "hidden";
  status.setAttribute("role", "status");
  link.after(status);
  listen(() => { link.querySelector("[data-mine-count]").textContent = ids().length; });

  /* The button of a card. Its name does not change; `aria-pressed` says whether the card is in the list. */
  const button = (id, title) => {
    const made = root.createElement("button");
    const name = root.createElement("span");
    made.type = "button";
    made.className = "keep";
    made.dataset.keep = id;
    name.className = "hidden";
    name.textContent = ` ${title}`;
    made.append(link.dataset.add, name);
    return made;
  };
  const mark = () => {
    const now = new Set(ids());
    for (const one of root.querySelectorAll("[data-keep]")) one.setAttribute("aria-pressed", String(now.has(one.dataset.keep)));
  };
  root.addEventListener("click", (event) => {
    const { keep: id } = event.target.closest("[data-keep]")?.dataset ?? {};
    if (!id) return;
    toggle(id);
    const title = event.target.closest("[data-keep]").querySelector("span").textContent.trim();
    const said = link.dataset[has(id) ? "added" : "removed"];
    status.textContent = said.replace("{title}", title).replace("{n}", ids().length);
  });

  const card = root.querySelector("article[data-card]");
  if (card) {
    const { card: id } = card.dataset, crumbs = card.querySelector(".crumbs");
    crumbs.append(button(id, card.querySelector("h1").textContent.trim()));
    if (!card.matches(".c-programme")) {
      const plan = root.createElement("a");
      plan.className = "keep to-plan";
      plan.href = `${link.dataset.plan}?erbij=${id}`;
      plan.textContent = link.dataset.planName;
      crumbs.append(plan);
    }
  }
  for (const entry of root.querySelectorAll(".cards > li")) {
    const title = entry.querySelector("a.title");
    entry.append(button(title.pathname.split("/").filter((part) => part !== "index.html").at(-2), title.textContent.trim()));
  }
  listen(mark);
  listen(() => {
    for (const start of root.querySelectorAll("[data-with-mine]")) {
      start.hidden = !ids().length;
      start.search = address(ids());
    }
  });

  // The way in on the home page: two numbers, which the finder's address then holds.
  const start = root.querySelector("form[data-start]");
  start?.addEventListener("submit", (event) => {
    event.preventDefault();
    const asked = [...new FormData(start)].filter(([, value]) => value).map((pair) => pair.join("="));
    location.href = `${start.dataset.start}${location.protocol === "file:" ? "index.html" : ""}${asked.length ? `?${asked.join("&")}` : ""}`;
  });
})();
