import { read } from '../adr/read';
import { fieldsOf } from '../adr/read/fields';
import { fromTemplate, TEMPLATE_NAMES, type TemplateName } from '../adr/templates/index';
import type { RecordValues } from '../adr/templates/values';
import { nextRecord } from '../log/next';
import * as z from '../schema/schema';
import { type Answer, line, tool } from './tool';
import type { World } from './world';

const few = z.array(line(2000)).check(z.maxLength(30));
const shape = z.object({
  title: line(200),
  context: line(50_000),
  how: z.optional(z.enum(['deliberate', 'template'])),
  criteria: z.optional(few),
  alternatives: z.optional(z.int().check(z.minimum(2), z.maximum(10))),
  template: z.optional(z.enum(TEMPLATE_NAMES)),
  options: z.optional(
    z.array(z.object({ name: line(200), pros: z.optional(few), cons: z.optional(few) })).check(z.maxLength(10)),
  ),
  decision: z.optional(line(20_000)),
  positive: z.optional(few),
  negative: z.optional(few),
});

export const draftADecision = tool(
  {
    name: 'draft_a_decision',
    title: 'Draft a decision',
    description:
      'Writes a new decision record, always as proposed: a person accepts it. how "deliberate" (the default) scores alternatives of the catalogue on weighted criteria; how "template" writes the options and words that you give. Existing records are never changed.',
    readOnly: false,
  },
  shape,
  async (world, input): Promise<Answer> => {
    const title = input.title.replace(/\s+/g, ' ').trim();
    if (title === '') return { problem: 'A decision has a title: say in a few words what is decided.' };
    const template = templateOf(input.template ?? world.settings.template);
    if (claims(template, valuesOf(world, title, '', input))) return { problem: OWN_STATUS };
    if ((input.how ?? 'deliberate') === 'template') return fromValues(world, title, template, input);
    const made = await world.deliberate({
      title,
      context: input.context,
      criteria: input.criteria ?? [],
      alternatives: input.alternatives ?? null,
    });
    if ('problem' in made) return made;
    return { value: await described(world, made.path, made.notes) };
  },
);

const OWN_STATUS = 'The text states a status of its own: leave it out, a draft is proposed and a person accepts it.';

type Given = z.output<typeof shape>;

async function fromValues(world: World, title: string, template: TemplateName, input: Given): Promise<Answer> {
  const { store, settings } = world;
  const next = { numbering: settings.numbering, today: world.today() };
  const { path, digits } = await nextRecord(store, settings.folder, title, next);
  const values = valuesOf(world, title, digits, input);
  if ((await store.write(path, fromTemplate(template, values), null)) !== 'written')
    return { problem: `${path} was written by somebody else at this moment: ask again.` };
  await world.credited(path, values);
  return { value: await described(world, path, []) };
}

function valuesOf(world: World, title: string, number: string, input: Given): RecordValues {
  return {
    title,
    number,
    date: world.today(),
    status: 'proposed',
    context: input.context,
    chosen: null,
    ...(input.decision === undefined ? {} : { decision: input.decision }),
    ...(input.options === undefined ? {} : { options: input.options.map(withoutNothing) }),
    ...(input.positive === undefined ? {} : { positive: input.positive }),
    ...(input.negative === undefined ? {} : { negative: input.negative }),
  };
}

/** Words that read as a second status would make an agent the one who accepts. */
function claims(template: TemplateName, values: RecordValues): boolean {
  const { title, date, status = 'proposed' } = values;
  const places = (given: RecordValues) => {
    const record = read(fromTemplate(template, given));
    const fields = fieldsOf(record.document).filter(({ name }) => name === 'status');
    return { count: fields.length + record.sections.filter(({ role }) => role === 'status').length, record };
  };
  const { count, record } = places(values);
  const stated = record.status?.all ?? [];
  return count !== places({ title, date, status }).count || stated.some(({ means }) => means !== 'proposed');
}

function withoutNothing({
  name,
  pros,
  cons,
}: {
  name: string;
  pros?: string[] | undefined;
  cons?: string[] | undefined;
}) {
  return { name, ...(pros ? { pros } : {}), ...(cons ? { cons } : {}) };
}

function templateOf(name: string): TemplateName {
  return TEMPLATE_NAMES.find(known => known === name) ?? 'madr';
}

async function described({ store }: World, path: string, notes: readonly string[]) {
  const record = read((await store.read(path)) ?? '', { path });
  return {
    path,
    title: record.title?.value ?? null,
    status: record.status?.value ?? null,
    chosen: record.chosen?.value ?? null,
    next: 'A person reads it and changes its status.',
    notes: notes.slice(0, 20),
  };
}
