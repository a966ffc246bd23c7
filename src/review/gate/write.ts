import type { Store } from '../../ports/store';
import type { GateReport } from './gate';
import { gateMarkdown, reportPath } from './markdown';

/** The lines of a report as we write them; one with others was changed by a person, or by a merge. */
const own = /^(?:|# Evidence gate: .*|\*\*(?:PASS|CONDITIONAL|FAIL)\*\*, .*|\|.*\||## .*|- \[.*\))$/;

export interface WrittenReport {
  readonly path: string;
  /** A report of that day that is not as we wrote it, and was left alone. */
  readonly kept: string | null;
}

/** Writes a report over an earlier one of its day, and beside it where that holds what is not ours. */
export async function writeGateReport(store: Store, report: GateReport, date: string): Promise<WrittenReport> {
  let kept: string | null = null;
  for (let number = 1; ; ) {
    const path = reportPath(store, report.phase, date, number);
    const before = await store.read(path);
    if (before?.split(/\r?\n/).some(line => !own.test(line))) {
      kept ??= path;
      number++;
      continue;
    }
    const text = gateMarkdown(report, date, path);
    if (text === before || (await store.write(path, text, before)) === 'written') return { path, kept };
  }
}
