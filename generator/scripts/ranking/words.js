/* A text in; its words out, as the ranking compares them. And two words in; how well a typed one fits one that stands on a page.

   A typed word fits a word that is the same, begins with it, is another form of it (vragen: vraag) or holds it as a part (gesprek:
   tafelgesprek). No rule here knows a language; the words that people use for one another, and those that say little, are data. */
globalThis.rankingWords = (() => {
  "use strict";
  const SHORTEST_START = 2, SHORTEST_PART = 4; // letters; less is found as a whole word only
  const LONGEST_ENDING = 3; // letters of an inflection

  // Without accents, capitals and apostrophes.
  const words = (text) =>
    text.normalize("NFD").replace(/\p{M}|['’]/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  const textOf = (html) => html.replace(/<[^>]*>/g, " ").replace(/&(#x27|#39);/g, "'").replace(/&\w+;/g, " ");
  // Letters that come, go and change with the ending: vraag, vragen; gesprek, gesprekken; reis, reizen; brief, brieven.
  const bare = (word) => word.replace(/z/g, "s").replace(/v/g, "f").replace(/(\p{L})\1/gu, "$1");

  /* A typed word in; how well it fits a word of a page out: 0 not at all, 1 the same word. `other` is the word as `bare` gives it. */
  function fitter(typed) {
    const whole = bare(typed);
    const stems = [];
    for (let cut = 0; cut <= LONGEST_ENDING; cut++) {
      const stem = whole.slice(0, whole.length - cut);
      if (stem.length < Math.max(cut < 2 ? 3 : SHORTEST_PART, 0.6 * whole.length)) break;
      stems.push(stem);
    }
    const shortest = stems.at(-1);
    const starts = typed.length >= SHORTEST_START;
    return (word, other) => {
      if (typed === word) return 1;
      if (starts && word.startsWith(typed)) return 0.75 + (0.2 * typed.length) / word.length;
      if (!shortest || !other.includes(shortest)) return 0;
      for (let cut = 0; cut < stems.length; cut++) {
        const stem = stems[cut], at = other.indexOf(stem);
        const left = other.length - at - stem.length;
        if (at === 0 && left <= LONGEST_ENDING) return 0.9 - 0.05 * (cut + left);
        if (at === 0 && !cut) return 0.75;
        if (at < 0 || stem.length < SHORTEST_PART) continue;
        if (left <= LONGEST_ENDING) return 0.65 - 0.1 * cut;
        if (cut < LONGEST_ENDING) return 0.55 - 0.1 * cut;
      }
      return 0;
    };
  }

  /* How many letters are wrong, too much, missing or changed places in a typed word beside the beginning of another; `most` + 1 is many. */
  function difference(typed, word, most) {
    let before, last = Array.from({ length: word.length + 1 }, (_, j) => j);
    for (let i = 1; i <= typed.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= word.length; j++) {
        let off = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (typed[i - 1] === word[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) off = Math.min(off, before[j - 2] + 1);
        row.push(off);
        if (off < least) least = off;
      }
      if (least > most) return most + 1;
      [before, last] = [last, row];
    }
    return Math.min(...last);
  }

  return { words, textOf, bare, fitter, difference };
})();
