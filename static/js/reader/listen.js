// A story can be listened to where the browser has an Indonesian voice; elsewhere nothing is offered.
const listen = document.querySelector("[data-listen]");

if (listen && window.speechSynthesis) {
  const look = () => {
    const speaks = ({ lang }) => /^(id|in)([-_]|$)/i.test(lang);
    if (speechSynthesis.getVoices().some(speaks)) listen.dataset.ready = "";
  };
  speechSynthesis.addEventListener?.("voiceschanged", look);
  look();
}
