/* Warns before leaving a page with something typed that the server does not have yet. */
document.querySelectorAll("form:has([data-story])").forEach((form) => {
  addEventListener("beforeunload", (event) => {
    if (form.hasAttribute("data-unkept")) event.preventDefault();
  });
});
