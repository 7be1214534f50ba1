/* The preview beside the form: what is typed, in the readers' own page, at the width of a phone, a tablet or a desk. */
const panel = document.querySelector("[data-preview-panel]");

if (panel) {
  const toggle = document.querySelector("[data-preview-toggle]");
  const form = panel.closest("form");
  const frame = panel.querySelector("iframe");
  const stage = frame.parentElement;
  const PAUSE = 800;
  let width = 360, timer = 0, loading = false, stale = false, place = 0;

  const isWide = () => matchMedia("(min-width: 1024px)").matches;

  const fit = () => {
    const scale = Math.min(1, stage.clientWidth / width);
    frame.style.width = `${width}px`;
    frame.style.height = `${stage.clientHeight / scale}px`;
    frame.style.transform = `scale(${scale})`;
    frame.style.marginInlineStart = `${Math.max(0, (stage.clientWidth - width * scale) / 2)}px`;
  };

  // A form of its own, so that the story's form is not sent; files stay behind, or each pause would upload them again.
  const refresh = () => {
    clearTimeout(timer);
    if (panel.hidden) return;
    if (loading) { stale = true; return; }
    loading = true;
    place = frame.contentWindow.scrollY;
    const sender = document.createElement("form");
    Object.assign(sender, { method: "post", action: toggle.formAction, target: frame.name, hidden: true });
    for (const [name, value] of new FormData(form)) {
      if (typeof value !== "string") continue;
      sender.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    document.body.append(sender);
    sender.submit();
    sender.remove();
  };

  const later = () => {
    if (panel.hidden) return;
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE);
  };

  const show = (open) => {
    panel.hidden = !open;
    document.body.classList.toggle("previewing", open);
    toggle.setAttribute("aria-expanded", open);
    if (!open) return;
    fit();
    refresh();
  };

  const onKey = (event) => {
    if (!event.ctrlKey || !event.shiftKey || event.key.toLowerCase() !== "p") return;
    event.preventDefault();
    toggle.click();
    if (panel.hidden) toggle.focus();
  };

  frame.addEventListener("load", () => {
    if (!loading) return;
    loading = false;
    frame.contentWindow.scrollTo(0, place);
    frame.contentDocument.addEventListener("keydown", onKey);
    // The page is looked at, not walked through: other pages of ours cannot be framed.
    frame.contentDocument.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href]");
      if (link && !link.getAttribute("href").startsWith("#")) event.preventDefault();
    });
    if (stale) { stale = false; refresh(); }
  });

  toggle.setAttribute("aria-expanded", "false");
  toggle.setAttribute("aria-controls", panel.id);
  toggle.addEventListener("click", (event) => {
    if (!isWide()) return;
    event.preventDefault();
    show(panel.hidden);
  });
  addEventListener("keydown", onKey);
  panel.querySelector("[data-preview-close]").addEventListener("click", () => {
    show(false);
    toggle.focus();
  });
  panel.querySelectorAll("[data-preview-width]").forEach((button) => {
    button.addEventListener("click", () => {
      width = Number(button.dataset.previewWidth);
      panel.querySelectorAll("[data-preview-width]").forEach((one) => one.setAttribute("aria-pressed", one === button));
      fit();
    });
  });
  new ResizeObserver(() => { if (!panel.hidden) fit(); }).observe(stage);
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  matchMedia("(min-width: 1024px)").addEventListener("change", (media) => { if (!media.matches) show(false); });
}
