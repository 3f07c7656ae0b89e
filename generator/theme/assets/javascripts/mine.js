/* The list of the reader's own or shared cards, and the comparison of two or three. What is shown stands in the address (`?kaarten=id,id`)
   when there is one; else it is the selection of this device. */
(() => {
  "use strict";
  const { ids, set, address, fromAddress, listen } = globalThis.selection;
  const known = new Map(globalThis.methodCards.map((card) => [card.id, card]));
  const one = (selector, within = document) => within.querySelector(selector);
  const element = (name, attributes = {}, ...inside) => {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    made.append(...inside.filter((part) => part !== ""));
    return made;
  };
  const fill = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name]);
  for (const link of document.querySelectorAll("a.language")) link.search = location.search;

  const list = one("[data-list]");
  if (list) {
    const said = JSON.parse(list.dataset.said);
    const items = one("[data-cards]"), heading = one("[data-heading]"), status = one("[data-status]"), field = one("[data-address]");
    const undo = one("[data-undo]", list), compare = one("[data-compare-go]");
    const shared = fromAddress();
    const ticked = new Set();
    let before = null;
    const amount = (n) => (n === 1 ? said.one : fill(said.other, { n }));
    const say = (text) => { status.textContent = text; };

    const button = (text, title, act, attributes = {}) => {
      const made = element("button", { type: "button", class: "task", ...attributes }, text, element("span", { class: "hidden" }, ` ${title}`));
      made.addEventListener("click", act);
      return made;
    };
    const move = (id, step) => {
      const order = ids(), from = order.indexOf(id), to = from + step;
      order.splice(to, 0, ...order.splice(from, 1));
      set(order);
      const seen = order.filter((other) => known.has(other));
      say(fill(said.moved, { title: known.get(id).title, place: seen.indexOf(id) + 1, n: seen.length }));
      const row = items.children[seen.indexOf(id)];
      const wanted = one(step < 0 ? "[data-up]" : "[data-down]", row);
      (wanted.disabled ? one(step < 0 ? "[data-down]" : "[data-up]", row) : wanted).focus();
    };
    const remove = (id) => {
      const at = [...items.children].findIndex((row) => row.dataset.id === id);
      before = ids();
      set(before.filter((other) => other !== id));
      const row = items.children[Math.min(at, items.children.length - 1)];
      (row ? one("[data-remove]", row) : heading).focus();
      say(fill(said.removed, { title: known.get(id).title, n: ids().length }));
    };

    const row = (id, i, all) => {
      const { title, kind, name, href, facts } = known.get(id);
      const tick = element("input", { type: "checkbox", "data-tick": "" });
      tick.checked = ticked.has(id);
      tick.addEventListener("change", () => {
        if (tick.checked) ticked.add(id);
        else ticked.delete(id);
        draw();
        one("[data-tick]", items.children[i]).focus();
      });
      tick.disabled = !tick.checked && all.filter((other) => ticked.has(other)).length >= 3;
      const made = element("li", { class: `c-${kind}`, "data-id": id },
        element("div", {},
          element("a", { class: "title", href: `${list.dataset.root}${href}` }, title),
          element("p", { class: "soft" }, [name, ...facts.slice(0, 2).map((fact) => fact.join(" "))].join(" · "))),
        element("p", { class: "tasks" },
          all.length > 1 ? element("label", {}, tick, ` ${said.choose}`, element("span", { class: "hidden" }, ` ${title}`)) : ""));
      if (!shared) {
        const up = button(said.up, title, () => move(id, -1), { "data-up": "" });
        const down = button(said.down, title, () => move(id, 1), { "data-down": "" });
        up.disabled = i === 0;
        down.disabled = i === all.length - 1;
        one(".tasks", made).append(up, down, button(said.remove, title, () => remove(id), { "data-remove": "" }));
      }
      return made;
    };
    const draw = () => {
      const wanted = shared ?? ids();
      const all = wanted.filter((id) => known.has(id)), gone = wanted.filter((id) => !known.has(id));
      items.replaceChildren(...all.map(row));
      heading.textContent = all.length ? amount(all.length) : said.empty;
      one("[data-with]").hidden = !all.length;
      one("[data-unknown]").hidden = !gone.length;
      one("[data-unknown]").textContent = gone.length ? fill(said.unknown, { ids: gone.join(", ") }) : "";
      one("[data-shared]").hidden = !shared;
      one("[data-shared-text]").textContent = said.shared;
      one("[data-clear]", list).hidden = Boolean(shared);
      undo.hidden = !before || Boolean(shared);
      const whole = new URL(location.href);
      whole.search = address(all);
      whole.hash = "";
      field.value = whole.href;
      const chosen = all.filter((id) => ticked.has(id));
      const side = chosen.length ? chosen : all;
      compare.hidden = side.length < 2 || side.length > 3;
      compare.search = address(side);
      for (const link of list.querySelectorAll("[data-start]")) link.search = address(all);
    };

    one("[data-clear]", list).addEventListener("click", () => {
      before = ids();
      set([]);
      say(said.cleared);
      undo.focus();
    });
    undo.addEventListener("click", () => {
      const back = before;
      before = null;
      set(back);
      heading.focus();
    });
    const take = (next) => () => {
      set(next());
      location.href = `${location.pathname}#cards`;
    };
    one("[data-take]").addEventListener("click", take(() => shared));
    one("[data-add-all]").addEventListener("click", take(() => [...ids(), ...shared]));
    one("[data-copy]").addEventListener("click", async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
        say(said.copied);
      } catch {
        say(said.copy_hand);
      }
    });
    listen(draw);
  }

  const side = one("[data-side]");
  if (side) {
    const cards = (fromAddress() ?? ids()).filter((id) => known.has(id)).slice(0, 3).map((id) => known.get(id));
    if (cards.length < 2) {
      one("[data-none]").hidden = false;
      return;
    }
    const texts = (list) => (list.length > 1 ? element("ul", { class: "plain" }, ...list.map((text) => element("li", {}, text))) : list[0] || "–");
    const facts = (list) => element("dl", {}, ...list.flatMap(([label, value]) => [element("dt", {}, label), element("dd", {}, value)]));
    const line = (name, cell) => element("tr", {}, element("th", { scope: "row" }, side.dataset[name]), ...cards.map((card) => {
      const made = element("td", {}, element("span", { class: "of" }, card.title));
      made.append(cell(card));
      return made;
    }));
    const top = element("tr", {}, element("td", {}), ...cards.map(({ title, kind, name, summary, href }) => element("th", { scope: "col", class: `c-${kind}` },
      element("a", { class: "title", href: `${side.dataset.root}${href}` }, title), element("p", { class: "soft" }, name), element("p", {}, summary))));
    side.append(element("table", { class: `side n${cards.length}` }, element("thead", {}, top), element("tbody", {},
      line("facts", (card) => (card.facts.length ? facts(card.facts) : "–")),
      ...["when", "not_when", "strengths"].map((name) => line(name, (card) => texts(card[name]))))));
  }
})();
