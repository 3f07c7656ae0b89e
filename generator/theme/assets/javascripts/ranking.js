/* What someone types in; the pages that fit out, the best first. The search in the header and the finder both ask this, so that
   the same words give the same first card.

   Here a typed word fits a word that is the same, begins with it, is another form of it (vragen: vraag) or holds it as a part
   (gesprek: tafelgesprek). Words that stand on most pages hardly count. A name (title or synonym) counts for more than the
   summary, and that for more than the other text; the more of a name was typed, the better. No rule here knows a language.

   `ranking(docs)` takes the entries of the search index (see render/search.py) and gives `ranked` and `results`. */
globalThis.ranking = (docs) => {
  "use strict";
  const TITLE = 1, SYNONYM = 0.85, FOREIGN = 0.7, SUMMARY = 0.6, TEXT = 0.4;
  const SHORTEST_PART = 4; // letters; less is found at the beginning of words only
  const LONG = 5; // letters; shorter words (hoe, the) say less
  const LONGEST_ENDING = 3; // letters of an inflection
  const MOST_SHOWN = 90, BEFORE = 24; // pieces: words and what stands between them

  const sum = (list) => list.reduce((total, item) => total + item, 0);
  const most = (list, value) => list.reduce((best, item) => Math.max(best, value(item)), 0);
  const once = (list) => [...new Set(list)];

  // Without accents, capitals and apostrophes.
  const words = (text) =>
    text.normalize("NFD").replace(/\p{M}|['’]/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  const textOf = (html) => html.replace(/<[^>]*>/g, " ").replace(/&(#x27|#39);/g, "'").replace(/&\w+;/g, " ");
  // Doubled letters come and go with the ending: vraag, vragen; gesprek, gesprekken.
  const single = (word) => word.replace(/(\p{L})\1/gu, "$1");

  /* How well a typed word fits a word of a page: 0 not at all, 1 the same word. `whole` and `other` are the two without doubled letters. */
  function fit(typed, word, whole = single(typed), other = single(word)) {
    if (typed === word) return 1;
    if (word.startsWith(typed)) return 0.75 + (0.2 * typed.length) / word.length;
    for (let cut = 0; cut <= LONGEST_ENDING; cut++) {
      const stem = cut ? whole.slice(0, -cut) : whole;
      if (stem.length < Math.max(cut < 2 ? 3 : SHORTEST_PART, 0.6 * whole.length)) break;
      const at = other.indexOf(stem);
      const left = other.length - at - stem.length;
      if (at === 0 && left <= LONGEST_ENDING) return 0.85 - 0.1 * cut;
      if (at === 0 && !cut) return 0.75;
      if (at < 0 || stem.length < SHORTEST_PART) continue;
      if (left <= LONGEST_ENDING) return 0.65 - 0.1 * cut;
      if (cut < LONGEST_ENDING) return 0.55 - 0.1 * cut;
    }
    return 0;
  }

  /* A page as the ranking sees it. */
  function prepared(doc) {
    const named = (name, weight) => {
      const parts = words(textOf(name));
      const together = parts.join("");
      return { parts: once([...parts, together]), together, weight };
    };
    const summary = words(textOf(doc.text)), text = words(doc.more || "");
    return {
      doc,
      names: [
        named(doc.title, TITLE),
        ...(doc.also || []).map((name, i) => named(name, SYNONYM - 0.02 * Math.min(i, 5))), // the first say it best
        ...(doc.abroad || []).map((name) => named(name, FOREIGN)),
      ],
      summary: once(summary),
      text: once(text),
      running: ` ${summary.join(" ")} / ${text.join(" ")} `,
    };
  }

  /* Every word once, with the pages it stands on and how much it counts there. */
  function indexed(pages) {
    const index = new Map();
    const note = (word, page, weight) => {
      if (!index.has(word)) index.set(word, { word, other: single(word), on: new Map() });
      const { on } = index.get(word);
      on.set(page, Math.max(on.get(page) || 0, weight));
    };
    pages.forEach(({ names, summary, text }, page) => {
      names.forEach(({ parts, weight }) => parts.forEach((part) => note(part, page, Math.min(weight, SYNONYM))));
      summary.forEach((word) => note(word, page, SUMMARY));
      text.forEach((word) => note(word, page, TEXT));
    });
    return index;
  }

  const pages = docs.map(prepared);
  const index = indexed(pages);
  const names = once(pages.flatMap((page) => page.names.flatMap((name) => name.parts)));

  /* How well a typed word fits each word that there is; those that it does not fit are left out. */
  function fitting(typed) {
    const whole = single(typed), found = new Map();
    for (const { word, other } of index.values()) {
      const well = fit(typed, word, whole, other);
      if (well) found.set(word, well);
    }
    return found;
  }

  /* How many letters differ between a typed word and the beginning of another. */
  function difference(typed, word) {
    let row = Array.from({ length: word.length + 1 }, (_, index) => index);
    for (const letter of typed) {
      const next = [row[0] + 1];
      for (let j = 1; j < row.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (letter !== word[j - 1]));
      }
      row = next;
    }
    return Math.min(...row);
  }

  /* A typed word that stands nowhere becomes the nearest word of a name, if one is near, else its own beginning. */
  function corrected(word) {
    const near = names.map((name) => ({ name, far: difference(word, name) })).sort((a, b) => a.far - b.far)[0];
    if (near && near.far <= (word.length < 8 ? 1 : 2)) return near.name.slice(0, word.length);
    let start = word;
    const begins = (name) => name.startsWith(start);
    while (start.length > SHORTEST_PART && ![...index.keys()].some(begins)) start = start.slice(0, -1);
    return start;
  }

  /* How well all that was typed fits one name: word by word, or written together (wereld cafe: wereldcafé). */
  function nameFits(name, typed) {
    const length = 0.5 + 0.5 * Math.min(1, typed.together.length / name.together.length);
    if (name.together.startsWith(typed.together)) return name.weight * length;
    const fits = typed.words.map((word) => most(name.parts, word.fits));
    const share = sum(typed.words.map((word, i) => (fits[i] ? word.weight : 0)));
    const apart = share ** 2 * sum(typed.words.map((word, i) => fits[i] * word.weight));
    return name.weight * length * Math.max(apart, most(name.parts, typed.fits));
  }

  /* What was typed: its words, each with its share of the weight, and how well each fits each page. */
  function understood(query) {
    const all = words(query).map((asked, i, { length }) => {
      let word = asked, found = fitting(word);
      if (!found.size && word.length > SHORTEST_PART) found = fitting((word = corrected(word)));
      const on = new Float64Array(pages.length);
      for (const [one, well] of found) {
        for (const [page, weight] of index.get(one).on) on[page] = Math.max(on[page], weight * well);
      }
      const having = on.reduce((count, value) => count + (value > 0), 0) || pages.length;
      const telling = i < length - 1 ? Math.min(1, asked.length / LONG) : 1; // the last word may be half a word
      return { asked, word, fits: (one) => found.get(one) || 0, on, weight: telling * Math.log((pages.length + 1) / (having + 0.5)) };
    });
    const total = sum(all.map((word) => word.weight));
    all.forEach((word) => { word.weight /= total; });
    const together = all.map((word) => word.word).join("");
    const whole = fitting(together);
    return { words: all, together, fits: (one) => whole.get(one) || 0, running: ` ${all.map((word) => word.word).join(" ")}` };
  }

  /* Text as it is shown: from just before the first word that fits, no more than some lines, words that fit marked. */
  function shown(html, typed) {
    const telling = typed.words.filter(({ weight }) => weight > 0.5 / typed.words.length); // others stand everywhere
    const tells = (word) => telling.some(({ fits }) => fits(word) > 0.5);
    const pieces = html.replace(/<[^>]*>/g, " ").split(/(&[#\w]+;|[\p{L}\p{N}’']+)/u);
    const fits = pieces.map((piece, i) => i % 2 && words(piece).some(tells));
    const first = pieces.length < MOST_SHOWN ? 0 : Math.max(0, fits.indexOf(true) - BEFORE);
    const marked = pieces.map((piece, i) => (fits[i] ? `<mark>${piece}</mark>` : piece));
    const text = marked.slice(first, first + MOST_SHOWN).join("").trim();
    return `${first ? "… " : ""}${text}${first + MOST_SHOWN < pieces.length ? " …" : ""}`;
  }

  /* The pages that fit, the best first. */
  function ordered(typed) {
    return pages.map((page, n) => {
      const share = sum(typed.words.map(({ on, weight }) => (on[n] ? weight : 0)));
      if (!(share >= 0.3)) return { page, n, share, score: 0 };
      const fits = sum(typed.words.map(({ on, weight }) => on[n] * weight));
      const phrase = typed.words.length > 1 && page.running.includes(typed.running) ? 0.1 : 0;
      const name = most(page.names, (one) => nameFits(one, typed));
      return { page, n, share, score: (page.doc.boost || 1) * (name + share * (fits / 4 + phrase)) };
    }).filter(({ share }) => share >= 0.3).sort((a, b) => b.score - a.score);
  }

  /* The addresses of the pages that fit, the best first. */
  const ranked = (query) => once(ordered(understood(query)).map(({ page: { doc } }) => doc.location.split("#")[0]));

  /* The results in the form that Material shows, the best first: for each page, itself and its sections that fit. */
  function results(query) {
    const typed = understood(query);
    const groups = new Map();
    ordered(typed).forEach(({ page: { doc }, n, score }) => {
      const path = doc.location.split("#")[0];
      const terms = Object.fromEntries(typed.words.map(({ asked, on }) => [asked, on[n] > 0]));
      groups.set(path, [...(groups.get(path) || []), {
        location: doc.location,
        title: shown(doc.title, typed),
        text: `<p>${shown(doc.text, typed)}</p>`,
        score,
        terms,
      }]);
    });
    for (const [path, items] of groups) {
      const page = pages.find(({ doc }) => doc.location === path);
      if (page && !items.some(({ location }) => location === path)) {
        items.push({ ...page.doc, score: 0, terms: {} });
      }
    }
    return { items: [...groups.values()] };
  }

  return { ranked, results };
};
