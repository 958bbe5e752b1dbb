/**
 * Shows at most one banner in a slot of the page.
 *
 * tone      "waiting", "good", "neutral" or "problem"
 * actions   [{ label, run, notBeforeMs }]; the button is disabled until notBeforeMs has passed
 * onDismiss called after the banner is dismissed; without it the banner cannot be dismissed
 */
export function showBanner(slot, { tone, title, text = "", actions = [], onDismiss = null }) {
  const banner = document.getElementById("banner").content.firstElementChild.cloneNode(true);
  banner.dataset.tone = tone;
  banner.querySelector(".banner-title").textContent = title;
  banner.querySelector(".banner-text").textContent = text;
  banner.querySelector(".banner-actions").append(...actions.map(actionButton));

  const dismiss = banner.querySelector(".dismiss");
  dismiss.hidden = onDismiss === null;
  dismiss.addEventListener("click", () => {
    clearBanner(slot);
    onDismiss();
  });

  replace(slot, banner);
}

export function clearBanner(slot) {
  replace(slot);
}

/** If the removed content had the focus, moves the focus nearby. Otherwise it would return to the top of the page. */
function replace(slot, ...content) {
  const hadFocus = slot.contains(document.activeElement);
  slot.replaceChildren(...content);
  if (hadFocus) {
    const place = slot.querySelector("button:enabled:not([hidden])") ?? slot.closest("section")?.querySelector("h2") ?? document.getElementById("main");
    place.focus();
  }
}

function actionButton({ label, run, notBeforeMs = 0 }) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", () => button.disabled || run());
  if (notBeforeMs > 0) {
    button.disabled = true;
    setTimeout(() => { button.disabled = false; }, notBeforeMs);
  }

  return button;
}
