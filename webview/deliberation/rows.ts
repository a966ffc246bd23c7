/** Elements by key, in order: those that stay are patched and not replaced, so that the focus and what is typed stay. */
export class Rows<Data, Row extends { readonly element: HTMLElement; update(data: Data): void }> {
  readonly #parent: HTMLElement;
  readonly #make: (key: string) => Row;
  readonly #rows = new Map<string, Row>();

  constructor(parent: HTMLElement, make: (key: string) => Row) {
    this.#parent = parent;
    this.#make = make;
  }

  update(all: readonly Data[], keyOf: (data: Data, index: number) => string): void {
    const keys = all.map(keyOf);
    for (const [key, { element }] of this.#rows) {
      if (keys.includes(key)) continue;
      element.remove();
      this.#rows.delete(key);
    }
    for (const [index, data] of all.entries()) {
      const key = keys[index] ?? '';
      const row = this.#rows.get(key) ?? this.#make(key);
      this.#rows.set(key, row);
      const there = this.#parent.children[index];
      if (there !== row.element) this.#parent.insertBefore(row.element, there ?? null);
      row.update(data);
    }
  }
}
