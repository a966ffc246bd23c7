import * as z from '../schema/schema';

/* JSON-ADR 1.0.0, as joshrotenberg/adrs publishes it: one record, or a whole log. */

const text = z.string().check(z.maxLength(500_000));
const line = z.string().check(z.maxLength(2000));
const lines = z.array(text).check(z.maxLength(1000));

const linkShape = z.object({
  type: line,
  target: z.int().check(z.minimum(1), z.maximum(999_999)),
  description: z.optional(text),
});

const optionShape = z.object({
  name: line.check(z.minLength(1)),
  description: z.optional(text),
  pros: z.optional(lines),
  cons: z.optional(lines),
});

const adrShape = z.object({
  number: z.int().check(z.minimum(1), z.maximum(999_999)),
  title: line.check(z.minLength(1)),
  status: line,
  date: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'is no date')),
  deciders: z.optional(lines),
  consulted: z.optional(lines),
  informed: z.optional(lines),
  tags: z.optional(lines),
  context: z.optional(text),
  decision_drivers: z.optional(lines),
  considered_options: z.optional(z.array(optionShape).check(z.maxLength(100))),
  decision: z.optional(text),
  consequences: z.optional(
    z.union([lines, z.object({ positive: z.optional(lines), negative: z.optional(lines), risks: z.optional(lines) })]),
  ),
  confirmation: z.optional(text),
  links: z.optional(z.array(linkShape).check(z.maxLength(1000))),
  custom_sections: z.optional(z.record(line, text)),
  path: z.optional(line),
});

export type JsonAdr = z.infer<typeof adrShape>;

const single = z.object({ version: z.literal('1.0.0'), adr: adrShape });
const bulk = z.object({ version: z.literal('1.0.0'), adrs: z.array(adrShape).check(z.maxLength(50_000)) });

/** The records of a JSON-ADR file, or one sentence. */
export function readJsonAdr(json: string): { readonly records: readonly JsonAdr[] } | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { problem: 'it is not valid JSON' };
  }
  const many = typeof value === 'object' && value !== null && 'adrs' in value;
  const checked = many ? bulk.safeParse(value) : single.safeParse(value);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    return { problem: `it is no JSON-ADR 1.0.0: ${issue?.path.join('.') || 'the whole file'}: ${issue?.message}` };
  }
  return { records: 'adrs' in checked.data ? checked.data.adrs : [checked.data.adr] };
}
