import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/adr/edit/text';
import { appliesTo } from '../../../src/log/applies';
import { entryOf } from '../../../src/log/entries';
import { governing } from '../../../src/log/governing';
import { editsAfter, isTouched, type MovedPath, placeAfter } from '../../../src/log/moved';
import { resolved } from '../../../src/log/paths';

const path = 'docs/adr/0001-a.md';
const then = (text: string, moves: readonly MovedPath[], base = '', own = path) =>
  applyEdits(text, editsAfter(own, text, base, moves));
const record = (globs: string, body = '') =>
  `---\nstatus: accepted # since May\napplies-to: ${globs}\n---\n# A\n\n## Context\n\n${body}\n`;
const login: MovedPath = { from: 'src/auth', to: 'src/login' };

describe('what a record says of files that move', () => {
  it.each([
    ['[src/auth/**, "src/b.ts"] # both', '[src/login/**, "src/b.ts"] # both'],
    ["'src/auth'", "'src/login'"],
    ['./src/auth/*.ts', './src/login/*.ts'],
    ['\n  - src/auth/** # ours\n  - "src/auth/x.ts"', '\n  - src/login/** # ours\n  - "src/login/x.ts"'],
    ['src/author/**', 'src/author/**'],
    ['src/*/x.ts', 'src/*/x.ts'],
    ['lib/src/auth/**', 'lib/src/auth/**'],
    ['src/auth/{a,b}.ts', 'src/login/{a,b}.ts'],
  ])('follows in its globs: %s', (before, wanted) => {
    expect(then(record(before), [login])).toBe(record(wanted));
  });

  it('quotes what YAML would take for something else', () => {
    const moves = [{ from: 'src/auth', to: 'src/a, b' }];
    const text = then(record('[src/auth/**, x]'), moves);
    expect(text).toContain('applies-to: ["src/a, b/**", x]');
    expect(appliesTo(text)).toEqual(['src/a, b/**', 'x']);
    expect(then(record("'src/auth/x'"), [{ from: 'src/auth', to: "it's" }])).toContain(`applies-to: "it's/x"`);
    expect(then(record('src/auth/x'), [{ from: 'src/auth', to: '@scope/auth' }])).toContain('"@scope/auth/x"');
    // A path with a character of globs cannot be written as a glob.
    expect(then(record('src/auth/x'), [{ from: 'src/auth', to: 'src/[a]*' }])).toBe(record('src/auth/x'));
  });

  it('follows in TOML and below a base', () => {
    const toml = '+++\napplies_to = ["src/auth/**"]\n+++\n# A\n';
    expect(then(toml, [login])).toBe(toml.replace('auth', 'login'));
    const moves = [{ from: 'packages/a/src/auth', to: 'packages/a/src/login' }];
    expect(then(record('src/auth/**'), moves, 'packages/a', 'packages/a/docs/adr/0001-a.md')).toBe(
      record('src/login/**'),
    );
    expect(then(record('src/auth/**'), [{ from: 'packages/a/src/auth', to: 'lib/auth' }], 'packages/a')).toBe(
      record('src/auth/**'),
    );
  });

  it('follows in its links, and leaves their labels, fragments and code alone', () => {
    const body = [
      'See [src/auth/a.md](../../src/auth/a.md#why), [b](./0002-b.md "0002-b.md") and <https://x/src/auth/a.md>.',
      '`[c](../../src/auth/a.md)`',
    ].join('\n');
    const moves = [login, { from: 'docs/adr/0002-b.md', to: 'docs/adr/0002-new name.md' }];
    expect(then(record('x', body), moves)).toBe(
      record(
        'x',
        body
          .replace('](../../src/auth/a.md#why)', '](../../src/login/a.md#why)')
          .replace('./0002-b.md "', './0002-new%20name.md "'),
      ),
    );
  });

  it('keeps its own links when it moves itself, and when all moves together nothing changes', () => {
    const text = record('x', '[b](0002-b.md) [code](../../src/a.md)');
    expect(then(text, [{ from: path, to: 'docs/adr/old/0001-a.md' }])).toBe(
      record('x', '[b](../0002-b.md) [code](../../../src/a.md)'),
    );
    expect(then(record('x', '[b](0002-b.md)'), [{ from: 'docs/adr', to: 'docs/decisions' }])).toBe(
      record('x', '[b](0002-b.md)'),
    );
  });

  it('is looked for only in records that name something that moves', () => {
    const entry = (globs: string, body = '') => entryOf(path, record(globs, body));
    expect(isTouched(entry('src/auth/**'), '', [login])).toBe(true);
    expect(isTouched(entry('x', '[a](../../src/auth/a.md)'), '', [login])).toBe(true);
    expect(isTouched(entry('lib/**', '[a](../../lib/a.md)'), '', [login])).toBe(false);
  });

  it('goes on governing what it governed, wherever that goes, and nothing else of the text changes', () => {
    const name = fc.stringMatching(/^[a-zA-Z0-9_ ,'"#:@!&%()-]{1,8}$/).filter(one => one.trim() === one);
    // `a:` at the beginning is a drive: a glob that leads out of the workspace governs nothing.
    const folder = fc
      .array(name, { minLength: 1, maxLength: 3 })
      .map(parts => parts.join('/'))
      .filter(one => !/^[a-z]:/i.test(one));
    const way = fc.constantFrom('', '/**', '/*.ts');
    const quote = fc.constantFrom("'", '"', '');
    fc.assert(
      fc.property(folder, folder, way, quote, (from, to, rest, sign) => {
        // The other one of the list moves as well.
        fc.pre(from !== 'z');
        const glob = `${from}${rest}`;
        fc.pre(sign === '' ? /^[\w/*.]+$/.test(glob) : !glob.includes(sign));
        fc.pre(appliesTo(record(`[${sign}${glob}${sign}, z]`)).includes(glob));
        const text = then(record(`[${sign}${glob}${sign}, z]`), [{ from, to }]);
        const file = `${from}/x.ts`;
        const covers = (content: string, at: string) => governing([entryOf(path, content)], at).length === 1;
        // Not written where reading it would not give it back; a path with both quotes, or with a comment sign.
        if ((to.includes('"') && to.includes("'")) || / #/.test(to)) return;
        expect(covers(text, placeAfter(file, [{ from, to }]))).toBe(true);
        expect(text.endsWith('z]\n---\n# A\n\n## Context\n\n\n')).toBe(true);
      }),
    );
  });

  it('leads to the same files, whatever moves', () => {
    const name = fc.stringMatching(/^[a-z]{1,2}$/);
    const file = fc.array(name, { minLength: 1, maxLength: 4 }).map(parts => `${parts.join('/')}.md`);
    fc.assert(
      fc.property(file, file, file, file, (own, target, from, to) => {
        fc.pre(own !== target && from !== to && to !== own && to !== target);
        const link = (at: string, way: string) => resolved(at, /\]\(([^)]*)\)/.exec(way)?.[1] ?? '');
        const depth = own.split('/').length - 1;
        const text = `# A\n\n[x](${'../'.repeat(depth)}${target})\n`;
        const moves = [{ from, to }];
        const now = applyEdits(text, editsAfter(own, text, '', moves));
        expect(link(placeAfter(own, moves), now)).toBe(placeAfter(target, moves));
      }),
    );
  });
});
