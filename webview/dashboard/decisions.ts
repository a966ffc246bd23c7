import type { DecisionMessage } from '../../src/protocol/dashboardPane';
import { element } from '../ui/dom';
import { link } from './link';

const heads = ['Decision', 'Status', 'Options', 'Criteria', 'Explained', 'Triggers', 'Confidence'] as const;
/** More rows than this nobody reads, and drawing them takes time; the list of the log has them all. */
const most = 500;

/** Every decision with its own figures, to be opened. */
export function decisionTable(decisions: readonly DecisionMessage[], open: (path: string) => void): HTMLElement {
  const table = element(
    'table',
    '',
    element('thead', '', element('tr', '', ...heads.map(head => columnHead(head)))),
    element('tbody', '', ...decisions.slice(0, most).map(one => row(one, open))),
  );
  table.setAttribute('aria-label', 'Decisions');
  const left = decisions.length - most;
  const scroller = element('div', 'scroller', table);
  return left > 0 ? element('div', '', scroller, element('p', 'target', `${left} more are not shown.`)) : scroller;
}

function row(one: DecisionMessage, open: (path: string) => void): HTMLElement {
  const { path, title, status, alternatives, criteria, explained, triggers, measurable, fires, confidence } = one;
  const head = element('th', '', link(title, path, open, `decision ${path}`));
  head.scope = 'row';
  const cells = [
    status ?? '-',
    String(alternatives),
    String(criteria),
    explained === null ? '-' : `${Math.floor(explained * 100)} %`,
    triggers === 0
      ? 'none'
      : `${measurable} of ${triggers} measurable${fires > 0 ? `, ${fires} ${fires === 1 ? 'fires' : 'fire'}` : ''}`,
    confidence ?? '-',
  ].map(text => element('td', '', text));
  if (fires > 0) cells[4]?.classList.add('fires');
  return element('tr', '', head, ...cells);
}

function columnHead(text: string): HTMLElement {
  const head = element('th', '', text);
  head.scope = 'col';
  return head;
}
