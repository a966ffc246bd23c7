import * as vscode from 'vscode';
import type { AdrRecord } from '../../adr/read';
import { isDesign } from '../../design/read';
import type { DesignFinding } from '../../design/rules/rule';
import type { LogEntry } from '../../log/entries';
import { folderOf } from '../../log/paths';
import type { Finding as RecordFinding } from '../../review/finding';
import { type Around, review } from '../../review/review';
import type { Libraries } from '../evidence/libraries';
import { exemptionsFor } from '../exemptions';
import type { Bases } from '../logs/bases';
import type { Logs } from '../logs/logs';
import type { Records } from '../records';
import { isDeliberated } from '../trust/recordSaved';
import { recordIn } from './deps';

/** On a record, or on an architecture document, which has no fixes that are safe. */
export type Finding = RecordFinding | (DesignFinding & { readonly offers?: never });

/** The findings on a document as it stands, made once for each version. */
export class Reviews implements vscode.Disposable {
  readonly #outdated = new vscode.EventEmitter<void>();
  readonly #stale = new WeakMap<vscode.TextDocument, number>();
  /** A Confidence paragraph turned out to need recomputing. */
  readonly onDidFindStale = this.#outdated.event;
  readonly #records: Records;
  readonly #logs: Logs;
  readonly #libraries: Libraries;
  readonly #bases: Bases;
  #made = new WeakMap<vscode.TextDocument, { readonly version: number; readonly findings: Promise<Finding[]> }>();

  constructor(records: Records, logs: Logs, libraries: Libraries, bases: Bases) {
    this.#records = records;
    this.#logs = logs;
    this.#libraries = libraries;
    this.#bases = bases;
  }

  of(document: vscode.TextDocument): Promise<Finding[]> {
    const known = this.#made.get(document);
    if (known?.version === document.version) return known.findings;
    const findings = this.#findings(document);
    // What could not be found out is tried again.
    findings.catch(() => this.#made.delete(document));
    this.#made.set(document, { version: document.version, findings });
    return findings;
  }

  /** As far as it is known: nobody waits for a review. */
  isStale(document: vscode.TextDocument): boolean {
    return this.#stale.get(document) === document.version;
  }

  dispose(): void {
    this.#outdated.dispose();
  }

  /** Another record of the log, or a setting, changed. */
  forget(): void {
    this.#made = new WeakMap();
  }

  async #findings(document: vscode.TextDocument): Promise<Finding[]> {
    if (isDesign(document.getText())) {
      const [{ checkDesign }, { aroundOf: recordsOf }] = await Promise.all([
        import('../../design/rules/check'),
        import('../design/around'),
      ]);
      // What is half made has half its sections; that it is done is seen with the last of its changes.
      if (await isDeliberated(document.uri)) {
        this.#made.delete(document);
        return [];
      }
      // Asked for, so that a change of a record that it links to is heard of.
      await this.#logs.placeOf(document);
      return [...checkDesign(document.getText(), await recordsOf(document))];
    }
    const record = recordIn(this.#records, document);
    return record ? this.#review(document, record) : [];
  }

  async #review(document: vscode.TextDocument, record: AdrRecord): Promise<Finding[]> {
    const { version } = document;
    const place = await this.#logs.placeOf(document);
    const cites = record.citations.length > 0;
    const evidence = place && cites ? await this.#libraries.of(place.root) : undefined;
    const base = place && record.number ? this.#bases.of(place.root, folderOf(place.path)) : null;
    const around = place
      ? { ...aroundOf(place.others), ...(evidence && { evidence }), ...(base && { base }) }
      : undefined;
    const findings = review(record, around, exemptionsFor(document.uri));
    if (findings.some(({ rule, fix }) => rule === 'stale-confidence' && fix)) {
      this.#stale.set(document, version);
      this.#outdated.fire();
    }
    return findings;
  }
}

export function aroundOf(others: readonly LogEntry[]): Around {
  return {
    others: others.map(({ path, number, title, status, links }) => ({
      path,
      number: number?.value ?? null,
      title: title?.value ?? null,
      status: status?.value ?? null,
      links,
    })),
  };
}
