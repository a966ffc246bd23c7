import { resolved } from '../../review/paths';
import { readDesign } from '../read';
import { decisionsIn, decisionWithoutRecord, staleDecision } from './decisions';
import { diagrams } from './diagrams';
import { events, rollback, saga } from './events';
import { unquantified, untraced } from './requirements';
import type { DesignAround, DesignFinding, DesignRule } from './rule';
import { missingSection } from './sections';
import { technology } from './technology';

export const designRules: readonly DesignRule[] = [
  missingSection,
  unquantified,
  untraced,
  technology,
  diagrams,
  decisionWithoutRecord,
  staleDecision,
  events,
  saga,
  rollback,
];

/** Every finding on an architecture document, by position. */
export function checkDesign(text: string, around: DesignAround | null = null): readonly DesignFinding[] {
  const reading = readDesign(text);
  return designRules
    .flatMap(({ name, severity, find }) =>
      find(reading, around).map(
        ({ message, range }): DesignFinding => ({ rule: name, severity, message, range, fix: null }),
      ),
    )
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** The records that a document links to, read through `read`, so that its rules can look into them. */
export async function recordsAround(
  text: string,
  path: string,
  read: (file: string) => Promise<string | null>,
): Promise<DesignAround> {
  const files = decisionsIn(readDesign(text)).flatMap(({ target }) =>
    target === null ? [] : (resolved(path, target) ?? []),
  );
  const records = await Promise.all(
    [...new Set(files)].slice(0, 100).map(async file => [file, await read(file)] as const),
  );
  return { path, records: new Map(records) };
}
