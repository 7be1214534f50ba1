/* Suggests existing keywords for the word that is being typed after the last comma. */
const suggestFor = (input) => {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = `${input.id}-saran`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Saran kata kunci");
  list.hidden = true;
  input.after(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list",
  })) input.setAttribute(name, value);

  const typed = () => input.value.split(",").pop().trim();
  let at = -1;

  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (name) => {
    const before = input.value.split(",").slice(0, -1).map((word) => word.trim());
    input.value = [...before, name].filter(Boolean).join(", ") + ", ";
    close();
    input.focus();
  };
  const show = (names) => {
    list.replaceChildren(...names.map((name, number) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${number}`;
      option.setAttribute("role", "option");
      option.textContent = name;
      option.addEventListener("mousedown", (event) => { event.preventDefault(); take(name); });
      return option;
    }));
    at = -1;
    list.hidden = !names.length;
    input.setAttribute("aria-expanded", String(names.length > 0));
  };
  const mark = (step) => {
    const options = [...list.children];
    if (!options.length) return;
    at = (at + step + options.length) % options.length;
    options.forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
    input.setAttribute("aria-activedescendant", options[at].id);
  };
  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    const word = typed();
    // Words that a suggestion puts there are not being typed.
    if (word.length < 2 || document.activeElement !== input) return close();
    waiting = setTimeout(async () => {
      try {
        const answer = await fetch(`${input.dataset.keywords}?q=${encodeURIComponent(word)}`);
        if (answer.ok && typed() === word) show((await answer.json()).names);
      } catch { close(); }
    }, 150);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      take(list.children[at].textContent);
    } else if (event.key === "Escape") close();
  });
  input.addEventListener("blur", close);
};

document.querySelectorAll("[data-keywords]").forEach(suggestFor);
