/* The finder: filters, orders and counts the cards that stand in the page. What is asked stands in the address; nowhere else.

   A card that meets every wish fits; one that meets them in its short version comes after those; one that just misses a single wish
   (a little more time, people, trust or experience) comes last, with the reason. */
(() => {
  "use strict";
  const root = document.querySelector("[data-find]");
  if (!root) return;
  const one = (selector, within = root) => within.querySelector(selector);
  const all = (selector, within = root) => [...within.querySelectorAll(selector)];
  const said = JSON.parse(root.dataset.said);
  const fill = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name]);
  const form = one("[data-asked]");
  const boxes = all("input[type=checkbox]", form);
  const [people, minutes, sought] = ["mensen", "minuten", "woorden"].map((name) => form.elements[name]);
  const FIT = 0, SHORT = 1, NEAR = 2;
  const MOST_GROUPS = 3, NEARLY = 1.25; // how far off is still near
  const AT_ONCE = 12; // cards laid out in one go
  const WAIT = 500; // milliseconds before a change is told: not at every key

  // The cards, in the order of the page, and what each fits.
  const numbers = (text) => (text ? text.split(" ").map(Number) : null);
  const cards = all("[data-kind] > .cards > li").map((item, place) => {
    const { id, time, group, ...words } = item.dataset;
    const fits = new Map(Object.entries(words).map(([name, text]) => [name, text.split(" ")]));
    return { item, id, place, home: item.parentNode, fits, time: numbers(time), group: numbers(group), why: null };
  });
  const facets = all("[data-facet]").map((element) => ({
    name: element.dataset.facet,
    picked: one("[data-picked]", element),
    boxes: all("input", element),
    words: all("input", element).map((box) => box.value),
  }));
  const counts = new Map(boxes.map((box) => [box, one("[data-count]", box.closest("label"))]));
  const meets = ({ fits }, box) => (fits.get(box.dataset.group) || []).includes(box.value);

  /* ---- What is asked, in the form and in the address ---- */
  const whole = (text) => {
    const value = Math.round(Number(text));
    return value >= 1 && value <= 9999 ? value : null;
  };
  const asked = () => ({
    people: whole(people.value),
    minutes: whole(minutes.value),
    words: sought.value.trim(),
    picked: facets.map((facet) => facet.boxes.filter((box) => box.checked)),
  });
  const address = () => {
    const now = asked();
    const parts = [["mensen", now.people], ["minuten", now.minutes]];
    const names = [...new Set(boxes.map((box) => box.name))];
    for (const name of names) {
      parts.push([name, boxes.filter((box) => box.name === name && box.checked).map((box) => encodeURIComponent(box.value)).join(",")]);
    }
    parts.push(["woorden", encodeURIComponent(now.words)]);
    const text = parts.filter(([, value]) => value).map((pair) => pair.join("=")).join("&");
    return text ? `?${text}` : location.pathname;
  };
  const read = () => {
    const given = new URLSearchParams(location.search);
    for (const field of [people, minutes]) field.value = whole(given.get(field.name)) ?? "";
    sought.value = given.get(sought.name) || "";
    for (const box of boxes) box.checked = (given.get(box.name) || "").split(",").includes(box.value);
    for (const { boxes: inside } of facets) if (inside.some((box) => box.checked)) inside[0].closest("details").open = true;
  };

  /* ---- How a card meets the wishes ---- */
  const forPeople = ({ group }, { people: n }) => {
    if (!group) return {};
    const [least, most] = group;
    if (n >= least && (!most || n <= most)) return { ok: true };
    if (n < least) return { near: n * NEARLY >= least && fill(said.too_few, { min: least }) };
    const groups = Math.ceil(n / most);
    if (groups <= MOST_GROUPS && Math.floor(n / groups) >= least) return { near: fill(said.split, { max: most, groups }) };
    return { near: n <= most * NEARLY && fill(said.too_many, { max: most }) };
  };
  const forMinutes = ({ time }, { minutes: n }) => {
    if (!time) return {};
    const [least, , , short] = time;
    if (least <= n) return { ok: true };
    if (short && short <= n) return { ok: true, short: true };
    const shortest = short ? Math.min(short, least) : least;
    return { near: n * NEARLY >= shortest && fill(said.too_long, { least: shortest }) };
  };
  const forFacet = (facet, picked) => (card) => {
    if (picked.some((box) => meets(card, box))) return { ok: true };
    const [first] = card.fits.get(facet.name) || [];
    const next = Math.max(...picked.map((box) => facet.words.indexOf(box.value))) + 1;
    const near = said[facet.name] && first !== undefined && facet.words.indexOf(first) === next; // one phase or level more
    return { near: near && fill(said[facet.name], { label: facet.boxes[next].dataset.label }) };
  };
  const choice = (facet, picked) => picked.map((box) => one("span", box.closest("label")).textContent).join(` ${said.or} `);

  /* The wishes, each with its name, its test and how it is dropped. */
  const wishes = (now, ranks) => {
    const found = [];
    const clear = (field) => () => { field.value = ""; };
    if (now.people) found.push({ what: people, name: fill(said.people_choice, now), meet: (card) => forPeople(card, now), drop: clear(people) });
    if (now.minutes) found.push({ what: minutes, name: fill(said.minutes_choice, now), meet: (card) => forMinutes(card, now), drop: clear(minutes) });
    facets.forEach((facet, i) => {
      const picked = now.picked[i];
      if (!picked.length) return;
      const drop = () => picked.forEach((box) => { box.checked = false; });
      found.push({ what: facet, name: choice(facet, picked), meet: forFacet(facet, picked), drop });
    });
    if (ranks) found.push({ what: sought, name: fill(said.words_choice, now), meet: ({ id }) => ({ ok: ranks.has(id) }), drop: clear(sought) });
    return found;
  };

  /* Every card with what it misses. `missed` has a bit for each wish. */
  const judged = (list) => cards.map((card) => {
    let missed = 0, short = false, near = "";
    list.forEach(({ meet }, i) => {
      const met = meet(card);
      if (met.ok) short ||= Boolean(met.short);
      else {
        near = missed ? "" : met.near || "";
        missed |= 1 << i;
      }
    });
    const tier = !missed ? (short ? SHORT : FIT) : near ? NEAR : -1;
    return { card, missed, tier, near };
  });

  const why = ({ card, tier, near }, { people: n, minutes: m }) => {
    if (tier === NEAR) return near;
    const fits = n && m ? said.both : n ? said.people : m ? said.minutes : "";
    const parts = fits ? [fill(fits, { people: n, minutes: m })] : [];
    if (m && card.time) {
      const [, usual, max, short] = card.time;
      if (tier === SHORT) parts.push(fill(said.short_is, { short }));
      else if (usual > m) parts.push(fill(said.tight, { usual }));
      else if (max < m) parts.push(fill(said.spare, { max }));
    }
    return parts.join("; ");
  };

  /* The best first: what was typed, what the card is mainly for, the phase of trust it asks, how near its time is; then as in the page. */
  const ordered = (list, now, ranks) => {
    const what = facets.findIndex(({ name }) => name === "what");
    const mainly = ({ fits }) => now.picked[what].some((box) => (fits.get(box.dataset.group) || [])[0] === box.value);
    const off = ({ time }, tier) => Math.abs(Math.log((tier === FIT ? time[1] : time[3] || time[0]) / now.minutes));
    const keys = list.map((each) => [
      each.tier,
      ranks ? ranks.get(each.card.id) ?? Infinity : 0,
      now.picked[what]?.length && !mainly(each.card) ? 1 : 0,
      now.minutes && each.card.time ? Math.round(10 * off(each.card, each.tier)) : 0,
      each.card.place,
    ]);
    return list.map((each, i) => ({ ...each, key: keys[i] })).sort((a, b) => {
      const at = a.key.findIndex((value, i) => value !== b.key[i]);
      return at < 0 ? 0 : a.key[at] - b.key[at];
    });
  };

  /* ---- Showing it ---- */
  const heading = one("[data-heading]"), status = one("[data-status]"), order = one("[data-order]");
  const tiers = all("[data-tier]"), kinds = all("[data-kind]").filter((part) => part.matches("section"));
  const chosen = one("[data-chosen]"), dead = one("[data-dead]"), clear = one("[data-clear]"), toPrint = one(".actions [data-print]");
  const surprise = one("[data-surprised]");
  let ranking = null, telling = 0, told = null, settling = 0, shown = [], last = null;

  const button = (text, act) => {
    const item = document.createElement("li"), made = document.createElement("button");
    made.type = "button";
    made.className = "choice";
    made.append(...[text].flat());
    made.addEventListener("click", act);
    item.append(made);
    return item;
  };
  const hidden = (text) => {
    const made = document.createElement("span");
    made.className = "hidden";
    made.textContent = text;
    return made;
  };
  const reason = (card, text) => {
    if (!card.why && text) {
      card.why = document.createElement("p");
      card.why.className = "why";
      one(".title", card.item).after(card.why);
    }
    if (!card.why) return;
    card.why.textContent = text;
    card.why.hidden = !text;
  };
  const amount = (n, name) => (n === 1 ? said[`${name}_one`] : n ? fill(said[name], { n }) : said[`${name}_none`]);

  const without = (list, judgements) => {
    const left = (bits) => judgements.filter(({ missed }) => !(missed & ~bits)).length;
    const single = list.map((wish, i) => ({ drop: [wish], n: left(1 << i) }));
    const pairs = list.flatMap((wish, i) => list.slice(i + 1).map((other, j) => ({ drop: [wish, other], n: left((1 << i) | (1 << (i + 1 + j))) })));
    const some = [single, pairs].map((options) => options.filter(({ n }) => n)).find((options) => options.length) || [];
    return some.sort((a, b) => b.n - a.n).slice(0, 4);
  };
  const showDead = (list, judgements, none) => {
    dead.hidden = !none;
    if (!none) return;
    const options = without(list, judgements);
    one("[data-dead-text]").textContent = options.length ? said.drop_help : said.drop_all;
    one("[data-drops]").replaceChildren(...options.map(({ drop, n }) => button(
      `${fill(said.drop, { choice: drop.map(({ name }) => name).join(" + ") })} (${fill(said.drop_gives, { n: amount(n, "fits") })})`,
      () => change(() => drop.forEach((wish) => wish.drop()), heading),
    )));
  };

  /* How many cards each option would leave beside the wishes of other facets. */
  const showCounts = (list, judgements) => {
    for (const facet of facets) {
      const own = list.findIndex(({ what }) => what === facet);
      const open = judgements.filter(({ missed }) => !(missed & ~(own < 0 ? 0 : 1 << own)));
      for (const box of facet.boxes) {
        const n = open.filter(({ card }) => meets(card, box)).length;
        counts.get(box).textContent = n;
        box.closest("li").classList.toggle("none", !n);
      }
      const picked = facet.boxes.filter((box) => box.checked).length;
      facet.picked.textContent = picked ? `(${picked})` : "";
    }
  };

  // The first cards are laid out at once; the others when they come near, or here, some at a time, when there is nothing else to do.
  const later = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 50));
  const settle = () => {
    const waiting = cards.map(({ item }) => item), mine = ++settling;
    for (const item of waiting) item.classList.remove("laid");
    const step = () => {
      if (mine !== settling) return;
      for (const item of waiting.splice(0, AT_ONCE)) item.classList.add("laid");
      if (waiting.length) later(step);
    };
    later(step);
  };

  const show = () => {
    const now = asked();
    const ranks = now.words && ranking ? new Map(ranking.ranked(now.words).map((path) => path.split("/").at(-2)).map((id, i) => [id, i])) : null;
    const list = wishes(now, ranks);
    const judgements = judged(list);
    const results = list.length ? ordered(judgements.filter(({ tier }) => tier >= 0), now, ranks) : [];
    const each = [FIT, SHORT, NEAR].map((tier) => results.filter((result) => result.tier === tier));
    const fitting = each[FIT].length + each[SHORT].length;
    shown = list.length ? [each[FIT], each[SHORT], each[NEAR]].find((found) => found.length) || [] : judgements;

    if (list.length) {
      for (const result of results) reason(result.card, why(result, now));
      tiers.forEach((part, tier) => {
        part.hidden = !each[tier].length;
        one(".cards", part).replaceChildren(...each[tier].map(({ card }) => card.item));
      });
    } else {
      for (const card of cards) reason(card, "");
      for (const part of kinds) {
        const own = one(".cards", part);
        own.replaceChildren(...cards.filter(({ home }) => home === own).map(({ item }) => item));
      }
      for (const part of tiers) part.hidden = true;
    }
    for (const part of kinds) part.hidden = list.length > 0;

    const onlyWords = list.length === 1 && ranks;
    heading.textContent = !list.length ? fill(said.all, { n: cards.length }) : onlyWords ? amount(fitting, "found") : [
      amount(fitting, "fits"),
      each[SHORT].length && fill(said.short, { n: each[SHORT].length }),
      each[NEAR].length && fill(said.near, { n: each[NEAR].length }),
    ].filter(Boolean).join(", ");
    const waiting = now.words && !ranks;
    if (waiting) heading.textContent = said.loading;
    const first = ranks ? said.order_words : now.picked[facets.findIndex(({ name }) => name === "what")]?.length ? said.order_what : now.minutes ? fill(said.order_minutes, now) : "";
    order.textContent = [onlyWords ? "" : said.order, first].filter(Boolean).join(" ");
    order.hidden = !results.length;
    chosen.replaceChildren(...list.map(({ name, drop }) => button([hidden(`${said.remove} `), name], () => change(drop, heading))));
    clear.hidden = !list.length && !now.words;
    const fit = fitting ? [...each[FIT], ...each[SHORT]] : shown;
    toPrint.hidden = !list.length || !fit.length;
    toPrint.search = globalThis.selection.address(fit.map(({ card }) => card.id));
    showDead(list, judgements, list.length > 0 && !fitting && !waiting);
    showCounts(list, judgements);
    settle();
    clearTimeout(telling);
    telling = setTimeout(() => {
      if (told !== heading.textContent) status.textContent = heading.textContent;
      told = heading.textContent;
    }, WAIT);
    for (const link of document.querySelectorAll("a.language")) link.search = location.search;
  };

  // Where words are asked for, the index of the search is made ready, once.
  const makeReady = () => globalThis.ranked?.().then((made) => {
    if (ranking) return;
    ranking = made;
    if (sought.value) show();
  });

  /* After a change: the address, the list and, for a button that is gone, the focus. One field that is typed in makes one step back. */
  const change = (act, focus, field = null) => {
    act?.();
    const there = address();
    if (there !== (location.search || location.pathname)) history[field && field === last ? "replaceState" : "pushState"](null, "", there);
    last = field;
    surprise.hidden = true;
    if (sought.value) makeReady();
    show();
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
    show();
    told ??= heading.textContent; // what stands there from the start is no news
  };
  // On a narrow screen the cards come after the questions, so those begin closed.
  if (!matchMedia("(min-width: 62em)").matches) for (const part of all("details", form)) part.open = false;
  addEventListener("popstate", start);
  addEventListener("pageshow", ({ persisted }) => persisted && start());
  start();
})();
