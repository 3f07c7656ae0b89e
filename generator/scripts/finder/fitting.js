/* What is asked in; which cards fit, in which order, why, and what to drop when none does, out. Nothing here touches the page.

   A card that meets every wish fits; one that meets them in its short version comes after those; one that just misses a single wish
   (a little more time, people, trust or experience) comes last, with the reason. */
(() => {
  "use strict";
  const { one, said, fill, people, minutes, sought, cards, facets, meets } = globalThis.finder;
  const FIT = 0, SHORT = 1, NEAR = 2;
  const MOST_GROUPS = 3, NEARLY = 1.25; // how far off is still near

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
  const without = (list, judgements) => {
    const left = (bits) => judgements.filter(({ missed }) => !(missed & ~bits)).length;
    const single = list.map((wish, i) => ({ drop: [wish], n: left(1 << i) }));
    const pairs = list.flatMap((wish, i) => list.slice(i + 1).map((other, j) => ({ drop: [wish, other], n: left((1 << i) | (1 << (i + 1 + j))) })));
    const some = [single, pairs].map((options) => options.filter(({ n }) => n)).find((options) => options.length) || [];
    return some.sort((a, b) => b.n - a.n).slice(0, 4);
  };

  Object.assign(globalThis.finder, { FIT, SHORT, NEAR, wishes, judged, why, ordered, without });
})();
