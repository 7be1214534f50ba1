/* The browser's own copies of what is being typed: they outlive a dead network, a dead server and a killed browser.
   IndexedDB, because localStorage waits for seconds before it writes to the disk. */
const STORE = "copies";
const KEPT_FOR = 30 * 86400000;

const opened = () => new Promise((done, failed) => {
  const request = indexedDB.open("ruang-redaksi", 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});
let database;

const inStore = async (mode, act) => {
  database ??= opened();
  const transaction = (await database).transaction(STORE, mode);
  const request = act(transaction.objectStore(STORE));
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done(request?.result);
    transaction.onabort = transaction.onerror = () => failed(transaction.error);
  });
};

window.localCopies = {
  /* False when the browser keeps nothing: no room, or a private window. */
  async put(copy) {
    try {
      await inStore("readwrite", (store) => store.put(copy));
      return true;
    } catch (error) {
      if (error?.name !== "QuotaExceededError") return false;
      const old = (await this.all()).filter(({ key }) => key !== copy.key).sort((one, other) => one.at - other.at);
      if (!old.length) return false;
      await this.drop(old[0].key);
      return this.put(copy);
    }
  },
  async all() {
    try { return await inStore("readonly", (store) => store.getAll()); } catch { return []; }
  },
  async drop(key) {
    try { await inStore("readwrite", (store) => store.delete(key)); } catch { /* nothing is kept here */ }
  },
};

const [, settled] = document.cookie.match(/(?:^|; )salinan-selesai=([^;]*)/) ?? [];
if (settled) {
  settled.split(".").forEach((key) => window.localCopies.drop(key));
  document.cookie = "salinan-selesai=; path=/admin/; max-age=0; samesite=lax";
}
if (document.querySelector("[data-copies]")) {
  window.localCopies.all().then((copies) => {
    for (const { key, at, kept } of copies) if (kept && Date.now() - at > KEPT_FOR) window.localCopies.drop(key);
  });
}
