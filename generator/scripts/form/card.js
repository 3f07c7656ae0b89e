/* A card as a value: where it comes from, its tree and the comments of its file in; the text of that file and all that is wrong with it out.
   Nothing here touches the page. */
(() => {
  "use strict";
  const { form } = globalThis;
  const { layout, shelf } = globalThis.shared;
  const data = globalThis.formData;
  const key = (place) => place.join("/");
  const drafts = shelf("methodekaarten.draft.", 30);

  /* `own` is the name of a card that the site has; `base` says which file of it; `number` counts what was kept. */
  const fresh = (kind) => ({
    kind, id: "", own: null, base: "", key: `${kind}-${drafts.fresh()}`, number: 0,
    tree: { status: "draft", version: "1", licence: Object.keys(data.vocabulary.licence)[0] },
    comments: { head: [`# yaml-language-server: $schema=../.schema/${kind}.schema.json`], tail: [], above: [], behind: [] },
  });
  const ofSite = ({ id, kind, base, tree, comments }) => ({ kind, id, own: id, base, key: id, number: 0, tree: structuredClone(tree), comments: structuredClone(comments) });
  const slug = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^[^a-z]+/, "").slice(0, form.MOST_ID).replace(/-+$/, "");

  /* Comments of a file after a list has changed: `kept` are the former numbers of what stays, in their new order. What stood at the rest goes below. */
  const renumbered = (comments, place, kept) => {
    const lost = [];
    const moved = (found) => found.flatMap(([where, lines]) => {
      if (!where.startsWith(`${place}/`)) return [[where, lines]];
      const [number, ...rest] = where.slice(place.length + 1).split("/"), to = kept.indexOf(Number(number));
      if (to < 0) lost.push(...lines.filter(Boolean));
      return to < 0 ? [] : [[[place, to, ...rest].join("/"), lines]];
    });
    return { ...comments, above: moved(comments.above), behind: moved(comments.behind), tail: [...comments.tail, ...lost] };
  };
  /* The tree without empty places, the file's text, and every mistake with its message, at its place on the page. */
  const written = (card) => {
    const fields = data.fields[card.kind], dropped = new Map();
    let { comments } = card;
    const tree = form.tidy(card.tree, { type: "record", fields }, "", (place, kept) => {
      dropped.set(place, kept);
      comments = renumbered(comments, place, kept);
    }) ?? {};
    const onPage = (place) => place.reduce((found, part) => [...found, dropped.get(key(found))?.[part] ?? part], []);
    const text = layout(tree, fields, data.languages, comments), problems = form.check({ ...card, tree });
    if (new TextEncoder().encode(text).length > data.mostBytes) problems.push({ place: [], code: "te-groot", facts: { limit: data.mostBytes / 1024 } });
    return { tree, text, problems: problems.map((problem) => ({ ...problem, ...form.told(problem), place: onPage(problem.place) })) };
  };

  Object.assign(form, { drafts, fresh, ofSite, slug, renumbered, written, key });
})();
