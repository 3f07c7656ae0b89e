/* What was typed, understood, in; the results in the form that Material shows out, the best first: for each page, itself and its sections
   that fit. */
globalThis.rankingResults = (typed, found, pages) => {
  "use strict";
  const { words } = globalThis.rankingWords;
  const MOST_SHOWN = 90, BEFORE = 24; // pieces: words and what stands between them
  const CLEARLY = 0.5;

  /* Text as it is shown: from just before the first word that fits, no more than some lines, words that fit marked. */
  function shown(html) {
    const pieces = html.replace(/<[^>]*>/g, " ").split(/(&[#\w]+;|[\p{L}\p{N}’']+)/u);
    const fits = pieces.map((piece, i) => i % 2 && words(piece).some((word) => typed.fitsWord(word) > CLEARLY));
    const first = pieces.length < MOST_SHOWN ? 0 : Math.max(0, fits.indexOf(true) - BEFORE);
    const marked = pieces.map((piece, i) => (fits[i] ? `<mark>${piece}</mark>` : piece));
    const text = marked.slice(first, first + MOST_SHOWN).join("").trim();
    return `${first ? "… " : ""}${text}${first + MOST_SHOWN < pieces.length ? " …" : ""}`;
  }

  const groups = new Map();
  found.forEach(({ page: { doc }, n, score }) => {
    const path = doc.location.split("#")[0];
    const terms = Object.fromEntries(typed.words.map(({ asked, on }) => [asked, on[n] > 0]));
    const item = { location: doc.location, title: shown(doc.title), text: `<p>${shown(doc.text)}</p>`, score, terms };
    groups.set(path, [...(groups.get(path) || []), item]);
  });
  for (const [path, items] of groups) {
    const page = pages.find(({ doc }) => doc.location === path);
    if (page && !items.some(({ location }) => location === path)) items.push({ ...page.doc, score: 0, terms: {} });
  }
  return { items: [...groups.values()] };
};
