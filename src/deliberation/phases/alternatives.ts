import { askUntil } from '../checked';
import type { Desk } from '../desk';
import { differences } from '../diversity';
import type { Continue } from '../gates';
import { plain, plainName, sameName } from '../plain';
import type { Answer } from '../questions';
import type { Alternative } from '../work';
import { criteriaAsk } from './asks';

/** How often cosmetic alternatives are replaced. */
const tries = 3;

/** Alternatives that differ in kind, a person's first, what exists today among them. */
export async function alternatives(desk: Desk): Promise<void> {
  const { input, settings, designer } = desk.state;
  desk.enter('alternatives', 1);
  desk.think({
    type: 'Reasoning',
    text: `${settings.alternatives} ways that differ in paradigm, ecosystem, deployment, in what they optimise or in the vendor`,
    action: 'ask for alternatives',
  });
  const given = input.alternatives.flatMap(({ name, summary }): readonly Alternative[] => {
    const plainly = plainName(name);
    if (plainly === '') return [];
    const alternative = {
      name: plainly,
      summary: plain(summary, 240),
      kind: null,
      statusQuo: false,
      by: 'person' as const,
    };
    return [{ ...alternative, struck: null, refines: null }];
  });
  let all: readonly Alternative[] = given;
  for (let round = 0; round < tries; round++) {
    const count = settings.alternatives - live(all).length;
    if (count <= 0 && round > 0) break;
    const { answer } = await askUntil(desk, 'alternatives', asked(desk, all, Math.max(count, 0)), found =>
      found.alternatives.length >= count || designer.origin === 'catalogue'
        ? []
        : [`${count} alternatives are needed, ${found.alternatives.length} came.`],
    );
    const before = all.length;
    all = judged(desk, [...all, ...fresh(desk, answer, all)]);
    if (all.length === before) break;
  }
  desk.set({ alternatives: all });
  if (live(all).length === 0) {
    throw desk.stopped({
      kind: 'malformed',
      message: `${desk.world.designer.name} named no alternative that could be compared. Name some yourself, or choose another model, and resume.`,
    });
  }
  const { criteria = [] } = desk.work;
  const settled = edited(all, await desk.gate({ name: 'alternatives', alternatives: all, criteria }, false));
  for (const { name, struck } of settled) {
    if (struck !== null && all.find(other => other.name === name)?.struck === null)
      desk.think({ type: 'Reasoning', text: `${name} is struck: ${struck}`, edge: 'prune', node: name });
  }
  desk.spared +=
    settled.filter(({ struck }) => struck !== null).length * settings.samples * desk.world.designer.evaluators.length;
  desk.set({ alternatives: settled });
  desk.think({
    type: 'Progress',
    text: `${live(settled).length} alternatives: ${live(settled)
      .map(({ name }) => name)
      .join(', ')}`,
  });
}

export function live(all: readonly Alternative[]): readonly Alternative[] {
  return all.filter(({ struck }) => struck === null);
}

function asked(desk: Desk, all: readonly Alternative[], count: number) {
  return {
    goal: desk.work.frame?.goal ?? desk.ground.title,
    statusQuo: desk.work.frame?.statusQuo ?? '',
    criteria: criteriaAsk(desk.work.criteria ?? []),
    count,
    given: live(all).map(({ name, summary }) => ({ name, summary })),
    avoid: all.filter(({ struck }) => struck !== null).map(({ name, struck }) => `${name}: ${struck}`),
  };
}

function fresh(desk: Desk, answer: Answer<'alternatives'>, all: readonly Alternative[]): readonly Alternative[] {
  return answer.alternatives.flatMap(({ name, summary, kind, statusQuo }): readonly Alternative[] => {
    const plainly = plainName(name);
    if (plainly === '' || all.some(other => sameName(other.name, plainly))) return [];
    const axes = Object.fromEntries(
      Object.entries(kind).map(([axis, value]) => [axis, plain(value, 60)]),
    ) as typeof kind;
    const by = desk.state.designer.origin;
    return [{ name: plainly, summary: plain(summary, 240), kind: axes, statusQuo, by, struck: null, refines: null }];
  });
}

/** Strikes what is there already, what differs only in degree, and what is too many; each with the reason. */
function judged(desk: Desk, all: readonly Alternative[]): readonly Alternative[] {
  const kept: Alternative[] = [];
  return all.map(alternative => {
    if (alternative.struck !== null) return alternative;
    const twin = kept.find(other => sameName(other.name, alternative.name));
    const alike =
      alternative.by === 'person' ? undefined : kept.find(other => differences(other, alternative).length < 2);
    const struck = twin
      ? 'the same as another'
      : alike
        ? `differs from ${alike.name} only ${differences(alike, alternative).length === 0 ? 'in degree' : `by ${differences(alike, alternative).join(' and ')}`}`
        : null;
    if (struck === null) {
      kept.push(alternative);
      desk.think({
        type: 'Reasoning',
        text: `${alternative.name}: ${alternative.summary}`,
        edge: 'explore',
        node: alternative.name,
      });
      return alternative;
    }
    desk.think({
      type: 'Exception',
      text: `${alternative.name} ${struck}`,
      action: 'strike it and ask for another',
      edge: 'prune',
      node: alternative.name,
    });
    return { ...alternative, struck };
  });
}

function edited(all: readonly Alternative[], { alternatives: own }: Continue): readonly Alternative[] {
  if (!own) return all;
  const seen: Alternative[] = [];
  for (const { name, was, summary, kept } of own) {
    const plainly = plainName(name);
    if (plainly === '' || seen.some(other => sameName(other.name, plainly))) continue;
    const before = all.find(other => sameName(other.name, was ?? name));
    const text = plain(summary, 240);
    seen.push({
      ...(before ?? { kind: null, statusQuo: false, refines: null }),
      name: plainly,
      summary: text,
      by: before && sameName(before.name, plainly) && before.summary === text ? before.by : 'person',
      struck: kept ? null : (before?.struck ?? 'struck by a person'),
    });
  }
  return live(seen).length > 0 ? seen : all;
}
