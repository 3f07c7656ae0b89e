/* What all parts of the planner show in the same way: kinds, the bar of an agenda, a QR code. */
(() => {
  "use strict";
  const planner = globalThis.planner;
  const { data, cards } = planner;
  const { element, hidden, button, put, save } = globalThis.shared;
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
  const code = (rows) => {
    const size = rows.length + 8; // four quiet modules on each side
    const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : ""))).join("");
    return element("svg:svg", { class: "qr", viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": planner.said.qr },
      element("svg:path", { class: "back", d: `M0 0h${size}v${size}h-${size}z` }), element("svg:path", { class: "front", d: path }));
  };
  Object.assign(planner, { root, one, all, element, hidden, button, put, setValue, say, kindOf, href, bar, code, save });
})();
