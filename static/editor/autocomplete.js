/* Gives the search-as-you-type lists of Django's forms the name that stands beside them. */
addEventListener("load", () => {
  const name = () => {
    for (const select of document.querySelectorAll("select.admin-autocomplete")) {
      const shown = document.getElementById(`select2-${select.id}-container`);
      const typed = select.nextElementSibling?.querySelector(".select2-search__field");
      const label = document.querySelector(`label[for="${select.id}"]`)?.textContent.replace(":", "").trim();
      for (const part of [shown, typed]) if (part && label) part.setAttribute("aria-label", label);
    }
  };
  // jQuery makes the lists when it is ready, which may be after this; what it is told later it does later.
  window.django?.jQuery?.(name);
});
