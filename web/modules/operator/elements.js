/** Creates an element. Members that it has become properties, others attributes. Children may be elements, text or null. */
export function element(name, members = {}, ...children) {
  const made = document.createElement(name);
  for (const [member, value] of Object.entries(members)) {
    if (member in made) {
      made[member] = value;
    } else {
      made.setAttribute(member, value);
    }
  }

  made.append(...children.flat().filter((child) => child !== null));
  return made;
}

export function button(label, run, members = {}) {
  return element("button", { type: "button", onclick: run, ...members }, label);
}

let fields = 0;

/** A labelled field: its element and the input in it. */
export function field(label, members = {}) {
  fields += 1;
  const input = element("input", { id: `field-${fields}`, autocomplete: "off", ...members });
  return { input, element: element("div", { className: "field" }, element("label", { htmlFor: input.id }, label), input) };
}

export function link(label, address) {
  return element("a", { href: address }, label);
}

/** A list of names and values, without empty values. */
export function details(members) {
  const given = Object.entries(members).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return element("dl", { className: "details" }, given.map(([name, value]) =>
    element("div", {}, element("dt", {}, name), element("dd", {}, typeof value === "number" ? String(value) : value))));
}
