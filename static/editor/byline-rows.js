/* Adds another name without leaving the page. Without script the form brings one empty row. */
document.querySelectorAll("[data-bylines]").forEach((rows) => {
  const total = rows.querySelector(`[name=${rows.dataset.bylines}-TOTAL_FORMS]`);
  const button = rows.querySelector("[data-add-byline]");
  const template = rows.querySelector("template");
  button.hidden = false;
  button.addEventListener("click", () => {
    const copy = template.content.cloneNode(true);
    for (const part of copy.querySelectorAll("[name], [id], [for]")) {
      for (const name of ["name", "id", "for"]) {
        const value = part.getAttribute(name);
        if (value) part.setAttribute(name, value.replace("__prefix__", total.value));
      }
    }
    const first = copy.querySelector("select");
    total.value = Number(total.value) + 1;
    button.before(copy);
    first.focus();
  });
});
