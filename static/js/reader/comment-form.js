// The comment form is a private page of its own behind a plain link; here it comes into the story's page.
// XMLHttpRequest parses the answer into a document by itself, so no string ever becomes markup.
const DRAFT = "komentar:";
const NEARLY_FULL = 100;

function ask(method, address, body) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    request.responseType = "document";
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.onload = () => done(request.response);
    request.onerror = failed;
    request.send(body);
  });
}

// A draft may be refused by the browser; the form works without it.
function draft(key, value) {
  try {
    if (value === undefined) return sessionStorage.getItem(key) || "";
    if (value) sessionStorage.setItem(key, value);
    else sessionStorage.removeItem(key);
  } catch {}
  return "";
}

function bind(form) {
  const text = form.querySelector("textarea");
  const key = DRAFT + form.dataset.commentForm;
  const left = form.querySelector("[data-left]");
  const status = form.querySelector("[role=status]");
  if (!text) return;
  if (!text.value) text.value = draft(key);
  const count = () => {
    const rest = text.maxLength - text.value.length;
    left.textContent = `${rest.toLocaleString("id-ID")} karakter tersisa`;
    status.textContent = rest <= NEARLY_FULL ? `Tersisa ${rest} karakter` : "";
  };
  text.addEventListener("input", () => {
    draft(key, text.value);
    if (left && status) count();
  });
  if (left && status) count();
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
  else draft(DRAFT + fresh.dataset.commentSent, "");
  const goal = fresh.querySelector("[aria-invalid=true], textarea") || fresh;
  goal.focus();
  return true;
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("[data-comment-link]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const answer = await ask("GET", link.href).catch(() => null);
  if (!place(link.closest("[data-comment-place]") || link, answer)) location.href = link.href;
});

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-comment-form]");
  if (!form) return;
  event.preventDefault();
  const button = form.querySelector("button:not([type=button])");
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  const answer = await ask("POST", form.action, new FormData(form)).catch(() => null);
  if (place(form, answer)) return;
  if (answer) return form.submit();
  button.removeAttribute("aria-disabled");
  const status = form.querySelector("[role=status]");
  if (status) status.textContent = "Komentar belum terkirim. Periksa sambungan, lalu coba lagi.";
});

document.querySelectorAll("[data-comment-form]").forEach(bind);
document.querySelectorAll("[data-comment-sent]").forEach((sent) => draft(DRAFT + sent.dataset.commentSent, ""));
