import { read } from '../adr/read';
import type { CreditWorld } from '../deliberation/credit';
import { recordPaths } from '../log/entries';
import { findFolder, inside } from '../log/folder';
import { localDate } from '../log/localDate';
import type { Store } from '../ports/store';
import { begin } from '../provenance/begin';
import type { Change } from '../provenance/change';
import { type Fingerprint, fingerprint } from '../provenance/fingerprint';
import { companionName, provenancePath } from '../provenance/name';
import { changesBetween } from '../provenance/partChanges';
import { partsOf } from '../provenance/parts';
import { readProvenance } from '../provenance/read';
import { recordChange } from '../provenance/record';
import { person, tool } from './agents';
import { partsChanged } from './before';
import { diskFiles } from './files';
import type { Settings } from './settings';
import { diskStore, nodeHash } from './store';
import { warn } from './tolerant';

export interface Edit {
  /** From the workspace folder, with forward slashes. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** `status set to accepted` */
  readonly description: string;
  /** Whose words the new ones are: a person's who asked for just this, or nobody's, computed from what stood there. */
  readonly by: 'person' | 'tool';
  readonly used?: Change['used'];
  readonly derivedFrom?: Change['derivedFrom'];
}

type Where = Pick<Settings, 'folder' | 'records'>;

/**
 * What a command does to files, written into their provenance. The files are written by then, so whatever keeps it from
 * being recorded is told and ends nothing.
 */
export class Recording {
  readonly #root: string;
  readonly #settings: Where;
  readonly #store: Store;
  #paths: Promise<readonly string[]> | null = null;

  constructor(root: string, settings: Where) {
    this.#root = root;
    this.#settings = settings;
    this.#store = diskStore(root, settings.records);
  }

  /** The paths of the log's records, without reading them: they may share a name. */
  others(): Promise<readonly string[]> {
    const files = diskFiles(this.#root);
    this.#paths ??= findFolder(files, this.#settings.folder).then(folder => recordPaths(files, folder));
    return this.#paths;
  }

  /** Who answers for what a deliberation or a design writes here. */
  async credit(): Promise<Omit<CreditWorld, 'now'>> {
    return {
      ...{ hash: nodeHash, person: person(), tool, trouble: warn },
      others: await this.others(),
      today: () => localDate(new Date()),
    };
  }

  /** A file that this command made. */
  async made(path: string, type: string, more: Partial<Change> = {}): Promise<void> {
    await this.#try(path, async () => {
      const after = await this.#print(path);
      if (after) await this.record(path, type, { ...byTool('generation', after), ...more });
    });
  }

  /** A record that this command changed. What a person had written before and nobody recorded is recorded first, as theirs. */
  async changed({ path, before, after, description, by, used, derivedFrom }: Edit): Promise<void> {
    await this.#try(path, async () => {
      const now = await fingerprint(nodeHash, Buffer.from(after));
      await this.#earlier(path, before);
      const author = { agent: person().id, source: 'person' as const };
      const parts = changesBetween(partsOf(read(before, { path })), partsOf(read(after, { path })), author);
      await this.record(path, 'decision-record', {
        ...byTool('modification', now),
        description,
        // What code computed from a person's or a model's words leaves them whose they are.
        parts: by === 'person' ? parts : { ...parts, set: new Map() },
        ...(used ? { used } : {}),
        ...(derivedFrom ? { derivedFrom } : {}),
      });
    });
  }

  /** A companion that has provenance of its own, such as a lesson, and was changed with the record that it is about. */
  async followed(path: string, type: string, description: string): Promise<void> {
    await this.#try(path, async () => {
      if ((await this.#store.read(provenancePath(this.#store, path, await this.others()))) === null) return;
      await this.made(path, type, { type: 'modification', description });
    });
  }

  /** What was written elsewhere and found by its hash: the person's, as far as anybody knows. */
  async unrecorded(path: string, text: string, description: string): Promise<string | null> {
    const after = await fingerprint(nodeHash, Buffer.from(text));
    return this.#unrecorded(path, text, after, description);
  }

  async record(path: string, type: string, change: Change): Promise<void> {
    const refused = await recordChange(this.#store, { path, type }, await this.others(), change);
    if (refused !== null) warn(refused);
  }

  async #earlier(path: string, before: string): Promise<void> {
    const text = await this.#store.read(provenancePath(this.#store, path, await this.others()));
    const reading = text === null ? null : readProvenance(text);
    if (reading?.state !== 'fine') return;
    const then = await fingerprint(nodeHash, Buffer.from(before));
    const { sha256, textSha256 } = reading.record.entity;
    if (then.sha256 === sha256 || then.textSha256 === textSha256) return;
    const refused = await this.#unrecorded(
      path,
      before,
      then,
      'Changed outside Deliberate; found before another change.',
    );
    if (refused !== null) warn(refused);
  }

  async #unrecorded(path: string, text: string, after: Fingerprint, description: string): Promise<string | null> {
    const others = await this.others();
    const file = provenancePath(this.#store, path, others);
    const known = await this.#store.read(file);
    if (known === null) {
      const change = { ...byPerson('generation', after), unrecorded: true, description };
      const begun = begin({ path, type: 'decision-record' }, companionName(path, others), change);
      // Where it is there by now somebody else has just begun it.
      await this.#store.write(file, begun, null);
      return null;
    }
    const parts = await partsChanged(this.#root, path, text, known, this.#settings.records);
    return recordChange(this.#store, { path, type: 'decision-record' }, others, {
      ...byPerson('modification', after),
      unrecorded: true,
      description: parts ? description : `${description} Which parts changed is not known.`,
      ...(parts ? { parts } : {}),
    });
  }

  async #print(path: string): Promise<Fingerprint | null> {
    const bytes = await this.#store.bytes(path);
    return bytes && fingerprint(nodeHash, bytes);
  }

  async #try(path: string, work: () => Promise<void>): Promise<void> {
    // A file elsewhere has its provenance elsewhere.
    if (inside(path) !== path) return;
    try {
      await work();
    } catch (error) {
      warn(`The provenance of ${path} was not recorded: ${error instanceof Error ? error.message : error}`);
    }
  }
}

function byTool(type: Change['type'], after: Fingerprint): Change {
  return {
    ...byPerson(type, after),
    agents: [tool, person()],
    onBehalfOf: [{ delegate: tool.id, responsible: person().id }],
  };
}

function byPerson(type: Change['type'], after: Fingerprint): Change {
  const now = new Date();
  return {
    type,
    started: now.toISOString(),
    ended: now.toISOString(),
    day: localDate(now),
    agents: [person()],
    after,
  };
}
