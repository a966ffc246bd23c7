import type * as vscode from 'vscode';
import type { Trigger } from '../../adr/model';
import type { AdrRecord } from '../../adr/read';
import { parseYaml } from '../../evidence/yaml';
import { firing, type Outcome } from '../../log/fire/fire';
import { boundedFiles } from './boundedFiles';

/** Looks at the workspace with the triggers of some records. Files are read and nothing is run: trusted or not is the same. */
export async function checkTriggers<T extends AdrRecord>(
  root: vscode.Uri,
  records: readonly T[],
  today: string,
): Promise<{ record: T; outcomes: Outcome[] }[]> {
  return firing(records, { files: boundedFiles(root), today, metrics: new Map(), yaml: parseYaml });
}

/** `session store cost > 1200 3 months in a row` */
export function triggerText({ metric, comparison, threshold, window }: Trigger): string {
  return [metric, comparison, threshold, window].filter(part => part !== null && part !== '').join(' ');
}

/** What is known of a trigger, in a sentence: `1300 in 3 months in a row; the limit is > 1200 (as of 2026-10-31)`. */
export function sentenceOf({ state, because, asOf, next }: Outcome): string {
  const day = asOf === null ? '' : ` (as of ${asOf})`;
  const ask = state === 'ask' && next !== null ? `; ask a person on ${next}` : '';
  return `${because}${day}${ask}`;
}

/** `1 fires, 2 quiet, 1 to ask about on 2027-01-15` */
export function summaryOf(outcomes: readonly Outcome[]): string {
  const count = (state: Outcome['state']) => outcomes.filter(one => one.state === state).length;
  const next = outcomes.flatMap(({ state, next }) => (state === 'ask' && next !== null ? [next] : [])).sort()[0];
  const [fires, quiet, ask] = [count('fires'), count('quiet'), count('ask')];
  const parts = [
    ...(fires > 0 ? [`${fires} ${fires === 1 ? 'fires' : 'fire'}`] : []),
    ...(quiet > 0 ? [`${quiet} quiet`] : []),
    ...(ask > 0 ? [`${ask} to ask a person about${next ? `, next on ${next}` : ''}`] : []),
  ];
  return parts.join(', ');
}

/** What is handed on when a decision is opened again: what was foreseen, and what was measured. */
export function factsOf(outcomes: readonly Outcome[]): string {
  const fired = outcomes.filter(({ state }) => state === 'fires');
  return fired.map(one => `Trigger fired: ${triggerText(one.trigger)}; measured: ${sentenceOf(one)}.`).join('\n');
}
