import type { Desk } from '../desk';
import { assessed, normalised } from '../matrix';
import { plain, plainName, sameName } from '../plain';
import type { Alternative, Scored } from '../work';
import { criteriaAsk } from './asks';

/** Forms of an alternative that mend where it is weak. */
export async function refinements(
  desk: Desk,
  parent: Alternative,
  known: ReadonlyMap<string, Scored>,
  note: (text: string) => void,
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
    note(`${parent.name} ${reason}: not refined`);
    desk.spared += settings.branching * settings.samples;
    return [];
  }
  const weak = own.cells
    .map(({ score, because }, index) => {
      const { name = '', weight = 0 } = criteria[index] ?? {};
      return { criterion: name, score, because, lost: score === null ? 0 : (settings.scale.max - score) * weight };
    })
    .filter(({ lost }) => lost > 0)
    .sort((a, b) => b.lost - a.lost)
    .slice(0, 3)
    .map(({ criterion, score, because }) => ({ criterion, score: String(score), because }));
  const option = { name: parent.name, summary: parent.summary };
  desk.plan(1);
  const { variants } = await desk.ask('refine', { option, weak, count: settings.branching });
  const forms = variants.slice(0, settings.branching).flatMap(({ name, summary, change }): readonly Alternative[] => {
    const plainly = plainName(name);
    if (plainly === '' || [...known.keys()].some(other => sameName(other, plainly))) return [];
    const text = plain(`${summary} ${change}`, 240);
    return [{ ...parent, name: plainly, summary: text, refines: parent.name, by: desk.state.designer.origin }];
  });
  return forms;
}

/**
 * The forms that are worth scoring: one vote over all of a level names as many as there are alternatives in reach of the
 * lead. A form that could not change the choice costs nothing more.
 */
export async function voted(
  desk: Desk,
  forms: readonly Alternative[],
  inReach: (parent: string) => boolean,
): Promise<readonly Alternative[]> {
  const parents = [...new Set(forms.map(({ refines }) => refines ?? ''))];
  const count = Math.max(1, parents.filter(inReach).length);
  if (forms.length <= count) return forms;
  const variants = forms.map(({ name, summary }) => ({ name, summary }));
  const { worthwhile } = await desk.ask('vote', { variants, criteria: criteriaAsk(desk.work.criteria ?? []), count });
  const named = [...new Set(worthwhile)].flatMap(place => forms[place - 1] ?? []).slice(0, count);
  const worth = named.length > 0 ? named : forms.slice(0, count);
  desk.spared += (forms.length - worth.length) * desk.state.settings.samples;
  for (const form of forms) {
    const kept = worth.includes(form);
    desk.think({
      type: 'Reasoning',
      text: `${form.name}, a form of ${form.refines ?? ''}${kept ? '' : ': not voted for'}`,
      edge: kept ? 'expand' : 'prune',
      node: form.name,
    });
  }
  return worth;
}
