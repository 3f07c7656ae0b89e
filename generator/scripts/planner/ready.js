/* A plan in; what to show of it out: clock times, steps, materials for so many people, what to do beforehand. Nothing here touches the page. */
(() => {
  "use strict";
  const { data, said, cards, fill, amount, range, origin } = globalThis.planner;
  const DAY = 24 * 60;

  const minutesOf = (clock) => clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  const clock = (total) => {
    const inside = ((total % DAY) + DAY) % DAY;
    return [Math.floor(inside / 60), inside % 60].map((part) => String(part).padStart(2, "0")).join(":");
  };
  const total = (plan) => plan.blocks.reduce((sum, { minutes }) => sum + minutes, 0);
  const available = ({ start, until }) => (until ? (minutesOf(until) - minutesOf(start) + DAY) % DAY || DAY : null);
  const at = (plan, minutes) => clock(minutesOf(plan.start) + minutes);

  const title = ({ kind, card, title: own }) => (kind === "card" ? cards.get(card).title : own.trim() || (kind === "break" ? said.break : said.own));
  const isShort = ({ kind, card, minutes }) => {
    if (kind !== "card") return false;
    const { short, min } = range(card);
    return short !== null && (minutes < min || minutes <= short);
  };
  /* The steps of a block, with minutes that come to those of the block; a short version is one step. */
  const steps = (block) => {
    const card = block.kind === "card" ? cards.get(block.card) : null;
    if (!card?.steps) return [];
    if (isShort(block)) return [{ at: 0, minutes: block.minutes, title: said.short, text: card.short[1] }];
    const all = card.steps.reduce((sum, [minutes]) => sum + minutes, 0);
    let passed = 0;
    return card.steps.map(([minutes, name, text]) => {
      const from = Math.round((passed / all) * block.minutes);
      passed += minutes;
      return { at: from, minutes: Math.round((passed / all) * block.minutes) - from, title: name, text };
    });
  };
  /* Each block with when it begins and ends. */
  const rows = (plan) => {
    let passed = 0;
    return plan.blocks.map((block) => {
      const from = passed;
      passed += block.minutes;
      const moments = steps(block).map((step) => ({ ...step, clock: at(plan, from + step.at) }));
      return { block, title: title(block), short: isShort(block), begin: from, clock: at(plan, from), end: at(plan, passed), steps: moments };
    });
  };

  /* The same thing is there once, as often as the block that needs most of it. */
  const materials = (plan) => {
    const found = new Map();
    for (const { kind, card, groups } of plan.blocks) {
      for (const [text, per, quantity] of (kind === "card" && cards.get(card).materials) || []) {
        const key = `${per} ${text.toLowerCase()}`;
        const times = quantity * (per === "room" ? groups : 1);
        found.set(key, { text, per, quantity: Math.max(times, found.get(key)?.quantity ?? 0) });
      }
    }
    const counts = { person: plan.people, group: plan.people && Math.ceil(plan.people / plan.small), room: 1 };
    return Object.entries(data.per).map(([per, label]) => ({
      per,
      label,
      items: [...found.values()].filter((item) => item.per === per).map(({ text, quantity }) => {
        const n = counts[per] ? counts[per] * quantity : null;
        return { text, amount: n === null ? (quantity > 1 ? `${quantity} ×` : "") : per === "room" && n === 1 ? "" : `${n} ×` };
      }),
    })).filter(({ items }) => items.length);
  };

  const day = (date, days = 0) => {
    const when = new Date(`${date}T12:00:00Z`);
    when.setUTCDate(when.getUTCDate() + days);
    return when;
  };
  const spoken = (when) => when.toLocaleDateString(data.locale, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  /* What, when beforehand, and who: first what the ready session says, then what follows from the cards. */
  const timeline = (plan) => {
    const own = origin(plan.from)?.prepare ?? [];
    const rows = own.map(([when, what, who]) => ({ when, what, who, date: "" }));
    const add = (name, days, facts = {}) => rows.push({
      when: fill(said.before[name].when, facts), what: fill(said.before[name].what, facts), who: facts.who || said.before[name].who,
      date: plan.date && days !== null ? spoken(day(plan.date, days)) : "",
    });
    const used = [...new Map(plan.blocks.filter(({ kind, card }) => kind === "card" && cards.get(card).preparation).map((block) => [block.card, block])).values()];
    if (!own.length) add("invite", -21);
    if (used.length) {
      const list = used.map(({ card }) => `${cards.get(card).title} (${fill(said.minutes, { n: cards.get(card).preparation })})`);
      const who = [...new Set(used.map((block) => block.who.trim()).filter(Boolean))].join(", ");
      add("cards", -7, { cards: list.join(", "), who });
    }
    const things = materials(plan).reduce((sum, { items }) => sum + items.length, 0);
    if (things && !own.length) add("materials", -2, { things: amount(things, said.thing, said.things) });
    if (plan.blocks.length) {
      add(plan.setting === "online" ? "online" : "room", 0, { clock: at(plan, -45) });
      add("report", 7);
    }
    return rows;
  };
  const headline = (plan) => [
    plan.date && spoken(day(plan.date)), plan.blocks.length ? `${plan.start}–${at(plan, total(plan))}` : plan.start, plan.place.trim(),
    plan.people && amount(plan.people, said.person, said.people), said.settings[plan.setting],
  ].filter(Boolean).join(" · ");

  /* As even as can be, none larger than k; but in pairs nobody is left alone: the odd one makes a three. `random` gives a whole number below its argument. */
  const groups = (names, k, random) => {
    const left = [...names], mixed = [];
    while (left.length) mixed.push(...left.splice(random(left.length), 1));
    const count = Math.max(Math.min(1, mixed.length), Math.min(Math.ceil(mixed.length / k), Math.floor(mixed.length / 2)));
    return Array.from({ length: count }, (_, i) => mixed.filter((_, j) => j % count === i));
  };

  Object.assign(globalThis.planner, { minutesOf, clock, at, total, available, title, isShort, steps, rows, materials, timeline, day, spoken, headline, groups });
})();
