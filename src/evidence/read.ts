import { type Assessment, assessmentSchema, VERSION } from './assessment';
import { conflictLine, type Trouble } from './trouble';
import { LONGEST, parseYaml } from './yaml';

export type Reading = { readonly assessment: Assessment } | { readonly trouble: Trouble };

/** Reads one assessment; what cannot be used is said with what to do about it. */
export function readAssessment(text: string, path: string): Reading {
  const trouble = (kind: Trouble['kind'], message: string, line: number | null = null): Reading => ({
    trouble: { kind, path, message: `${path} ${message}`, line },
  });
  if (text.length > LONGEST) return trouble('too-large', 'is too large for an assessment; look at what it is.');
  if (text.trim() === '' || text.includes('\0'))
    return trouble('half-written', 'is empty or half written; restore it from version control, or delete it.');
  const conflict = conflictLine(text);
  if (conflict !== null) return trouble('conflict', 'holds the marks of a merge conflict; resolve it.', conflict);
  const parsed = parseYaml(text);
  if ('problem' in parsed) {
    const cut = !/[\r\n]$/.test(text);
    return cut
      ? trouble('half-written', `breaks off (${parsed.problem}); restore it from version control.`, parsed.line)
      : trouble('damaged', `is no valid YAML (${parsed.problem}); mend it.`, parsed.line);
  }
  const version = own(parsed.value, 'version');
  if (typeof version === 'number' && version > VERSION)
    return trouble('newer', `is of version ${version}, which a later Deliberate wrote; update Deliberate.`);
  const kind = own(parsed.value, 'source_type');
  if (typeof kind === 'string' && MODEL.test(kind))
    return trouble(
      'invalid',
      `says source_type: ${kind}; a model's own statement is no evidence, cite what it rests on.`,
    );
  const result = assessmentSchema.safeParse(parsed.value);
  if (result.success) return { assessment: result.data };
  const [issue] = result.error.issues;
  const place = issue && issue.path.length > 0 ? issue.path.map(String).join('.') : 'the whole';
  const missing = issue && issue.path.length > 0 && own(parsed.value, String(issue.path[0])) === undefined;
  const cut = missing && !/[\r\n]$/.test(text);
  if (cut) return trouble('half-written', `breaks off: ${place} is missing; restore it from version control.`);
  return trouble(
    'invalid',
    `cannot be used: ${place} ${missing ? 'is missing' : `is wrong (${issue?.message ?? '?'})`}; mend it.`,
  );
}

const MODEL = /^(?:ai|llm|model|gpt|chatgpt|claude|gemini|copilot)\b|generated/i;

function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
