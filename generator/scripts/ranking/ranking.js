/* What someone types in; the pages that fit out, the best first. The search in the header and the finder both ask this, so that
   the same words give the same first card.

   Words that stand on most pages, or that say little in any text (`weak`), hardly count; words that people use for one another
   (`alike`) stand in for each other. A card comes first when one of its names or sentences says most of what was typed, and
   not much else. `ranking(docs, config)` takes the search index (see render/search.py) and gives `ranked` and `results`. */
globalThis.ranking = (docs, config) => {
  "use strict";
  const { words, bare, fitter, difference } = globalThis.rankingWords;
  const { pages, entries, known } = globalThis.rankingIndex(docs);
  const { weak = [], before = [], alike = [] } = config ?? {};
  const SHORTEST_PART = 4, SHORT = 4, LONG = 8, LONGEST_ENDING = 3; // letters
  const FORM = 0.7, CLEAR = 0.85; // from here two words are forms of one another; from here surely
  const ALIKE = 0.45, WEAK = 0.3; // what a word counts that stands in for another; and one that says little
  const LEAST = 0.3; // of what was typed must stand on a page
  const WHOLE = 3; // a title typed in full: nothing comes before it
  const START = 0.65, PARTLY = 0.5; // what counts of a name of which only the start was typed; of a sentence that says little else
  const BEST = [1, 0.4, 0.1]; // what the name and the sentences that fit best count
  const TEXT = 0.55, PAIRS = 0.3; // what all words together add, wherever they stand; the same order
  const PARTED = 0.9, PART = 0.3; // a name of which the parts were typed in another order; from here a word is a part

  const sum = (list) => list.reduce((total, item) => total + item, 0);
  const once = (list) => [...new Set(list)];
  const rarity = (having) => Math.log((pages.length + 1) / (having + 0.5));
  const TAMED = 0.45; // a word that happens to be rare must not drown out the others
  const saysLittle = new Set(weak.flatMap(words));

  // What each word of a sentence counts in it.
  const telling = entries.map(({ word, on }) => rarity(on.size) * (saysLittle.has(word) ? WEAK : 1));
  for (const { phrases } of pages) for (const phrase of phrases) phrase.tells = sum(phrase.ids.map((id) => telling[id])) || 1;

  /* How well a typed word fits each word that there is, by number: [number, how well]. Kept, for most are typed again with the next key. */
  const kept = new Map();
  function fitting(typed) {
    if (!kept.has(typed)) {
      const fit = fitter(typed), found = [];
      entries.forEach(({ word, other }, id) => {
        const well = typed.length < SHORT && typed !== word && !word.startsWith(typed) ? 0 : fit(word, other);
        if (well) found.push([id, well]);
      });
      kept.set(typed, found);
    }
    return kept.get(typed);
  }
  const best = (typed) => fitting(typed).reduce((most, [, well]) => Math.max(most, well), 0);

  // Words that stand in for one another, by how they begin.
  const groups = alike.map(words), beginning = new Map();
  groups.forEach((group, i) => {
    for (const word of group) {
      const start = bare(word).slice(0, SHORTEST_PART - 1);
      beginning.set(start, [...(beginning.get(start) || []), [i, word, bare(word)]]);
    }
  });
  function standIns(typed) {
    if (typed.length < SHORTEST_PART) return [];
    const fit = fitter(typed);
    const isForm = (word, other) => Math.abs(word.length - typed.length) <= 3 && fit(word, other) >= FORM;
    const own = (beginning.get(bare(typed).slice(0, SHORTEST_PART - 1)) || []).filter(([, word, other]) => isForm(word, other));
    return once(own.flatMap(([i]) => groups[i]));
  }

  /* How well each word that there is says what a typed word says, by number. */
  function meant(typed) {
    const found = new Map(fitting(typed));
    for (const other of standIns(typed)) {
      for (const [id, well] of fitting(other)) if (well >= FORM) found.set(id, Math.max(found.get(id) || 0, ALIKE * well));
    }
    return found;
  }

  /* A typed word that stands nowhere becomes the nearest words of names, those of its length first; else its own beginning. */
  function corrected(word) {
    let near = [], far = word.length < LONG ? 1 : 2;
    for (const { word: name, isNamed } of entries) {
      if (!isNamed || name.length < word.length - far) continue;
      const off = difference(word, name, far);
      if (off < far) near = [];
      if (off <= far) [far, near] = [off, [...near, name]];
    }
    const shorter = (name) => Math.max(0, word.length - name.length);
    if (near.length) return once(near.sort((a, b) => shorter(a) - shorter(b)).map((name) => name.slice(0, word.length)));
    let start = word;
    while (start.length > SHORTEST_PART && !entries.some((entry) => entry.word.startsWith(start))) start = start.slice(0, -1);
    return [start];
  }

  /* A word that stands nowhere, in two that do: netwerkregels, netwerk regels; or without how a form of it begins: gewandeld, wandelen. */
  function apart(word) {
    if (word.length < LONG || best(word) >= FORM) return [word];
    for (const start of before) if (word.startsWith(start) && best(word.slice(start.length)) >= FORM) return [word.slice(start.length)];
    const stands = (part) => part.length >= SHORTEST_PART && fitting(part).some(([id, well]) => well >= CLEAR && entries[id].isNamed);
    for (let at = word.length - SHORTEST_PART; at >= SHORTEST_PART; at--) {
      const end = word.slice(at), start = [word.slice(0, at), word.slice(0, at).replace(/(s|en)$/, "")].find(stands);
      if (start && stands(end)) return [start, end];
    }
    return [word];
  }

  /* One typed word: what it means, what it counts, and how well it fits each page. Only the last may be half a word, if it is short. */
  function typedWord(asked, isLast) {
    let word = asked, found = meant(word);
    if (!found.size && word.length > SHORTEST_PART) {
      const others = corrected(word);
      [word] = others;
      found = new Map(others.reverse().flatMap((other) => [...meant(other)]));
    }
    if (!isLast && word.length < SHORT) found = new Map([...found].filter(([, well]) => well === 1));
    const fits = new Float32Array(entries.length), on = new Float32Array(pages.length), standing = new Set();
    for (const [id, well] of found) {
      fits[id] = well;
      for (const [page, weight] of entries[id].on) {
        on[page] = Math.max(on[page], weight * well);
        if (well >= FORM) standing.add(page);
      }
    }
    const having = standing.size || on.reduce((count, value) => count + (value > 0), 0) || pages.length;
    const isTelling = !saysLittle.has(asked) && !/^\p{L}$/u.test(asked);
    return { asked, word, fits, on, weight: (isTelling ? 1 : WEAK) * rarity(having) ** TAMED };
  }

  /* What was typed: its words, each with its share of the weight. */
  function understood(query) {
    const all = words(query).flatMap(apart).map((asked, i, { length }) => typedWord(asked, i === length - 1));
    const total = sum(all.map(({ weight }) => weight)) || 1;
    for (const word of all) word.weight /= total;
    const together = all.map(({ word }) => word).join("");
    const isHalf = entries.some(({ word }) => word !== together && word.startsWith(together));
    const fitsWord = (word) => Math.max(...all.map(({ weight, fits }) => (weight > 0.5 / all.length ? fits[known.get(word)] || 0 : 0)));
    return { words: all, together, isHalf, whole: new Map(fitting(together)), fitsWord };
  }

  /* How many of the typed words follow one another in a sentence as they were typed: 0 none, 1 all. */
  function inOrder(order, typed) {
    let pairs = 0;
    for (let i = 1; i < typed.length; i++) {
      const { fits: one } = typed[i - 1], { fits: other } = typed[i];
      if (order.some((id, j) => j && one[order[j - 1]] >= FORM && other[id] >= FORM)) pairs++;
    }
    return pairs && pairs / (typed.length - 1);
  }

  /* True when all that was typed is another form of a name, or the name with a typing error: klantreizen, wiked problem. Half of a
     longer word is neither. */
  const isNearly = (typed, joined, together) => {
    const most = together.length < LONG ? 1 : 2, off = Math.abs(typed.together.length - together.length);
    if (typed.isHalf || off > LONGEST_ENDING) return false;
    if (typed.whole.get(joined) >= FORM) return true;
    return off <= most && together.length > SHORT && difference(typed.together, together, most) <= most;
  };

  /* True when all that was typed is parts of one word, and all of it: vraag ontwerpen, ontwerpvraag. */
  const isParted = (typed, joined, together) =>
    typed.words.length > 1 && typed.words.every(({ fits }) => fits[joined] >= PART) && Math.abs(typed.together.length - together.length) <= LONGEST_ENDING;

  /* How well all that was typed fits one name or sentence. */
  function fits({ ids, order, together, joined, weight, isName, isTitle, tells }, typed) {
    if (isTitle && together === typed.together) return WHOLE;
    if (isName && isNearly(typed, joined, together)) return (1 + PAIRS) * weight;
    if (isName && together.startsWith(typed.together)) return (1 + PAIRS) * weight * (START + ((1 - START) * typed.together.length) / together.length);
    let said = 0, covered = 0;
    for (const word of typed.words) {
      let most = isName ? word.fits[joined] : 0;
      for (const id of ids) most = Math.max(most, word.fits[id]);
      said += word.weight * most;
    }
    if (isName) said = Math.max(said, 0.95 * (typed.whole.get(joined) || 0)); // written together, or apart
    if (isName && isParted(typed, joined, together)) said = Math.max(said, PARTED);
    if (!said) return 0;
    for (const id of ids) {
      let most = 0;
      for (const word of typed.words) most = Math.max(most, word.fits[id]);
      covered += telling[id] * most;
    }
    return (1 + PAIRS * inOrder(order, typed.words)) * weight * said ** 1.5 * (PARTLY + ((1 - PARTLY) * covered) / tells);
  }

  /* The pages that fit, the best first. */
  function ordered(typed) {
    const found = [];
    pages.forEach((page, n) => {
      const share = sum(typed.words.map(({ on, weight }) => (on[n] ? weight : 0)));
      if (!(share >= LEAST)) return;
      const text = sum(typed.words.map(({ on, weight }) => on[n] * weight));
      let name = 0; // one name says as much as all
      const well = [];
      for (const phrase of page.phrases) {
        const how = fits(phrase, typed);
        if (phrase.isName) name = Math.max(name, how);
        else well.push(how);
      }
      well.push(name);
      well.sort((a, b) => b - a);
      const said = sum(BEST.map((counts, i) => counts * (well[i] || 0)));
      found.push({ page, n, score: (page.doc.boost || 1) * (said + TEXT * share ** 1.5 * text) });
    });
    return found.sort((a, b) => b.score - a.score);
  }

  /* The addresses of the pages that fit, the best first. */
  const ranked = (query) => once(ordered(understood(query)).map(({ page: { doc } }) => doc.location.split("#")[0]));
  const results = (query) => {
    const typed = understood(query);
    return globalThis.rankingResults(typed, ordered(typed), pages);
  };
  return { ranked, results };
};
