// Tells the newsroom that a story was read, once a tab, after five seconds in sight; about the reader it says nothing.
const story = document.querySelector("[data-read]");
const SECONDS = 5;

// Storage may be closed to us: then a story that is opened again counts again.
function before(address) {
  try {
    if (sessionStorage.getItem(address)) return true;
    sessionStorage.setItem(address, "1");
  } catch {}
  return false;
}

if (story) {
  const address = story.dataset.read;
  let left = SECONDS;
  const clock = setInterval(() => {
    if (document.visibilityState !== "visible") return;
    left -= 1;
    if (left) return;
    clearInterval(clock);
    if (!before(address)) fetch(address, { method: "POST", credentials: "omit", keepalive: true }).catch(() => {});
  }, 1000);
}
