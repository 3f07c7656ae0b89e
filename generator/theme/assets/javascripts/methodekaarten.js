/* Buttons for menu, search and dark mode, and tables that scroll by keyboard. Without this file the pages are complete. */
(() => {
  "use strict";
  const root = document;
  const each = (selector, act, within = root) => within.querySelectorAll(selector).forEach(act);
  const toggle = root.getElementById("__search");
  const search = root.querySelector("dialog.search");
  const menu = root.getElementById("menu");

  // A click on the backdrop closes; so do the button and (by the browser itself) Esc.
  each("dialog", (dialog) => {
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
    });
  });

  if (menu) {
    const opener = root.querySelector("[data-open-menu]");
    // The footer lists every page already; the menu, which opens by script anyway, shows the same list.
    const [first, ...others] = root.querySelector(".foot nav.site").children;
    menu.querySelector("nav.site").append(...[first.querySelector("ul"), ...others].map((part) => part.cloneNode(true)));
    menu.querySelector(".tools").append(...[...root.querySelectorAll(".bar__inner :is(.language, .scheme)")].map((tool) => tool.cloneNode(true)));
    opener.addEventListener("click", () => {
      menu.showModal();
      opener.setAttribute("aria-expanded", "true");
    });
    menu.addEventListener("close", () => opener.setAttribute("aria-expanded", "false"));
    menu.addEventListener("click", (event) => event.target.closest("a") && menu.close());
    matchMedia("(min-width: 76.25em)").addEventListener("change", () => menu.close());
  }

  if (search && toggle) {
    // Material's checkbox stays the one switch: it says whether its search listens to the keyboard.
    const follow = () => {
      if (toggle.checked && !search.open) search.showModal();
      else if (!toggle.checked && search.open) search.close();
    };
    toggle.addEventListener("change", follow);
    search.addEventListener("close", () => toggle.checked && toggle.click());
    each('.page label[for="__search"]', (label) => {
      const button = root.createElement("button");
      button.type = "button";
      button.className = label.className;
      button.dataset.openSearch = "";
      button.append(...label.childNodes);
      label.replaceWith(button);
    });
    each("[data-open-search]", (button) => {
      button.addEventListener("click", () => toggle.checked || toggle.click());
    });
    // Material closes on Tab and pulls every key to the field; here Tab reaches the results and the close button.
    search.addEventListener("keydown", (event) => {
      const typing = event.target.matches("input");
      if (event.key === "Tab" || (!typing && !event.key.startsWith("Arrow"))) event.stopPropagation();
    });
    const list = search.querySelector("ol");
    new MutationObserver(() => each("[tabindex]", (link) => link.removeAttribute("tabindex"), list))
      .observe(list, { childList: true });
    follow(); // an address with ?q= opens the search before this script runs
  }

  // Opened from a folder, there is no server that shows a folder's index.html.
  if (location.protocol === "file:") {
    root.addEventListener("click", (event) => {
      const link = event.target.closest("a[href]");
      if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    }, true);
  }

  const radios = [...root.querySelectorAll('input[name="__palette"]')];
  const scheme = () => root.body.getAttribute("data-md-color-scheme");
  const press = () => each("[data-scheme]", (b) => b.setAttribute("aria-pressed", String(scheme() === "slate")));
  each("[data-scheme]", (button) => {
    button.addEventListener("click", () => {
      const other = radios.find((radio) => radio.dataset.mdColorScheme !== scheme());
      if (other) other.click();
      __md_set("__chosen", true); // until then every page follows the system (see early.html)
    });
  });
  new MutationObserver(press).observe(root.body, { attributeFilter: ["data-md-color-scheme"] });
  press();

  // Tables and drawings that are wider than the page can be reached and scrolled by keyboard.
  const boxes = () => each(".md-typeset__scrollwrap, .page figure", (box) => {
    if (box.scrollWidth <= box.clientWidth) return;
    box.tabIndex = 0;
    if (box.matches("figure")) return;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", box.closest("[data-table]").dataset.table);
  });
  boxes();
  addEventListener("resize", boxes);

  // On the map of concepts, the lines of the concept that is pointed at or focused stand out.
  each(".map", (map) => {
    const light = (event) => {
      const link = event.type === "pointerleave" ? null : event.target.closest("[data-concept]");
      each("[data-ends]", (line) => {
        line.classList.toggle("lit", !!link && line.dataset.ends.split(" ").includes(link.dataset.concept));
      }, map);
    };
    for (const type of ["pointerover", "focusin", "pointerleave"]) map.addEventListener(type, light);
  });
})();
