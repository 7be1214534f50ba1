/* Smart paste: a whole manuscript that is pasted into an empty text, or into its box, is read by the server; what it
   proposes is taken one by one or all at once, and taken back again. Nothing typed is replaced unless its own button
   says so. */
const source = document.querySelector("[data-manuscript]");

const build = (tag, attributes = {}, ...children) => {
  const one = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
  one.append(...children);
  return one;
};
const action = (text, act, attributes = {}) => {
  const button = build("button", { type: "button", class: "insert-button", ...attributes }, text);
  button.addEventListener("click", act);
  return button;
};

if (source) {
  const form = source.closest("form");
  const panel = form.querySelector("[data-spread]");
  const typed = source.querySelector("textarea");
  const rows = form.querySelector("[data-bylines]");
  const KEPT = ["title", "dateline_place", "standfirst", "lead_caption", "photo_credit", "photo_rights", "category", "keywords", "editor"];
  let body, pasted = "";

  const controls = (name) => [].concat(form.elements[name] instanceof RadioNodeList ? [...form.elements[name]] : form.elements[name] ?? []);
  const read = (name) => {
    if (name === "body") return body.getText().trim() ? body.getHTML() : "";
    const found = controls(name);
    return (found[0]?.type === "radio" ? found.find((one) => one.checked)?.value : found[0]?.value) ?? "";
  };
  const write = (name, value) => {
    if (name === "body") return body.commands.setContent(value, { emitUpdate: true });
    for (const one of controls(name)) {
      if (one.type === "radio") one.checked = one.value === value; else one.value = value;
      if (one.type !== "radio" || one.checked) for (const kind of ["input", "change"]) one.dispatchEvent(new Event(kind, { bubbles: true }));
    }
  };
  // What the form itself has put there, and what was pasted a moment ago, is nobody's typing.
  const isFree = ({ field, value }) => {
    const now = read(field);
    return !now || now === value || field === "photo_rights" || (field === "body" && now === pasted)
      || (field === "dateline_place" && now === form.elements.place_offered?.value);
  };
  const names = () => [...rows.querySelectorAll("select, input")].map((one) => [one, one.value]);
  const snapshot = () => ({ values: ["body", ...KEPT].map((name) => [name, read(name)]), names: names() });
  const restore = ({ values, names: before }) => {
    for (const [name, value] of values) if (read(name) !== value) write(name, value);
    const known = new Map(before);
    for (const [one] of names()) one.value = known.get(one) ?? (one.matches("[data-position], [type=hidden]") || one.name.endsWith("-role") ? one.value : "");
  };
  const apply = (one) => {
    if (one.byline) rows.dispatchEvent(new CustomEvent("bylines:name", { detail: one.byline }));
    else write(one.field, one.value);
  };

  const show = ({ proposals, warnings, left }) => {
    const before = snapshot();
    const status = build("p", { role: "status" });
    const done = new Set();
    const items = new Map();
    const mark = (one) => {
      done.add(one);
      items.get(one).querySelector("button")?.replaceWith(build("span", { class: "spread-done" }, "✓ dipakai"));
    };
    const all = () => {
      const free = proposals.filter((one) => !done.has(one) && (one.byline || isFree(one)));
      free.forEach(apply);
      free.forEach(mark);
      const kept = proposals.length - done.size;
      status.textContent = kept ? `${free.length} saran dipakai. ${kept} kolom sudah Anda isi dan tidak diganti.` : `${free.length} saran dipakai.`;
      undo.hidden = false;
      undo.focus();
    };
    const undo = action("Urungkan saran", () => {
      restore(before);
      show({ proposals, warnings, left });
      panel.querySelector("[role=status]").textContent = "Semua kembali seperti sebelum naskah dipakai.";
    }, { hidden: "" });
    for (const one of proposals) {
      const now = one.byline || isFree(one) ? "" : read(one.field);
      const old = one.field === "body" ? "tulisan yang ada" : one.field === "category" || one.field === "editor" ? "pilihan yang ada" : `“${now}”`;
      items.set(one, build("li", {}, build("b", {}, one.label), build("span", {}, one.shown, ...(now ? [build("small", {}, ` mengganti ${old}`)] : [])),
        action(now ? "Ganti" : "Pakai", () => { apply(one); mark(one); undo.hidden = false; status.textContent = `${one.label} dipakai.`; }, { "aria-label": `${now ? "Ganti" : "Pakai"} ${one.label}` })));
    }
    panel.replaceChildren(build("h2", { tabindex: "-1" }, "Saran dari naskah"), build("ul", {}, ...items.values()),
      ...warnings.map((words) => build("p", { class: "spread-warning" }, words)),
      ...(left.length ? [build("p", { class: "field-help" }, `Tidak dipakai: ${left.join(" · ")}`)] : []),
      build("p", { class: "spread-acts" }, action("Pakai semua saran", all, { class: "insert-button act-all" }), " ", undo, " ",
        action("Tutup", () => { panel.hidden = true; body.commands.focus(); })), status);
    panel.hidden = false;
    panel.scrollIntoView({ block: "nearest" });
  };

  const ask = async (text, html) => {
    const asked = new URLSearchParams({ text, ...(html && { html: "1" }) });
    const answer = await fetch(source.dataset.manuscript, {
      method: "POST", body: asked, headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
    }).catch(() => null);
    if (!answer?.ok) return null;
    return answer.json();
  };

  addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
    if (textarea.name !== "body") return;
    body = editor;
    editor.view.dom.addEventListener("paste", (event) => {
      if (editor.getText().trim()) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      const plain = !event.clipboardData?.getData("text/html");
      setTimeout(async () => {
        pasted = read("body");
        if ((pasted.match(/<p>/g)?.length ?? 0) < 3) return;
        const found = await ask(plain ? text : pasted, !plain);
        if (found?.proposals.some(({ field }) => field !== "keywords" && field !== "body")) show(found);
      });
    }, true);
  });
  source.addEventListener("toggle", () => { if (source.open && source.contains(document.activeElement)) typed.focus(); });
  const reader = source.querySelector("button");
  reader.type = "button";
  panel.before(source);
  reader.addEventListener("click", async () => {
    const found = await ask(typed.value, false);
    if (!found) {
      // Without an answer the button does what it does without script.
      reader.type = "submit";
      return form.requestSubmit(reader);
    }
    pasted = "";
    show(found);
    panel.querySelector("h2").focus();
  });
}
