import type { AdrRecord } from '../../adr/read';
import { assessedOf, sourcesOf } from '../../evidence/citations';
import type { Level } from '../../evidence/levels';
import { type Assessed, type Library, refKey } from '../../evidence/library';

/** One source that the records in scope cite, however often. */
export interface GateSource {
  readonly source: string;
  readonly title: string | null;
  readonly level: Level | null;
  readonly assessedBy: string | null;
  readonly verified: boolean;
  readonly citedBy: readonly string[];
}

/** A source counts once: by its number, or by its address where it has none. */
export function citedSources(records: readonly AdrRecord[], library: Library): GateSource[] {
  const found = new Map<string, { assessed: Assessed | null; citedBy: Set<string> }>();
  for (const record of records) {
    for (const source of sourcesOf(record)) {
      const assessed = assessedOf(source, library);
      const key = assessed ? refKey(assessed.assessment.ref) : source.key;
      const own = found.get(key) ?? { assessed, citedBy: new Set<string>() };
      own.citedBy.add(record.path ?? '');
      found.set(key, own);
    }
  }
  return [...found]
    .map(([source, { assessed, citedBy }]) => ({
      source,
      title: assessed?.assessment.title ?? null,
      level: assessed?.grade.level ?? null,
      assessedBy: assessed ? `${assessed.assessment.assessed.by}, ${assessed.assessment.assessed.at}` : null,
      verified: assessed !== null && isVerified(assessed),
      citedBy: [...citedBy],
    }))
    .sort((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : 0));
}

/** What lies in the workspace is there for everybody to see; everything else somebody has to have looked up. */
export function isVerified({ assessment: { locator, verified } }: Assessed): boolean {
  return verified !== undefined || (locator !== undefined && isInside(locator));
}

/** `docs/load-test.md`, but no address, no DOI and no words. */
function isInside(locator: string): boolean {
  return (
    /^(?!\/|10\.\d)(?!.*\.\.\/)[\w@.+-]+(?:\/[\w@.+-]+)*\.[A-Za-z]\w{0,7}$/.test(locator) &&
    !/^www\.|\.(?:com|org|net|io|dev)$/i.test(locator)
  );
}
