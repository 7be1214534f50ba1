/* Remembers whether the menu is folded: the server draws the next page as its owner has left this one. */
const menu = document.querySelector("[data-menu]");

if (menu) {
  menu.addEventListener("toggle", () => {
    const secure = location.protocol === "https:" ? ";secure" : "";
    document.cookie = `meja-menu=${menu.open ? "buka" : "tutup"};path=/admin/;max-age=31536000;samesite=lax${secure}`;
  });
}
