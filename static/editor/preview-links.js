/* Links for people without an account are made and revoked in place, so that nothing typed below is lost. */
document.addEventListener("submit", async (event) => {
  const form = event.target;
  const part = form.closest("[data-preview-links]");
  if (!part) return;
  event.preventDefault();
  try {
    const answer = await fetch(form.action, { method: "post", body: new FormData(form) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-preview-links]");
    if (!answer.ok || !fresh) throw new Error("no list of links");
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    fresh.querySelector("summary").after(said);
    fresh.open = true;
    part.replaceWith(fresh);
    said.textContent = page.querySelector(".messagelist")?.textContent.trim() ?? "";
    (fresh.querySelector(".errorlist + input") ?? fresh.querySelector("summary")).focus();
  } catch {
    form.submit();
  }
});
document.addEventListener("focusin", (event) => {
  if (event.target.matches("[data-copy]")) event.target.select();
});
