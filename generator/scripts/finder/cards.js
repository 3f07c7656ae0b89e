/* The page in; its cards and what can be asked of them out, as values. A card holds what it fits; the page is complete without this. */
(() => {
  "use strict";
  const root = document.querySelector("[data-find]");
  const one = (selector, within = root) => within.querySelector(selector);
  const all = (selector, within = root) => [...within.querySelectorAll(selector)];
  const said = JSON.parse(root.dataset.said);
  const fill = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name]);
  const form = one("[data-asked]");
  const boxes = all("input[type=checkbox]", form);
  const [people, minutes, sought] = ["mensen", "minuten", "woorden"].map((name) => form.elements[name]);

  // In the order of the page, and what each fits.
  const numbers = (text) => (text ? text.split(" ").map(Number) : null);
  const cards = all("[data-kind] > .cards > li").map((item, place) => {
    const { id, time, group, ...words } = item.dataset;
    const fits = new Map(Object.entries(words).map(([name, text]) => [name, text.split(" ")]));
    return { item, id, place, home: item.parentNode, fits, time: numbers(time), group: numbers(group), why: null };
  });
  const facets = all("[data-facet]").map((element) => ({
    name: element.dataset.facet,
    picked: one("[data-picked]", element),
    boxes: all("input", element),
    words: all("input", element).map((box) => box.value),
  }));
  // Asked for each card and each option at every change, so the page is not asked again.
  const options = new Map(boxes.map((box) => [box, [box.dataset.group, box.value]]));
  const meets = ({ fits }, box) => {
    const [group, value] = options.get(box);
    return fits.get(group)?.includes(value) ?? false;
  };

  globalThis.finder = { one, all, said, fill, form, boxes, people, minutes, sought, cards, facets, meets };
})();
