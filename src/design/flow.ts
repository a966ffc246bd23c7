import type { Brief } from '../brief/brief';
import { contradictionsOf } from '../brief/contradictions';
import { plain } from '../deliberation/plain';
import type { Architect } from './architect';
import { contextFindings, partFindings, quotesBoth, requirementFindings, withAnswers } from './checks';
import { type Choice, keyChoices, mostChoices } from './choices';
import { cleaned } from './clean';
import { type DecisionWorld, decide } from './decide';
import type { DesignDesk } from './desk';
import { leftOut, numbered, ofQuantity, requirementsIn } from './extract';
import { askedPerson, type Field, fieldNames, fieldsOf, missing } from './fields';
import { hear } from './heard';
import {
  type Decision,
  type DesignAnswer,
  designShapes,
  type PartAsk,
  type PartName,
  partNames,
  stepTitles,
} from './questions';
import { isUnquantified, type Requirement } from './requirement';
import { toMeet } from './toMeet';

const rounds = 3;

/**
 * From a brief to everything a document says: context, requirements, key choices, eight steps and what follows from them.
 * With the same answers the same design comes out, whenever it was interrupted.
 */
export async function design(desk: DesignDesk, world: DecisionWorld): Promise<void> {
  const brief = await context(desk);
  await requirements(desk, brief);
  await decisions(desk, brief, world);
  for (const name of partNames) await part(desk, name, brief);
}

async function context(desk: DesignDesk): Promise<Brief> {
  desk.enter('context');
  const { title, context: text } = desk.state;
  desk.think({ type: 'Goal', text: `Design ${title}`, action: 'read the seven fields of the context' });
  const plainBrief = withAnswers(title, text, [], askedPerson);
  const own = fieldsOf(plainBrief);
  const read = await told(desk, plainBrief, own);
  const gaps = missing(read);
  for (const { name, words } of read.filter(({ value }) => value !== ''))
    desk.think({ type: 'Extraction', text: `${name}: "${words}"` });
  const answer = await desk.gate(
    { name: 'context', fields: read, missing: gaps, quantities: plainBrief.quantities },
    gaps.length > 0,
  );
  const said = answer.action === 'continue' ? (answer.fields ?? []) : [];
  const fields = fieldNames.map((name): Field => {
    const given = said.find(field => field.name === name && field.value.trim() !== '');
    if (given) return { name, value: plain(given.value, 400), words: askedPerson };
    return read.find(field => field.name === name) ?? { name, value: '', words: '' };
  });
  desk.set({ fields });
  const brief = withAnswers(title, text, fields, askedPerson);
  const struck = answer.action === 'continue' ? (answer.notQuantities ?? []) : [];
  return { ...brief, quantities: brief.quantities.filter(({ words }) => !struck.includes(words)) };
}

/** A model may find in a text what patterns do not; it is believed only with words that stand there. */
async function told(desk: DesignDesk, brief: Brief, own: readonly Field[]): Promise<readonly Field[]> {
  if (desk.world.architect.origin === 'catalogue') return own;
  const { value } = await settled(
    desk,
    'the context',
    objection => desk.ask('context', {}, objection),
    answer => contextFindings(brief, answer.fields),
  );
  const believed = value.fields.filter(field => contextFindings(brief, [field]).length === 0);
  return own.map(field => {
    const found = believed.find(({ name, value: said }) => name === field.name && said.trim() !== '');
    return found ? { name: field.name, value: plain(found.value, 400), words: plain(found.words, 400) } : field;
  });
}

