import type { ColumnMessage, Stage } from '../../src/protocol/deliberationPane';
import { element } from '../ui/dom';
import { ScoreCell } from './cell';
import { Choice } from './choice';
import { say } from './fields';
import type { Intents } from './intents';

type ScoresStage = Extract<Stage, { kind: 'scores' }>;

/** The matrix as it fills in, options as columns, and the choice below it. */
export class Scores {
  readonly element: HTMLElement;
  readonly #intents: Intents;
  readonly #verdict = element('p', 'verdict');
  readonly #asks = element('ul', 'asks');
  readonly #region = element('div', 'region');
  readonly #choice: Choice;
  #shape = '';
  #heads: Head[] = [];
  #cells: ScoreCell[][] = [];
  #totals: Total[] = [];

  constructor(intents: Intents) {
    this.#intents = intents;
    this.#choice = new Choice(intents);
    this.#region.tabIndex = 0;
    this.#region.setAttribute('role', 'region');
    this.#region.setAttribute('aria-label', 'Scores');
    this.element = element('div', 'scores', this.#asks, this.#verdict, this.#region, this.#choice.element);
  }

  update(stage: ScoresStage, locked: boolean): void {
    const { criteria, columns, verdict, asks } = stage;
    const shape = JSON.stringify([criteria, columns.map(({ name }) => name)]);
    if (shape !== this.#shape) this.#build(stage);
    this.#shape = shape;
    say(this.#verdict, verdict ?? '');
    this.#verdict.hidden = verdict === null || asks.length > 0;
    this.#asks.hidden = asks.length === 0;
    if (this.#asks.textContent !== asks.join(''))
      this.#asks.replaceChildren(...asks.map(text => element('li', '', text)));
    for (const [option, column] of columns.entries()) {
      this.#heads[option]?.update(column);
      this.#totals[option]?.update(column);
      for (const [criterion, cell] of column.cells.entries())
        this.#cells[option]?.[criterion]?.update(cell, {
          criterion: criteria[criterion]?.name ?? '',
          option: column.name,
          locked,
          scale: stage.scale,
        });
    }
    this.#choice.update(stage, locked);
  }

  /** Anew where options or criteria are others; then nobody is typing in it. */
  #build({ criteria, columns }: ScoresStage): void {
    this.#heads = columns.map(() => new Head());
    this.#totals = columns.map(() => new Total());
    this.#cells = columns.map((_, option) =>
      criteria.map(
        (_, criterion) =>
          new ScoreCell(
            score => this.#intents.edit({ type: 'setScore', option, criterion, score }),
            because => this.#intents.edit({ type: 'setReason', option, criterion, because }),
          ),
      ),
    );
    const corner = element('th', 'criterion', 'Criterion');
    corner.scope = 'col';
    const rows = criteria.map(({ name, weight, atLeast, source }, index) => {
      const limit = atLeast === null ? '' : ` · at least ${atLeast}`;
      const head = element(
        'th',
        'criterion',
        element('span', '', name),
        element('span', 'aside', `${weight} %${limit}`),
      );
      head.scope = 'row';
      head.title = source;
      return element('tr', '', head, ...this.#cells.flatMap(column => column[index]?.element ?? []));
    });
    const total = element('th', 'criterion', 'Total');
    total.scope = 'row';
    const table = element(
      'table',
      'matrix',
      element('thead', '', element('tr', '', corner, ...this.#heads.map(head => head.element))),
      element('tbody', '', ...rows),
      element('tfoot', '', element('tr', '', total, ...this.#totals.map(one => one.element))),
    );
    table.style.setProperty('--options', String(columns.length));
    table.setAttribute('aria-label', 'Decision matrix');
    this.#region.replaceChildren(table);
  }
}

class Head {
  readonly element = element('th', 'option');

  constructor() {
    this.element.scope = 'col';
  }

  update({ name, leads, out }: ColumnMessage): void {
    this.element.classList.toggle('leads', leads);
    this.element.classList.toggle('out', out !== null);
    say(this.element, name);
  }
}

class Total {
  readonly #sum = element('strong', '');
  readonly #note = element('span', 'aside');
  readonly element = element('td', 'total', this.#sum, this.#note);

  update({ name, total, leads, out }: ColumnMessage): void {
    this.element.setAttribute('aria-label', `Total of ${name}`);
    this.element.classList.toggle('leads', leads);
    this.element.classList.toggle('out', out !== null);
    say(this.#sum, total ?? '·');
    say(this.#note, out ?? (leads ? 'leads' : ''));
  }
}
