/* Offers what only this browser knows: what was typed when the server was away, the login over or the page killed.
   It is handed to the server first, so that one bar and one page restore and compare everything. */
const place = document.querySelector("[data-copies]");
const bar = document.querySelector("[data-recovery]");

const handIn = async ({ key, fields }) => {
  const body = new URLSearchParams(fields);
  body.set("_first", "1");
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const answer = await fetch(place.dataset.keep, { method: "POST", body, headers: { "X-CSRFToken": token } });
  if (!answer.ok) return;
  const found = await answer.json();
  bar.querySelector(`[data-copy="${CSS.escape(key)}"]`)?.remove();
  const row = bar.querySelector("template").content.cloneNode(true);
  row.querySelector("[data-copy]").dataset.copy = key;
  row.querySelector("[data-when]").textContent = found.when;
  row.querySelector("[data-title]").textContent = found.title;
  row.querySelector("[data-restore]").href = found.restore;
  row.querySelector("[data-compare]").href = found.compare;
  row.querySelector("form").action = found.discard;
  bar.prepend(row);
  return true;
};

if (place && bar) {
  const own = place.closest("form").elements.copy_key.value;
  window.localCopies.all().then(async (copies) => {
    const lost = copies.filter(({ key, user, story, kept }) => (
      !kept && key !== own && user === place.dataset.user && story === place.dataset.storyKey
    ));
    for (const copy of lost.sort((one, other) => one.at - other.at)) {
      if (await handIn(copy)) await window.localCopies.put({ ...copy, kept: true });
    }
  });
}
