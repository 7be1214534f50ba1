/* Advice while a story is written: titles like this one, keywords from the text, spelling. One small question to the
   server when typing pauses; nothing is forbidden, and nothing is changed without a press. */
const hintBox = document.querySelector("[data-advice]");
const PAUSE = 1200;

const made = (tag, attributes = {}, ...children) => {
  const one = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
  one.append(...children);
  return one;
};
const pressed = (text, act, attributes = {}) => {
  const button = made("button", { type: "button", class: "insert-button", ...attributes }, text);
  button.addEventListener("click", act);
  return button;
};

if (hintBox) {
  const form = hintBox.closest("form");
  const similar = form.querySelector("[data-similar]");
  const wanted = form.querySelector("[data-keyword-advice]");
  const keywords = form.elements.keywords;
  let body, waiting, asked = 0;

  const paragraphs = () => {
    const found = [];
    body?.state.doc.descendants((node, at) => {
      if (!node.isTextblock) return true;
      found.push({ at: at + 1, text: node.textBetween(0, node.content.size, "", () => " ").replaceAll("\n", " ") });
      return false;
    });
    return found;
  };
  const changed = (field) => field.dispatchEvent(new Event("input", { bubbles: true }));

  // Where a hint stands now: the text may have moved on since it was asked about, so the nearest of these words is meant.
  const nearest = (text, found, start) => {
    const places = [];
    for (let at = text.indexOf(found); at >= 0; at = text.indexOf(found, at + 1)) places.push(at);
    return places.sort((one, other) => Math.abs(one - start) - Math.abs(other - start))[0] ?? -1;
  };
  const place = ({ place: where, start, found }) => {
    if (typeof where === "string") {
      const field = form.elements[where];
      const at = nearest(field.value, found, start);
      return at < 0 ? null : { field, start: at, end: at + found.length };
    }
    const all = paragraphs();
    for (const block of [all[where], ...all].filter(Boolean)) {
      const at = nearest(block.text, found, start);
      if (at >= 0) return { from: block.at + at, to: block.at + at + found.length };
    }
    return null;
  };
  const look = (hint) => {
    const spot = place(hint);
    if (!spot) return ask();
    if (spot.field) {
      spot.field.focus();
      spot.field.setSelectionRange(spot.start, spot.end);
    } else body.chain().setTextSelection(spot).focus().scrollIntoView().run();
  };
  const mend = (hint, row) => {
    const spot = place(hint);
    if (!spot) return ask();
    if (spot.field) {
      spot.field.setRangeText(hint.better, spot.start, spot.end, "end");
      changed(spot.field);
    } else body.view.dispatch(hint.better ? body.state.tr.insertText(hint.better, spot.from, spot.to) : body.state.tr.delete(spot.from, spot.to));
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    (next?.lastElementChild.closest("button") ?? next?.querySelector("button") ?? hintBox.querySelector("h2")).focus();
    later(100);
  };

  const showHints = (hints) => {
    hintBox.hidden = !hints.length;
    hintBox.querySelector("[data-number]").textContent = hints.length;
    hintBox.querySelector("ul").replaceChildren(...hints.map((hint) => {
      const shown = hint.found.trim() || "spasi ganda";
      const words = made("span", {}, made("span", { class: "hint-around" }, hint.around), pressed(shown, () => look(hint), { class: "link-button", "aria-label": `Tunjukkan ${shown}` }),
        ...(hint.better.trim() ? [" → ", made("strong", {}, hint.better)] : []), " ", made("small", {}, hint.why));
      const row = made("li", {}, words);
      if (hint.safe) row.append(pressed(hint.better.trim() ? "Ganti" : "Hapus", () => mend(hint, row), { "aria-label": `Ganti ${shown}` }));
      return row;
    }));
  };
  const showSimilar = (stories) => {
    similar.replaceChildren(...(stories.length ? ["Judul mirip: "] : []), ...stories.flatMap(({ title, note, address }, number) => [
      ...(number ? ["; "] : []), made("a", { href: address, target: "_blank" }, title), ` (${note})`]));
    similar.hidden = !stories.length;
  };
  const take = (names) => {
    const before = keywords.value.split(",").map((word) => word.trim()).filter(Boolean);
    keywords.value = [...before, ...names].join(", ");
    changed(keywords);
    showKeywords([...wanted.querySelectorAll("[data-keyword]")].map((one) => one.dataset.keyword).filter((name) => !names.includes(name)));
  };
  const showKeywords = (names) => {
    wanted.hidden = !names.length;
    const all = pressed("Pakai semua saran", () => take(names), { class: "link-button" });
    wanted.replaceChildren(made("span", { class: "field-help" }, "Saran dari isi: "), ...names.map((name) =>
      pressed(`+ ${name}`, () => take([name]), { "data-keyword": name, class: "insert-button keyword-chip" })), ...(names.length > 1 ? [all] : []));
  };

  const ask = async () => {
    const mine = ++asked;
    const words = { title: form.elements.title.value, standfirst: form.elements.standfirst.value, keywords: keywords.value,
      body: paragraphs().map(({ text }) => text).join("\n"), story: document.querySelector("[data-story-key]")?.dataset.storyKey ?? "" };
    if (!words.title.trim() && !words.body.trim()) return;
    try {
      const answer = await fetch(hintBox.dataset.advice, {
        method: "POST", body: new URLSearchParams(words), headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value }, redirect: "manual",
      });
      if (!answer.ok || mine !== asked) return;
      const found = await answer.json();
      showHints(found.hints);
      showSimilar(found.similar);
      // Not under somebody's finger.
      if (!wanted.contains(document.activeElement)) showKeywords(found.keywords);
    } catch { /* without a network there is no advice, and nothing else changes */ }
  };
  const later = (pause = PAUSE) => { clearTimeout(waiting); waiting = setTimeout(ask, pause); };
  form.addEventListener("submit", () => clearTimeout(waiting));

  addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
    if (textarea.name !== "body") return;
    body = editor;
    editor.on("update", () => later());
    if (form.elements.title.value || editor.getText().trim()) later();
  });
  for (const name of ["title", "standfirst", "keywords"]) form.elements[name].addEventListener("input", () => later());
}
