/* A run sheet for another start time and number of people: counts the clock times and the amounts anew. Without it both are complete. */
(() => {
  "use strict";
  const form = document.querySelector("[data-setup]");
  if (!form) return;
  const start = form.querySelector("[data-start]");
  const people = form.querySelector("[data-people]");
  const groups = form.querySelector("[data-groups]");

  const minutes = (clock) => clock.split(":").reduce((hours, part) => hours * 60 + Number(part), 0);
  const clock = (total) => [Math.floor(total / 60) % 24, total % 60].map((part) => String(part).padStart(2, "0")).join(":");
  const times = () => {
    if (!start || !start.value) return;
    document.querySelectorAll("[data-at]").forEach((time) => {
      time.textContent = clock(minutes(start.value) + Number(time.dataset.at));
    });
  };

  // What stands there before anyone types is for the whole range of the group, and comes back when a field is emptied.
  const lines = [...document.querySelectorAll("[data-per] li")].flatMap((line) => {
    const amount = line.querySelector("b");
    const { per } = line.closest("[data-per]").dataset;
    return amount ? [{ amount, per, quantity: Number(line.dataset.quantity || 1), was: amount.textContent }] : [];
  });
  const typed = (field) => (field.value && field.checkValidity() ? Number(field.value) : 0);
  const amounts = () => {
    const counts = { person: typed(people), group: typed(groups) };
    for (const { amount, per, quantity, was } of lines) {
      amount.textContent = counts[per] ? `${counts[per] * quantity} ×` : was;
    }
    document.querySelectorAll("[data-for]").forEach((words) => {
      words.textContent = counts.person ? words.dataset.for.replace("{number}", counts.person) : words.dataset.was;
    });
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { times(); amounts(); });
  addEventListener("pageshow", () => { times(); amounts(); }); // browsers fill in what was typed before
})();
