/* The entries of the search index in; the pages as the ranking sees them out, and every word with the pages that it stands on. */
globalThis.rankingIndex = (docs) => {
  "use strict";
  const { words, textOf, bare } = globalThis.rankingWords;
  const TITLE = 1, SYNONYM = 0.9, FOREIGN = 0.6, HEARD = 0.85, WHEN = 0.5, SUMMARY = 0.5, TEXT = 0.25;
  const later = (i, less, most) => less * Math.min(i, most); // the first synonyms say it best, and so do the first sentences
  const once = (list) => [...new Set(list)];

  /* Every word once: its number, its letters, and on which pages it stands and how much it counts there. */
  const known = new Map(), entries = [];
  const number = (word) => {
    if (!known.has(word)) {
      known.set(word, entries.length);
      entries.push({ word, other: bare(word), on: new Map(), isNamed: false });
    }
    return known.get(word);
  };
  const note = (id, page, weight) => {
    const { on } = entries[id];
    if (weight > (on.get(page) || 0)) on.set(page, weight);
  };

  /* A name or a sentence of a page: its words by number, those of a name also written together, and what it counts for. */
  const phrase = (page, text, weight, isName) => {
    const apart = words(textOf(text));
    if (!apart.length) return [];
    const order = apart.map(number), ids = once(order);
    const together = apart.join("");
    const joined = isName ? number(together) : -1;
    for (const id of isName ? [...ids, joined] : ids) {
      note(id, page, weight);
      entries[id].isNamed ||= weight > SUMMARY;
    }
    return [{ ids, order, together, joined, weight, isName, isTitle: weight === TITLE }];
  };
  const pages = docs.map((doc, page) => {
    const phrases = [
      ...phrase(page, doc.title, TITLE, true),
      ...(doc.also || []).flatMap((name, i) => phrase(page, name, SYNONYM - later(i, 0.01, 5), true)),
      ...(doc.abroad || []).flatMap((name) => phrase(page, name, FOREIGN, true)),
      ...(doc.heard || []).flatMap((saying, i) => phrase(page, saying, HEARD - later(i, 0.02, 14))),
      ...(doc.when || []).flatMap((reason) => phrase(page, reason, WHEN)),
      ...phrase(page, doc.text, SUMMARY),
    ];
    for (const word of words(textOf(doc.more || ""))) note(number(word), page, TEXT);
    return { doc, phrases };
  });
  return { pages, entries, known };
};
