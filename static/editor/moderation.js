/* What is pressed in the queue of comments goes to the server behind the page, and the answer comes where the comment was. */
const queue = document.querySelector("[data-queue]");

if (queue) {
  const FEW = 12;
  const said = queue.querySelector("[data-said]");
  const list = queue.querySelector("[data-cases]");
  const say = (words) => { said.textContent = words; };
  const open = () => [...(list?.querySelectorAll("[data-case]:not([data-done])") ?? [])];
  const go = (one) => queue.dispatchEvent(new CustomEvent("moderation:go", { detail: one }));
  const ask = (address, data, then, lost) => {
    data?.append("di_tempat", "1");
    document.dispatchEvent(new CustomEvent("in-place:send", { detail: { address, data, then, lost } }));
  };
  const after = (one) => {
    const all = open();
    return all.find((other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) ?? all.at(-1);
  };

  // The list as a whole: before it runs out its next page is joined to it, and when it has it says so.
  let loading = false;
  const settle = () => {
    const none = !open().length && !queue.querySelector("[data-pages]");
    queue.querySelector("[data-empty]")?.toggleAttribute("hidden", !none);
  };
  const join = (link, answer) => {
    const fresh = [...answer.querySelectorAll("[data-cases] > [data-case]")];
    list.append(...fresh.filter((one) => !document.getElementById(one.id)).map((one) => document.adoptNode(one)));
    const pages = answer.querySelector("[data-pages]");
    if (pages) link.closest("[data-pages]").replaceWith(document.adoptNode(pages));
    else link.closest("[data-pages]").remove();
    if (!queue.querySelector(".case-current:not([data-done])")) go(open()[0]);
    settle();
  };
  const fill = () => {
    const link = queue.querySelector("[data-further]");
    if (!link || loading || open().length >= FEW) return;
    loading = true;
    const then = (answer) => {
      loading = false;
      join(link, answer);
      return true;
    };
    ask(link.href, null, then, (words) => { loading = false; say(words); });
  };
  const count = (by) => {
    const figure = queue.querySelector("[aria-current] [data-count]");
    if (figure && /^\d+$/.test(figure.textContent)) figure.textContent = Math.max(0, Number(figure.textContent) + by);
  };

  // One comment: a line in its place, or itself as it is now.
  const line = (one, ...parts) => {
    const text = document.createElement("p");
    text.className = "case-done";
    text.append(...parts.flatMap((part) => [part, " "]));
    one.replaceChildren(text);
  };
  const freshen = (one, answer) => {
    const fresh = answer.querySelector("[data-fresh]");
    if (fresh) one.replaceChildren(...[...fresh.childNodes].map((node) => document.adoptNode(node)));
    return Boolean(fresh);
  };
  const close = (one) => {
    one.dataset.done = "";
    go(after(one));
    line(one, "Menyimpan …");
    count(-1);
  };
  const reopen = (one) => {
    if ("done" in one.dataset) count(1);
    delete one.dataset.done;
  };

  // What was done, the newest last. Undoing waits for the answer to what it undoes.
  const done = [];
  const drop = (entry) => done.splice(done.indexOf(entry), 1);
  const expire = (entry) => {
    if (done.includes(entry)) drop(entry);
    entry.form?.remove();
    if ("done" in entry.one.dataset) entry.one.remove();
    settle();
  };
  const undo = (entry) => {
    if (!entry) return say("Tidak ada yang bisa diurungkan.");
    if (!entry.form) {
      entry.wanted = true;
      return say("Akan diurungkan.");
    }
    clearTimeout(entry.timer);
    drop(entry);
    ask(entry.form.action, new FormData(entry.form), (answer) => {
      const words = answer.querySelector("[data-answer]");
      if (!words) return false;
      if (!words.hasAttribute("data-refused") && freshen(entry.one, answer)) {
        reopen(entry.one);
        go(entry.one);
      } else line(entry.one, words.textContent);
      say(words.textContent);
      settle();
      return true;
    }, say);
  };

  const answered = (entry, form, stays, answer) => {
    const words = answer.querySelector("[data-answer]");
    if (!words) return false;
    const { one } = entry;
    if (words.hasAttribute("data-refused")) {
      drop(entry);
      say(words.textContent);
      if (stays) return true;
      const link = document.createElement("a");
      link.href = `${form.action.replace("tindakan/", one.dataset.case)}/change/`;
      link.textContent = "Buka komentarnya";
      line(one, words.textContent, link);
      return true;
    }
    entry.form = document.adoptNode(answer.querySelector("form[data-undo]"));
    if (stays) {
      freshen(one, answer);
      one.append(entry.form);
      go(one);
    } else line(one, words.textContent, entry.form);
    say(stays ? words.textContent : `${words.textContent} Tersisa ${open().length} di halaman ini.`);
    entry.timer = setTimeout(() => expire(entry), Number(entry.form.dataset.undo) * 1000);
    if (entry.wanted) undo(entry);
    return true;
  };
  const send = (form, { name, value }) => {
    const one = form.closest("[data-case]");
    const stays = /^(pick|edit)$/.test(value) || (value === "suspend" && !form.elements.also_reject.checked);
    const entry = { one, form: null };
    const data = new FormData(form);
    const kept = [...one.childNodes];
    data.append(name, value);
    done.push(entry);
    if (!stays) close(one);
    ask(form.action, data, (answer) => answered(entry, form, stays, answer), (words) => {
      drop(entry);
      if (!stays) {
        one.replaceChildren(...kept);
        reopen(one);
      }
      say(words);
    });
    fill();
    settle();
  };

  queue.addEventListener("submit", (event) => {
    const form = event.target;
    const entry = done.find((one) => one.form === form);
    if (!entry && !form.matches("[data-acts]")) return;
    event.preventDefault();
    if (entry) undo(entry);
    else if (event.submitter && !("done" in form.closest("[data-case]").dataset)) send(form, event.submitter);
  });
  queue.addEventListener("moderation:undo", () => undo(done.at(-1)));
  queue.addEventListener("change", () => {
    const words = queue.querySelector("[data-many-number]");
    if (words) words.textContent = `${queue.querySelectorAll(".case-pick:checked").length} dipilih`;
  });
}
