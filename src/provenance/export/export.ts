import type { Problem } from '../problem';
import type { ProvenanceFile } from '../shape';
import { validate } from '../validate';
import { constraintsBroken } from './constraints';
import { provJson } from './json';
import { provN } from './provn';
import { statementsOf } from './statements';

export const exportFormats = ['prov-json', 'prov-n'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export type Exported =
  | { readonly text: string }
  /** Why nothing is exported: what cannot be true is not passed on. */
  | { readonly problems: readonly Problem[]; readonly broken: readonly string[] };

export function exported(files: readonly ProvenanceFile[], format: ExportFormat): Exported {
  const problems = validate(files).filter(({ severity }) => severity === 'error');
  if (problems.length > 0) return { problems, broken: [] };
  const statements = statementsOf(files);
  const broken = constraintsBroken(statements);
  if (broken.length > 0) return { problems: [], broken };
  return { text: format === 'prov-json' ? provJson(statements) : provN(statements) };
}
