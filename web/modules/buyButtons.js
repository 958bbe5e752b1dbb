/** The state of all buy buttons. While one is busy, none of them reacts, so that there is one purchase at a time. */
export function createBuyButtons() {
  const announcement = document.getElementById("announcement");
  let busy = null;

  function setBusy(button) {
    (button ?? busy)?.toggleAttribute("data-busy", button !== null);
    busy = button;
    announcement.textContent = button === null ? "" : "Opening checkout…";
    for (const each of document.querySelectorAll("button.buy")) {
      // Not `disabled`, because the pressed button would lose the focus.
      each.setAttribute("aria-disabled", String(button !== null));
    }
  }

  return {
    /** Marks the button as busy. Returns false if another one already is. */
    take(button) {
      const isFree = busy === null;
      if (isFree) {
        setBusy(button);
      }

      return isFree;
    },
    release: () => setBusy(null),
  };
}
