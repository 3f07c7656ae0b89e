/* A plan of a session as a value: what an address, a file or a ready session says in; a plan, and what had to be dropped, out.

   An address holds a plan after its #, the same in every language and readable:
   #v=1&n=1&titel=…&doel=…&datum=2027-03-18&plaats=…&start=09:30&tot=12:00&mensen=14&groepjes=4&waar=live&vertrouwen=encounter&uit=…&blok=…&einde
   Each block is kind~minutes~card or title~groups~who leads~notes; its kind is k (card), p (break) or t (own text). A piece that
   was cut off or is no longer known so takes nothing else with it. An address that tells its number of blocks (n) also tells where it ends,
   so that one that was cut off on its way is known. Nothing here touches the page. */
(() => {
  "use strict";
  const planner = (globalThis.planner = {});
  const data = globalThis.plannerData;
  const { said } = data;
  const cards = new Map(Object.entries(data.cards));
  const renamed = new Map(Object.entries(data.renamed));
  const VERSION = "1", MOST_BLOCKS = 60, MOST_MINUTES = 1440;
  const LENGTHS = { title: 120, goal: 400, place: 120, who: 120, notes: 2000 };
  const KINDS = { k: "card", p: "break", t: "own" };
  const FIELDS = {
    title: "titel", goal: "doel", date: "datum", place: "plaats", start: "start", until: "tot", people: "mensen", small: "groepjes",
    setting: "waar", trust: "vertrouwen", from: "uit",
  };
  const DEFAULTS = { title: "", goal: "", date: "", place: "", start: "09:30", until: "", people: null, small: 4, setting: "live", trust: "", from: "" };
  let made = 0;

  const { fill } = globalThis.shared;
  const amount = (n, one, more) => fill(n === 1 ? one : more, { n });

  /* Text without what has no place in it: control characters, halves of letters, unseen signs (but those that join letters or emoji), breaks
     where there are no lines. */
  const tidy = (value, name, most = LENGTHS[name]) => {
    const text = String(value ?? "").normalize("NFC").replace(/\r\n?|[\p{Zl}\p{Zp}]/gu, "\n").replace(/[^\P{Cc}\n]|\p{Cs}/gu, " ").replace(/(?![\u200c\u200d])[\p{Cf}\p{Co}\p{NChar}]/gu, "");
    return [...(name === "notes" ? text : text.replace(/\n/g, " "))].slice(0, most).join("");
  };
  const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.slice(0, 10) === text;
  const isClock = (text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
  const whole = (least, most) => (value) => /^\d{1,4}$/.test(value) && Number(value) >= least && Number(value) <= most;
  const TESTS = {
    date: isDay, start: isClock, until: isClock, people: whole(1, 9999), small: whole(2, 99),
    setting: (word) => data.settings.includes(word), trust: (word) => Object.hasOwn(data.trust, word),
    from: (text) => Boolean(origin(text)),
  };

  /* From how many to how many minutes a card can take, and its short version when it has one. */
  const range = (id) => {
    const { time, short } = cards.get(id);
    if (!time) return { ...data.other, min: data.other.least, short: null };
    const [min, usual, most] = time;
    return { min, usual, most, least: Math.min(min, short ? short[0] : min), short: short ? short[0] : null };
  };
  const origin = (text) => {
    const [programme, session] = String(text).split("/");
    return Object.hasOwn(data.sessions, programme) && Object.hasOwn(data.sessions[programme], session) ? data.sessions[programme][session] : null;
  };

  const cardBlock = (id, facts = {}) => ({ key: ++made, kind: "card", card: id, title: "", minutes: range(id).usual, groups: 1, who: "", notes: "", ...facts });
  const breakBlock = (facts = {}) => ({ key: ++made, kind: "break", card: "", title: said.break, minutes: 15, groups: 1, who: "", notes: "", ...facts });
  const ownBlock = (facts = {}) => ({ key: ++made, kind: "own", card: "", title: "", minutes: 15, groups: 1, who: "", notes: "", ...facts });

  /* Text as long as it may be; what is left out is told. */
  const cut = (value, name, label, drop) => {
    const text = tidy(value, name, Infinity).trim(), kept = tidy(text, name).trim();
    if (kept !== text) drop(said.dropped_long, { name: label, n: LENGTHS[name] });
    return kept;
  };
  const cleanBlock = (raw, drop) => {
    if (!raw || typeof raw !== "object") return drop(said.dropped_block, { name: tidy(raw, "title") });
    const groups = raw.groups || 1, several = whole(1, 99)(groups);
    if (!several) drop(said.dropped_value, { name: said.parallel, value: tidy(groups, "title") });
    const facts = { groups: several ? Number(groups) : 1, who: cut(raw.who, "who", said.who, drop), notes: cut(raw.notes, "notes", said.notes, drop) };
    const asked = Number(raw.minutes);
    const known = Number.isInteger(asked) && asked >= 1 && asked <= MOST_MINUTES;
    if (raw.kind === "card") {
      const id = renamed.get(raw.card) ?? raw.card;
      if (!cards.has(id)) return drop(said.dropped_card, { name: tidy(raw.card, "title") || "?" });
      const { least, most, usual } = range(id);
      const minutes = known ? Math.min(most, Math.max(least, asked)) : usual;
      if (minutes !== asked) drop(said.dropped_minutes, { name: cards.get(id).title, minutes });
      return cardBlock(id, { ...facts, minutes });
    }
    if (!["break", "own"].includes(raw.kind)) return drop(said.dropped_block, { name: tidy(raw.kind, "title") || "?" });
    const make = raw.kind === "break" ? breakBlock : ownBlock;
    const title = cut(raw.title, "title", said.own, drop) || (raw.kind === "break" ? said.break : "");
    if (!known) drop(said.dropped_minutes, { name: title || said.own, minutes: 15 });
    return make({ ...facts, title, minutes: known ? asked : 15 });
  };

  /* A plan of anything that looks like one; `dropped` tells what did not, in sentences. */
  const clean = (raw, dropped = []) => {
    const drop = (text, facts) => {
      dropped.push(fill(text, facts));
      return null;
    };
    const plan = { ...DEFAULTS };
    for (const [name, other] of Object.entries(DEFAULTS)) {
      const value = raw[name];
      if (value === undefined || value === null || value === "") continue;
      const test = TESTS[name];
      if (!test) plan[name] = cut(value, name, said.fields[name], drop);
      else if (test(String(value))) plan[name] = typeof other === "number" || name === "people" ? Number(value) : String(value);
      else drop(said.dropped_value, { name: said.fields[name], value: tidy(value, "title") });
    }
    for (const name of Object.keys(raw)) if (!Object.hasOwn(plan, name) && name !== "blocks") drop(said.dropped_field, { name: tidy(name, "title") });
    const list = Array.isArray(raw.blocks) ? raw.blocks : [];
    if (list.length > MOST_BLOCKS) drop(said.dropped_many, { n: MOST_BLOCKS });
    plan.blocks = list.slice(0, MOST_BLOCKS).map((block) => cleanBlock(block, drop)).filter(Boolean);
    return { plan, dropped };
  };

  /* Every sign with a meaning to an address, a mail program, Markdown or YAML is written as a number. */
  const encode = (text) => encodeURIComponent(text).replace(/[~!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const decode = (text) => {
    try {
      return decodeURIComponent(text.replaceAll("+", " "));
    } catch {
      return null; // cut off in the middle of a letter
    }
  };
  const write = (plan) => {
    const parts = [`v=${VERSION}`, `n=${plan.blocks.length}`];
    for (const [name, key] of Object.entries(FIELDS)) if (plan[name] && plan[name] !== DEFAULTS[name]) parts.push(`${key}=${encode(String(plan[name]).trim())}`);
    for (const { kind, minutes, card, title, groups, who, notes } of plan.blocks) {
      const letter = Object.keys(KINDS).find((key) => KINDS[key] === kind);
      const pieces = [letter, minutes, card || title.trim(), groups > 1 ? groups : "", who.trim(), notes.trim()].map((piece) => encode(String(piece)));
      parts.push(`blok=${pieces.join("~").replace(/~+$/, "")}`);
    }
    return [...parts, "einde"].join("&");
  };
  const read = (text) => {
    const raw = { blocks: [] }, dropped = [], told = {};
    let blocks = 0;
    for (const part of text.replace(/^#/, "").replace(/&(amp|#38);/g, "&").split("&").filter(Boolean)) {
      const [key, ...rest] = part.split("=");
      const value = rest.join("=");
      const name = Object.keys(FIELDS).find((field) => FIELDS[field] === key);
      if (name) raw[name] = decode(value) ?? (dropped.push(fill(said.dropped_cut, { name: said.fields[name] })), "");
      else if (key === "blok") {
        blocks += 1;
        const pieces = value.split("~").map(decode);
        if (pieces.slice(0, 3).includes(null)) dropped.push(fill(said.dropped_block, { name: tidy(value, "title") }));
        else {
          const [letter, minutes, what = "", groups, who, notes] = pieces;
          const kind = Object.hasOwn(KINDS, letter) ? KINDS[letter] : letter;
          raw.blocks.push({ kind, minutes, card: what, title: what, groups, who, notes });
          for (const [name, piece] of [["who", who], ["notes", notes]]) if (piece === null) dropped.push(fill(said.dropped_cut, { name: said[name] }));
        }
      } else if (["v", "n", "einde"].includes(key)) told[key] = value;
      else dropped.push(fill(said.dropped_field, { name: tidy(key, "title") }));
    }
    if ("v" in told && told.v !== VERSION) dropped.push(said.dropped_version);
    if ("n" in told && (told.einde === undefined || blocks < Number(told.n))) dropped.push(said.dropped_end);
    return clean(raw, dropped);
  };

  const fromCards = (ids) => {
    const found = ids.map((id) => renamed.get(id) ?? id);
    const dropped = found.filter((id) => !cards.has(id)).map((name) => fill(said.dropped_card, { name }));
    if (found.length > MOST_BLOCKS) dropped.push(fill(said.dropped_many, { n: MOST_BLOCKS }));
    return { plan: { ...DEFAULTS, blocks: found.filter((id) => cards.has(id)).slice(0, MOST_BLOCKS).map((id) => cardBlock(id)) }, dropped };
  };
  const fromSession = (programme, session) => {
    const from = `${programme}/${session}`, ready = origin(from);
    if (!ready) return { plan: { ...DEFAULTS, blocks: [] }, dropped: [fill(said.dropped_session, { name: tidy(from, "title") })] };
    const { prepare, ...plan } = ready; // what stays with the ready session
    return clean({ ...plan, from });
  };

  Object.assign(planner, {
    data, said, cards, fill, amount, tidy, isDay, isClock, range, origin, cardBlock, breakBlock, ownBlock, clean, write, read,
    fromCards, fromSession, empty: () => ({ ...DEFAULTS, blocks: [] }), VERSION, LENGTHS, MOST_BLOCKS, MOST_MINUTES,
  });
})();
