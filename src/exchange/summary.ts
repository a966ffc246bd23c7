import { escapeInline } from '../adr/edit/escape';
import type { AdrRecord } from '../adr/read';
import type { Outcome } from '../log/fire/fire';
import { type MatrixReport, scoreReport } from '../review/score';
import { bodyOf, itemsOf, sentencesOf } from './wording';

/** What the summary is made from; what only the log knows may be missing. */
export interface Summarised {
  readonly path: string;
  readonly record: AdrRecord;
  /** What the triggers of the record say today. */
  readonly outcomes: readonly Outcome[];
  /** `Supersedes 2 Use X`, one for each relation. */
  readonly relations: readonly string[];
}

/* A page holds about 55 lines of 90 characters. */
const MOST_WORDS = 320;
const MOST_ITEMS = 4;
const MOST_OPTIONS = 6;
const MOST_CHARACTERS = 3800;

/**
 * One page on a decision as Markdown, in the record's own words and figures that code computed: nothing is invented, and
 * what the record does not say is named as missing.
 */
export function summaryOf(summarised: Summarised): string {
  const { path, record, relations } = summarised;
  const missing: string[] = [];
  const wanted = (name: string, lines: readonly string[]) => {
    if (lines.length === 0) missing.push(name);
    return lines;
  };
  const number = record.number ? `${record.number.value} ` : '';
  const report = scoreReport(path, record).matrices[0];
  const parts: [string, readonly string[]][] = [
    ['Question', wanted('the question', question(record))],
    ['Decision', wanted('the decision', decision(record, missing))],
    ['Ranking', wanted('a matrix of numbers', report ? ranking(report) : [])],
    ['Trade-offs', wanted('trade-offs', tradeOffs(record, report))],
    ['Consequences', wanted('consequences', consequences(record))],
    ['When to look again', wanted('triggers', triggers(summarised))],
    ['Related', relations.slice(0, MOST_ITEMS + 2).map(item)],
  ];
  const head = [`# ${escapeInline(cut(`${number}${record.title?.value ?? path}`, 120))}`, facts(record, missing)];
  const shown = parts.filter(([, lines]) => lines.length > 0);
  const last = missing.length > 0 ? `_The record does not say: ${missing.join(', ')}._` : '';
  const room = MOST_CHARACTERS - head.join('\n\n').length - last.length;
  return `${[...head, ...within(shown, room), ...(last ? [last] : [])].join('\n\n')}\n`;
}

/** Parts as Markdown; when they do not fit on the page the longest lists lose their last lines, and say so. */
function within(parts: readonly (readonly [string, readonly string[]])[], room: number): string[] {
  const kept = parts.map(([name, lines]) => ({ name, lines: [...lines], left: 0 }));
  const written = () =>
    kept.map(
      ({ name, lines, left }) => `## ${name}\n\n${[...lines, ...(left > 0 ? [`- … ${left} more`] : [])].join('\n')}`,
    );
  while (written().join('\n\n').length > room) {
    const longest = [...kept].sort((a, b) => b.lines.length - a.lines.length)[0];
    if (!longest || longest.lines.length < 2) break;
    longest.lines.pop();
    longest.left += 1;
  }
  return written();
}

function facts({ status, date, people }: AdrRecord, missing: string[]): string {
  const deciders = people.deciders.map(({ value }) => value);
  if (!status) missing.push('a status');
  if (!date?.iso) missing.push('a date');
  if (deciders.length === 0) missing.push('who decided');
  return [
    `**Status**: ${status ? escapeInline(cut(status.value, 60)) : 'none'}`,
    `**Date**: ${date?.iso ?? 'none'}`,
    `**Deciders**: ${deciders.length > 0 ? escapeInline(cut(deciders.join(', '), 120)) : 'none named'}`,
  ].join(' · ');
}

/** The first question of the context, else how it begins. */
function question(record: AdrRecord): string[] {
  const sentences = sentencesOf(bodyOf(record, 'context'));
  const asked = sentences.find(sentence => sentence.endsWith('?'));
  const own = asked ? [asked] : sentences.slice(0, 2);
  return own.length > 0 ? [escapeInline(cut(own.join(' '), MOST_WORDS))] : [];
}

const CHOICE = /^(?:chosen|selected) option:|^no option chosen/i;

/** The option, and the two sentences that follow the one that names it; of MADR its `because` is the first. */
function decision(record: AdrRecord, missing: string[]): string[] {
  const sentences = sentencesOf(bodyOf(record, 'decision'));
  const because = sentences.flatMap(sentence =>
    CHOICE.test(sentence) ? (/,\s*because\s+(.+)$/i.exec(sentence)?.[1] ?? []) : [],
  );
  const others = sentences.filter(sentence => !CHOICE.test(sentence));
  const why = [...because, ...others].slice(0, 2);
  const name = record.chosen?.value;
  if (name === undefined && record.options.length > 0) missing.push('which option was chosen');
  if (name !== undefined && why.length === 0) missing.push('why it was chosen');
  const words = escapeInline(cut(why.join(' '), MOST_WORDS));
  return [
    [name === undefined ? '' : `**${escapeInline(cut(name, 120))}**.`, words].filter(part => part !== '').join(' '),
  ].filter(line => line !== '');
}

