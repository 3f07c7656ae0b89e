/* A number of people or their names in; random groups of k out, in a window of its own. Names are kept nowhere. */
(() => {
  "use strict";
  const planner = globalThis.planner;
  const { said, fill, one, all, element } = planner;
  const MOST = 999;

  const random = (below) => crypto.getRandomValues(new Uint32Array(1))[0] % below;

  /* `plan` gives the plan of that moment; what comes back opens the window. */
  planner.mix = (plan) => {
    const dialog = one("[data-groups]");
    const [names, number, size] = ["names", "number", "size"].map((name) => one(`[data-${name}]`));
    const divide = () => {
      const known = names.value.split("\n").map((line) => line.trim()).filter(Boolean);
      const people = known.length ? known : Array.from({ length: Math.min(MOST, Math.max(0, Number(number.value))) }, (_, i) => String(i + 1));
      const most = Math.max(2, Math.round(Number(size.value)) || plan().small);
      one("[data-divided]").replaceChildren(...planner.groups(people, most, random).map((each, i) => element("li", {}, element("b", {}, fill(said.group, { n: i + 1 })), ` ${each.join(", ")}`)));
    };
    const open = () => {
      if (!dialog.open) dialog.showModal();
      number.value ||= plan().people ?? 12;
      size.value ||= plan().small;
      divide();
    };
    one("[data-divide]").addEventListener("click", divide);
    one("[data-groups-close]").addEventListener("click", () => dialog.close());
    for (const opener of all("[data-groups-open]")) opener.addEventListener("click", open);
    return open;
  };
})();
