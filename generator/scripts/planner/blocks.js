/* The blocks of a plan as a list that can be changed: minutes, words, who, notes, and order by buttons, keyboard and dragging. A row stays the
   same element as long as its block does. */
(() => {
  "use strict";
  const planner = globalThis.planner;
  const { said, cards, fill, element, hidden, button, put, setValue, range, steps, kindOf, href, one, LENGTHS } = planner;
  const STEP = 5, EDGE = 80, SPEED = 14; // minutes; pixels

  const field = (name, key, label, input) => {
    const id = `${name}-${key}`;
    input.id = id;
    input.dataset.field = name;
    return element("p", { class: "pair" }, element("label", { for: id }, label), input);
  };

  const made = (block, act) => {
    const { key, kind, card } = block;
    const known = kind === "card" ? cards.get(card) : null;
    const limits = known ? range(card) : { least: 1, most: 1440, usual: 15, short: null };
    const change = (facts, typed) => act.change(key, facts, typed);
    const named = hidden("");
    const names = [named];
    const name = () => {
      const made = hidden("");
      names.push(made);
      return made;
    };

    const grip = element("button", { type: "button", class: "grip", "data-grip": true }, element("span", { "aria-hidden": "true" }, "⠿"), element("span", { class: "hidden" }, said.grip), named);
    const clock = element("b", {}), end = element("small", {});
    const title = known ? element("a", { class: "title", href: href(card) }, known.title) : element("input", { class: "title", type: "text", maxlength: LENGTHS.title, "aria-label": kind === "break" ? said.break_title : said.own_title, placeholder: kind === "break" ? said.break : said.own_title, "data-field": "title" });
    if (!known) title.addEventListener("input", () => change({ title: planner.tidy(title.value, "title") }, "title"));
    const flag = element("p", { class: "soft flag" });

    const minutes = element("input", { type: "number", inputmode: "numeric", min: limits.least, max: limits.most, step: 1 });
    const bounded = (n) => Math.min(limits.most, Math.max(limits.least, n));
    const current = () => act.block(key).minutes;
    const ask = (n) => {
      const next = bounded(n);
      if (next !== n) planner.say(fill(said.bounded, { title: planner.title(block), least: limits.least, most: limits.most }));
      if (next !== current()) change({ minutes: next });
      minutes.value = next;
    };
    /* What fits counts while it is typed: if all moved only when the field is left, the press on a button that leaves it would miss. */
    const live = (input, fits, name) => input.addEventListener("input", () => {
      const n = Number(input.value);
      if (Number.isInteger(n) && fits(n)) change({ [name]: n }, name);
    });
    live(minutes, (n) => n === bounded(n), "minutes");
    minutes.addEventListener("change", () => ask(Math.round(Number(minutes.value)) || limits.usual));
    const less = button("−", () => ask(Math.ceil((current() - STEP) / STEP) * STEP), { class: "task five", "aria-label": said.less });
    const more = button("+", () => ask(Math.floor((current() + STEP) / STEP) * STEP), { class: "task five", "aria-label": said.more });
    const quick = known && limits.short !== null ? button("", () => change({ minutes: planner.isShort(act.block(key)) ? limits.usual : limits.short }), { "data-short": true }) : "";
    minutes.id = `minutes-${key}`;
    minutes.dataset.field = "minutes";
    const length = element("div", { class: "length" }, element("span", { class: "by-five" }, element("label", { for: minutes.id }, said.minutes_label), less, minutes, more),
      known?.time ? element("span", { class: "soft" }, fill(said.range, { least: limits.least, most: limits.most })) : "", quick);

    const moments = element("ol", { class: "moments" });
    const unfold = known?.steps ? element("details", {}, element("summary", {}, said.steps), moments) : known?.questions ? element("details", {}, element("summary", {}, said.questions), element("ul", {}, known.questions.map((text) => element("li", {}, text)))) : "";
    const who = element("input", { type: "text", maxlength: LENGTHS.who });
    const groups = element("input", { type: "number", inputmode: "numeric", min: 1, max: 99 });
    const notes = element("textarea", { rows: 3, maxlength: LENGTHS.notes });
    who.addEventListener("input", () => change({ who: planner.tidy(who.value, "who") }, "who"));
    notes.addEventListener("input", () => change({ notes: planner.tidy(notes.value, "notes") }, "notes"));
    live(groups, (n) => n >= 1 && n <= 99, "groups");
    groups.addEventListener("change", () => setValue(groups, act.block(key).groups));
    const told = element("span", { class: "soft" });
    const more_ = element("details", { class: "more" }, element("summary", {}, said.notes_and_who, " ", told),
      field("who", key, said.who, who), kind === "card" ? field("groups", key, said.parallel, groups) : "", field("notes", key, said.notes, notes));

    const up = button([said.up, name()], () => act.move(key, -1, "[data-up]"), { "data-up": true });
    const down = button([said.down, name()], () => act.move(key, 1, "[data-down]"), { "data-down": true });
    const gone = button([said.remove, name()], () => act.remove(key), { "data-remove": true });
    const item = element("li", { class: `block c-${kindOf(block)}`, "data-key": key },
      element("div", { class: "when" }, grip, element("span", { class: "m" }, clock, end)),
      element("div", { class: "what" }, element("h3", {}, title), flag, length, unfold, more_, element("p", { class: "tasks" }, up, down, gone)));
    grip.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
      event.preventDefault();
      act.move(key, event.key === "ArrowUp" ? -1 : 1, "[data-grip]");
    });

    const update = (row, i, n) => {
      const now = row.block;
      put(clock, row.clock);
      put(end, `–${row.end}`);
      for (const part of names) put(part, ` ${row.title}`);
      if (!known && document.activeElement !== title) setValue(title, now.title);
      setValue(minutes, now.minutes);
      setValue(groups, now.groups);
      put(flag, [row.short && said.short, now.groups > 1 && fill(said.in_groups, { n: now.groups })].filter(Boolean).join(" · "));
      flag.hidden = !flag.textContent;
      if (quick) put(quick, fill(row.short ? said.to_usual : said.to_short, { n: row.short ? limits.usual : limits.short }));
      for (const [input, value] of [[who, now.who], [notes, now.notes]]) if (document.activeElement !== input) setValue(input, value);
      put(told, [now.who.trim(), now.notes.trim() && "✎"].filter(Boolean).join(" · "));
      less.disabled = now.minutes <= limits.least;
      more.disabled = now.minutes >= limits.most;
      up.disabled = i === 0;
      down.disabled = i === n - 1;
      if (known?.steps) moments.replaceChildren(...row.steps.map((step) => element("li", {}, element("b", {}, step.clock), " ", step.title, " ", element("small", {}, fill(said.minutes, { n: step.minutes })), element("p", {}, step.text))));
    };
    return { item, update, card, kind };
  };

  /* Follows a finger or mouse from the grip of a row; rows make room while it moves, and the page scrolls at its edges. */
  const dragging = (list, drop) => {
    let held = null, scrolling = 0, y = 0;
    const place = () => {
      const others = [...list.children].filter((item) => item !== held);
      const after = others.find((item) => y < item.getBoundingClientRect().top + item.offsetHeight / 2) ?? null;
      if (held.nextElementSibling !== after) list.insertBefore(held, after);
    };
    const scroll = () => {
      if (!held) return;
      const speed = y < EDGE ? -SPEED : y > innerHeight - EDGE ? SPEED : 0;
      if (speed) {
        scrollBy(0, speed);
        place();
      }
      scrolling = requestAnimationFrame(scroll);
    };
    const end = (event) => {
      if (!held) return;
      const item = held;
      held = null;
      cancelAnimationFrame(scrolling);
      item.classList.remove("held");
      drop(Number(item.dataset.key), event.type === "pointercancel" ? null : [...list.children].indexOf(item));
    };
    list.addEventListener("pointerdown", (event) => {
      const grip = event.target.closest("[data-grip]");
      if (!grip || event.button) return;
      held = grip.closest("li");
      y = event.clientY;
      held.classList.add("held");
      list.setPointerCapture(event.pointerId); // of the list: the row itself leaves the page for a moment when it moves
      scrolling = requestAnimationFrame(scroll);
    });
    list.addEventListener("pointermove", (event) => {
      if (!held) return;
      y = event.clientY;
      place();
    });
    for (const type of ["pointerup", "pointercancel"]) list.addEventListener(type, end);
  };

  /* The list that shows a plan and tells what is asked of it. */
  planner.blockList = (act) => {
    const list = one("[data-blocks]");
    const known = new Map();
    dragging(list, act.drop);
    return (plan) => {
      const rows = planner.rows(plan);
      const items = rows.map((row, i) => {
        const { key, card, kind } = row.block;
        if (known.get(key)?.card !== card || known.get(key)?.kind !== kind) known.set(key, made(row.block, act));
        known.get(key).update(row, i, rows.length);
        return known.get(key).item;
      });
      if (items.length !== list.children.length || items.some((item, i) => list.children[i] !== item)) {
        const { activeElement } = document;
        list.replaceChildren(...items);
        if (list.contains(activeElement)) activeElement.focus({ preventScroll: true });
      }
      for (const key of [...known.keys()]) if (!rows.some(({ block }) => block.key === key)) known.delete(key);
    };
  };
})();