function ranking({ options, ranking, gap, gapShare, confidence, scale }: MatrixReport): string[] {
  const by = new Map(options.map(option => [option.name, option]));
  const lines = ranking.slice(0, MOST_OPTIONS).map((name, at) => {
    const { total, stated, statedIsRight } = by.get(name) ?? {};
    const wrong = statedIsRight === false ? ` (the record states ${stated})` : '';
    return `${at + 1}. ${escapeInline(cut(name, 80))}: ${total?.toFixed(2) ?? 'incomplete'}${wrong}`;
  });
  const out = options.filter(({ vetoedBy }) => vetoedBy.length > 0);
  const failed = out.slice(0, 2).map(({ name, vetoedBy }) => `${cut(name, 60)} fails ${cut(vetoedBy.join(', '), 60)}`);
  const said =
    gap === null || gapShare === null
      ? 'No gap can be computed.'
      : `Gap ${gap.toFixed(2)} on the scale of ${scale.min} to ${scale.max} (${(gapShare * 100).toFixed(1)} %): confidence ${confidence ?? 'unknown'}.`;
  return [...lines, '', [said, ...failed.map(text => `${escapeInline(text)}.`)].join(' ')];
}

/** What the chosen option gives up: its own cons, and the criteria in which another one scores higher. */
function tradeOffs({ options, chosen }: AdrRecord, report: MatrixReport | undefined): string[] {
  if (!chosen) return [];
  const own = options.find(({ name }) => name === chosen.value)?.cons ?? [];
  const lost = (report?.criteria ?? []).flatMap(({ name, direction }) => {
    const score = (option: MatrixReport['options'][number]) => option.scores[name] ?? null;
    const mine = report?.options.find(option => option.name === chosen.value);
    const ours = mine ? score(mine) : null;
    if (ours === null) return [];
    const better = (report?.options ?? []).flatMap(option => {
      const theirs = score(option);
      const lead = theirs === null ? 0 : direction === 'lower' ? ours - theirs : theirs - ours;
      return lead > 0 ? [{ name: option.name, theirs, lead }] : [];
    });
    const [best] = better.sort((a, b) => b.lead - a.lead);
    return best
      ? [{ lead: best.lead, text: `${name}: ${mine?.name} scores ${ours}, ${best.name} ${best.theirs}` }]
      : [];
  });
  return [...own.map(({ value }) => value), ...lost.sort((a, b) => b.lead - a.lead).map(({ text }) => text)]
    .slice(0, MOST_ITEMS)
    .map(item);
}

function consequences(record: AdrRecord): string[] {
  const sides = (['positive', 'negative'] as const).flatMap(side =>
    itemsOf(bodyOf(record, side))
      .slice(0, 3)
      .map(text => `- ${side === 'positive' ? '+' : '−'} ${escapeInline(cut(text, 160))}`),
  );
  if (sides.length > 0) return sides;
  const all = bodyOf(record, 'consequences');
  const list = itemsOf(all);
  return (list.length > 0 ? list : sentencesOf(all).slice(0, 3)).slice(0, MOST_ITEMS + 2).map(item);
}

/** What fires first, then what is to be looked at soonest. */
function triggers({ outcomes, record }: Summarised): string[] {
  if (outcomes.length === 0)
    return record.triggers
      .slice(0, MOST_ITEMS)
      .map(({ metric, comparison, threshold, window }) =>
        item([metric, comparison, threshold, window].filter(part => part !== null && part !== '').join(' ')),
      );
  const weight = ({ state, next }: Outcome) => (state === 'fires' ? '0' : `1${next ?? '9999'}`);
  const sorted = [...outcomes].sort((a, b) => (weight(a) < weight(b) ? -1 : weight(a) > weight(b) ? 1 : 0));
  return sorted.slice(0, MOST_ITEMS).map(({ trigger, state, next }) => {
    const { metric, comparison, threshold, window } = trigger;
    const words = [metric, comparison, threshold, window].filter(part => part !== null && part !== '').join(' ');
    const when = state === 'fires' ? 'fires now' : next === null ? 'does not fire' : `next check ${next}`;
    return `${item(words)} (${when})`;
  });
}

function item(text: string): string {
  return `- ${escapeInline(cut(text, 160))}`;
}

/** At the end of a word, and marked as cut. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/\s+\S*$/, '')}…`;
}
