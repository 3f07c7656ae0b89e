/* The text of a card's file in; the ways out of the page: to copy, to save, and a page of GitHub where it can be proposed. */
(() => {
  "use strict";
  const { form } = globalThis;
  const { put, save, fill } = globalThis.shared;
  const data = globalThis.formData;
  const { said } = data;
  const MOST_ADDRESS = 7_000; // letters; GitHub refuses longer ones

  /* `finish` gives the card and what is written of it, up to the last key. */
  form.ways = ({ one, finish, say }) => {
    const file = ({ id }) => `${id || said.file}.yml`, folder = ({ kind }) => `${data.folder}${kind}s/`;
    const github = one("[data-github]"), about = one("[data-github-text]"), text = one("[data-yaml]");
    const copied = async (made) => {
      try {
        await navigator.clipboard.writeText(made.text);
        say(said.copied);
      } catch {
        text.select();
        say(said.copy_hand);
      }
    };
    one("[data-copy]").addEventListener("click", () => copied(finish().made));
    one("[data-save]").addEventListener("click", () => {
      const { card, made } = finish();
      save(made.text, file(card), "application/yaml");
      say(fill(said.saved, { file: file(card) }));
    });
    github.addEventListener("click", (event) => {
      const { made } = finish();
      if (github.hidden) event.preventDefault();
      else if (!github.search.includes("&value=")) copied(made); // GitHub's editor of a file takes no text along
    });
    return (card, made) => {
      if (text.value !== made.text) text.value = made.text;
      put(one("[data-file]"), `${folder(card)}${file(card)}`);
      one("[data-not-yet]").hidden = !made.problems.length;
      github.hidden = about.hidden = !data.newFile || made.problems.length > 0;
      const bare = `${data.newFile}?${new URLSearchParams({ filename: folder(card) + file(card) })}`, filled = `${bare}&${new URLSearchParams({ value: made.text })}`;
      const fits = filled.length <= MOST_ADDRESS;
      github.href = card.own ? `${data.editFile}${folder(card)}${card.own}.yml` : fits ? filled : bare;
      put(github, card.own ? said.github_edit : said.github_new);
      put(about, card.own ? said.github_edit_text : fits ? said.github_new_text : said.github_long_text);
    };
  };
})();
