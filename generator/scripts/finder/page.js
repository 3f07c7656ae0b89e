/* The page of the finder: every change of what is asked shows in the address and in the list; back and forward go through them. */
(() => {
  "use strict";
  const { one, all, said, form, boxes, people, minutes, sought, read, asked, address, show, heading, status, clear } = globalThis.finder;
  const surprise = one("[data-surprised]");
  let ranking = null, shown = [], last = null;

  const draw = () => { shown = show(asked(), ranking, change); };

  // Where words are asked for, the index of the search is made ready, once.
  const makeReady = () => globalThis.ranked?.().then((made) => {
    if (ranking) return;
    ranking = made;
    if (sought.value) draw();
  });

  /* After a change: the address, the list and, for a button that is gone, the focus. One field that is typed in makes one step back. */
  const change = (act, focus, field = null) => {
    act?.();
    const there = address();
    if (there !== (location.search || location.pathname)) history[field && field === last ? "replaceState" : "pushState"](null, "", there);
    last = field;
    surprise.hidden = true;
    if (sought.value) makeReady();
    draw();
    focus?.focus();
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => change(null, null, target.type === "checkbox" ? null : target));
  form.addEventListener("focusin", ({ target }) => target === sought && makeReady());
  form.addEventListener("focusout", () => { last = null; });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.type === "checkbox" || event.target.matches("summary, a")) return;
    event.preventDefault();
    heading.focus();
  });
  one("[data-to-found]").addEventListener("click", (event) => {
    event.preventDefault();
    heading.focus();
    heading.scrollIntoView();
  });
  clear.addEventListener("click", () => change(() => {
    form.reset();
    for (const field of [people, minutes, sought]) field.value = "";
    for (const box of boxes) box.checked = false;
  }, heading));

  const pick = () => {
    const before = surprise.dataset.id;
    const others = shown.filter(({ card }) => card.id !== before);
    const from = others.length ? others : shown;
    if (!from.length) {
      status.textContent = said.nothing_random;
      return;
    }
    const { card } = from[Math.floor(Math.random() * from.length)];
    const copy = card.item.cloneNode(true);
    surprise.dataset.id = card.id;
    one(".cards", surprise).replaceChildren(copy);
    surprise.hidden = false;
    one("h3", surprise).focus();
  };
  one("[data-surprise]").addEventListener("click", pick);
  one("[data-again]").addEventListener("click", pick);
  one("[data-close-surprise]").addEventListener("click", () => {
    surprise.hidden = true;
    one("[data-surprise]").focus();
  });

  const start = () => {
    read();
    last = null;
    surprise.hidden = true;
    if (sought.value) makeReady();
    draw();
  };
  // On a narrow screen the cards come after the questions, so those begin closed.
  if (!matchMedia("(min-width: 62em)").matches) for (const part of all("details", form)) part.open = false;
  addEventListener("popstate", start);
  addEventListener("pageshow", ({ persisted }) => persisted && start());
  start();
})();
