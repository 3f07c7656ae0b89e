/* A card in; the pieces of its faces out, as elements: head, text, foot. Text of cards is only ever text. The words and measures are those of
   paper/faces.py and templates/paper/faces.typ, so that these cards and the decks that are ready look alike. */
(() => {
  "use strict";
  const { element, qr, printData: data } = globalThis;
  const { said, kinds } = data;
  const fill = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name]);

  const runs = (list) => list.map(({ t, s, l }) => (s || l ? element({ strong: "strong", em: "em" }[s] ?? "span", { lang: l ?? null }, t) : t));
  /* Paragraphs and lists as one run, for a narrow place. */
  const inline = (blocks) => blocks.flatMap((block, i) => [i > 0 && " ", ...(block.list ? block.items.flatMap((item, j) => [j > 0 && " ", ...runs(item)]) : runs(block.runs))]);
  const ended = (title) => (/[.?!…]$/.test(title) ? `${title} ` : `${title}. `);

  /* A piece of which the first part stands on the face before it (`more`) has no number, bullet or title again. */
  const DRAWN = {
    summary: ({ words }) => element("p", { class: "summary" }, words),
    facts: ({ facts }) => element("div", { class: "cells" }, ...facts.map(({ label, value }) => element("p", {}, element("span", {}, label), element("b", {}, value)))),
    head: ({ words }) => element("h4", {}, words),
    text: ({ blocks }) => element("p", {}, ...inline(blocks)),
    point: ({ title, blocks, more }) => element("p", { class: "point" }, element("i", {}, more ? "" : "•"), title && [element("b", {}, title), " "], ...inline(blocks)),
    step: ({ minutes, title, blocks, more }) => element("p", { class: "step" }, element("i", {}, more ? "" : String(minutes)), title && element("b", {}, ended(title)), ...inline(blocks)),
  };
  const piece = (one) => DRAWN[one.type](one);

  const icon = (kind) => element("span", { class: "sign" }, element("svg:svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, element("svg:path", { d: kinds[kind].icon })));
  const mark = (part, parts) => parts > 1 && element("span", { class: "part" }, `${part}/${parts}`);
  const frontHead = (card, part, parts) => element("header", { class: "first" },
    element("p", { class: "kind-line" }, icon(card.kind), element("b", {}, [kinds[card.kind].label, card.kindLine].filter(Boolean).join(" · ")), mark(part, parts)),
    element("h3", {}, card.title));
  const laterHead = (card, part, parts) => element("header", { class: "later" }, element("p", {}, card.title), mark(part, parts));

  /* Where the card is on the site: as the site was told, or else where it is now; from a folder without an address nobody can know. */
  const address = ({ short }) => {
    if (data.site) return data.site + short;
    return location.protocol === "file:" ? `/${short}` : new URL(data.top + short, location.href).href;
  };
  const month = () => new Date().toLocaleDateString(data.locale, { month: "long", year: "numeric" });
  const foot = (card) => {
    const whole = address(card);
    const shown = whole.replace(/^https?:\/\/|\/$/g, "");
    const rows = whole.startsWith("http") ? qr.rows(whole) : null;
    return element("footer", {}, rows && qr.picture(rows, fill(said.qr, { address: shown }), 0),
      element("p", {}, element("b", {}, shown), element("span", {}, [card.version, month(), card.licence].join(" · "))));
  };

  globalThis.printing = { fill, piece, frontHead, laterHead, foot };
})();
