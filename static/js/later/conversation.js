// The conversation without leaving the page: the form comes into it, a like is one press, more comments are added.
// XMLHttpRequest parses an answer into a document by itself, so no string ever becomes markup.
const DRAFT = "komentar:";
const NEARLY_FULL = 100;

function ask(method, address, body) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    request.responseType = "document";
    request.onload = () => done(request.response);
    request.onerror = () => done(null);
    request.send(body);
  });
}

// A draft may be refused by the browser; the form works without it.
function draft(key, value) {
  try {
    if (value === undefined) return sessionStorage.getItem(DRAFT + key) || "";
    if (value) sessionStorage.setItem(DRAFT + key, value);
    else sessionStorage.removeItem(DRAFT + key);
  } catch {}
  return "";
}

function bind(form) {
  const text = form.querySelector("textarea");
  const key = form.dataset.commentForm;
  const left = form.querySelector("[data-left]");
  const status = form.querySelector("[role=status]");
  if (!text.value) text.value = draft(key);
  const count = () => {
    const rest = text.maxLength - text.value.length;
    left.textContent = `${rest.toLocaleString("id-ID")} karakter tersisa`;
    status.textContent = rest <= NEARLY_FULL ? `Tersisa ${rest} karakter` : "";
  };
  text.addEventListener("input", () => {
    draft(key, text.value);
    count();
  });
  count();
}

// The form that is open in this page, and the link in whose place it stands.
let opened;

// Puts the answer's form or message where `old` stood; false when the answer holds neither.
function place(old, answer) {
  const part = answer?.querySelector("[data-comment-form], [data-comment-sent]");
  if (!part) return false;
  const fresh = document.importNode(part, true);
  if (old.matches("form")) {
    if (opened) opened.form = fresh;
  } else {
    opened?.form.replaceWith(opened.link);
    opened = { form: fresh, link: old };
  }
  old.replaceWith(fresh);
  if (fresh.matches("form")) bind(fresh);
  else draft(fresh.dataset.commentSent, "");
  (fresh.querySelector("[aria-invalid=true], textarea") || fresh).focus();
  return true;
}

async function like(link) {
  const form = (await ask("GET", link.href))?.querySelector("[data-like-form]");
  const said = form && (await ask("POST", link.href, new FormData(form)))?.querySelector("[data-like-state]");
  if (said) link.firstChild.data = said.textContent;
  return said;
}

async function more(link) {
  const answer = await ask("GET", link.href);
  const list = document.querySelector("[data-comments]");
  const found = [...(answer?.querySelector("[data-comments]")?.children ?? [])];
  if (!list || !found.length) return false;
  const fresh = found.map((one) => document.importNode(one, true));
  list.append(...fresh);
  const next = answer.querySelector("[data-more]");
  if (next) link.href = next.href;
  else link.closest("p").remove();
  fresh[0].tabIndex = -1;
  fresh[0].focus();
  return true;
}

export async function start(link) {
  let done;
  if ("like" in link.dataset) done = await like(link);
  else if ("more" in link.dataset) done = await more(link);
  else done = place(link.closest("[data-comment-place]") || link, await ask("GET", link.href));
  if (!done) location.href = link.href;
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-comment-form]");
  if (!form) return;
  event.preventDefault();
  const button = form.querySelector("button");
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  const answer = await ask("POST", form.action, new FormData(form));
  if (place(form, answer)) return;
  // No form in the answer: the session is over, say. The page of the form asks for it, and the draft stands there.
  if (answer) return location.assign(form.action);
  button.removeAttribute("aria-disabled");
  form.querySelector("[role=status]").textContent = "Komentar belum terkirim. Periksa sambungan, lalu coba lagi.";
});

document.querySelectorAll("[data-comment-form]").forEach(bind);
document.querySelectorAll("[data-comment-sent]").forEach((sent) => draft(sent.dataset.commentSent, ""));
