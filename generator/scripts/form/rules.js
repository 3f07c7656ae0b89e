/* What a card may hold, field by field: a tree of texts in, every mistake out as {place, code, facts}. generator/model/ and invalid.py say the same
   in Python, in the same words (the messages come from there); tests hold the two together. Nothing here touches the page. */
(() => {
  "use strict";
  const form = (globalThis.form ??= {});
  const { said, inside, isText, fill } = globalThis.shared;
  const data = globalThis.formData;
  const [FIRST_LANGUAGE] = data.languages;
  const MOST_ID = 64;
  const length = (text) => [...text].length;
  const cut = (text, most) => [...text].slice(0, most).join("");

  /* ---- The known word most like this one: difflib's `get_close_matches` with one answer ---- */
  const matching = (a, b) => {
    let best = 0, fromA = 0, fromB = 0, before = new Map();
    for (let i = 0; i < a.length; i += 1) {
      const now = new Map();
      for (let j = 0; j < b.length; j += 1) {
        if (a[i] !== b[j]) continue;
        const size = (before.get(j - 1) ?? 0) + 1;
        now.set(j, size);
        if (size > best) [best, fromA, fromB] = [size, i - size + 1, j - size + 1];
      }
      before = now;
    }
    return best ? best + matching(a.slice(0, fromA), b.slice(0, fromB)) + matching(a.slice(fromA + best), b.slice(fromB + best)) : 0;
  };
  const near = (word, known) => {
    const rated = known.map((other) => [(2 * matching(other, word)) / (other.length + word.length || 1), other]).filter(([rate]) => rate >= 0.6);
    return rated.sort(([a, x], [b, y]) => b - a || (x < y ? 1 : -1))[0]?.[1] ?? "";
  };

  /* ---- What is left of a tree when empty places go ---- */
  const line = (text) => text.normalize("NFC").trim().split(/\s+/).join(" ");
  const cleaned = (value, plan) => (plan?.type === "text" ? said(value.replace(/\r\n?/g, "\n").replaceAll("\t", " "), plan) : line(value));
  /* `dropped(place, kept)` is told which items of a list stay. */
  const tidy = (value, plan, place = "", dropped = () => {}) => {
    if (value === undefined || value === null) return undefined;
    const at = (name) => (place ? `${place}/${name}` : String(name));
    if (isText(value)) return cleaned(value, plan) || undefined;
    if (Array.isArray(value)) {
      const items = value.map((item, number) => tidy(item, inside(plan), at(number), dropped));
      const kept = items.flatMap((item, number) => (item === undefined ? [] : [number]));
      if (kept.length < items.length) dropped(place, kept);
      return kept.length ? kept.map((number) => items[number]) : undefined;
    }
    const made = {};
    for (const name of Object.keys(value)) {
      const item = tidy(value[name], inside(plan, name), at(name), dropped);
      if (item !== undefined) made[name] = item;
    }
    return Object.keys(made).length ? made : undefined;
  };

  /* ---- One value after the other ---- */
  const KINDS_OF_ID = { id: form.ID, card: form.ID, source: form.SOURCE };
  const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !text.startsWith("0000") && new Date(`${text}T00:00Z`).toJSON()?.slice(0, 10) === text;
  const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
  const field = (place) => {
    const names = place.filter(isText);
    return (data.languages.includes(names.at(-1)) ? names.slice(-2) : names.slice(-1)).join(".");
  };
  const wordsOf = (plan) => plan.words ?? Object.keys(data.vocabulary[plan.group] ?? {});
  const number = (text) => (/^[0-9]{1,4}$/.test(text ?? "") ? Number(text) : null);

  const valid = (value, plan, place, say) => {
    const wrong = (code, facts = {}, at = place) => say({ place: at, code, facts: { field: field(at), ...facts } });
    const limits = (given, shown) => {
      const low = plan.least !== undefined && given < plan.least;
      if (low || (plan.most !== undefined && given > plan.most)) wrong("buiten-bereik", { value: cut(shown, 20), limit: low ? plan.least : plan.most, side: low ? "≥" : "≤" });
    };
    const tooLong = (text, at, shown = at) => { if (length(text) > plan.most) wrong("te-lang", { field: field(shown), length: length(text), limit: plan.most }, at); };
    const kinds = {
      text: () => {
        if (isText(value)) tooLong(value, [...place, FIRST_LANGUAGE], place);
        else {
          if (value[FIRST_LANGUAGE] === undefined) wrong("taal-ontbreekt", { field: field(place), language: FIRST_LANGUAGE }, [...place, FIRST_LANGUAGE]);
          for (const [language, text] of Object.entries(value)) tooLong(text, [...place, language]);
        }
      },
      line: () => tooLong(value, place),
      number: () => (number(value) === null ? wrong("geen-getal", { value: cut(value, 40) }) : limits(number(value), value)),
      word: () => {
        const known = wordsOf(plan);
        if (!known.includes(value)) wrong("onbekend-woord", { value: cut(value, 60), near: near(value, known), known: known.join(", ") });
      },
      truth: () => { if (!["true", "false"].includes(value)) wrong("geen-ja-nee"); },
      day: () => { if (!isDay(value)) wrong("geen-datum", { value: cut(value, 40) }); },
      clock: () => { if (!CLOCK.test(value)) wrong("geen-uur", { value: cut(value, 40) }); },
      list: () => {
        if (plan.least !== undefined && value.length < plan.least) wrong("te-weinig", { limit: plan.least });
        if (plan.most !== undefined && value.length > plan.most) wrong("te-veel-regels", { length: value.length, limit: plan.most });
        value.forEach((item, at) => valid(item, plan.of, [...place, at], say));
      },
      languages: () => { for (const [language, item] of Object.entries(value)) valid(item, plan.of, [...place, language], say); },
      record: () => {
        for (const one of plan.fields) {
          if (value[one.name] !== undefined) valid(value[one.name], one, [...place, one.name], say);
          else if (one.must) wrong("veld-ontbreekt", { field: one.name }, [...place, one.name]);
        }
        const figures = plan.flow ? plan.fields.map(({ name }) => number(value[name])).filter((one) => one !== null) : [];
        if (figures.some((one, at) => at && one < figures[at - 1])) wrong("bereik-omgekeerd");
      },
    };
    const isId = Object.hasOwn(KINDS_OF_ID, plan.type);
    if (isId && (length(value) > MOST_ID || !new RegExp(`^${KINDS_OF_ID[plan.type]}$`).test(value))) wrong("geen-id", { value: cut(value, 80) });
    if (!isId) kinds[plan.type]();
  };

  /* ---- Texts: what may not stand in them ---- */
  const FORBIDDEN = new RegExp(String.raw`[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff\ue000-\uf8ff\u{e0000}-\u{e0fff}\u{f0000}-\u{10ffff}]|\p{Cn}`, "u");
  const PILE = /[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{9}/;
  const sign = (char) => {
    const code = char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    return `U+${code} ${data.signs[code] ?? ""}`.trim();
  };
  /* Every text of a value with its place: those for people with what they may hold. */
  const texts = function* texts(value, plan, place = []) {
    if (isText(value)) yield { text: value, plan, place: plan?.type === "text" && !data.languages.includes(place.at(-1)) ? [...place, FIRST_LANGUAGE] : place };
    else for (const name of Object.keys(value)) yield* texts(value[name], inside(plan, name), [...place, Array.isArray(value) ? Number(name) : name]);
  };
  const wording = ({ text, plan, place }, say) => {
    const hidden = FORBIDDEN.exec(text)?.[0] ?? PILE.exec(text)?.[0][0];
    if (hidden) say({ place, code: "verboden-teken", facts: { character: sign(hidden) } });
    const found = plan?.type === "text" && plan.prose ? form.faults(text) : ["text", "line"].includes(plan?.type) ? form.lineFaults(text) : [];
    for (const { code, piece } of found) say({ place, code, facts: { piece } });
  };

  /* ---- Messages ---- */
  const told = ({ code, facts }) => {
    const table = data.problems[code], shown = { ...facts };
    for (const name of ["kind", "kinds"]) if (shown[name]) shown[name] = shown[name].split(", ").map((kind) => data.kinds[kind]?.one ?? kind).join(", ");
    const hint = shown.near && table.hint_near ? table.hint_near : data.hints[code] ?? table.hint;
    return { message: fill(table.message, shown), hint: fill(hint, shown) };
  };

  Object.assign(form, { near, tidy, valid, texts, wording, told, number, wordsOf, FIRST_LANGUAGE, MOST_ID });
})();
