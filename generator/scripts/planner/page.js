/* The page of the planner: opens what the address, a file or this device holds, and keeps what the reader makes of it. Every change gives a new
   plan; the earlier ones are there to go back to. */
(() => {
  "use strict";
  const planner = globalThis.planner;
  const { root, one, all, element, put, setValue, say, said, data, cards, fill, amount, name, read, write, clean, shelf, LENGTHS, MOST_BLOCKS } = planner;
  if (!root) return;
  const TAB = "methodekaarten.plan", MOST_BACK = 100;
  let plan = planner.empty(), id = shelf.fresh(), number = 0, past = [], typing = null, warned = false;

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
    const text = write(plan), hash = text === write(planner.empty()) ? "" : `#${text}`;
    try {
      history.replaceState(null, "", location.pathname + hash);
    } catch { /* some browsers count how often; the next change tries again */ }
    for (const other of document.querySelectorAll("a.language")) other.hash = hash;
  };
  const keep = () => {
    let next = shelf.put(id, number, write(plan));
    if (next === null) {
      id = shelf.fresh();
      next = shelf.put(id, 0, write(plan));
      notice(said.own_copy);
      others(id);
    }
    number = next;
    tab(id);
    if (warned || shelf.get(id)?.number === number) return;
    warned = true;
    notice(said.not_kept);
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
      const at = place(key), title = planner.title(plan.blocks[at]);
      change(planner.without(plan, at));
      const next = plan.blocks[Math.min(at, plan.blocks.length - 1)];
      if (next) focusOn(next.key, "[data-remove]");
      else one("[data-add-card]").focus();
      say(fill(said.removed, { title }));
    },
    mend: (mended, how) => {
      change(mended);
      say(fill(said.fixed, { name: how }));
      one("[data-advice-title]").focus();
    },
    note: (key, field) => {
      one(`[data-key="${key}"] .more`).open = true;
      focusOn(key, `[data-field="${field}"]`);
    },
  };
  /* How many of these blocks there was room for. */
  const add = (...blocks) => {
    const room = blocks.slice(0, MOST_BLOCKS - plan.blocks.length);
    if (room.length) change({ ...plan, blocks: [...plan.blocks, ...room] });
    if (room.length < blocks.length) notice(fill(said.dropped_many, { n: MOST_BLOCKS }));
    return room.length;
  };
  const addOne = (block) => {
    if (!add(block)) return;
    say(fill(said.added, { title: planner.title(block), n: plan.blocks.length }));
    if (block.kind === "own") focusOn(block.key, "input.title");
  };
  /* The reader's own cards that are not in the plan yet. */
  const missing = () => globalThis.selection.ids().filter((card) => cards.has(card) && !plan.blocks.some((block) => block.card === card));

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
    others(id);
  };
  const fromShelf = (wanted) => {
    const kept = shelf.get(wanted);
    if (kept) open(read(kept.text), { id: wanted, number: kept.number });
    return Boolean(kept);
  };
  const resume = () => {
    const mine = tab();
    if (mine && fromShelf(mine)) return;
    const [latest] = shelf.list();
    if (latest) fromShelf(latest.id);
    else open({ plan: planner.empty() });
  };
  const fromAddress = (text) => {
    const found = read(text), same = write(found.plan);
    const kept = [tab(), ...shelf.list().map((one) => one.id)].find((one) => one && write(read(shelf.get(one)?.text ?? "").plan) === same);
    open(found, kept ? { id: kept, number: shelf.get(kept).number } : null);
  };
  const holdsPlan = () => /^#v=|blok=/.test(location.hash);
  const start = () => {
    const asked = new URLSearchParams(location.search);
    if (asked.has("erbij")) {
      resume();
      const { plan: more, dropped } = planner.fromCards(asked.get("erbij").split(",").filter(Boolean));
      const titles = more.blocks.slice(0, add(...more.blocks)).map(planner.title).join(", ");
      if (titles || dropped.length) notice(titles ? fill(said.added_to, { titles, plan: name(plan) }) : said.dropped, dropped);
    } else if (asked.has("kaarten")) open(planner.fromCards(globalThis.selection.fromAddress() ?? []));
    else if (asked.has("traject")) open(planner.fromSession(asked.get("traject"), asked.get("bijeenkomst")));
    else if (holdsPlan()) fromAddress(location.hash);
    else resume();
  };

  /* ---- Showing ---- */
  const fields = all("[data-plan]");
  const list = planner.blockList(act), advise = planner.adviser(act), others = planner.others(fromShelf);
  const ways = planner.ways({ plan: () => plan, id: () => id, open: (found) => { open(found); keep(); draw(); } });
  const draw = () => {
    for (const field of fields) if (document.activeElement !== field || field.type === "number") setValue(field, plan[field.dataset.plan] ?? "");
    list(plan);
    const sum = planner.total(plan);
    one("[data-bar]").replaceChildren(planner.bar(plan.blocks));
    put(one("[data-total]"), plan.blocks.length ? fill(said.total, { n: sum, start: plan.start, end: planner.at(plan, sum) }) : said.nothing);
    advise(plan);
    one("[data-undo]").disabled = !past.length;
    one("[data-add-mine]").hidden = !missing().length;
    one("[data-ready]").open &&= !plan.blocks.length;
    planner.things(plan);
    toAddress();
    ways();
  };

  /* ---- The form, and what is added ---- */
  one("[data-form]").addEventListener("submit", (event) => event.preventDefault());
  for (const field of fields) {
    const key = field.dataset.plan, typed = key in LENGTHS;
    field.addEventListener("input", () => {
      const { plan: found, dropped } = typed ? { plan: { [key]: planner.tidy(field.value, key) }, dropped: [] } : clean({ [key]: field.value });
      if (!dropped.length) change({ ...plan, [key]: found[key] }, typed || field.type === "number" ? key : null);
    });
    field.addEventListener("change", () => setValue(field, plan[key] ?? ""));
  }
  const choice = one("[data-add-card]");
  const option = (card) => element("option", { value: card }, cards.get(card).time ? `${cards.get(card).title} (${fill(said.minutes, { n: cards.get(card).time[1] })})` : cards.get(card).title);
  const group = (label, ids) => (ids.length ? element("optgroup", { label }, ...ids.map(option)) : "");
  globalThis.selection.listen(() => {
    const { value } = choice;
    choice.replaceChildren(element("option", { value: "" }, said.choose), group(said.mine, globalThis.selection.ids().filter((card) => cards.has(card))),
      ...Object.entries(data.kinds).map(([kind, label]) => group(label, [...cards.keys()].filter((card) => cards.get(card).kind === kind))).filter(Boolean));
    choice.value = value;
    one("[data-add-mine]").hidden = !missing().length;
  });
  const presses = {
    "add-go": () => (choice.value ? addOne(planner.cardBlock(choice.value)) : choice.focus()),
    "add-break": () => addOne(planner.breakBlock()),
    "add-own": () => addOne(planner.ownBlock()),
    "add-mine": () => say(amount(add(...missing().map((card) => planner.cardBlock(card))), said.card, said.cards)),
    undo,
    new: () => {
      if (plan.blocks.length) keep(); // also what was only looked at so far
      open({ plan: planner.empty() });
      one('[data-plan="title"]').focus();
      say(said.started);
    },
    "notice-close": () => notice(""),
  };
  for (const [button, press] of Object.entries(presses)) one(`[data-${button}]`).addEventListener("click", press);
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== "z" || event.target.matches('input:not([type="number"]), textarea')) return;
    event.preventDefault();
    undo();
  });
  one("[data-qr-box]").addEventListener("toggle", () => {
    one("[data-address]").value = "";
    ways();
  });

  const runner = planner.runner({ plan: () => plan, groups: planner.mix(() => plan) });
  one("[data-run]").addEventListener("click", runner.start);
  planner.sheets(() => plan);
  shelf.follow(() => id, (theirs) => {
    plan = read(theirs.text).plan;
    number = theirs.number;
    past = [];
    draw();
    say(said.followed);
  });
  addEventListener("storage", () => others(id));
  addEventListener("hashchange", () => (holdsPlan() ? start() : toAddress())); // who skips to the content stays with this plan
  const isRoom = new URLSearchParams(location.search).get("beeld") === "zaal";
  if (!(isRoom && runner.watch())) start();
})();
