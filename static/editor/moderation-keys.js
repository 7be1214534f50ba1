/* The queue of comments by keyboard: one comment is before the moderator, and a key presses a button that stands there. */
const queue = document.querySelector("[data-queue]");

if (queue) {
  const open = () => [...queue.querySelectorAll("[data-case]:not([data-done])")];
  const current = () => queue.querySelector(".case-current");

  const go = (one, focus = true) => {
    current()?.classList.remove("case-current");
    one?.classList.add("case-current");
    if (!one || !focus) return;
    one.focus({ preventScroll: true });
    one.scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const all = open();
    if (all.length) go(all[Math.min(all.length - 1, Math.max(0, all.indexOf(current()) + by))]);
    return true;
  };
  const press = (place) => {
    const button = current()?.querySelector(place);
    button?.click();
    return Boolean(button);
  };
  const panel = (name, place) => {
    const found = current()?.querySelector(`[data-panel="${name}"]`);
    for (let part = found; part?.closest("[data-case]"); part = part.parentElement) if (part.localName === "details") part.open = true;
    found?.querySelector(place)?.focus();
    return Boolean(found);
  };
  const close = () => {
    const opened = current()?.querySelectorAll("details[open]") ?? [];
    for (const one of opened) one.open = false;
    current()?.focus();
    return opened.length > 0;
  };
  const confirm = (target) => {
    const button = target.closest("[data-panel]")?.querySelector("[data-confirm]");
    button?.click();
    return Boolean(button);
  };
  const search = () => {
    queue.querySelector("[name=q]").focus();
    return true;
  };
  const undo = () => {
    queue.dispatchEvent(new Event("moderation:undo"));
    return true;
  };
  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    s: () => press("[data-key=s]"),
    t: () => press("[data-key=t]") || panel("t", "[data-reason]"),
    T: () => panel("t", "[data-reason]"),
    p: () => press("[data-key=p]"),
    b: () => panel("b", "[data-confirm]"),
    e: () => panel("e", "textarea"),
    u: undo,
    x: () => press(".case-pick"),
    "/": search,
    Escape: close,
  };
  const isTyping = (target) => target.closest("input:not([type=checkbox]), textarea, select");

  const answers = ({ key, ctrlKey, target }) => {
    if (ctrlKey) return key === "Enter" && confirm(target);
    if (isTyping(target)) return key === "Escape" && close();
    if (/^[1-8]$/.test(key)) return Boolean(current()?.querySelector("[data-panel=t][open]")) && press(`[data-reason="${key}"]`);
    return KEYS[key]?.();
  };
  addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented || event.altKey || event.metaKey || !(event.target instanceof Element)) return;
    if (answers(event)) event.preventDefault();
  });
  queue.addEventListener("focusin", ({ target }) => {
    const one = target.closest("[data-case]:not([data-done])");
    if (one && one !== current()) go(one, false);
  });
  queue.addEventListener("moderation:go", ({ detail }) => go(detail));
  go(open()[0], false);
}
