/* The page of the planner: opens what the address, a file or this device holds, and keeps what the reader makes of it. Every change gives a new
   plan; the earlier ones are there to go back to. */
(() => {
  "use strict";
  const planner = globalThis.planner;
  const { root, one, all, element, button, hidden, put, setValue, say, said, data, cards, fill, amount, read, write, clean, shelf, LENGTHS } = planner;
  if (!root) return;
  const TAB = "methodekaarten.plan", MOST_BACK = 100;
  let plan = planner.empty(), id = shelf.fresh(), number = 0, past = [], typing = null;

  /* ---- Keeping ---- */
  const tab = (value) => {
    try {
      if (value !== undefined) sessionStorage.setItem(TAB, value);
      return sessionStorage.getItem(TAB);
    } catch {
      return null;
    }
  };
  const notice = (title, list = []) => {
    one("[data-notice]").hidden = !title;
    put(one("[data-notice-title]"), title);
    one("[data-notice-list]").replaceChildren(...list.map((text) => element("li", {}, text)));
  };
  const toAddress = () => {
    try {
      history.replaceState(null, "", `${location.pathname}${plan.blocks.length || write(plan) !== "v=1" ? `#${write(plan)}` : ""}`);
    } catch { /* some browsers count how often; the next change tries again */ }
    for (const other of document.querySelectorAll("a.language")) other.hash = location.hash;
  };
  const keep = () => {
    let next = shelf.put(id, number, write(plan));
    if (next === null) {
      id = shelf.fresh();
      next = shelf.put(id, 0, write(plan));
      notice(said.own_copy);
    }
    number = next;
    tab(id);
  };

  /* ---- Changing ---- */
  const change = (next, field = null) => {
    if (!field || field !== typing) past = [...past.slice(-MOST_BACK + 1), plan];
    typing = field;
    plan = next;
    keep();
    draw();
  };
  const undo = () => {
    if (!past.length) return;
    plan = past.at(-1);
    past = past.slice(0, -1);
    typing = null;
    keep();
    draw();
    say(said.undone);
  };
  const place = (key) => plan.blocks.findIndex((block) => block.key === key);
  const focusOn = (key, selector) => {
    const item = one(`[data-key="${key}"]`);
    const wanted = item && one(selector, item);
    (wanted?.disabled ? one("[data-grip]", item) : wanted)?.focus();
  };
  const reordered = (from, to) => {
    const blocks = [...plan.blocks];
    blocks.splice(to, 0, ...blocks.splice(from, 1));
    change({ ...plan, blocks });
    say(fill(said.moved, { title: planner.title(blocks[to]), place: to + 1, n: blocks.length }));
  };
  const act = {
    block: (key) => plan.blocks[place(key)],
    change: (key, facts, field) => change(planner.changed(plan, place(key), facts), field && `${field}-${key}`),
    move: (key, step, selector) => {
      const from = place(key), to = from + step;
      if (to < 0 || to >= plan.blocks.length) return;
      reordered(from, to);
      focusOn(key, selector);
    },
    drop: (key, to) => {
      if (to === null || to === place(key)) draw();
      else reordered(place(key), to);
    },
    remove: (key) => {
      const at = place(key), { title } = { title: planner.title(plan.blocks[at]) };
      change(planner.without(plan, at));
      const next = plan.blocks[Math.min(at, plan.blocks.length - 1)];
      if (next) focusOn(next.key, "[data-remove]");
      else one("[data-add-card]").focus();
      say(fill(said.removed, { title }));
    },
  };
  const add = (block) => {
    if (plan.blocks.length >= planner.MOST_BLOCKS) {
      say(fill(said.dropped_many, { n: planner.MOST_BLOCKS }));
      return;
    }
    change({ ...plan, blocks: [...plan.blocks, block] });
    say(fill(said.added, { title: planner.title(block), n: plan.blocks.length }));
    if (block.kind === "own") focusOn(block.key, "input.title");
  };

  /* ---- Opening ---- */
  const open = ({ plan: next, dropped = [] }, known = null) => {
    plan = next;
    id = known?.id ?? shelf.fresh();
    number = known?.number ?? 0;
    past = [];
    typing = null;
    tab(id);
    notice(dropped.length ? said.dropped : "", dropped);
    draw();
    others();
  };
  const fromShelf = (wanted) => {
    const kept = shelf.get(wanted);
    if (kept) open(read(kept.text), { id: wanted, number: kept.number });
    return Boolean(kept);
  };
  const start = () => {
    const asked = new URLSearchParams(location.search), text = location.hash.slice(1);
    const mine = tab();
    if (asked.has("kaarten")) open(planner.fromCards(globalThis.selection.fromAddress() ?? []));
    else if (asked.has("traject")) open(planner.fromSession(asked.get("traject"), asked.get("bijeenkomst")));
    else if (text.startsWith("v=") || text.includes("blok=")) {
      const found = read(text), same = write(found.plan);
      const kept = [mine, ...shelf.list().map((one) => one.id)].find((one) => one && shelf.get(one)?.text === same);
      open(found, kept ? { id: kept, number: shelf.get(kept).number } : null);
    } else if (!(mine && fromShelf(mine))) {
      const [latest] = shelf.list();
      if (latest) fromShelf(latest.id);
      else open({ plan: planner.empty() });
    }
  };

  /* ---- Showing ---- */
  const fields = all("[data-plan]");
  const list = planner.blockList(act);
  const adviceList = one("[data-advice]");
  const problem = ({ soft, text, why, fixes }) => element("li", { class: soft ? "soft-advice" : "hard-advice" }, element("b", {}, text), element("p", {}, why),
    element("p", { class: "tasks" }, ...fixes.map(({ text: name, plan: fixed, href, focus }) => {
      if (href) return element("a", { class: "task", href: location.protocol === "file:" ? href.replace("?", "index.html?") : href, target: "_blank" }, name);
      if (fixed) return button(name, () => { change(fixed); say(fill(said.fixed, { name })); one("[data-advice-title]").focus(); });
      return button(name, () => {
        one(`[data-key="${focus}"] .more`).open = true;
        focusOn(focus, name === said.fix.who ? '[data-field="who"]' : '[data-field="notes"]');
      });
    })));
  const things = () => {
    const parts = planner.materials(plan);
    one("[data-materials]").replaceChildren(...parts.map(({ label, items }) => element("section", {}, element("h3", {}, label), element("ul", {}, ...items.map(({ text, amount: many }) => element("li", {}, element("b", {}, many), " ", text))))));
    one("[data-timeline]").replaceChildren(...planner.timeline(plan).map(({ when, date, what, who }) => element("li", {}, element("b", {}, date ? `${when} (${date})` : when), " · ", what, " ", element("i", {}, `(${who})`))));
    for (const box of all("[data-with]")) box.hidden = !plan.blocks.length;
    one("[data-things]").hidden = !parts.length;
  };
  const others = () => {
    const kept = shelf.list().filter((each) => each.id !== id);
    one("[data-others]").hidden = !kept.length;
    one("[data-kept]").replaceChildren(...kept.slice(0, 20).map((each) => {
      const title = read(each.text).plan.title || said.untitled, day = String(each.changed).slice(0, 10);
      return element("li", {}, button(title, () => { fromShelf(each.id); say(fill(said.opened, { name: title })); }), " ", element("small", {}, day), " ",
        button([said.delete, hidden(title)], () => { shelf.remove(each.id); others(); say(fill(said.removed, { title })); }));
    }));
  };
  const ways = planner.ways({ plan: () => plan, id: () => id, open: (found) => { open(found); keep(); draw(); } });
  const draw = () => {
    for (const field of fields) if (document.activeElement !== field) setValue(field, plan[field.dataset.plan] ?? "");
    list(plan);
    const sum = planner.total(plan);
    one("[data-bar]").replaceChildren(planner.bar(plan.blocks));
    put(one("[data-total]"), plan.blocks.length ? fill(said.total, { n: sum, start: plan.start, end: planner.at(plan, sum) }) : said.nothing);
    const found = plan.blocks.length ? planner.advice(plan) : [];
    put(one("[data-advice-title]"), !plan.blocks.length ? said.advice : found.length ? amount(found.length, said.advice_one, said.advice_n) : said.advice_none);
    adviceList.replaceChildren(...found.map(problem));
    one("[data-advice-hint]").hidden = Boolean(plan.people);
    one("[data-undo]").disabled = !past.length;
    one("[data-ready]").open &&= !plan.blocks.length;
    things();
    toAddress();
    ways();
  };

  /* ---- The form, and what is added ---- */
  one("[data-form]").addEventListener("submit", (event) => event.preventDefault());
  for (const field of fields) {
    const name = field.dataset.plan;
    field.addEventListener(name in LENGTHS ? "input" : "change", () => {
      const value = name in LENGTHS ? planner.tidy(field.value, name) : clean({ [name]: field.value }).plan[name];
      change({ ...plan, [name]: value }, name in LENGTHS ? name : null);
      if (!(name in LENGTHS)) setValue(field, plan[name] ?? "");
    });
  }
  const choice = one("[data-add-card]");
  const option = (card) => element("option", { value: card }, cards.get(card).time ? `${cards.get(card).title} (${fill(said.minutes, { n: cards.get(card).time[1] })})` : cards.get(card).title);
  const group = (label, ids) => (ids.length ? element("optgroup", { label }, ...ids.map(option)) : "");
  globalThis.selection.listen(() => {
    const mine = globalThis.selection.ids().filter((card) => cards.has(card));
    const { value } = choice;
    choice.replaceChildren(element("option", { value: "" }, said.choose), group(said.mine, mine),
      ...Object.entries(data.kinds).map(([kind, label]) => group(label, [...cards.keys()].filter((card) => cards.get(card).kind === kind))).filter(Boolean));
    choice.value = value;
    one("[data-add-mine]").hidden = !mine.length;
  });
  one("[data-add-go]").addEventListener("click", () => {
    if (choice.value) add(planner.cardBlock(choice.value));
    else choice.focus();
  });
  one("[data-add-break]").addEventListener("click", () => add(planner.breakBlock()));
  one("[data-add-own]").addEventListener("click", () => add(planner.ownBlock()));
  one("[data-add-mine]").addEventListener("click", () => {
    const { plan: more } = planner.fromCards(globalThis.selection.ids());
    const room = planner.MOST_BLOCKS - plan.blocks.length;
    change({ ...plan, blocks: [...plan.blocks, ...more.blocks.slice(0, room)] });
    say(amount(Math.min(room, more.blocks.length), said.card, said.cards));
  });
  one("[data-undo]").addEventListener("click", undo);
  one("[data-new]").addEventListener("click", () => {
    if (plan.blocks.length) keep(); // also what was only looked at so far
    open({ plan: planner.empty() });
    one('[data-plan="title"]').focus();
    say(said.started);
  });
  one("[data-notice-close]").addEventListener("click", () => notice(""));
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== "z" || event.target.matches('input:not([type="number"]), textarea')) return;
    event.preventDefault();
    undo();
  });
  one("[data-qr-box]").addEventListener("toggle", () => {
    one("[data-address]").value = "";
    ways();
  });

  /* ---- Random groups ---- */
  const dialog = one("[data-groups]");
  const random = (below) => crypto.getRandomValues(new Uint32Array(1))[0] % below;
  const divide = () => {
    const names = one("[data-names]").value.split("\n").map((line) => line.trim()).filter(Boolean);
    const people = names.length ? names : Array.from({ length: Math.min(999, Math.max(0, Number(one("[data-number]").value))) }, (_, i) => String(i + 1));
    const size = Math.max(2, Math.round(Number(one("[data-size]").value)) || plan.small);
    one("[data-divided]").replaceChildren(...planner.groups(people, size, random).map((each, i) => element("li", {}, element("b", {}, fill(said.group, { n: i + 1 })), ` ${each.join(", ")}`)));
  };
  const groups = () => {
    if (!dialog.open) dialog.showModal();
    if (!one("[data-number]").value) one("[data-number]").value = plan.people ?? 12;
    if (!one("[data-size]").value) one("[data-size]").value = plan.small;
    divide();
  };
  one("[data-divide]").addEventListener("click", divide);
  one("[data-groups-close]").addEventListener("click", () => dialog.close());
  for (const opener of all("[data-groups-open]")) opener.addEventListener("click", groups);

  const runner = planner.runner({ plan: () => plan, groups });
  one("[data-run]").addEventListener("click", runner.start);
  planner.sheets(() => plan);
  shelf.follow(() => id, (theirs) => {
    plan = read(theirs.text).plan;
    number = theirs.number;
    past = [];
    draw();
    say(said.followed);
  });
  addEventListener("storage", others);
  addEventListener("hashchange", start);
  const isRoom = new URLSearchParams(location.search).get("beeld") === "zaal";
  if (!(isRoom && runner.watch())) start();
})();
