/* The queue of comments by keyboard. A key presses a button that stands at the comment; the answer comes in its place. */
const queue = document.querySelector("[data-queue]");

if (queue) {
  const FEW = 12;
  const said = queue.querySelector("[data-said]");
  const list = queue.querySelector("[data-cases]");
  const say = (words) => { said.textContent = words; };
  const open = () => [...(list?.querySelectorAll("[data-case]:not([data-done])") ?? [])];
  const ask = (address, data, then, lost) => document.dispatchEvent(
    new CustomEvent("in-place:send", { detail: { address, data, then, lost } }));

  // The comment before the moderator; where focus goes, it goes.
  let at = open()[0];
  at?.classList.add("case-current");
  const go = (one, focus = true) => {
    at?.classList.remove("case-current");
    at = one;
    one?.classList.add("case-current");
    if (!one || !focus) return;
    one.focus({ preventScroll: true });
    one.scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const all = open();
    const place = all.indexOf(at);
    if (all.length) go(all[Math.min(all.length - 1, Math.max(0, place + by))]);
  };
  const after = (one) => {
    const all = open();
    const behind = all.filter((other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
    return behind[0] ?? all.at(-1);
  };

  // Before the list runs out its next page is joined to it.
  let loading = false;
  const fill = () => {
    const link = queue.querySelector("[data-further]");
    if (link && !loading && open().length < FEW) {
      loading = true;
      ask(link.href, null, (answer) => {
        loading = false;
        const fresh = [...answer.querySelectorAll("[data-cases] > [data-case]")];
        list.append(...fresh.filter((one) => !document.getElementById(one.id)).map((one) => document.adoptNode(one)));
        const further = answer.querySelector("[data-further]");
        if (further) link.href = further.getAttribute("href");
        else link.parentElement.remove();
        if (!at) go(open()[0]);
        settle();
        return true;
      }, (words) => { loading = false; say(words); });
    }
  };
  const settle = () => {
    const none = !open().length && !queue.querySelector("[data-further]");
    queue.querySelector("[data-empty]")?.toggleAttribute("hidden", !none);
  };
  const count = (by) => {
    const figure = queue.querySelector("[aria-current] [data-count]");
    if (figure && /^\d+$/.test(figure.textContent)) figure.textContent = Math.max(0, Number(figure.textContent) + by);
  };

  // What was done, the newest last. A press on "u" before the answer waits for it.
  const done = [];
  const forget = (entry) => {
    const place = done.indexOf(entry);
    if (place >= 0) done.splice(place, 1);
    if ("done" in entry.one.dataset) entry.one.remove();
    settle();
  };
  const line = (one, words, ...more) => {
    const text = document.createElement("p");
    text.className = "case-done";
    text.append(words, " ", ...more);
    one.replaceChildren(text);
  };
  const freshen = (one, answer) => {
    const fresh = answer.querySelector("[data-fresh]");
    if (!fresh) return false;
    one.replaceChildren(...[...fresh.childNodes].map((node) => document.adoptNode(node)));
    return true;
  };
  const undo = (entry) => {
    if (!entry) return say("Tidak ada yang bisa diurungkan.");
    if (!entry.form) { entry.wanted = true; return say("Akan diurungkan."); }
    clearTimeout(entry.timer);
    done.splice(done.indexOf(entry), 1);
    const data = new FormData(entry.form);
    data.append("di_tempat", "1");
    ask(entry.form.action, data, (answer) => {
      const words = answer.querySelector("[data-answer]");
      if (!words) return false;
      if (!words.hasAttribute("data-refused") && freshen(entry.one, answer)) {
        if ("done" in entry.one.dataset) count(1);
        delete entry.one.dataset.done;
        go(entry.one);
      } else line(entry.one, words.textContent);
      say(words.textContent);
      settle();
      return true;
    }, say);
  };

  const send = (form, submitter) => {
    const one = form.closest("[data-case]");
    const entry = { one, form: null };
    const stays = /^(pick|edit|suspend)/.test(submitter.value) && !(submitter.value === "suspend" && form.elements.also_reject?.checked);
    const data = new FormData(form);
    data.append(submitter.name, submitter.value);
    data.append("di_tempat", "1");
    const kept = [...one.childNodes];
    if (!stays) {
      one.dataset.done = "";
      go(after(one));
      line(one, "Menyimpan …");
      count(-1);
    }
    done.push(entry);
    ask(form.action, data, (answer) => {
      const words = answer.querySelector("[data-answer]");
      if (!words) return false;
      const refused = words.hasAttribute("data-refused");
      entry.form = answer.querySelector("form[data-undo]");
      if (entry.form) entry.form = document.adoptNode(entry.form);
      if (stays && !refused) {
        freshen(one, answer);
        if (entry.form) one.append(entry.form);
        go(one);
      } else if (stays) say(words.textContent);
      else if (refused) {
        const link = document.createElement("a");
        link.href = `${form.action.replace("tindakan/", one.dataset.case)}/change/`;
        link.textContent = "Buka komentarnya";
        line(one, words.textContent, link);
      } else line(one, words.textContent, entry.form ?? "");
      say(`${words.textContent} ${refused || stays ? "" : `Tersisa ${open().length} di halaman ini.`}`);
      if (refused) done.splice(done.indexOf(entry), 1);
      else if (entry.wanted) undo(entry);
      else entry.timer = setTimeout(() => { entry.form?.remove(); forget(entry); }, Number(entry.form?.dataset.undo ?? 0) * 1000);
      return true;
    }, (words) => {
      done.splice(done.indexOf(entry), 1);
      if (!stays) {
        one.replaceChildren(...kept);
        delete one.dataset.done;
        count(1);
      }
      say(words);
    });
    fill();
    settle();
  };

  queue.addEventListener("submit", (event) => {
    const form = event.target;
    const entry = done.find((one) => one.form === form);
    if (!form.matches("[data-acts]") && !entry) return;
    event.preventDefault();
    if (entry) undo(entry);
    else if (event.submitter && !("done" in form.closest("[data-case]").dataset)) send(form, event.submitter);
  });
  queue.addEventListener("focusin", ({ target }) => {
    const one = target.closest("[data-case]:not([data-done])");
    if (one && one !== at) go(one, false);
  });
  queue.addEventListener("change", () => {
    const number = queue.querySelectorAll(".case-pick:checked").length;
    const words = queue.querySelector("[data-many-number]");
    if (words) words.textContent = `${number} dipilih`;
  });

  const press = (place) => {
    const button = at?.querySelector(place);
    button?.click();
    return Boolean(button);
  };
  const panel = (name, place) => {
    const found = at?.querySelector(`[data-panel="${name}"]`);
    for (let part = found; part && part !== at; part = part.parentElement) if (part.localName === "details") part.open = true;
    found?.querySelector(place)?.focus();
    return Boolean(found);
  };
  const close = () => {
    const opened = at?.querySelectorAll("details[open]") ?? [];
    for (const one of opened) one.open = false;
    at?.focus();
    return opened.length > 0;
  };
  const KEYS = {
    j: () => step(1) || true,
    k: () => step(-1) || true,
    s: () => press("[data-key=s]"),
    t: () => press("[data-key=t]") || panel("t", "[data-reason]"),
    T: () => panel("t", "[data-reason]"),
    p: () => press("[data-key=p]"),
    b: () => panel("b", "[data-confirm]"),
    e: () => panel("e", "textarea"),
    u: () => undo(done.at(-1)) || true,
    x: () => press(".case-pick"),
    "/": () => queue.querySelector("[name=q]").focus() || true,
    Escape: close,
  };
  const isTyping = (target) => target.closest("input:not([type=checkbox]), textarea, select");
  addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.isComposing || event.defaultPrevented || event.altKey || event.metaKey || !(target instanceof Element)) return;
    let handled = false;
    if (event.ctrlKey) {
      const confirm = key === "Enter" && target.closest("[data-panel]")?.querySelector("[data-confirm]");
      confirm?.click?.();
      handled = Boolean(confirm);
    }
    else if (isTyping(target)) handled = key === "Escape" && close();
    else if (/^[1-8]$/.test(key)) handled = Boolean(at?.querySelector("[data-panel=t][open]")) && press(`[data-reason="${key}"]`);
    else handled = KEYS[key]?.();
    if (handled) event.preventDefault();
  });
}
