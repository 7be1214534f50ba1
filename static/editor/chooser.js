/* The panel in which an editor chooses what to insert: search, results as buttons, nothing covers the text. */
const KINDS = {
  photo: { title: "Sisipkan foto", hint: "Cari keterangan, kredit, atau tempat" },
  gallery: { title: "Galeri: pilih beberapa foto", hint: "Cari keterangan, kredit, atau tempat", many: true },
  readAlso: { title: "Baca juga", hint: "Cari judul berita yang sudah terbit" },
  link: { title: "Tautan", hint: "Cari judul berita kita, atau tempel alamat https://" },
  embed: { title: "Sematan", hint: "Alamat YouTube, X, Instagram, TikTok, atau video Facebook" },
};
const WAIT = 200;

const part = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

const open = ({ editor, kind, make, take, typed = "" }) => {
  document.querySelector(".chooser")?.remove();
  const { title, hint, many } = KINDS[kind];
  const input = part("input", { type: kind === "embed" ? "url" : "search", id: "chooser-input", placeholder: hint, autocomplete: "off", value: typed });
  const list = part("ul", { "aria-label": title });
  const status = part("p", { role: "status" });
  const done = part("button", { type: "button", class: "insert-button", hidden: "" }, "Sisipkan yang dipilih");
  const cancel = part("button", { type: "button", class: "insert-button" }, "Batal");
  const panel = part("section", { class: `chooser chooser-${kind}`, "aria-label": title },
    part("label", { for: "chooser-input" }, title), input, status, list, part("p", {}, done, " ", cancel));
  let chosen = [];

  const close = () => { panel.remove(); editor.commands.focus(); };
  const finish = (all) => {
    close();
    if (take) take(all);
    else document.dispatchEvent(new CustomEvent("prose:insert", { detail: { editor, node: make(all) } }));
  };
  const press = (one, button) => {
    if (!many) return finish([one]);
    const taken = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(taken));
    chosen = taken ? [...chosen, one] : chosen.filter(({ id }) => id !== one.id);
    done.hidden = !chosen.length;
    done.textContent = `Sisipkan ${chosen.length} foto`;
  };
  const option = (one) => {
    const button = part("button", { type: "button", ...(many && { "aria-pressed": String(chosen.some(({ id }) => id === one.id)) }) });
    if (one.thumb) button.append(part("img", { src: one.thumb, alt: one.alt || "", width: 160, height: 107 }));
    button.append(part("span", {}, one.title), part("small", {}, one.note));
    button.addEventListener("click", () => press(one, button));
    return part("li", {}, button);
  };
  const search = () => {
    const asked = input.value.trim();
    const words = document.querySelector("[name=keywords]")?.value ?? "";
    const except = document.querySelector("[data-story-key]")?.dataset.storyKey ?? "";
    const show = ({ found, note }) => {
      if (input.value.trim() !== asked) return;
      list.replaceChildren(...found.map(option));
      status.textContent = note;
    };
    document.dispatchEvent(new CustomEvent("prose:search", { detail: { kind, query: { q: asked, kata: words, bukan: except }, done: show } }));
  };
  let waiting;
  panel.addEventListener("input", (event) => {
    event.stopPropagation();
    clearTimeout(waiting);
    waiting = setTimeout(search, WAIT);
  });
  panel.addEventListener("keydown", (event) => {
    const buttons = [input, ...list.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === input) list.querySelector("button")?.click();
    else if (step) buttons[buttons.indexOf(document.activeElement) + step]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  cancel.addEventListener("click", close);
  done.addEventListener("click", () => finish(chosen));
  editor.view.dom.before(panel);
  input.focus();
  input.select();
  search();
};

document.addEventListener("prose:choose", ({ detail }) => open(detail));
