/** All the buttons that buy. One purchase at a time: while one of them is busy, none can be pressed. */
export function createBuyButtons() {
  const announcement = document.getElementById("announcement");
  let busy = null;

  function setBusy(button) {
    (button ?? busy)?.toggleAttribute("data-busy", button !== null);
    busy = button;
    announcement.textContent = button === null ? "" : "Opening checkout…";
    for (const each of document.querySelectorAll("button.buy")) {
      // Not `disabled`: that would take the keyboard's focus away from the button just pressed.
      each.setAttribute("aria-disabled", String(button !== null));
    }
  }

  return {
    /** Makes this button the busy one; false when there is one already. */
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
