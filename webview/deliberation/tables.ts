import type { GateTableMessage, Stage } from '../../src/protocol/deliberationPane';
import { element } from '../ui/dom';
import { adder, say } from './fields';
import type { Intents } from './intents';
import { Rows } from './rows';
import { TableRow } from './tableRow';

/** What a design asks about at a gate: lists of entries, each cell to be edited where that makes sense. */
export class Tables {
  readonly element: HTMLElement;
  readonly #lists: Rows<GateTableMessage, List>;
  readonly #heading = element('h2', '', 'What the checks found');
  readonly #findings = element('ul', 'findings');
  #locked = true;

  constructor(intents: Intents) {
    const lists = element('div', 'tables');
    this.#lists = new Rows(lists, () => new List(intents, () => this.#locked));
    this.element = element('div', '', this.#heading, this.#findings, lists);
  }

  update({ tables, findings }: Extract<Stage, { kind: 'tables' }>, locked: boolean): void {
    this.#locked = locked;
    this.#heading.hidden = this.#findings.hidden = findings.length === 0;
    if (this.#findings.textContent !== findings.join(''))
      this.#findings.replaceChildren(...findings.map(text => element('li', '', text)));
    // Tables of other columns are other tables: nothing of one is kept for the other.
    this.#lists.update(tables, ({ id, columns }) => `${id}:${columns.map(({ name }) => name).join()}`);
  }
}

class List {
  readonly element = element('section', 'entries');
  readonly #intents: Intents;
  readonly #isLocked: () => boolean;
  readonly #title = element('h2', '');
  readonly #about = element('p', 'aside');
  readonly #head = element('tr', '');
  readonly #table: HTMLElement;
  readonly #add = element('tr', 'add');
  #rows: Rows<GateTableMessage['rows'][number], TableRow> | null = null;
  #last: GateTableMessage | null = null;

  constructor(intents: Intents, isLocked: () => boolean) {
    this.#intents = intents;
    this.#isLocked = isLocked;
    const body = element('tbody', '');
    this.#table = element('table', 'list', element('thead', '', this.#head), body, element('tfoot', '', this.#add));
    this.#rows = new Rows(
      body,
      key => new TableRow(Number(key), this.#intents, () => ({ table: this.#last, locked: this.#isLocked() })),
    );
    this.element.append(this.#title, this.#about, element('div', 'wide', this.#table));
  }

  update(table: GateTableMessage): void {
    if (this.#last === null) this.#build(table);
    this.#last = table;
    say(this.#title, table.title);
    say(this.#about, table.about);
    this.#about.hidden = table.about === '';
    this.#rows?.update(table.rows, ({ id }) => String(id));
    this.#add.hidden = table.adds === null || this.#isLocked();
    this.#table.hidden = table.rows.length === 0 && this.#add.hidden;
  }

  #build({ id, title, ticks, columns, adds }: GateTableMessage): void {
    this.#table.setAttribute('aria-label', title);
    const heads = columns.map(({ name }) => {
      const head = element('th', '', name);
      head.scope = 'col';
      return head;
    });
    this.#head.append(...(ticks === null ? [] : [element('td', 'check')]), ...heads, element('td', 'last'));
    const cell = element('td', '');
    cell.colSpan = columns.length + (ticks === null ? 1 : 2);
    if (adds !== null) cell.append(adder(adds, value => this.#intents.edit({ type: 'addEntry', table: id, value })));
    this.#add.append(cell);
  }
}
