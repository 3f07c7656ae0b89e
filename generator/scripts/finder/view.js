/* What is asked, and which cards fit, in; the page that shows it out: the cards in their order, the counts, what was chosen, a way out. */
(() => {
  "use strict";
  const finder = globalThis.finder;
  const { one, all, said, fill, boxes, cards, facets, meets, FIT, SHORT, NEAR, wishes, judged, why, ordered, without } = finder;
  const AT_ONCE = 12; // cards laid out in one go
  const WAIT = 500; // milliseconds before a change is told: not at every key
  const counts = new Map(boxes.map((box) => [box, one("[data-count]", box.closest("label"))]));
  const heading = one("[data-heading]"), status = one("[data-status]"), order = one("[data-order]");
  const tiers = all("[data-tier]"), kinds = all("[data-kind]").filter((part) => part.matches("section"));
  const chosen = one("[data-chosen]"), dead = one("[data-dead]"), clear = one("[data-clear]"), toPrint = one(".actions [data-print]");
  let telling = 0, told = null, settling = 0;

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
  // What stays the same need not be laid out again.
  const put = (element, text) => {
    if (element.textContent !== `${text}`) element.textContent = text;
  };
  const reason = (card, text) => {
    if (!card.why && text) {
      card.why = document.createElement("p");
      card.why.className = "why";
      one(".title", card.item).after(card.why);
    }
    if (!card.why) return;
    put(card.why, text);
    card.why.hidden = !text;
  };
  const amount = (n, name) => (n === 1 ? said[`${name}_one`] : n ? fill(said[name], { n }) : said[`${name}_none`]);

  const showDead = (list, judgements, none, change) => {
    dead.hidden = !none;
    if (!none) return;
    const options = without(list, judgements);
    one("[data-dead-text]").textContent = list.length === 1 ? said.drop_only : options.length ? said.drop_help : said.drop_all;
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
        put(counts.get(box), n);
        box.closest("li").classList.toggle("none", !n);
      }
      const picked = facet.boxes.filter((box) => box.checked).length;
      put(facet.picked, picked ? `(${picked})` : "");
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

  /* Shows what fits; gives the best of it. `change` is what a button does that drops a wish. */
  const show = (now, ranking, change) => {
    const ranks = now.words && ranking ? new Map(ranking.ranked(now.words).map((path) => path.split("/").at(-2)).map((id, i) => [id, i])) : null;
    const list = wishes(now, ranks);
    const judgements = judged(list);
    const results = list.length ? ordered(judgements.filter(({ tier }) => tier >= 0), now, ranks) : [];
    const each = [FIT, SHORT, NEAR].map((tier) => results.filter((result) => result.tier === tier));
    const fitting = each[FIT].length + each[SHORT].length;

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
    const best = list.length ? [each[FIT], each[SHORT], each[NEAR]].find((found) => found.length) || [] : judgements;
    const fit = fitting ? [...each[FIT], ...each[SHORT]] : best;
    toPrint.hidden = !list.length || !fit.length;
    toPrint.search = globalThis.selection.address(fit.map(({ card }) => card.id));
    showDead(list, judgements, list.length > 0 && !fitting && !waiting, change);
    showCounts(list, judgements);
    settle();
    clearTimeout(telling);
    telling = setTimeout(() => {
      if (told !== heading.textContent) status.textContent = heading.textContent;
      told = heading.textContent;
    }, WAIT);
    told ??= heading.textContent; // what stands there from the start is no news
    for (const link of document.querySelectorAll("a.language")) link.search = location.search;
    return best;
  };

  Object.assign(finder, { show, heading, status, clear });
})();
