import type { Trigger } from '../../adr/model';
import type { Found, Rule } from '../rule';
import { isDone, type Subject } from '../subject';

export const noTriggers: Rule = {
  name: 'no-triggers',
  severity: 'warning',
  about: 'A decided record of the protocol does not say what would re-open it.',
  fixable: false,
  find: subject => {
    const { record } = subject;
    if (!asksForTriggers(subject) || record.triggers.length > 0) return [];
    const range = record.sections.find(({ role }) => role === 'triggers')?.heading.range ?? record.heading;
    if (!range) return [];
    return [
      { message: 'Nothing says when to reconsider this decision; add 3 to 7 measurable backtracking triggers.', range },
    ];
  },
};

export const triggerCount: Rule = {
  name: 'trigger-count',
  severity: 'info',
  about: 'There are fewer than 3 or more than 7 backtracking triggers.',
  fixable: false,
  find: subject => {
    const { triggers, sections } = subject.record;
    const range = sections.find(({ role }) => role === 'triggers')?.heading.range;
    if (!asksForTriggers(subject) || triggers.length === 0 || (triggers.length >= 3 && triggers.length <= 7) || !range)
      return [];
    const todo =
      triggers.length < 3 ? 'think of what else would change the decision' : 'keep those that somebody will watch';
    return [
      {
        message: `${triggers.length} backtracking trigger${triggers.length === 1 ? '' : 's'}, where 3 to 7 are of use; ${todo}.`,
        range,
      },
    ];
  },
};

export const vagueTrigger: Rule = {
  name: 'vague-trigger',
  severity: 'warning',
  about: 'A backtracking trigger cannot be measured: no number or date, window, or action.',
  fixable: false,
  find: ({ protocol, record }) => (protocol ? record.triggers.flatMap(vagueness) : []),
};

function asksForTriggers(subject: Subject): boolean {
  return subject.protocol && subject.record.dialect === 'tot' && isDone(subject);
}

function vagueness({ metric, measurable, window, action, range }: Trigger): Found[] {
  const name = metric.length > 60 ? `${metric.slice(0, 57)}...` : metric;
  if (!measurable) {
    return [
      {
        message: `"${name}" cannot be measured; name a metric, a comparison with a number or a date, a time window, and what to do.`,
        range,
      },
    ];
  }
  const missing = [
    window === null ? 'over what time it is measured' : '',
    action === null ? 'what to do when it fires' : '',
  ].filter(part => part !== '');
  if (missing.length === 0) return [];
  return [{ message: `"${name}" does not say ${missing.join(' or ')}.`, range, severity: 'info' }];
}
