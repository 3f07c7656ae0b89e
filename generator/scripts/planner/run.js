/* A plan in; a screen to run it by: the step of now with its timer, the next one, and the same without notes for those who take part, in another
   window that follows through localStorage. Time is counted from the clock, so a sleeping device loses none. */
(() => {
  "use strict";
  const planner = globalThis.planner;
  const { said, fill, one, element, put, rows, write, read, name, total, at, minutesOf, clock } = planner;
  const KEY = "methodekaarten.run";
  const NEAR_DAY = 180; // minutes off the plan from which the difference says nothing, as in a rehearsal on another day
  const LONGEST = 12 * 60 * 60_000; // milliseconds after which a clock that still runs is one that was forgotten
  const WIDE = "(min-width: 60em)"; // where all buttons have room

  const flat = (plan) => rows(plan).flatMap((row) => (row.steps.length ? row.steps : [{ minutes: row.block.minutes, title: "", text: "" }]).map((step, i, steps) => ({
    block: row.title, step: step.title, text: step.text, seconds: step.minutes * 60, notes: i === 0 ? row.block.notes.trim() : "", who: row.block.who.trim(),
    place: steps.length > 1 ? fill(said.step_of, { n: i + 1, count: steps.length }) : "", row: row.block.key,
  })));
  const kept = (name) => {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  };
  const keep = (name, value) => {
    try {
      localStorage.setItem(name, JSON.stringify(value));
    } catch { /* the other window then shows nothing; this one goes on */ }
  };
  const spoken = (seconds) => {
    const rounded = Math.abs(Math.trunc(seconds));
    return `${seconds < 0 ? "+" : ""}${Math.floor(rounded / 60)}:${String(rounded % 60).padStart(2, "0")}`;
  };
  const beep = (context) => [0, 0.35].forEach((later, i) => {
    const tone = context.createOscillator(), loudness = context.createGain(), begin = context.currentTime + later;
    tone.frequency.value = [523, 659][i];
    loudness.gain.setValueAtTime(0, begin);
    loudness.gain.linearRampToValueAtTime(0.15, begin + 0.05);
    loudness.gain.exponentialRampToValueAtTime(0.001, begin + 0.9);
    tone.connect(loudness).connect(context.destination);
    tone.start(begin);
    tone.stop(begin + 1);
  });

  planner.runner = ({ plan: planOfNow, groups }) => {
    const dialog = one("[data-runner]"), tools = one(".tools", dialog), part = (selector) => one(selector, dialog);
    let plan = null, steps = [], state = null, room = false, ticking = 0, lock = null, sound = null, told = -1;

    const gone = () => state.spent + (state.since ? Date.now() - state.since : 0);
    const length = (i) => Math.max(0, steps[i].seconds + (state.extra[i] ?? 0));
    const left = () => length(state.index) - Math.floor(gone() / 1000);
    const lines = () => {
      const now = steps[state.index], next = steps[state.index + 1], seconds = left();
      put(part("[data-run-title]"), now.block);
      put(part("[data-run-step]"), [now.step, !room && now.place].filter(Boolean).join(" · "));
      put(part("[data-run-text]"), room ? "" : now.text);
      put(part("[data-run-notes]"), room ? "" : [now.who && `${said.who}: ${now.who}`, now.notes].filter(Boolean).join("\n"));
      put(part("[data-run-time]"), spoken(seconds));
      put(part("[data-run-over]"), seconds < 0 ? said.overtime : state.since ? "" : said.paused);
      dialog.classList.toggle("over", seconds < 0);
      put(part("[data-run-next]"), next ? fill(said.next, { what: next.block === now.block && next.step ? next.step : [next.block, next.step].filter(Boolean).join(": ") }) : said.last);
      const rest = Math.max(0, seconds) + steps.reduce((sum, _, i) => sum + (i > state.index ? length(i) : 0), 0);
      const moment = new Date(), minute = moment.getHours() * 60 + moment.getMinutes(), ends = Math.round(minute + rest / 60);
      const off = ends - minutesOf(at(plan, total(plan)));
      const late = Math.abs(off) < NEAR_DAY && off !== 0 ? ` (${fill(off > 0 ? said.later : said.earlier, { n: Math.abs(off) })})` : "";
      put(part("[data-run-clock]"), `${clock(minute)} · ${fill(said.ends, { clock: clock(ends) })}${late}`);
      const bar = part("progress");
      bar.max = Math.max(1, length(state.index));
      bar.value = Math.min(bar.max, gone() / 1000);
      put(part("[data-run-toggle]"), state.since ? said.pause : gone() ? said.go_on : said.start);
      part("[data-run-back]").disabled = state.index === 0;
      part("[data-run-forward]").disabled = state.index === steps.length - 1;
      if (seconds <= 0 && state.since && told !== state.index) {
        told = state.index;
        if (!room) {
          put(part("[data-run-said]"), said.time_up);
          if (sound) beep(sound);
        }
      }
    };
    const draw = () => {
      lines();
      one("ol", dialog).replaceChildren(...rows(plan).map((row) => element("li", { "aria-current": row.block.key === steps[state.index].row ? "step" : null }, element("b", {}, row.clock), ` ${row.title}`)));
    };
    /* One request at most; the browser itself lets go when the page is out of sight. */
    const awake = async () => {
      const wanted = state?.since && dialog.open && document.visibilityState === "visible";
      const held = lock;
      if (wanted && !held) lock = navigator.wakeLock?.request("screen").catch(() => null); // the browser or its battery may not allow it
      if (wanted || !held) return;
      lock = null;
      (await held)?.release();
    };
    const update = (facts) => {
      state = { ...state, ...facts };
      if (!room) keep(KEY, state);
      draw();
      awake();
    };
    const to = (index) => {
      if (index < 0 || index >= steps.length) return;
      told = -1;
      update({ index, spent: 0, since: state.since ? Date.now() : null });
      put(part("[data-run-said]"), [steps[index].block, steps[index].step].filter(Boolean).join(": "));
    };
    const toggle = () => update(state.since ? { spent: gone(), since: null } : { since: Date.now() });
    const adjust = (seconds) => update({ extra: { ...state.extra, [state.index]: (state.extra[state.index] ?? 0) + seconds } });
    const hear = () => {
      sound = sound ? null : new AudioContext();
      part("[data-run-sound]").setAttribute("aria-pressed", String(Boolean(sound)));
      if (sound) beep(sound);
    };
    const full = () => (document.fullscreenElement ? document.exitFullscreen() : dialog.requestFullscreen?.())?.catch?.(() => {});

    const show = () => {
      steps = flat(plan);
      state.index = Math.min(state.index, steps.length - 1);
      dialog.classList.toggle("room", room);
      put(part("[data-run-name]"), name(plan));
      if (!dialog.open) dialog.showModal();
      if (room) dialog.focus();
      draw();
      clearInterval(ticking);
      ticking = setInterval(lines, 250);
      awake();
    };
    /* Whether a session that had begun is this one: the steps until now are the same, whatever changed after them. */
    const goesOn = (earlier) => {
      if (typeof earlier?.text !== "string" || !earlier.extra || !(earlier.index >= 0) || Date.now() - (earlier.since ?? Date.now()) > LONGEST) return false;
      const until = (each) => JSON.stringify(flat(each).slice(0, earlier.index + 1).map(({ block, step, seconds }) => [block, step, seconds]));
      return until(plan) === until(read(earlier.text).plan);
    };
    /* It goes on where it was, also after a reload or a change in what is still to come. */
    const start = () => {
      plan = planOfNow();
      const text = write(plan), earlier = kept(KEY);
      state = goesOn(earlier) ? { ...earlier, text } : { text, index: 0, spent: 0, since: null, extra: {} };
      room = false;
      keep(KEY, state);
      show();
      tools.open = matchMedia(WIDE).matches;
      part("[data-run-toggle]").focus();
    };
    const watch = () => {
      const next = kept(KEY);
      if (typeof next?.text !== "string") return false;
      room = true;
      state = next;
      plan = read(next.text).plan;
      if (!plan.blocks.length) return false;
      show();
      return true;
    };
    const restart = () => update({ index: 0, spent: 0, since: null, extra: {} });

    const acts = {
      toggle, back: () => to(state.index - 1), forward: () => to(state.index + 1), more: () => adjust(60), less: () => adjust(-60), sound: hear, full, restart, groups,
      room: () => open(`${location.href.split(/[?#]/)[0]}?beeld=zaal`, "zaal", "popup"), close: () => dialog.close(),
    };
    for (const [act, run] of Object.entries(acts)) part(`[data-run-${act}]`).addEventListener("click", run);
    const KEYS = { ArrowRight: "forward", PageDown: "forward", ArrowLeft: "back", PageUp: "back", " ": "toggle", "+": "more", "-": "less", f: "full", s: "sound" };
    dialog.addEventListener("keydown", (event) => {
      const act = KEYS[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey || (room && act !== "full") || (event.key === " " && event.target.matches("button, summary"))) return;
      event.preventDefault();
      acts[act]();
    });
    dialog.addEventListener("close", () => {
      clearInterval(ticking);
      awake();
      if (document.fullscreenElement) document.exitFullscreen();
      if (!room) return;
      globalThis.close(); // the window that was opened for the group; one that was not, becomes the planner
      location.search = "";
    });
    document.addEventListener("visibilitychange", awake);
    addEventListener("storage", ({ key }) => key === KEY && room && dialog.open && watch());
    return { start, watch };
  };
})();
