import * as vscode from 'vscode';
import type { AdrRecord } from '../../adr/read';
import type { Finding } from '../../review/finding';
import { type Around, review } from '../../review/review';
import type { Libraries } from '../evidence/libraries';
import { exemptionsFor } from '../exemptions';
import type { Logs, Place } from '../logs/logs';
import type { Records } from '../records';
import { recordIn } from './deps';

/** The findings on a document as it stands, made once for each version. */
export class Reviews implements vscode.Disposable {
  readonly #outdated = new vscode.EventEmitter<void>();
  readonly #stale = new WeakMap<vscode.TextDocument, number>();
  /** A Confidence paragraph turned out to need recomputing. */
  readonly onDidFindStale = this.#outdated.event;
  readonly #records: Records;
  readonly #logs: Logs;
  readonly #libraries: Libraries;
  #made = new WeakMap<vscode.TextDocument, { readonly version: number; readonly findings: Promise<Finding[]> }>();

  constructor(records: Records, logs: Logs, libraries: Libraries) {
    this.#records = records;
    this.#logs = logs;
    this.#libraries = libraries;
  }

  of(document: vscode.TextDocument): Promise<Finding[]> {
    const known = this.#made.get(document);
    if (known?.version === document.version) return known.findings;
    const record = recordIn(this.#records, document);
    const findings = record ? this.#review(document, record) : Promise.resolve([]);
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

  async #review(document: vscode.TextDocument, record: AdrRecord): Promise<Finding[]> {
    const { version } = document;
    const place = await this.#logs.placeOf(document);
    const cites = record.citations.length > 0;
    const evidence = place && cites ? await this.#libraries.of(place.root) : undefined;
    const around = place ? { ...aroundOf(place), ...(evidence && { evidence }) } : undefined;
    const findings = review(record, around, exemptionsFor(document.uri));
    if (findings.some(({ rule, fix }) => rule === 'stale-confidence' && fix)) {
      this.#stale.set(document, version);
      this.#outdated.fire();
    }
    return findings;
  }
}

function aroundOf({ others }: Place): Around {
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
