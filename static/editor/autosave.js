/* Keeps what is typed: in this browser each second, on the server two seconds after a change. Says in words how it
   stands, tries again while the server is away or the editor is signed out, and never touches the story itself. */
const place = document.querySelector("[data-copies]");

if (place) {
  const form = place.closest("form");
  const shown = form.querySelector("[data-autosave-shown]");
  const said = form.querySelector("[data-autosave-said]");
  const number = (name) => Number(place.dataset[name]);
  const key = form.elements.copy_key.value;
  const LONGEST_WAIT = 30000;
  const DEAD = "Belum tersimpan: jaringan putus";
  const HELD = `${DEAD}. Tombol belum bekerja; tulisan ini tetap ada di sini`;

  // Changes so far, and how many of them the server and this browser have.
  let edits = 0;
  let kept = 0;
  let local = 0;
  let first = !place.hasAttribute("data-unsaved");
  let failures = 0;
  let waiting;
  let running = null;
  let frozen = null;
  let state = "";
  // The fields as they were kept last.
  let known = "";
  // An act was asked for while the server was away.
  let held = false;
  // An act was sent: what is still on the way must not make a copy of what it saves.
  let leaving = new AbortController();

  const fields = () => frozen ?? [...new FormData(form)].filter(
    ([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken" && !name.startsWith("_"),
  );
  const tokens = () => document.querySelectorAll("[name=csrfmiddlewaretoken]");

  // What stands in the bar. It is said aloud only when it changes in kind, not every few seconds.
  const say = (kind, words, link) => {
    shown.replaceChildren(words);
    if (link) shown.append(" ", link);
    shown.parentElement.dataset.state = kind;
    if (kind !== state && kind !== "saving") said.textContent = words;
    if (kind !== "saving") state = kind;
  };
  const signIn = () => {
    const link = document.createElement("a");
    link.href = place.dataset.signIn;
    link.target = "_blank";
    link.textContent = "Masuk lagi";
    return link;
  };
  const saidOut = () => say(
    "out", "Anda sudah keluar. Masuk lagi di tab baru lalu teruskan; tulisan ini tetap ada di sini.", signIn(),
  );
  const photoWaits = () => (form.elements.photo_file?.files.length ? " · foto baru ikut saat Anda menyimpan" : "");

  const mark = () => form.toggleAttribute("data-unkept", edits > kept);
  const keepHere = async () => {
    const now = edits;
    const copy = {
      key, user: place.dataset.user, story: place.dataset.storyKey, at: Date.now(), kept: kept >= now, fields: fields(),
    };
    known = JSON.stringify(copy.fields);
    if (await window.localCopies.put(copy)) local = now;
  };

  const again = (wait) => {
    clearTimeout(waiting);
    waiting = setTimeout(send, wait);
  };
  const later = () => again(Math.min(number("every") * 2 ** failures++, LONGEST_WAIT));

  /* A fresh token, or why there is none: "out" or "dead". */
  const freshToken = async () => {
    try {
      const answer = await fetch(place.dataset.token, { cache: "no-store" });
      if (answer.status === 401) return "out";
      if (!answer.ok) return "dead";
      const { token, user, name } = await answer.json();
      if (user !== place.dataset.user) {
        say("out", `Di peramban ini sekarang ${name} yang masuk. Masuk lagi sebagai diri Anda; tulisan ini tetap ada.`, signIn());
        return "other";
      }
      tokens().forEach((input) => { input.value = token; });
      return "ok";
    } catch { return "dead"; }
  };
  const post = (body) => fetch(place.dataset.keep, {
    method: "POST", body, headers: { "X-CSRFToken": tokens()[0].value }, redirect: "manual",
    signal: AbortSignal.any([AbortSignal.timeout(15000), leaving.signal]),
  });

  const attempt = async () => {
    // Signing in again has made a new token.
    if (state === "out") {
      const found = await freshToken();
      if (found !== "ok") return later();
    }
    const now = edits;
    const body = new URLSearchParams(fields());
    if (first) body.set("_first", "1");
    let answer = await post(body);
    if (answer.status === 403 && (answer.headers.get("content-type") ?? "").includes("html")) {
      const found = await freshToken();
      if (found === "other") return later();
      if (found === "out") return saidOut(), later();
      if (found === "ok") answer = await post(body);
    }
    if (answer.status === 204 && !first) {
      body.set("_first", "1");
      answer = await post(body);
    }
    if (answer.status === 401 || answer.type === "opaqueredirect") return saidOut(), later();
    if (answer.status === 403 || answer.status === 413) {
      const words = await answer.json().then((one) => one.said, () => "Tulisan terlalu panjang untuk disimpan sendiri.");
      return say("refused", `Belum tersimpan: ${words}`);
    }
    if (!answer.ok) throw new Error(answer.status);
    const { at } = await answer.json();
    [kept, failures, first, held] = [now, 0, false, false];
    mark();
    keepHere();
    if (edits > kept) again(number("every"));
    say("kept", `${place.dataset.kept} ${at}${photoWaits()}`);
  };
  const send = () => {
    clearTimeout(waiting);
    waiting = undefined;
    if (running || leaving.signal.aborted) return running;
    keepHere();
    if (state !== "dead" && state !== "out") say("saving", "Menyimpan…");
    running = attempt().catch(() => {
      if (leaving.signal.aborted) return;
      say("dead", held ? HELD : DEAD);
      later();
    }).finally(() => { running = null; });
    return running;
  };

  const changed = () => {
    if (frozen) return;
    edits += 1;
    mark();
    if (!waiting && !running) again(number("every"));
  };
  form.addEventListener("input", changed);
  // Leaving a field says "change" once more for what "input" has told.
  form.addEventListener("change", () => { if (JSON.stringify(fields()) !== known) changed(); });
  if (place.hasAttribute("data-unsaved")) changed();

  const tick = () => {
    if (edits > local) keepHere();
    setTimeout(tick, number("each"));
  };
  setTimeout(tick, number("each"));

  // Who comes back to the tab need not wait for the next attempt.
  const hurry = () => { if (document.visibilityState === "visible" && (state === "dead" || state === "out")) again(0); };
  addEventListener("online", hurry);
  addEventListener("focus", hurry);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") hurry();
    else if (edits > kept) send();
  });
  // Who comes back by the browser's button goes on typing on the same page.
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    leaving = new AbortController();
    if (edits > kept) again(number("every"));
  });
  addEventListener("pagehide", () => { if (edits > local) keepHere(); });

  // Somebody else took over: what stands here is kept as it is.
  form.addEventListener("copies:lock", () => {
    if (frozen) return;
    frozen = fields();
    if (edits > kept) send();
  });

  // While the server is known to be away or the editor signed out, an act waits on this page instead of losing it.
  form.addEventListener("submit", async (event) => {
    if (event.submitter?.hasAttribute("data-preview")) return;
    if (edits > local) keepHere();
    if (state !== "dead" && state !== "out") {
      leaving.abort();
      form.removeAttribute("data-unkept");
      return;
    }
    event.preventDefault();
    const found = await freshToken();
    if (found === "ok") {
      state = "kept";
      form.requestSubmit(event.submitter);
    } else if (found === "out") saidOut();
    else if (found === "dead") {
      held = true;
      say("dead", HELD);
    }
  });
}