async function requirements(desk: DesignDesk, brief: Brief): Promise<void> {
  desk.enter('requirements');
  const found = contradictionsOf(brief);
  const own = requirementsIn(brief);
  const { list, exceptions } = await analysed(desk, brief, own, found);
  for (const text of exceptions)
    desk.think({ type: 'Exception', text: `Contradiction: ${text}`, action: 'put it to a person before going on' });
  desk.set({ exceptions });
  if (exceptions.length > 0) await contradictions(desk, exceptions);
  const unquantified = list.filter(({ kind, text }) => isUnquantified(kind, text)).map(({ text }) => text);
  const answer = await desk.gate({ name: 'requirements', requirements: list, unquantified }, false);
  const kept = answer.action === 'continue' && answer.requirements ? numbered(answer.requirements) : list;
  for (const { id, kind, text } of kept) desk.think({ type: 'Extraction', text: `${id}, ${kind}: ${text}` });
  desk.set({ requirements: kept });
}

async function contradictions(desk: DesignDesk, exceptions: readonly string[]): Promise<void> {
  const { unattended, acceptContradictions } = desk.state;
  const gate = { name: 'contradictions', exceptions } as const;
  if (unattended && !acceptContradictions && !desk.isAnswered(gate))
    throw desk.stopped({ kind: 'bad-request', message: `The brief contradicts itself: ${exceptions.join('; ')}` });
  const answer = await desk.gate(gate, true);
  if (answer.action !== 'continue')
    throw desk.stopped({ kind: 'cancelled', message: 'Stopped at a contradiction: mend the brief and begin again' });
  desk.think({
    type: 'Reasoning',
    text: `Going on with ${exceptions.length} contradictions accepted; they stand in the document`,
  });
}

async function analysed(desk: DesignDesk, brief: Brief, own: readonly Requirement[], found: readonly string[]) {
  if (desk.world.architect.origin === 'catalogue') return { list: own, exceptions: found };
  const { value } = await settled(
    desk,
    'the requirements',
    objection => desk.ask('requirements', { fields: desk.work.fields }, objection),
    answer => requirementFindings(brief, answer),
  );
  const held = value.requirements.filter(
    one => requirementFindings({ ...brief, quantities: [] }, { requirements: [one], exceptions: [] }).length === 0,
  );
  const drafts = held.map(({ kind, text, source }) => ({ kind, text: plain(text, 240), source: plain(source, 400) }));
  // What nobody repeated is demanded all the same.
  const added = leftOut(drafts, brief.quantities).map(quantity => ofQuantity(quantity, brief));
  return {
    list: numbered([...drafts, ...added]),
    exceptions: [
      ...new Set([...found, ...value.exceptions.filter(text => quotesBoth(text, brief)).map(text => plain(text, 300))]),
    ],
  };
}

async function decisions(desk: DesignDesk, brief: Brief, world: DecisionWorld): Promise<void> {
  desk.enter('decisions');
  const choices = await chosen(desk, brief);
  const done: Decision[] = [];
  for (const choice of choices) {
    desk.guard();
    desk.think({
      type: 'Reasoning',
      text: `${choice.title} is a key choice: "${choice.because}"`,
      action: 'decide it in a record',
    });
    const decision = await decide(desk, choice, done, world);
    done.push(decision);
    desk.think({
      type: 'Synthesis',
      text: `${choice.title}: ${decision.chosen ?? `open, ${decision.assumed} assumed`}`,
      observation: { status: decision.chosen ? 'success' : 'partial', result: decision.reason },
    });
    desk.set({ decisions: [...done] });
    await world.store.read(decision.path);
  }
}

async function chosen(desk: DesignDesk, brief: Brief): Promise<readonly Choice[]> {
  const own = keyChoices(brief);
  const more = mostChoices - own.length;
  const extra = desk.world.architect.origin === 'model' && more > 0 ? await moreChoices(desk, own, more) : [];
  const all = [...own, ...extra];
  const answer = await desk.gate({ name: 'choices', choices: all }, false);
  const { choices: kept, gated } = answer.action === 'continue' ? answer : {};
  return all
    .filter(({ topic }) => kept?.includes(topic) ?? true)
    .map(choice => (gated && !gated.includes(choice.topic) ? { ...choice, quiet: true } : choice));
}

