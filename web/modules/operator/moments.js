import { timeElement } from "../times.js";

/** A time in UTC as in the logs, so that operators can compare them. */
export function moment(text) {
  return text === null || text === undefined ? null : timeElement(text, asLogged);
}

function asLogged(text) {
  return `${new Date(text).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** Reads the value of a datetime-local field as UTC; null if it is empty. */
export function readMoment(value) {
  return value === "" ? null : new Date(`${value}Z`).toISOString();
}
