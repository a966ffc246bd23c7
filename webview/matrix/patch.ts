/** Each writes only what differs: what stays costs no layout, and a caret in it stays where it is. */

export function putText(node: Node, value: string): void {
  if (node.textContent !== value) node.textContent = value;
}

export function put(element: Element, attribute: string, value: string | null): void {
  if (value === null) element.removeAttribute(attribute);
  else if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
}

/** A number that the style sheet makes a length or a colour of. */
export function putVariable(element: HTMLElement, name: string, value: string): void {
  if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value);
}

export function putValue(field: HTMLInputElement, value: string): void {
  if (field.value === value) return;
  field.value = value;
  // Setting a value drops the selection, and the next digit would no longer replace all of it.
  if (field === document.activeElement) field.select();
}

/** As many as `count` of what `make` makes, in `parent`. */
export function putCount<T>(items: T[], count: number, make: (index: number) => T, drop: (item: T) => void): void {
  while (items.length > count) {
    const last = items.pop();
    if (last !== undefined) drop(last);
  }
  while (items.length < count) items.push(make(items.length));
}