async function moreChoices(desk: DesignDesk, own: readonly Choice[], more: number): Promise<readonly Choice[]> {
  const { choices } = await desk.ask('choices', {
    requirements: desk.work.requirements,
    recognised: own.map(({ topic, because }) => ({ topic, because })),
    more,
  });
  return choices.slice(0, more).flatMap(({ topic, question, because }) => {
    const name = plain(topic, 60);
    const id = name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '');
    return id === '' || own.some(choice => choice.topic === id)
      ? []
      : [{ topic: id, title: name.charAt(0).toUpperCase() + name.slice(1), because: plain(because || question, 200) }];
  });
}

async function part<K extends PartName>(desk: DesignDesk, name: K, brief: Brief): Promise<void> {
  desk.enter(name);
  const heard = await hear(desk, name);
  const { fields, requirements: all, decisions: decided, parts } = desk.work;
  const ask: PartAsk = {
    ...{ fields, requirements: all, decisions: decided, done: parts, toMeet: toMeet(name, all) },
    ...(heard.length > 0 ? { heard } : {}),
  };
  const thought = desk.think({
    type: 'Progress',
    text: `Step: ${stepTitles[name]}`,
    action: `meet ${ask.toMeet.join(', ') || 'what the steps before it need'}`,
  });
  let wishes: readonly string[] = [];
  for (let attempt = 0; ; attempt++) {
    const { value, left } = await settled<DesignAnswer<K>>(
      desk,
      stepTitles[name],
      objection =>
        desk.ask(
          name,
          ask as never,
          wishes.length > 0
            ? { round: attempt + (objection?.round ?? 0), findings: [...wishes, ...(objection?.findings ?? [])] }
            : objection,
        ) as Promise<DesignAnswer<K>>,
      answer => partFindings(name, answer, ask, brief),
    );
    const proposed = cleaned(value, new Set(all.map(({ id }) => id)));
    const answer = await desk.gate({ name: 'step', step: name, attempt, value: proposed, findings: left }, false);
    if (answer.action === 'again') {
      wishes = [...wishes, answer.note];
      continue;
    }
    if (answer.action === 'skip') {
      desk.think({ type: 'Reasoning', parent: thought, text: `${stepTitles[name]} is skipped by a person` });
      return desk.set({ parts: { ...parts, [name]: null }, skipped: [...desk.work.skipped, name] });
    }
    const edited = answer.value === undefined ? null : designShapes[name].safeParse(answer.value);
    const kept = edited?.success ? edited.data : proposed;
    desk.think({
      type: 'Synthesis',
      parent: thought,
      text: `${stepTitles[name]} is done${edited?.success ? ', as a person wrote it' : ''}`,
      observation: {
        status: left.length === 0 || edited?.success ? 'success' : 'partial',
        result: left[0] ?? 'all checks pass',
      },
    });
    desk.set({ parts: { ...parts, [name]: kept }, open: [...desk.work.open, ...(edited?.success ? [] : left)] });
    return;
  }
}

/** Asks until nothing is held against the answer, at most three rounds more; what is left is handed on. */
async function settled<A>(
  desk: DesignDesk,
  subject: string,
  ask: (objection?: { readonly round: number; readonly findings: readonly string[] }) => Promise<A>,
  findingsOf: (answer: A) => readonly string[],
): Promise<{ readonly value: A; readonly left: readonly string[] }> {
  let value = await ask();
  let left = findingsOf(value);
  const isModel = (architect: Architect) => architect.origin === 'model';
  for (let round = 1; round <= rounds && left.length > 0 && isModel(desk.world.architect); round++) {
    const thought = desk.think({
      type: 'Exception',
      text: `The answer about ${subject} does not hold: ${left[0] ?? ''}`,
      action: `ask again, round ${round} of ${rounds}`,
    });
    value = await ask({ round, findings: left });
    const before = left.length;
    left = findingsOf(value);
    desk.think({
      type: 'Progress',
      parent: thought,
      text: 'The answer was asked for again.',
      observation: {
        status: left.length === 0 ? 'success' : left.length < before ? 'partial' : 'failure',
        result: left[0] ?? 'it holds now',
      },
    });
  }
  return { value, left };
}
