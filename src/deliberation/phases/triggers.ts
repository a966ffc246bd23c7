import { format } from '../../decision/decimal';
import { flipsOf } from '../../decision/flips';
import { proposeTriggers } from '../../decision/triggers';
import { askUntil } from '../checked';
import type { Desk } from '../desk';
import { assessed } from '../matrix';
import { nameKey, plain } from '../plain';
import type { Answer } from '../questions';
import type { Trigger } from '../work';
import { criteriaAsk } from './asks';

const least = 3;
const most = 7;
/** After how many months somebody is asked whether the decision still holds. */
const reviewAfter = 6;

/** What would re-open the decision: three to seven things that can be measured, the last of them a date. */
export async function triggers(desk: Desk): Promise<void> {
  const { criteria = [], scored = [], verdict } = desk.work;
  desk.enter('triggers', 1);
  desk.think({
    type: 'Reasoning',
    text: 'What would have to change for another option to be right',
    action: 'ask for triggers',
  });
  const assessment = assessed(criteria, scored, desk.state.settings);
  const flips =
    flipsOf(assessment).score.passed.length + flipsOf(assessment).score.tied.length > 0
      ? proposeTriggers(assessment)
          .slice(0, 4)
          .map(
            ({ metric, comparison, threshold, action }) => `${metric} ${comparison} ${format(threshold, 0)}: ${action}`,
          )
      : [];
  const ask = {
    goal: desk.work.frame?.goal ?? desk.ground.title,
    chosen: verdict?.chosen ?? null,
    criteria: criteriaAsk(criteria),
    flips,
    count: least + 1,
  };
  const { answer } = await askUntil(desk, 'triggers', ask, found => complaints(found));
  const found = measurable(answer).slice(0, most - 1);
  const all = [...found, reviewOn(desk)];
  desk.set({ triggers: all });
  desk.think({
    type: 'Progress',
    text: `${all.length} triggers`,
    observation: {
      status: all.length >= least ? 'success' : 'partial',
      result: all.map(({ metric, when }) => `${metric} ${when}`).join('; '),
    },
  });
}

function complaints(answer: Answer<'triggers'>): readonly string[] {
  const good = measurable(answer);
  const vague = answer.triggers.filter(({ threshold }) => !/\d/.test(threshold)).map(({ metric }) => plain(metric, 60));
  return [
    ...(good.length < least - 1
      ? [`At least ${least} triggers with a metric, a number, a time window and an action are needed.`]
      : []),
    ...vague.map(metric => `The threshold of "${metric}" has to hold a number with its unit.`),
  ];
}

function measurable({ triggers: found }: Answer<'triggers'>): readonly Trigger[] {
  const all = found.flatMap(({ metric, comparison, threshold, window, action }): readonly Trigger[] => {
    const [name, limit, span, act] = [plain(metric, 120), plain(threshold, 60), plain(window, 60), plain(action, 200)];
    if (name === '' || act === '' || span === '' || !/\d/.test(limit)) return [];
    return [{ metric: name, when: `${comparison} ${limit.replace(/^[<>=\s]+/, '')}`, window: span, action: act }];
  });
  return all.filter(({ metric }, index) => all.findIndex(other => nameKey(other.metric) === nameKey(metric)) === index);
}

function reviewOn(desk: Desk): Trigger {
  const [year = 0, month = 1, day = 1] = desk.state.date.split('-').map(Number);
  const later = new Date(Date.UTC(year, month - 1 + reviewAfter, Math.min(day, 28)));
  return {
    metric: 'review date',
    when: later.toISOString().slice(0, 10),
    window: 'once',
    action: 'ask the deciders whether the weights still hold',
  };
}
