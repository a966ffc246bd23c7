import type { GateTableMessage } from '../../src/protocol/deliberationPane';
import { element } from '../ui/dom';
import { quietButton } from '../ui/quiet';
import { label, pill, put, reasonField, say } from './fields';
import type { Intents } from './intents';

type Entry = GateTableMessage['rows'][number];
type Field = HTMLTextAreaElement | HTMLSelectElement | HTMLElement;

/** One entry of a gate: ticked or not, its cells, and where it is from. */
export class TableRow {
  readonly element = element('tr', '');
  readonly #id: number;
  readonly #intents: Intents;
  readonly #around: () => { readonly table: GateTableMessage | null; readonly locked: boolean };
  readonly #tick = element('input', '');
  readonly #note = element('span', 'aside');
  readonly #from = pill();
  readonly #remove: HTMLElement;
  #fields: readonly Field[] = [];
  #built = false;

  constructor(
    id: number,
    intents: Intents,
    around: () => { readonly table: GateTableMessage | null; readonly locked: boolean },
  ) {
    this.#id = id;
    this.#intents = intents;
    this.#around = around;
    this.#tick.type = 'checkbox';
    this.#tick.addEventListener('change', () => {
      const table = this.#around().table?.id ?? '';
      intents.edit({ type: 'tickEntry', table, id, ticked: this.#tick.checked });
    });
    this.#remove = quietButton('✕', () => {
      intents.edit({ type: 'removeEntry', table: this.#around().table?.id ?? '', id });
    });
  }

  update({ ticked, cells, note, open, from }: Entry): void {
    const { table, locked } = this.#around();
    if (table === null) return;
    if (!this.#built) this.#build(table);
    const called = cells.find(text => text !== '') ?? `entry ${this.#id + 1}`;
    this.#tick.checked = ticked;
    this.#tick.disabled = locked;
    label(this.#tick, `${table.ticks ?? ''}: ${called}`);
    for (const [column, field] of this.#fields.entries()) {
      const value = cells[column] ?? '';
      const what = `${table.columns[column]?.name ?? ''} of ${called}`;
      if (field instanceof HTMLTextAreaElement) put(field, value, locked);
      else if (field instanceof HTMLSelectElement) {
        field.value = value;
        field.disabled = locked;
      } else say(field, value);
      if (field.matches('textarea, select')) label(field, what);
    }
    say(this.#note, note);
    this.#note.hidden = note === '';
    this.element.classList.toggle('open', open);
    this.element.classList.toggle('struck', table.ticks !== null && !ticked && !open);
    this.#from.element.hidden = from === null;
    if (from !== null) this.#from.show(from);
    this.#remove.ariaLabel = `Remove ${table.removes ?? ''} ${called}`;
    this.#remove.hidden = table.removes === null || locked;
  }

  #build({ id: table, columns, ticks }: GateTableMessage): void {
    this.#built = true;
    this.#fields = columns.map(({ kind, options }, column) => {
      const edit = (value: string) => this.#intents.edit({ type: 'setEntry', table, id: this.#id, column, value });
      if (kind === 'fixed') return element('span', '');
      if (kind === 'text') return reasonField(column === 0 ? 'name' : '', edit);
      const select = element('select', 'field');
      select.append(...options.map(name => new Option(name, name)));
      select.addEventListener('change', () => edit(select.value));
      return select;
    });
    const cells = this.#fields.map((field, column) => element('td', '', field, ...(column === 0 ? [this.#note] : [])));
    this.element.append(
      ...(ticks === null ? [] : [element('td', 'check', this.#tick)]),
      ...cells,
      element('td', 'last', this.#from.element, this.#remove),
    );
  }
}
