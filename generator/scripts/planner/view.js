/* What all parts of the page use to show things: buttons, the bar of an agenda, files to save. */
(() => {
  "use strict";
  const { planner, element } = globalThis;
  const { data, cards } = planner;
  const { hidden, button, put, save, shelf } = globalThis.shared;
  planner.shelf = shelf("methodekaarten.plan.", Infinity); // none goes by itself; on a full device, or one without storage, a plan lasts as long as its address
  const root = document.querySelector("[data-planner]");
  const one = (selector, within = root) => within.querySelector(selector);
  const all = (selector, within = root) => [...within.querySelectorAll(selector)];

  const setValue = (field, value) => { if (field.value !== String(value)) field.value = value; };
  const say = (text) => { one("[data-status]").textContent = text; };

  const kindOf = ({ kind, card }) => (kind === "card" ? cards.get(card).kind : kind === "break" ? "break" : "programme");
  const href = (id) => {
    const there = `${data.root}${cards.get(id).href}`;
    return location.protocol === "file:" ? `${there}index.html` : there;
  };
  const bar = (blocks) => {
    const total = blocks.reduce((sum, { minutes }) => sum + minutes, 0);
    const svg = element("svg:svg", { class: "planbar", viewBox: `0 0 ${total || 1} 1`, preserveAspectRatio: "none", "aria-hidden": "true" });
    let x = 0;
    for (const block of blocks) {
      svg.append(element("svg:rect", { class: `c-${kindOf(block)}`, x: x + total * 0.001, y: 0, width: Math.max(block.minutes - total * 0.002, 0), height: 1 }));
      x += block.minutes;
    }
    return svg;
  };

  Object.assign(planner, { root, one, all, element, hidden, button, put, setValue, say, kindOf, href, bar, save });
})();
