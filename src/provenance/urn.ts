/**
 * The names of things: `urn:aiwg:artifact:docs/adr/0004-x.md`, `urn:aiwg:activity:generation:0004-x:001`,
 * `urn:aiwg:agent:human:mia`, `urn:aiwg:catalogue:caching/redis`. Whatever a URN may not hold is percent-encoded, so the
 * path of a file can be had back from its name, and no name needs an escape in PROV-N.
 */
const kept = /[A-Za-z0-9_~/@!$&*+-]/;
const text = '(?:[A-Za-z0-9._~/@!$&*+-]|%[0-9A-F]{2})+';
const artifact = new RegExp(`^urn:aiwg:artifact:(${text})$`);
const activity = new RegExp(`^urn:aiwg:activity:([a-z]+):(${text}):(\\d{1,9})$`);
const agent = new RegExp(`^urn:aiwg:agent:${text}(?::${text})*$`);
const catalogue = new RegExp(`^urn:aiwg:catalogue:${text}$`);

export const activityTypes = [
  'generation',
  'modification',
  'refactoring',
  'testing',
  'review',
  'merge',
  'derivation',
  'validation',
  'deployment',
] as const;
export type ActivityType = (typeof activityTypes)[number];

export function artifactUrn(path: string): string {
  return `urn:aiwg:artifact:${encode(path)}`;
}

/** An entry of the knowledge that ships with us: it is data of a version of ours, not a file of the workspace. */
export function catalogueUrn(entry: string): string {
  return `urn:aiwg:catalogue:${encode(entry)}`;
}

/** Three digits at least, so that names sort as the activities came. */
export function activityUrn(type: ActivityType, name: string, sequence: number): string {
  return `urn:aiwg:activity:${type}:${encode(name)}:${String(sequence).padStart(3, '0')}`;
}

/** `agentUrn('human', 'Mia Berg')` -> `urn:aiwg:agent:human:Mia%20Berg`. */
export function agentUrn(...names: readonly [string, ...string[]]): string {
  return `urn:aiwg:agent:${names.map(encode).join(':')}`;
}

/** The path of a file from its name; `null` for the name of anything else, and of anything outside the workspace. */
export function pathOf(urn: string): string | null {
  const path = decode(artifact.exec(urn)?.[1] ?? '');
  return path === null || path.split(/[\\/]/).some(step => step === '' || /^\.{1,2}$/.test(step)) ? null : path;
}

export interface ActivityName {
  readonly type: string;
  readonly name: string;
  readonly sequence: number;
}

export function activityName(urn: string): ActivityName | null {
  const [, type, name, sequence] = activity.exec(urn) ?? [];
  const plain = decode(name ?? '');
  return type === undefined || plain === null ? null : { type, name: plain, sequence: Number(sequence) };
}

export function isEntity(urn: string): boolean {
  return pathOf(urn) !== null || catalogue.test(urn);
}

export function isAgent(urn: string): boolean {
  return agent.test(urn);
}

/** A dot stays, except at an end where neither PROV-N nor a file system likes it. */
function encode(name: string): string {
  let result = '';
  for (const character of name.replace(/\p{Surrogate}/gu, '\uFFFD')) {
    if (kept.test(character) || character === '.') result += character;
    else result += encodeURIComponent(character).replace(/[()',;=:]/g, found => hex(found));
  }
  return result.replace(/\.$/, hex('.'));
}

function hex(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

function decode(name: string): string | null {
  try {
    return decodeURIComponent(name);
  } catch {
    return null;
  }
}
