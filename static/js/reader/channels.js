// On phones the row of channels (or of an account's pages) scrolls sideways: bring the current one into sight. An observer is told where it
// stands when the page has been laid out; asking would lay the page out before its time.
const current = document.querySelector(":is(.nav, .account-rooms) [aria-current]");

if (current) {
  const list = current.closest("ul");
  new IntersectionObserver(([{ boundingClientRect: here, rootBounds: row }], observer) => {
    observer.disconnect();
    const past = here.right - row.left - row.width * 0.8;
    if (past > 0) list.scrollLeft += past;
  }, { root: list }).observe(current);
}
