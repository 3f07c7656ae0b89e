/* A plan in; what to look at out: each with why, and fixes that give another plan or lead somewhere. Nothing here touches the page. */
(() => {
  "use strict";
  const planner = globalThis.planner;
  const { data, said, cards, fill, amount, range, cardBlock, breakBlock, ownBlock, total, available, title, isShort, at } = planner;
  const LONG_SIT = 120, LONG_TALK = 90, SHORT_WORDS = 30, SPARE = 20; // minutes
  const MOST_GROUPS = 6;

  /* Words by which own text and the steps of a card tell that people have a break, or leave their chairs. */
  const pause = new RegExp(said.pauses, "i"), movement = new RegExp(said.moves, "i");
  const isBreak = ({ kind, title: own }) => kind === "break" || (kind === "own" && pause.test(own));

  const put = (plan, i, ...blocks) => ({ ...plan, blocks: [...plan.blocks.slice(0, i), ...blocks, ...plan.blocks.slice(i)] });
  const without = (plan, i) => ({ ...plan, blocks: plan.blocks.filter((_, j) => j !== i) });
  const changed = (plan, i, facts) => ({ ...plan, blocks: plan.blocks.map((block, j) => (j === i ? { ...block, ...facts } : block)) });

  /* Whether a card fits the people (in so many groups), the setting and the phase of trust. */
  const fitsPeople = ({ group }, people, groups) => {
    if (!group || !people) return true;
    const [least, most] = group;
    return Math.floor(people / groups) >= least && (!most || Math.ceil(people / groups) <= most);
  };
  const fitsSetting = ({ setting }, plan) => !setting || setting.includes(plan.setting);
  const fitsTrust = ({ trust }, plan) => trust === undefined || !plan.trust || trust <= Object.keys(data.trust).indexOf(plan.trust);
  const fits = (card, plan) => fitsPeople(card, plan.people, 1) && fitsSetting(card, plan) && fitsTrust(card, plan);
  const best = (plan, test, order) => [...cards].filter(([id, card]) => card.time && test(card, id) && fits(card, plan)).sort((a, b) => order(a[1]) - order(b[1]))[0]?.[0];

  /* Another card with the same main goal that does fit, nearest in time. */
  const instead = (plan, block) => {
    const { goal, kind } = cards.get(block.card);
    const used = new Set(plan.blocks.map(({ card }) => card));
    const id = goal && best(plan, (card, other) => card.goal === goal && card.kind === kind && !used.has(other), ({ time }) => Math.abs(time[1] - block.minutes));
    return id ?? null;
  };
  const replace = (plan, i) => {
    const id = instead(plan, plan.blocks[i]);
    if (!id) return [];
    const { least, most } = range(id);
    const minutes = Math.min(most, Math.max(least, plan.blocks[i].minutes));
    return [{ text: fill(said.fix.replace, { title: cards.get(id).title }), plan: changed(plan, i, { card: id, minutes, groups: 1 }) }];
  };
  const look = (plan, i) => {
    const asked = { mensen: plan.people, minuten: plan.blocks[i].minutes, waar: plan.setting, vertrouwen: plan.trust };
    return { text: said.fix.find, href: `${data.finder}?${Object.entries(asked).filter(([, value]) => value).map((pair) => pair.join("=")).join("&")}` };
  };
  const drop = (plan, i) => ({ text: fill(said.fix.drop, { title: title(plan.blocks[i]) }), plan: without(plan, i) });

  /* Shorter by so many minutes, five at a time from the block with the most room; with `short` also by short versions. */
  const shorter = (plan, over, short) => {
    const blocks = plan.blocks.map((block) => ({ ...block }));
    const floor = ({ kind, card, minutes }) => (kind === "card" ? range(card)[short ? "least" : "min"] : kind === "break" ? 10 : 5);
    const room = (block) => block.minutes - floor(block);
    let left = over;
    while (left > 0) {
      const most = blocks.reduce((a, b) => (room(b) > room(a) ? b : a));
      const step = Math.min(5, room(most), left);
      if (step <= 0) return null;
      most.minutes -= step;
      left -= step;
    }
    // Between its short version and its usual least a card says nothing of how to do it.
    for (const block of blocks) if (block.kind === "card" && range(block.card).short !== null && block.minutes < range(block.card).min) block.minutes = range(block.card).short;
    return { ...plan, blocks };
  };
  const time = (plan) => {
    const asked = total(plan), there = available(plan);
    if (there === null || !plan.blocks.length) return [];
    const end = { text: fill(said.fix.until, { clock: at(plan, asked) }), plan: { ...plan, until: at(plan, asked) } };
    if (asked > there) {
      const over = asked - there, usual = shorter(plan, over, false), short = usual ? null : shorter(plan, over, true);
      return [{ text: amount(over, said.over_one, said.over), why: said.over_why, fixes: [
        ...(usual ? [{ text: said.fix.shorten, plan: usual }] : []), ...(short ? [{ text: said.fix.short, plan: short }] : []), end] }];
    }
    return there - asked >= SPARE ? [{ soft: true, text: amount(there - asked, said.spare, said.spare), why: said.spare_why, fixes: [end] }] : [];
  };

  const block = (plan, i) => {
    const it = plan.blocks[i], found = [];
    if (it.kind !== "card") return found;
    const card = cards.get(it.card), name = { title: card.title };
    if (!fitsPeople(card, plan.people, it.groups)) {
      const [least, most] = card.group, few = Math.floor(plan.people / it.groups) < least;
      const facts = { ...name, n: plan.people, least, most };
      const count = most ? Math.ceil(plan.people / most) : 1;
      const split = count > 1 && count <= MOST_GROUPS && fitsPeople(card, plan.people, count);
      const fixes = split ? [{ text: fill(said.fix.split, { n: count }), plan: changed(plan, i, { groups: count }) }] : [];
      if (it.groups > 1 && fitsPeople(card, plan.people, 1)) fixes.push({ text: said.fix.together, plan: changed(plan, i, { groups: 1 }) });
      found.push({ text: fill(few ? said.too_few : said.too_many, facts), why: fill(few ? said.too_few_why : said.too_many_why, facts), fixes: [...fixes, ...replace(plan, i), look(plan, i)] });
    }
    if (!fitsSetting(card, plan)) {
      found.push({ text: fill(said.wrong_setting, { ...name, setting: said.settings[plan.setting] }), why: said.wrong_setting_why, fixes: [...replace(plan, i), look(plan, i), drop(plan, i)] });
    }
    if (!fitsTrust(card, plan)) {
      found.push({ text: fill(said.too_hard, { ...name, phase: Object.values(data.trust)[card.trust] }), why: said.too_hard_why, fixes: [...replace(plan, i), look(plan, i), drop(plan, i)] });
    }
    const first = plan.blocks.findIndex((other) => other.card === it.card);
    if (card.level === 3 && !it.who.trim() && first === i) {
      found.push({ soft: true, text: fill(said.skilled, name), why: said.skilled_why, fixes: [{ text: said.fix.who, focus: it.key }] });
    }
    if (first === i) {
      const end = plan.blocks.findLastIndex((other) => !isBreak(other));
      for (const id of card.before ?? []) {
        const later = plan.blocks.findIndex((other) => other.card === id);
        if (later <= i || cards.get(id)?.before?.includes(it.card) || (later === end && cards.get(id).closes)) continue;
        const moved = plan.blocks[later];
        found.push({ text: fill(said.order, { first: cards.get(id).title, then: card.title }), why: said.order_why,
          fixes: [{ text: fill(said.fix.order, { title: cards.get(id).title }), plan: put(without(plan, later), i, moved) }] });
      }
    }
    return found;
  };

  const edges = (plan) => {
    const work = plan.blocks.filter((each) => !isBreak(each)), found = [];
    if (work.length < 2) return found;
    const is = (flag) => ({ kind, card, minutes }) => (kind === "own" ? minutes <= SHORT_WORDS : Boolean(cards.get(card)[flag]));
    const offer = (flag, name, i) => {
      const id = best(plan, (card) => card[flag], ({ time: [min], short }) => Math.min(min, short ? short[0] : min));
      const card = id ? [{ text: fill(said.fix[name], { title: cards.get(id).title }), plan: put(plan, i, cardBlock(id, { minutes: range(id).least })) }] : [];
      return [...card, { text: said.fix[`${name}_own`], plan: put(plan, i, ownBlock({ title: said[`${name}_title`], minutes: 10 })) }];
    };
    if (!is("opens")(work[0])) found.push({ text: said.no_opening, why: said.no_opening_why, fixes: offer("opens", "opening", 0) });
    if (!is("closes")(work.at(-1))) found.push({ text: said.no_closing, why: said.no_closing_why, fixes: offer("closes", "closing", plan.blocks.length) });
    return found;
  };

  /* Each stretch without a break, from the minutes of blocks, and of steps where a card has its own break; and where a break would cut it
     most evenly. */
  const breaks = (plan) => {
    const sum = (list) => list.reduce((n, { minutes }) => n + minutes, 0);
    const stretches = [[]], begins = [];
    let begin = 0;
    plan.blocks.forEach((it, i) => {
      begins.push(begin);
      const inside = planner.steps(it).map(({ minutes, title: name }) => ({ minutes, rest: pause.test(name) }));
      for (const { minutes, rest } of inside.some((part) => part.rest) ? inside : [{ minutes: it.minutes, rest: isBreak(it) }]) {
        if (rest) stretches.push([]);
        else stretches.at(-1).push({ i, minutes, begin });
        begin += minutes;
      }
    });
    return stretches.filter((parts) => sum(parts) > LONG_SIT).map((parts) => {
      const [{ begin: from }] = parts, to = from + sum(parts), middle = (from + to) / 2;
      const inside = [...new Set(parts.map(({ i }) => i))];
      const long = inside.find((i) => sum(parts.filter((part) => part.i === i)) > LONG_SIT), half = plan.blocks[long];
      const [cut] = inside.slice(1).sort((i, j) => Math.abs(middle - begins[i]) - Math.abs(middle - begins[j]));
      const part = half && Math.round(half.minutes / 2);
      const whole = half && parts.some(({ i, minutes }) => i === long && minutes === half.minutes);
      const fixes = [];
      if (whole && (half.kind !== "card" || range(half.card).least <= part)) {
        const { key, ...same } = half;
        const other = half.kind === "card" ? cardBlock(half.card, { ...same, minutes: half.minutes - part }) : ownBlock({ ...same, minutes: half.minutes - part });
        fixes.push({ text: fill(said.fix.cut, { title: title(half) }), plan: put(changed(plan, long, { minutes: part }), long + 1, breakBlock(), other) });
      } else if (cut) {
        fixes.push({ text: fill(said.fix.break, { title: title(plan.blocks[cut]) }), plan: put(plan, cut, breakBlock()) });
      } else {
        fixes.push({ text: fill(said.fix.halfway, { title: title(half) }), focus: half.key });
      }
      return { text: fill(said.no_break, { from: at(plan, from), to: at(plan, to) }), why: said.no_break_why, fixes };
    });
  };

  const still = (plan) => {
    const work = plan.blocks.filter((each) => !isBreak(each));
    const moving = work.some(({ kind, card, title: own }) => (kind === "card" ? cards.get(card).moves : movement.test(own)));
    if (moving || work.reduce((n, { minutes }) => n + minutes, 0) < LONG_TALK) return [];
    const used = new Set(plan.blocks.map(({ card }) => card));
    const id = best(plan, (card, other) => card.moves && card.kind === "conversation" && !used.has(other), ({ time: [min] }) => min);
    const middle = Math.ceil(plan.blocks.length / 2);
    const fixes = [...(id ? [{ text: fill(said.fix.move, { title: cards.get(id).title }), plan: put(plan, middle, cardBlock(id, { minutes: range(id).min })) }] : []),
      { text: said.fix.move_own, plan: put(plan, middle, ownBlock({ title: said.stretch, minutes: 5 })) }];
    return [{ soft: true, text: said.only_talk, why: said.only_talk_why, fixes }];
  };

  const advice = (plan) => [...time(plan), ...plan.blocks.flatMap((_, i) => block(plan, i)), ...edges(plan), ...breaks(plan), ...still(plan)];
  Object.assign(planner, { advice, fits, put, without, changed });
})();
