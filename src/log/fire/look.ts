import { exact } from '../../decision/exact';
import type { Files } from '../../ports/files';
import type { Check } from './check';
import { counted } from './count';
import { momentOf } from './days';
import { cleanGlob, matching } from './glob';
import { judge } from './judge';
import type { Metrics } from './samples';
import { valuesIn, type YamlReader } from './values';
import { meets, number, type Verdict } from './verdict';
import { isCalled, versionMeets, versionOf } from './version';
import { Workspace } from './workspace';

/** What the outside looks like on a day. One for all records of a call: the workspace is listed once. */
export interface World {
  readonly files: Files;
  /** The person's own date: `2026-11-20`. */
  readonly today: string;
  readonly metrics: Metrics;
  readonly yaml: YamlReader;
}

const unknown = (because: string): Verdict => ({ fires: null, because, asOf: null });
const said = (fires: boolean, because: string): Verdict => ({ fires, because, asOf: null });

/** Looks at the world through one check after another, remembering what it has read. */
export class Lookout {
  readonly #world: World;
  readonly #workspace: Workspace;

  constructor(world: World) {
    this.#world = world;
    this.#workspace = new Workspace(world.files);
  }

  get today(): string {
    return this.#world.today;
  }

  async verdict(check: Check, since: string | null): Promise<Verdict> {
    switch (check.kind) {
      case 'date':
        return momentOf(this.today) >= momentOf(check.at)
          ? said(true, `${check.at} has come`)
          : said(false, `${check.at} is to come`);
      case 'metric': {
        const samples = this.#world.metrics.get(check.metric);
        if (!samples) return unknown(`nobody gave the metric "${check.metric}"`);
        return judge(samples, { ...check, today: this.today, since });
      }
      case 'value':
        return this.#value(check, since);
      case 'file':
        return this.#file(check);
      case 'version':
        return this.#version(check);
      case 'dependency':
        return this.#dependency(check);
      case 'count':
        return this.#count(check);
      case 'person':
        return unknown(check.why);
    }
  }

  async #value(check: Check & { kind: 'value' }, since: string | null): Promise<Verdict> {
    const { wanted, metric, window } = check;
    // What is given on the command line is newer than what lies in the workspace.
    const given = this.#world.metrics.get(metric);
    if (given && 'op' in wanted) return judge(given, { metric, limit: wanted, window, today: this.today, since });
    const file = cleanGlob(check.file);
    if (file === null) return unknown(`${check.file} leads out of the workspace`);
    const text = await this.#workspace.read(file);
    if (text === null) return unknown(`there is no ${file}`);
    const found = valuesIn(file, text, check.at, this.#world.yaml);
    if ('problem' in found) return unknown(found.problem);
    if ('equals' in wanted) {
      const now = 'word' in found ? found.word : number(found.samples.at(-1)?.quantity.value ?? exact(0));
      return said(now.toLowerCase() === wanted.equals.toLowerCase(), `${check.at} is ${now.slice(0, 80)}`);
    }
    if ('word' in found) return unknown(`${check.at} in ${file} is no number`);
    return judge(found.samples, { metric, limit: wanted, window, today: this.today, since });
  }

  async #file({ glob, present }: Check & { kind: 'file' }): Promise<Verdict> {
    const clean = cleanGlob(glob);
    if (clean === null) return unknown(`${glob} leads out of the workspace`);
    const index = await this.#workspace.listed();
    const [first] = matching(index, clean);
    if (first === undefined && index.cut) return unknown('the workspace has too many files to look at');
    if (first !== undefined) return said(present, `${first} is there`);
    return said(!present, `${clean} is not there`);
  }

  async #version({ of, manifest, op, version }: Check & { kind: 'version' }): Promise<Verdict> {
    const limit = versionOf(version);
    const needs = await this.#workspace.needs(manifest);
    if ('problem' in needs) return unknown(needs.problem);
    const own = needs.found.filter(({ need }) => isCalled(need.name, of));
    const known = own.flatMap(({ path, need }) => {
      const parts = need.version === null ? null : versionOf(need.version);
      return parts ? [{ path, said: need.version ?? '', parts }] : [];
    });
    const [first] = known;
    if (!limit || !first)
      return unknown(
        own.length > 0 ? `no version of ${of} is declared` : `${of} is in no manifest${manifest ? ` ${manifest}` : ''}`,
      );
    const hit = known.find(({ parts }) => versionMeets(parts, op, limit));
    return said(
      hit !== undefined,
      `${(hit ?? first).path} declares ${of} ${(hit ?? first).said}; the limit is ${op} ${version}`,
    );
  }

  async #dependency({ of, manifest, present }: Check & { kind: 'dependency' }): Promise<Verdict> {
    const needs = await this.#workspace.needs(manifest);
    if ('problem' in needs) return unknown(needs.problem);
    const own = needs.found.find(({ need }) => isCalled(need.name, of));
    return own
      ? said(present, `${own.path} depends on ${of}`)
      : said(!present, `no manifest${manifest ? ` ${manifest}` : ''} depends on ${of}`);
  }

  async #count({ of, in: place, limit }: Check & { kind: 'count' }): Promise<Verdict> {
    const where = place === null ? null : cleanGlob(place);
    if (place !== null && where === null) return unknown(`${place} leads out of the workspace`);
    const found = await counted(this.#workspace, of, where, this.#world.yaml);
    if ('problem' in found) return unknown(found.problem);
    const fires = meets(exact(found.count), limit);
    // What was not looked at could only make it more.
    const sure =
      !(await this.#workspace.listed()).cut ||
      of === 'dependencies' ||
      (fires && (limit.op === '>' || limit.op === '>='));
    if (!sure) return unknown('the workspace has too many files to look at');
    return said(fires, `${found.count} ${of} in ${found.where}; the limit is ${limit.op} ${number(limit.value)}`);
  }
}
