/* A whole card in; every mistake in it out: those of rules.js, and what its fields, its numbers and other cards must agree on. link.py and sums.py
   say the same in Python. Nothing here touches the page. */
(() => {
  "use strict";
  const { form } = globalThis;
  const { near, valid, texts, wording, number, FIRST_LANGUAGE, MOST_ID, references } = form;
  const { isText } = globalThis.shared;
  const data = globalThis.formData;
  const sum = (items) => items.reduce((total, { minutes }) => total + (number(minutes) ?? NaN), 0);

  const others = (id, found, say) => {
    const seen = new Map(), known = Object.keys(data.cards), works = Object.keys(data.sources);
    const ofText = ({ text, place }) => references(text).map((one) => ({ id: one.card ?? one.source, place, field: "text", kinds: one.card ? [] : null }));
    const ofField = ({ text, plan, place }) => [{ id: text, place, field: place[0], kinds: plan.type === "card" ? plan.kinds : null }];
    const named = found.flatMap((one) => (one.plan?.prose ? ofText(one) : ["card", "source"].includes(one.plan?.type) ? ofField(one) : []));
    for (const { id: other, place, field, kinds } of named) {
      const wrong = (code, facts = {}) => say({ place, code, facts: { id: other, ...facts } });
      if (kinds === null) {
        if (!Object.hasOwn(data.sources, other)) wrong("onbekende-bron", { near: near(other, works) });
      } else if (other === id) wrong("verwijst-naar-zichzelf");
      else if (!Object.hasOwn(data.cards, other)) wrong("onbekende-kaart", { near: near(other, known) });
      else if (kinds.length && !kinds.includes(data.cards[other].kind)) wrong("verkeerde-soort", { kind: data.cards[other].kind, kinds: kinds.join(", ") });
      if (field === "text" || field === "sessions") continue;
      const list = `${JSON.stringify(place.slice(0, -1))} ${other}`;
      if (seen.has(list)) wrong("dubbele-verwijzing");
      seen.set(list, true);
    }
  };

  const steps = ({ steps: all, duration, short }, say) => {
    const total = sum(all ?? []), usual = number(duration?.usual);
    if (all?.length && usual !== null && !Number.isNaN(total) && total !== usual) say({ place: ["steps"], code: "minuten-kloppen-niet", facts: { total, usual } });
    const minutes = number(short?.minutes);
    if (minutes !== null && usual !== null && minutes >= usual) say({ place: ["short", "minutes"], code: "kort-te-lang", facts: { minutes, usual } });
  };
  const names = (sessions, say) => {
    const all = sessions.map(({ id }) => id), former = new Set();
    sessions.forEach((session, at) => {
      if (session.id && all.indexOf(session.id) !== at) say({ place: ["sessions", at, "id"], code: "dubbele-naam", facts: { name: session.id } });
      (session.formerly ?? []).forEach((name, number_) => {
        if (all.includes(name) || former.has(name)) say({ place: ["sessions", at, "formerly", number_], code: "dubbele-naam", facts: { name } });
        former.add(name);
      });
    });
  };
  const session = ({ agenda = [], minutes, date, report }, at, say) => {
    const total = sum(agenda), whole = number(minutes);
    if (agenda.length && whole !== null && !Number.isNaN(total) && total !== whole) say({ place: ["sessions", at, "minutes"], code: "agenda-klopt-niet", facts: { total, minutes: whole } });
    if (date && report?.date && report.date < date) say({ place: ["sessions", at, "report", "date"], code: "verslag-te-vroeg", facts: { reported: report.date, date } });
    agenda.forEach((item, index) => {
      const place = ["sessions", at, "agenda", index], given = number(item.minutes), range = data.cards[item.card]?.range;
      if ([item.card, item.break, item.title].filter(Boolean).length !== 1) say({ place, code: "agenda-een-ding", facts: {} });
      if (!range || given === null || (range[0] <= given && given <= range[1])) return;
      say({ place: [...place, "minutes"], code: "agenda-buiten-bereik", facts: { card: item.card, minutes: given, least: range[0], most: range[1] } });
    });
  };
  const worksheet = (sheet, say) => {
    const { areas = [], heads = [], form: shape = "grid" } = sheet, columns = number(sheet.columns ?? "1"), place = ["worksheet"];
    const axes = Boolean(sheet.across || sheet.up), cells = Math.max(0, ...areas.map(({ example = [] }) => example.length));
    const fits = {
      grid: !heads.length,
      rings: !heads.length && !axes && areas.length >= 2 && areas.length <= 6,
      lanes: !axes && [0, columns].includes(heads.length) && cells <= columns,
    };
    if (areas.length && fits[shape] === false) say({ place, code: "werkblad-vorm", facts: { form: shape } });
    if (Boolean(sheet.case) !== cells > 0) say({ place, code: "voorbeeld-zonder-verhaal", facts: {} });
    const taken = new Set();
    if (shape === "grid") areas.forEach((area, at) => {
      const [x, y, wide, high] = ["column", "row", "width", "height"].map((name) => number(area[name] ?? "1") ?? 1), own = [];
      for (let column = x; column < x + wide; column += 1) for (let row = y; row < y + high; row += 1) own.push(`${column} ${row}`);
      if (own.some((cell) => taken.has(cell)) || x + wide - 1 > columns) say({ place: [...place, "areas", at], code: "vak-past-niet", facts: { columns } });
      for (const cell of own) taken.add(cell);
    });
  };
  const figure = ({ form: shape = "network", parts = [], items = [] }, say) => {
    const whole = shape === "network" ? parts.length && !items.length : !parts.length && (shape === "diamonds" ? items.length === 4 : items.length > 1);
    if (!whole) say({ place: ["figure"], code: "tekening-onvolledig", facts: { form: shape } });
    parts.forEach(({ nodes = [], ties = [], groups = [] }, at) => {
      const known = nodes.map(({ id }) => id), here = ["figure", "parts", at];
      known.forEach((name, index) => { if (name && known.indexOf(name) !== index) say({ place: [...here, "nodes", index, "id"], code: "dubbele-naam", facts: { name } }); });
      const ends = [...ties.map((tie, index) => [["ties", index], tie]), ...groups.map((group, index) => [["groups", index], group.nodes ?? []])];
      for (const [place, all] of ends) for (const name of all) if (!known.includes(name)) say({ place: [...here, ...place], code: "onbekende-stip", facts: { name, known: known.join(", ") } });
    });
  };
  const meaning = (kind, id, tree, say) => {
    if (data.noReuse.includes(tree.licence)) say({ place: ["licence"], code: "licentie-verbiedt", facts: { licence: tree.licence } });
    for (const [language, version] of Object.entries(tree.translated ?? {})) {
      const place = ["translated", language];
      if (language === FIRST_LANGUAGE) say({ place, code: "basistaal-vertaald", facts: { language } });
      else if (number(version) > (number(tree.version) ?? Infinity)) say({ place, code: "vertaling-vooruit", facts: { version: tree.version } });
    }
    if (kind === "concept" && tree.definition?.quote === "true" && !tree.definition.source) say({ place: ["definition"], code: "citaat-zonder-bron", facts: {} });
    (tree.formerly ?? []).forEach((former, at) => {
      const other = former !== id && Object.hasOwn(data.cards, former) ? former : former === id ? id : data.former[former];
      if (other && (other !== id || former === id)) say({ place: ["formerly", at], code: "oude-id-bezet", facts: { id: former, other } });
    });
  };
  /* The name of a new card: its form, and whether it is free. `own` is the name of the card that is there already. */
  const name = (id, own, say) => {
    if (id === own) return;
    const place = ["id"];
    const path = (other) => `methods/${data.cards[other].kind}s/${other}.yml`;
    if (!id) say({ place, code: "leeg", facts: { field: "id" } });
    else if (id.length > MOST_ID || !new RegExp(`^${form.ID}$`).test(id) || data.reserved.includes(id)) say({ place, code: "foute-bestandsnaam", facts: { name: `${id}.yml` } });
    else if (Object.hasOwn(data.cards, id)) say({ place, code: "dubbele-id", facts: { id, other: path(id) } });
    else if (Object.hasOwn(data.former, id)) say({ place, code: "oude-id-bezet", facts: { id, other: data.former[id] } });
  };

  /* Every mistake in a tidy tree. */
  form.check = ({ kind, id, own, tree }) => {
    const plan = { type: "record", fields: data.fields[kind] }, found = [...texts(tree, plan)], problems = [];
    const say = (problem) => problems.push(problem);
    name(id, own, say);
    valid(tree, plan, [], say);
    for (const one of found) if (isText(one.text)) wording(one, say);
    others(id, found, say);
    if (data.fields[kind].some((field) => field.name === "steps")) steps(tree, say);
    if (tree.worksheet) worksheet(tree.worksheet, say);
    if (tree.figure) figure(tree.figure, say);
    if (tree.sessions) {
      names(tree.sessions, say);
      tree.sessions.forEach((one, at) => session(one, at, say));
    }
    meaning(kind, id, tree, say);
    return problems;
  };
})();
