/* Cards and a format in; each card's pieces dealt over faces out, front first, so that nothing is cut off or left out. Everything is measured
   in the browser that will print it: all pieces of a card stand in one column, as wide as a face, and the column is cut where a face is full. */
(() => {
  "use strict";
  const { element, printing } = globalThis;
  const { piece, frontHead, laterHead, foot } = printing;
  const FEWEST = 20; // words of a text that goes on on the next face

  const wordsOf = ({ blocks = [] }) => blocks.flatMap((block) => (block.list ? block.items.flat() : block.runs)).reduce((sum, { t }) => sum + t.split(" ").length, 0);
  /* A text as two: so many words, and the others. */
  const cut = (one, count) => {
    const first = [], rest = [];
    let left = count;
    for (const run of one.blocks.flatMap((block) => (block.list ? block.items.flatMap((item) => [...item, { t: " " }]) : [...block.runs, { t: " " }]))) {
      const words = run.t.split(" ");
      if (left > 0) first.push({ ...run, t: words.slice(0, left).join(" ") + (left < words.length ? " " : "") });
      if (left < words.length) rest.push({ ...run, t: words.slice(Math.max(left, 0)).join(" ") });
      left -= words.length;
    }
    return [{ ...one, blocks: [{ runs: first }] }, { ...one, blocks: [{ runs: rest }], title: "", more: true }];
  };

  /* A place to measure a card at a size of type: the parts of a face with their heights, once they are in the page. */
  const bench = (card, size) => {
    const heads = [frontHead(card, 1, 2), laterHead(card, 1, 2), foot(card)];
    const known = card.pieces.map((one) => ({ piece: one, node: one.type === "turn" ? null : piece(one) }));
    const column = element("div", { class: "text" }, ...known.map(({ node }) => node));
    const node = element("div", { class: `face measured c-${card.kind}` }, ...heads, column);
    node.style.setProperty("--now", size);
    return { card, size, node, heads, column, known };
  };
  const measure = (made, high) => {
    const height = (one) => one.getBoundingClientRect().height;
    const [first, later, last] = made.heads.map(height);
    let bottom = null;
    for (const one of made.known) {
      if (!one.node) continue;
      const box = one.node.getBoundingClientRect();
      one.own = box.height;
      one.gap = bottom === null ? 0 : box.top - bottom;
      bottom = box.bottom;
    }
    return { front: high - first - last, later: high - later };
  };

  /* Faces as lists of pieces with their elements. `rooms` is how high the text of the first face and of others may be. */
  const deal = (made, rooms) => {
    const faces = [[]];
    let used = 0, room = rooms.front;
    const turn = () => {
      faces.push([]);
      used = 0;
      room = rooms.later;
    };
    const put = (one, height) => {
      faces.at(-1).push(one);
      used += height;
    };
    const fresh = (one) => {
      const node = piece(one);
      made.column.append(node);
      const found = { piece: one, node, own: node.getBoundingClientRect().height, gap: 0 };
      node.remove();
      return found;
    };
    const waiting = [...made.known].reverse();
    while (waiting.length) {
      const one = waiting.pop();
      if (!one.node) {
        if (faces.length === 1) turn();
        continue;
      }
      const face = faces.at(-1);
      const space = face.length ? one.gap : 0;
      const below = one.piece.type === "head" ? waiting.at(-1) : null;
      const next = below?.node && below.own <= rooms.later ? below.own + below.gap : 0;
      const words = one.own > rooms.later ? wordsOf(one.piece) : 0;
      if (used + space + one.own + next <= room) put(one, space + one.own);
      else if (words > FEWEST) {
        // Larger than any face: as many words as fit here, and the rest on the next.
        let low = 0, high = words - 1;
        while (low < high) {
          const middle = Math.ceil((low + high) / 2);
          if (used + space + fresh(cut(one.piece, middle)[0]).own <= room) low = middle;
          else high = middle - 1;
        }
        const [first, rest] = cut(one.piece, Math.max(low, 1));
        if (low >= FEWEST || !face.length) put(fresh(first), room);
        waiting.push(low >= FEWEST || !face.length ? fresh(rest) : one);
        turn();
      } else if (face.length || faces.length === 1) {
        turn();
        waiting.push(one);
      } else put(one, one.own);
    }
    return faces.at(-1).length || faces.length <= 2 ? faces : faces.slice(0, -1);
  };

  const dealtAt = (cards, size, place) => {
    const made = cards.map((card) => bench(card, size));
    place.replaceChildren(...made.map(({ node }) => node));
    const high = place.getBoundingClientRect().height - 1; // a pixel is kept for rounding
    const rooms = made.map((one) => measure(one, high));
    return made.map((one, i) => ({ card: one.card, size, faces: deal(one, rooms[i]) }));
  };
  /* The largest type with which a card fits on one paper card; else the usual type, on as many as it needs. Cards are measured together. */
  printing.dealt = (cards, { size, least }, place) => {
    let deals = dealtAt(cards, size, place);
    for (const smaller of [(size + least) / 2, least]) {
      const long = deals.filter(({ faces }) => faces.length > 2).map(({ card }) => card);
      const fitting = new Map(dealtAt(long, smaller, place).filter(({ faces }) => faces.length <= 2).map((one) => [one.card, one]));
      deals = deals.map((one) => fitting.get(one.card) ?? one);
    }
    place.replaceChildren();
    return deals.map((one) => ({ ...one, parts: Math.ceil(one.faces.length / 2) }));
  };

  /* The fronts and backs of a card that was dealt. */
  printing.faces = ({ card, size, faces, parts }) => Array.from({ length: parts * 2 }, (_, number) => {
    const part = Math.floor(number / 2) + 1;
    const node = element("article", { class: `face c-${card.kind}` }, number === 0 ? frontHead(card, part, parts) : laterHead(card, part, parts),
      element("div", { class: "text" }, ...(faces[number] ?? []).map((one) => one.node)), number === 0 && foot(card));
    node.style.setProperty("--now", size);
    return node;
  });
})();
