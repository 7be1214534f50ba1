/* Notes to a colleague beside the form of a story: a panel that covers nothing modal, and the words that are meant. */
const door = document.querySelector("a[data-notes]");

if (door && document.querySelector("[data-story]")) {
  const QUOTE = 300;
  const BESIDE = 40;
  const KEY = "Ctrl+Alt+M";
  let editor, panel, status, last;

  addEventListener("prose-editor:ready", ({ detail }) => { editor = detail.editor; });

  // The words of the body in one line, as the server reads them, with the place of each letter in the editor.
  const read = (doc) => {
    let text = "";
    const places = [];
    const add = (sign, at) => {
      const plain = /\s/.test(sign) ? " " : sign;
      if (plain === " " && (!text || text.endsWith(" "))) return;
      text += plain;
      places.push(at);
    };
    doc.descendants((node, at) => {
      if (node.isText) for (let place = 0; place < node.text.length; place += 1) add(node.text[place], at + place);
      else if (node.isBlock || node.type.name === "hardBreak") add(" ", at);
    });
    return { text, places };
  };
  const common = (one, other) => {
    let count = 0;
    while (count < one.length && count < other.length && one[count] === other[count]) count += 1;
    return count;
  };
  const backwards = (text) => [...text].reverse().join("");
  // Where the quote stands, by what stands beside it; undefined when it is gone.
  const locate = (text, { quote, before, after }) => {
    let best;
    for (let start = quote ? text.indexOf(quote) : -1; start >= 0; start = text.indexOf(quote, start + 1)) {
      const end = start + quote.length;
      const fits = common(backwards(text.slice(0, start)), backwards(before)) + common(text.slice(end), after);
      if (!best || fits > best.fits) best = { start, end, fits };
    }
    return best;
  };

  const show = (note) => {
    if (note.field === "body" && editor) {
      const { text, places } = read(editor.state.doc);
      const found = locate(text, note);
      if (found) editor.chain().setTextSelection({ from: places[found.start], to: places[found.end - 1] + 1 }).scrollIntoView().run();
      editor.view.focus();
      editor.view.dom.scrollIntoView({ block: "nearest" });
      if (note.quote && !found) status.textContent = "Kata-kata itu sudah tidak ada di naskah.";
      return;
    }
    const box = document.querySelector(`[data-story] [name="${note.field}"]`) ?? document.querySelector(`[data-story] .${note.field} :is(input, select):not([type=hidden])`);
    if (!box) return;
    for (let part = box; part; part = part.parentElement) if (part.localName === "details") part.open = true;
    box.focus();
    const found = box.setSelectionRange && locate(box.value, note);
    if (found) box.setSelectionRange(found.start, found.end);
    else if (note.quote) status.textContent = "Kata-kata itu sudah tidak ada di kolom ini.";
  };

  // What is selected now, or was when the work went on in the panel.
  const selected = () => {
    const cut = (text, start, end) => {
      const quote = text.slice(start, end).trim().slice(0, QUOTE);
      const from = quote ? text.indexOf(quote, start) : start;
      return { quote, before: text.slice(Math.max(0, from - BESIDE), from), after: text.slice(from + quote.length, from + quote.length + BESIDE) };
    };
    if (last?.closest(".tiptap") && editor) {
      const { text, places } = read(editor.state.doc);
      const { from, to } = editor.state.selection;
      const start = places.findIndex((at) => at >= from);
      const end = places.findLastIndex((at) => at < to) + 1;
      return { field: "body", ...(start >= 0 && end > start ? cut(text, start, end) : { quote: "", before: "", after: "" }) };
    }
    const name = last?.name;
    if (!name || ![...panel.querySelector("[name=field]").options].some(({ value }) => value === name)) return undefined;
    return { field: name, ...(last.selectionEnd > last.selectionStart ? cut(last.value, last.selectionStart, last.selectionEnd) : { quote: "", before: "", after: "" }) };
  };
  const fill = () => {
    const form = panel.querySelector(".note-form");
    const note = selected() ?? { field: "story", quote: "", before: "", after: "" };
    form.closest("details").open = true;
    for (const name of ["field", "quote", "before", "after"]) form.elements[name].value = note[name];
    form.elements.text.focus();
  };

  const close = () => {
    panel.hidden = true;
    door.setAttribute("aria-expanded", "false");
    door.focus();
  };
  const take = (answer) => {
    const list = answer?.querySelector("[data-notes-list]");
    if (!list) return false;
    panel.querySelector("[data-notes-list]").replaceWith(document.adoptNode(list));
    const open = panel.querySelectorAll(".note:not(.note-done)").length;
    door.textContent = open ? `Catatan (${open})` : "Catatan";
    status.textContent = [...answer.querySelectorAll(".messagelist li")].map((line) => line.textContent.trim()).join(" ");
    panel.querySelector(".errorlist")?.closest(".field, details")?.querySelector("textarea, input, select")?.focus();
    return true;
  };
  const ask = (address, data, after = () => {}) => document.dispatchEvent(new CustomEvent("in-place:send", { detail: {
    address, data,
    then: (answer) => { const taken = take(answer); if (taken) after(); return taken; },
    lost: (words) => { status.textContent = words; },
  } }));

  const build = () => {
    panel = document.createElement("aside");
    panel.className = "notes-panel";
    panel.setAttribute("aria-label", "Catatan");
    const title = document.createElement("h2");
    title.textContent = "Catatan";
    const grab = document.createElement("button");
    Object.assign(grab, { type: "button", className: "button", textContent: "Catat yang dipilih", title: KEY });
    grab.addEventListener("click", fill);
    const shut = document.createElement("button");
    Object.assign(shut, { type: "button", className: "button", textContent: "Tutup" });
    shut.addEventListener("click", close);
    status = document.createElement("p");
    status.setAttribute("role", "status");
    const list = document.createElement("div");
    list.dataset.notesList = "";
    const head = document.createElement("div");
    head.className = "notes-head";
    head.append(title, grab, shut);
    panel.append(head, status, list);
    document.querySelector("#content").append(panel);
    panel.addEventListener("submit", (event) => {
      event.preventDefault();
      const data = new FormData(event.target);
      if (event.submitter?.name) data.append(event.submitter.name, event.submitter.value);
      ask(event.target.action, data);
    });
    panel.addEventListener("click", (event) => {
      const link = event.target.closest("[data-note-find]");
      if (!link) return;
      event.preventDefault();
      show(link.dataset);
    });
    panel.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  };
  const open = (after) => {
    const fresh = !panel;
    if (fresh) build();
    panel.hidden = false;
    door.setAttribute("aria-expanded", "true");
    if (fresh) ask(door.href, null, after);
    else after();
  };

  door.setAttribute("role", "button");
  door.setAttribute("aria-expanded", "false");
  door.title = `Catatan untuk yang dipilih: ${KEY}`;
  door.addEventListener("click", (event) => {
    event.preventDefault();
    if (panel && !panel.hidden) close();
    else open(() => panel.querySelector("button").focus());
  });
  document.querySelector("[data-story]").addEventListener("focusin", ({ target }) => { last = target; });
  document.addEventListener("keydown", (event) => {
    if (event.code !== "KeyM" || !event.altKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    open(fill);
  });
  if (location.hash.startsWith("#catatan-")) {
    addEventListener("load", () => open(() => panel.querySelector(`${location.hash} [data-note-find]`)?.click()));
  }
}
