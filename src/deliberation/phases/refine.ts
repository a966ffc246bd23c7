import { pooled } from '../../llm/pool';
import type { Desk } from '../desk';
import { atOnce } from '../judge';
import { assessed, normalised } from '../matrix';
import { plain, plainName, sameName } from '../plain';
import type { Alternative, Scored } from '../work';
import { criteriaAsk } from './asks';

/**
 * Forms of an alternative that mend where it is weak. Many are proposed, one vote keeps the most promising, and only
 * that is scored: a full tree would cost several times as much and choose the same.
 */
export async function refinements(
  desk: Desk,
  parent: Alternative,
  known: ReadonlyMap<string, Scored>,
  note: (text: string, edge: 'expand' | 'prune', node: string) => void,
): Promise<readonly Alternative[]> {
  const { settings } = desk.state;
  const criteria = desk.work.criteria ?? [];
  const own = known.get(parent.name);
  if (!own) return [];
  const value = normalised(assessed(criteria, [own], settings), 0, settings);
  const leads = [...known.values()].every(
    other => normalised(assessed(criteria, [other], settings), 0, settings) <= value,
  );
  if (value <= settings.prune || (value >= settings.enough && leads)) {
    const reason = value >= settings.enough ? 'is good enough as it is' : 'is under the pruning threshold';
    note(`${parent.name} ${reason}: not refined`, 'prune', parent.name);
    desk.spared += settings.branching * settings.samples;
    return [];
  }
  const weak = own.cells.flatMap(({ score, because }, index) => {
    const { name = '' } = criteria[index] ?? {};
    return score !== null && score < settings.scale.max ? [{ criterion: name, score: String(score), because }] : [];
  });
  const option = { name: parent.name, summary: parent.summary };
  desk.plan(2);
  const { variants } = await desk.ask('refine', { option, weak, count: settings.branching });
  const forms = variants.slice(0, settings.branching).flatMap(({ name, summary, change }): readonly Alternative[] => {
    const plainly = plainName(name);
    if (plainly === '' || [...known.keys()].some(other => sameName(other, plainly))) return [];
    const text = plain(`${summary} ${change}`, 240);
    return [{ ...parent, name: plainly, summary: text, refines: parent.name, by: desk.state.designer.origin }];
  });
  if (forms.length < 2) return forms;
  const ask = {
    variants: forms.map(({ name, summary }) => ({ name, summary })),
    criteria: criteriaAsk(criteria),
    count: 1,
  };
  const [vote] = await pooled([ask], atOnce, desk.closing.signal, one => desk.ask('vote', one));
  const kept = (vote?.worthwhile ?? []).flatMap(place => forms[place - 1] ?? []).slice(0, 1);
  const worth = kept.length > 0 ? kept : forms.slice(0, 1);
  desk.spared += (forms.length - worth.length) * settings.samples;
  for (const form of forms) {
    const voted = worth.includes(form);
    note(
      `${form.name}, a form of ${parent.name}${voted ? '' : ': not voted for'}`,
      voted ? 'expand' : 'prune',
      form.name,
    );
  }
  return worth;
}
