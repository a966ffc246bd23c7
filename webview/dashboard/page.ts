import type { DashboardSnapshot, GoalMessage } from '../../src/protocol/dashboardPane';
import { element } from '../ui/dom';
import { bar } from './bar';
import { decisionTable } from './decisions';
import { link } from './link';

/** The figures of a log. It holds nothing of its own but which record had the focus when it was drawn anew. */
export class Page {
  readonly #open: (path: string) => void;
  #shown = '';

  constructor(open: (path: string) => void) {
    this.#open = open;
  }

  show(snapshot: DashboardSnapshot): void {
    const { title, lead, goals, bars, facts, decisions, notice } = snapshot;
    // The same figures again leave the page as it is: somebody may be reading it, or have the focus in it.
    const now = JSON.stringify(snapshot);
    if (now === this.#shown) return;
    this.#shown = now;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['key'] : undefined;
    const main = element(
      'main',
      '',
      element('header', 'record', element('h1', '', title), element('span', 'label', lead)),
    );
    main.setAttribute('aria-label', title);
    if (notice !== null) main.append(element('p', 'empty', notice));
    else
      main.append(
        section('Goals', element('div', 'goals', ...goals.map(goal => this.#goal(goal)))),
        element(
          'div',
          'columns',
          ...bars.map(({ title, rows }) => section(title, counts(rows))),
          section('Figures', list(facts)),
        ),
        section('Decisions', decisionTable(decisions, this.#open)),
      );
    const at = window.scrollY;
    document.body.replaceChildren(main);
    window.scrollTo(0, at);
    if (focused !== undefined)
      [...document.querySelectorAll<HTMLElement>('[data-key]')]
        .find(({ dataset }) => dataset['key'] === focused)
        ?.focus();
  }

  #goal({ name, value, share, target, targetShare, met, missing }: GoalMessage): HTMLElement {
    const tone = met === null ? 'open' : met ? 'met' : 'missed';
    const words = met === null ? 'Nothing to count' : met ? 'Met' : 'Not met';
    const card = element('section', `goal ${tone}`, element('h3', '', name), element('p', 'value', value));
    if (share !== null) card.append(bar(share, targetShare, tone));
    card.append(element('p', 'target', `${words}; target ${target}`));
    if (missing.length > 0 && !met) {
      const opened = element('details', '', element('summary', '', `${missing.length} to look at`));
      opened.append(
        element(
          'ul',
          '',
          ...missing.map(path => element('li', '', link(path, path, this.#open, `goal ${name} ${path}`))),
        ),
      );
      card.append(opened);
    }
    return card;
  }
}

function section(title: string, ...children: HTMLElement[]): HTMLElement {
  return element('section', 'part', element('h2', '', title), ...children);
}

function counts(rows: readonly { readonly name: string; readonly count: number }[]): HTMLElement {
  const sum = rows.reduce((all, { count }) => all + count, 0);
  return element(
    'ul',
    'counts',
    ...rows.map(({ name, count }) =>
      element(
        'li',
        '',
        element('span', 'name', name),
        bar(sum === 0 ? 0 : count / sum, null, 'plain'),
        element('span', 'number', String(count)),
      ),
    ),
  );
}

function list(facts: readonly { readonly name: string; readonly value: string }[]): HTMLElement {
  return element(
    'dl',
    'facts',
    ...facts.map(({ name, value }) => element('div', '', element('dt', '', name), element('dd', '', value))),
  );
}
