/* Names above a story: another one is added, and each is moved by buttons or Alt with an arrow, without leaving the
   page. Without script the form brings one empty row and a number to order by. */
document.querySelectorAll("[data-bylines]").forEach((rows) => {
  const total = rows.querySelector(`[name=${rows.dataset.bylines}-TOTAL_FORMS]`);
  const button = rows.querySelector("[data-add-byline]");
  const template = rows.querySelector("template");
  const all = () => [...rows.querySelectorAll(".byline-row")];
  const number = () => all().forEach((row, place) => { row.querySelector("[data-position]").value = place; });

  const move = (row, step, focused) => {
    const other = all()[all().indexOf(row) + step];
    if (!other) return;
    if (step < 0) other.before(row); else other.after(row);
    number();
    focused.focus();
    row.querySelector("[data-position]").dispatchEvent(new Event("input", { bubbles: true }));
  };
  const equip = (row) => {
    const tools = document.createElement("span");
    tools.className = "byline-move";
    for (const [sign, step, words] of [["↑", -1, "Naikkan nama ini"], ["↓", 1, "Turunkan nama ini"]]) {
      const one = document.createElement("button");
      one.type = "button";
      one.className = "insert-button";
      one.textContent = sign;
      one.title = `${words} (Alt+${sign})`;
      one.setAttribute("aria-label", words);
      one.addEventListener("click", () => move(row, step, one));
      tools.append(one);
    }
    row.querySelector(".byline-place").hidden = true;
    row.append(tools);
    row.addEventListener("keydown", (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!event.altKey || !step) return;
      event.preventDefault();
      move(row, step, event.target);
    });
  };
  const add = () => {
    const copy = template.content.cloneNode(true);
    for (const part of copy.querySelectorAll("[name], [id], [for]")) {
      for (const name of ["name", "id", "for"]) {
        const value = part.getAttribute(name);
        if (value) part.setAttribute(name, value.replace("__prefix__", total.value));
      }
    }
    const row = copy.querySelector(".byline-row");
    total.value = Number(total.value) + 1;
    button.before(copy);
    equip(row);
    number();
    return row;
  };

  all().forEach(equip);
  number();
  button.hidden = false;
  button.addEventListener("click", () => add().querySelector("select").focus());
  // A manuscript names somebody: the first empty row takes the name, or a new one.
  rows.addEventListener("bylines:name", ({ detail }) => {
    const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
    const isEmpty = (row) => !field(row, "person").value && !field(row, "name_override").value;
    const has = (row) => field(row, "person").value === detail.person && field(row, "name_override").value === detail.name_override;
    if (all().some(has)) return;
    const row = all().find(isEmpty) ?? add();
    for (const [name, value] of Object.entries(detail)) field(row, name).value = value;
    row.querySelector("details").open = Boolean(detail.name_override);
    field(row, "person").dispatchEvent(new Event("change", { bubbles: true }));
  });
});
