/* Gives the search-as-you-type lists of Django's forms the name that stands beside them. */
addEventListener("load", () => {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const shown = document.getElementById(`select2-${select.id}-container`);
    const label = document.querySelector(`label[for="${select.id}"]`);
    if (shown && label) shown.setAttribute("aria-label", label.textContent.replace(":", "").trim());
  }
});
