/** A localized time in the user's time zone. */
export function formatTime(text) {
  return new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" }).format(new Date(text));
}

export function formatDay(text) {
  return new Intl.DateTimeFormat(undefined, { dateStyle: "medium" }).format(new Date(text));
}

/** The same as a `time` element. */
export function timeElement(text, format = formatTime) {
  const element = document.createElement("time");
  element.dateTime = text;
  element.textContent = format(text);
  return element;
}
