import { Document, parseDocument } from 'yaml';
import { type Assessment, assessmentSchema } from './assessment';
import { gradeOf } from './grade';
import { readAssessment } from './read';
import type { Trouble } from './trouble';

export type Written = { readonly path: string; readonly text: string } | { readonly trouble: Trouble };

/**
 * The file of an assessment with its computed level, validated. What is there is changed key by key, so that comments
 * and keys of a person's own stay; what cannot be read is not written over.
 */
export function writeAssessment(path: string, assessment: Assessment, before: string | null): Written {
  if (before !== null) {
    const reading = readAssessment(before, path);
    if ('trouble' in reading) return { trouble: reading.trouble };
  }
  const whole: Assessment = { ...assessment, level: gradeOf(assessment).level };
  const result = assessmentSchema.safeParse(whole);
  if (!result.success) {
    const [issue] = result.error.issues;
    const message = `${path} was not written: ${issue?.path.map(String).join('.') ?? ''} is wrong (${issue?.message ?? '?'}).`;
    return { trouble: { kind: 'invalid', path, message, line: null } };
  }
  const document = before === null ? new Document({}) : parseDocument(before);
  for (const key of KEYS) {
    const value = result.data[key];
    const old = document.toJS() as Readonly<Record<string, unknown>>;
    if (value === undefined) document.delete(key);
    else if (JSON.stringify(old[key]) !== JSON.stringify(value)) document.set(key, document.createNode(value));
  }
  return { path, text: document.toString({ lineWidth: 0 }) };
}

const KEYS = Object.keys(assessmentSchema.shape) as readonly (keyof Assessment)[];
