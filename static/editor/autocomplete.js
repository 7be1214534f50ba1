/* Gives the search-as-you-type lists of Django's forms the name that stands beside them. */
addEventListener("load", () => {
  const name = () => {
    for (const select of document.querySelectorAll("select.admin-autocomplete")) {
      const shown = document.getElementById(`select2-${select.id}-container`);
      const label = document.querySelector(`label[for="${select.id}"]`);
      if (shown && label) shown.setAttribute("aria-label", label.textContent.replace(":", "").trim());
    }
  };
  // jQuery makes the lists when it is ready, which may be after this; what it is told later it does later.
  window.django?.jQuery?.(name);
});
