/* The form: opens a new card, one of the site, or one that this device kept; shows at each change what is wrong, how it will look and what is
   written. What is typed is kept on this device, and two tabs never write over each other's work unasked. */
(() => {
  "use strict";
  const { form } = globalThis;
  const { element } = globalThis;
  const { hidden, button, put, fill, isText } = globalThis.shared;
  const data = globalThis.formData;
  const { said } = data;
  const { drafts } = form;
  const root = document.querySelector("[data-card-form]");
  if (!root) return;
  const one = (selector, within = root) => within.querySelector(selector);
  const all = (selector, within = root) => [...within.querySelectorAll(selector)];
  const WAIT = 150; // milliseconds after the last key
  let card = null, made = null, timer = 0, isKept = true;

  const say = (text) => put(one("[data-status]"), text);
  const notice = (text = "", ...actions) => {
    one("[data-notice]").hidden = !text;
    put(one("[data-notice-text]"), text);
    one("[data-notice-actions]").replaceChildren(...actions);
  };
  const toStart = (text = "") => {
    start(text);
    one("[data-start] h2").focus();
  };

  /* ---- Keeping ---- */
  const takeTheirs = () => button(said.take_theirs, () => fromDraft(card.key));
  const keep = () => {
    const { kind, id, own, base, tree, comments } = card;
    const next = drafts.put(card.key, card.number, JSON.stringify({ kind, id, own, base, tree, comments }));
    isKept = next !== null;
    if (isKept) card.number = next;
    else {
      notice(said.other_tab, takeTheirs(), button(said.keep_mine, () => {
        card.number = drafts.get(card.key)?.number ?? 0;
        notice();
        keep();
      }));
    }
  };
  /* What was typed is shown and kept before anything else happens, however quick the reader is. */
  const finish = () => {
    clearTimeout(timer);
    show();
    if (!isKept) keep();
    return { card, made };
  };
  const changed = () => {
    clearTimeout(timer);
    isKept = false;
    timer = setTimeout(finish, WAIT);
  };
  const address = (after) => {
    try {
      history.replaceState(null, "", `${location.pathname}${after}`);
    } catch { /* some browsers refuse it in a folder; the draft is in the list all the same */ }
  };

  /* ---- Opening ---- */
  const open = (found) => {
    clearTimeout(timer);
    card = found;
    isKept = true;
    notice();
    address(card.own ? `?kaart=${card.own}` : `#${card.key}`);
    draw();
  };
  const readDraft = (key) => {
    const kept = drafts.get(key);
    try {
      const found = kept && JSON.parse(kept.text);
      return found && data.fields[found.kind] ? { ...found, key, number: kept.number, changed: kept.changed } : null;
    } catch {
      return null;
    }
  };
  const day = (moment) => new Date(moment).toLocaleDateString(data.locale);
  const fromDraft = (key) => {
    const found = readDraft(key);
    if (found) open(found);
    return Boolean(found);
  };
  /* A card's file stands in a script of its own, which works from a folder too. */
  const fetched = (id) => new Promise((resolve) => {
    const script = element("script", { src: `${data.files}${id}.js` });
    script.addEventListener("load", () => resolve(globalThis.formCard?.id === id ? globalThis.formCard : null));
    script.addEventListener("error", () => resolve(null));
    document.head.append(script);
  });
  const fromSite = async (id) => {
    const found = Object.hasOwn(data.cards, id) ? await fetched(id) : null, draft = readDraft(id);
    if (!found) {
      toStart(fill(said.not_there, { id }));
      return;
    }
    open(draft ?? form.ofSite(found));
    if (!draft) return;
    notice(fill(draft.base === found.base ? said.kept_here : said.kept_older, { day: day(draft.changed) }), button(said.start_again, () => {
      drafts.remove(id);
      open(form.ofSite(found));
      say(said.thrown);
    }));
  };
  const start = (text) => {
    clearTimeout(timer);
    card = null;
    address("");
    one("[data-editing]").hidden = true;
    one("[data-start]").hidden = false;
    notice(text);
    const kept = drafts.list().map(({ id }) => readDraft(id)).filter(Boolean);
    one("[data-drafts]").hidden = !kept.length;
    one("[data-drafts] ul").replaceChildren(...kept.map(({ key, kind, tree, changed: moment, own }) => {
      const name = form.speak(tree.title) || own || said.untitled;
      return element("li", {}, button(name, () => (own ? fromSite(own) : fromDraft(key))), ` ${data.kinds[kind].label}, ${day(moment)} `, button([said.throw, hidden(name)], () => {
        drafts.remove(key);
        toStart();
        say(said.thrown);
      }));
    }));
  };

  /* ---- Showing ---- */
  const marks = form.marks({ one, all });
  const ways = form.ways({ one, finish, say });
  const show = () => {
    made = form.written(card);
    marks.show(made.problems);
    const seen = { kind: card.kind, tree: made.tree }, paper = form.paper(seen);
    one("[data-page]").replaceChildren(form.page(seen));
    one("[data-paper]").replaceChildren(paper);
    one("[data-paper-full]").hidden = !form.tooFull(paper);
    ways(card, made);
  };
  /* The name of the file: for a new card it follows the title until the reader chooses another. */
  const nameField = () => {
    const box = element("input", { id: "f-id", type: "text", "data-in": "id", spellcheck: "false", autocapitalize: "off", autocomplete: "off", "aria-describedby": "f-id-help f-id-wrong", readonly: Boolean(card.own) });
    const ofTitle = () => form.slug(isText(card.tree.title) ? card.tree.title : card.tree.title?.[form.FIRST_LANGUAGE] ?? "");
    let follows = !card.own && card.id === ofTitle();
    box.value = card.id;
    box.addEventListener("input", () => {
      follows = false;
      card.id = box.value.trim();
      changed();
    });
    const follow = () => { if (follows) box.value = card.id = ofTitle(); };
    return [element("div", { class: "one-field", "data-at": "id" }, element("label", { for: "f-id" }, said.id, " ", element("code", {}, "id"), element("b", { class: "must" }, said.must)),
      element("p", { class: "help", id: "f-id-help" }, card.own ? said.id_fixed : said.id_help), element("p", { class: "wrong", id: "f-id-wrong", hidden: true }), box), follow];
  };
  const draw = () => {
    const { kind, own, comments } = card, [name, follow] = nameField();
    one("[data-start]").hidden = true;
    one("[data-editing]").hidden = false;
    put(one("[data-what]"), fill(own ? said.editing : said.making, { title: data.cards[own]?.title ?? own, kind: data.kinds[kind].one }));
    const field = form.fieldsOf({
      card,
      say,
      changed: ([top]) => {
        if (top === "title") follow();
        changed();
      },
    });
    one("[data-parts]").replaceChildren(...Object.entries(said.parts).map(([part, title]) => {
      const mine = data.fields[kind].filter((plan) => plan.part === part);
      return mine.length > 0 && element("section", { class: `c-${kind}`, "aria-labelledby": `part-${part}` }, element("h3", { id: `part-${part}` }, title), mine.map(field), part === "names" && name);
    }).filter(Boolean));
    const notes = [...comments.head, ...comments.tail, ...comments.above.flat(2), ...comments.behind.flat(2)].filter((line) => line.startsWith("#") && !line.includes("yaml-language-server"));
    one("[data-comments]").hidden = !notes.length;
    marks.begin(Boolean(own));
    show();
  };

  /* ---- What the page itself has ---- */
  one("[data-form]").addEventListener("submit", (event) => event.preventDefault());
  one("[data-check]").addEventListener("click", () => {
    marks.begin(true);
    finish();
    one("[data-count]").focus();
  });
  one("[data-throw]").addEventListener("click", () => {
    if (!confirm(said.sure)) return;
    drafts.remove(card.key);
    toStart();
    say(said.thrown);
  });
  one("[data-back]").addEventListener("click", () => {
    finish();
    toStart();
  });
  for (const maker of all("[data-new]")) {
    maker.addEventListener("click", () => {
      open(form.fresh(maker.dataset.new));
      one("[data-what]").focus();
    });
  }
  one("[data-choose]").addEventListener("submit", async (event) => {
    event.preventDefault();
    await fromSite(one("[data-card]").value.trim());
    if (card) one("[data-what]").focus();
  });
  addEventListener("pagehide", () => { if (card && !isKept) finish(); });
  drafts.follow(() => card?.key, () => notice(said.other_tab, takeTheirs()));

  /* What can be chosen from while typing: all cards, those of the kinds that a field takes, and all sources. */
  const kindsIn = (plan) => [...(plan.type === "card" ? [plan.kinds.join("-")] : []), ...(plan.fields ?? (plan.of ? [plan.of] : [])).flatMap(kindsIn)];
  const kinds = new Set(["", ...Object.values(data.fields).flat().flatMap(kindsIn)]);
  const choices = (id, entries) => element("datalist", { id }, entries.map(([value, { title }]) => element("option", { value }, title)));
  root.append(choices("list-sources", Object.entries(data.sources)), ...[...kinds].map((list) => choices(`list-of-${list}`, Object.entries(data.cards).filter(([, { kind }]) => !list || list.split("-").includes(kind)))));

  const asked = new URLSearchParams(location.search), wanted = location.hash.slice(1);
  if (asked.get("kaart")) fromSite(asked.get("kaart"));
  else if (data.fields[asked.get("soort")]) open(form.fresh(asked.get("soort")));
  else if (!(wanted && fromDraft(wanted))) start();
})();
