import { timeElement } from "../times.js";

/** A moment as logs have it: operators compare the two. */
export function moment(text) {
  return text === null || text === undefined ? null : timeElement(text, asLogged);
}

function asLogged(text) {
  return `${new Date(text).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** What a field of type datetime-local holds, read as UTC; null when it is empty. */
export function readMoment(value) {
  return value === "" ? null : new Date(`${value}Z`).toISOString();
}
