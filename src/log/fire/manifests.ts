/** One thing that a manifest asks for. */
export interface Need {
  readonly name: string;
  /** As declared: `^4.2.1`, `>=3.11`, `17-alpine`; `null` where none is. */
  readonly version: string | null;
  /** A library that the product is built with, and neither a tool, a platform nor what a library brings along. */
  readonly direct: boolean;
}

type Reader = (text: string) => Need[];

/** By the file's name. Lines are read as people write them; a parser for each format would be a package for each. */
const READERS: readonly (readonly [RegExp, Reader])[] = [
  [/^package\.json$/, packageJson],
  [/^composer\.json$/, text => jsonNeeds(text, ['require'], ['require-dev'])],
  [/^pyproject\.toml$/, pyproject],
  [/^requirements[\w.-]*\.txt$/, text => lines(text, /^([A-Za-z][\w.-]*)(?:\[[^\]]*\])?\s*((?:[=<>~!]=?|===)[^;#]*)?/)],
  [/^pom\.xml$/, pom],
  [/^build\.gradle(?:\.kts)?$/, text => all(text, /['"]([\w.-]+:[\w.-]+):([\w.$-]+)['"]/g)],
  [/^go\.mod$/, goMod],
  [
    /^Cargo\.toml$/,
    text =>
      section(text, /^\[(?:workspace\.)?dependencies\]/, /^([\w-]+)\s*=\s*(?:"([^"]*)"|\{.*?version\s*=\s*"([^"]*)")/),
  ],
  [/^Gemfile$/, text => lines(text, /^\s*gem\s+['"]([\w-]+)['"](?:\s*,\s*['"]([^'"]*)['"])?/)],
  [
    /\.(?:cs|fs|vb)proj$|^Directory\.Packages\.props$/,
    text => all(text, /<Package(?:Reference|Version)\s+Include="([^"]+)"(?:\s+Version="([^"]*)")?/g),
  ],
  [/^pubspec\.yaml$/, text => section(text, /^dependencies:/, /^ {2}([\w-]+):\s*["']?([^\s"'#]*)/)],
  [/^\.(?:nvmrc|node-version)$/, text => platform('node', text.trim().split('\n')[0] ?? '')],
  [/^\.python-version$/, text => platform('python', text.trim().split('\n')[0] ?? '')],
  [/^\.tool-versions$/, text => lines(text, /^([\w-]+)\s+(\S+)/).map(need => ({ ...need, direct: false }))],
  [/^Dockerfile(?:\.[\w-]+)?$/, text => images(text, /^\s*FROM\s+(?:--\S+\s+)?(\S+)/gim)],
  [/^(?:docker-)?compose[\w.-]*\.ya?ml$/, text => images(text, /^\s*image:\s*["']?([^\s"'#]+)/gm)],
];

export function isManifest(path: string): boolean {
  return READERS.some(([name]) => name.test(path.slice(path.lastIndexOf('/') + 1)));
}

export function needsIn(path: string, text: string): Need[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (text.length > 2_000_000) return [];
  return READERS.find(([pattern]) => pattern.test(name))?.[1](text) ?? [];
}

function packageJson(text: string): Need[] {
  const needs = jsonNeeds(text, ['dependencies', 'optionalDependencies'], ['devDependencies', 'peerDependencies']);
  const engines = jsonNeeds(text, [], ['engines']);
  return [...needs, ...engines, ...engines.map(need => ({ ...need, name: `engines.${need.name}` }))];
}

function jsonNeeds(text: string, direct: readonly string[], other: readonly string[]): Need[] {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return [];
  }
  const own = (key: string): [string, unknown][] => {
    const value =
      typeof data === 'object' && data !== null && Object.hasOwn(data, key)
        ? (data as Record<string, unknown>)[key]
        : null;
    return typeof value === 'object' && value !== null ? Object.entries(value) : [];
  };
  const needs = (keys: readonly string[], isDirect: boolean) =>
    keys
      .flatMap(own)
      .map(([name, version]) => ({ name, version: typeof version === 'string' ? version : null, direct: isDirect }));
  return [...needs(direct, true), ...needs(other, false)];
}

function pyproject(text: string): Need[] {
  const python = /^requires-python\s*=\s*["']([^"']+)["']/m.exec(text)?.[1];
  const list = /^dependencies\s*=\s*\[([\s\S]*?)^\s*\]|^dependencies\s*=\s*\[(.*)\]/m.exec(text);
  const listed = [...(list?.[1] ?? list?.[2] ?? '').matchAll(/["']([A-Za-z][\w.-]*)(?:\[[^\]]*\])?\s*([^"';]*)/g)].map(
    need,
  );
  const poetry = section(
    text,
    /^\[tool\.poetry\.dependencies\]/,
    /^([\w-]+)\s*=\s*(?:["']([^"']*)["']|\{.*?version\s*=\s*["']([^"']*)["'])/,
  );
  return [
    ...(python ? platform('python', python) : []),
    ...listed,
    ...poetry.map(one => (one.name === 'python' ? { ...one, direct: false } : one)),
  ];
}

function pom(text: string): Need[] {
  const bare = text.replace(/<!--[\s\S]*?-->/g, '');
  const property = (name: string) =>
    new RegExp(`<${name.replace(/[^\w.-]/g, '').replaceAll('.', '\\.')}>([^<]*)<`).exec(bare)?.[1]?.trim();
  return [...bare.matchAll(/<(dependency|parent)>([\s\S]*?)<\/\1>/g)].slice(0, 2000).flatMap(([, kind, body = '']) => {
    const part = (name: string) => new RegExp(`<${name}>\\s*([^<]*?)\\s*</${name}>`).exec(body)?.[1];
    const [group, artifact, said] = [part('groupId'), part('artifactId'), part('version')];
    if (!artifact) return [];
    const version = said?.startsWith('${') ? (property(said.slice(2, -1)) ?? null) : (said ?? null);
    const direct = kind === 'dependency' && part('scope') !== 'test';
    return [
      { name: `${group ?? ''}:${artifact}`, version, direct },
      { name: artifact, version, direct: false },
    ];
  });
}

function goMod(text: string): Need[] {
  const go = /^go\s+(\S+)/m.exec(text)?.[1];
  const required = [
    ...text.matchAll(/^(?:\s*require\s+|\s+)([\w.-]+\.[\w.-]+\/\S+|[\w.-]+\.[a-z]+)\s+(v\S+)(.*)$/gm),
  ].map(([, name = '', version = '', rest = '']) => ({ name, version, direct: !/\/\/\s*indirect/.test(rest) }));
  return [...(go ? platform('go', go) : []), ...required];
}

/** `registry.example.com/team/postgres:17-alpine` -> `postgres`, `17-alpine`. */
function images(text: string, pattern: RegExp): Need[] {
  return [...text.matchAll(pattern)].flatMap(found => {
    const image = /(?:^|\/)([\w.-]+)(?::([\w.-]+))?(?:@\S+)?$/.exec(found[1] ?? '');
    return image?.[1] ? [{ name: image[1], version: image[2] ?? null, direct: false }] : [];
  });
}

function lines(text: string, pattern: RegExp): Need[] {
  return text.split(/\r?\n/).flatMap(line => {
    const found = pattern.exec(line);
    return found ? [need(found)] : [];
  });
}

function section(text: string, head: RegExp, pattern: RegExp): Need[] {
  const rows = text.split(/\r?\n/);
  const start = rows.findIndex(row => head.test(row));
  if (start < 0) return [];
  const rest = rows.slice(start + 1);
  const end = rest.findIndex(row => /^\[|^[A-Za-z_][\w-]*:/.test(row));
  return lines(rest.slice(0, end < 0 ? rest.length : end).join('\n'), pattern);
}

function all(text: string, pattern: RegExp): Need[] {
  return [...text.matchAll(pattern)].slice(0, 5000).map(need);
}

function need(found: RegExpExecArray | RegExpMatchArray): Need {
  const version = (found[2] ?? found[3] ?? '').trim();
  return { name: found[1] ?? '', version: version === '' ? null : version, direct: true };
}

function platform(name: string, version: string): Need[] {
  return [{ name, version, direct: false }];
}
