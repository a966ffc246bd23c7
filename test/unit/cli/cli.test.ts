import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { deliberate, withFolder } from './run';

const example = readFileSync(path.join(root, 'sample/docs/adr/0004-keep-user-sessions-in-redis.md'), 'utf8');
const wrong = example.replace('**3.90**', '**3.95**');

describe('deliberate score', () => {
  it('gives scripts the shape they rely on', () => {
    withFolder({ 'a.md': wrong }, folder => {
      const { code, out, err } = deliberate(folder, 'score', 'a.md', '--json');
      expect([code, err]).toEqual([0, '']);
      const report = JSON.parse(out);
      expect(report).toMatchObject({ file: 'a.md', chosen: 'Redis cluster' });
      expect(report.matrices).toHaveLength(1);
      const [matrix] = report.matrices;
      expect(matrix).toMatchObject({
        line: 24,
        orientation: 'criteria-rows',
        scale: { min: 1, max: 5, inferred: false },
        minimum: 3.25,
        ranking: ['Redis cluster', 'Sticky in-process', 'Database (today)'],
        gap: 0.3,
        gapShare: 0.075,
        confidence: 'MODERATE',
        formula: 'weighted-mean',
      });
      expect(matrix.criteria[2]).toEqual({
        name: 'Security',
        weight: 0.2,
        direction: 'higher',
        critical: { op: '>=', value: 4 },
      });
      expect(matrix.options[0]).toMatchObject({
        name: 'Redis cluster',
        total: 3.9,
        stated: 3.95,
        statedIsRight: false,
        complete: true,
        vetoedBy: [],
        rank: 1,
      });
      expect(matrix.options[3]).toMatchObject({
        total: 4.35,
        stated: 4.35,
        statedIsRight: true,
        vetoedBy: ['Security'],
        rank: null,
      });
      expect(matrix.options[0].scores).toEqual({ Availability: 4, Latency: 5, Security: 4, Operability: 3, Cost: 2 });
      const interval = matrix.stability.find(({ criterion }: { criterion: string }) => criterion === 'Latency');
      expect([interval.low.toFixed(3), interval.high]).toEqual(['0.135', 1]);
    });
  });

  it('says it to people in a few lines', () => {
    withFolder({ 'a.md': wrong }, folder => {
      const { out } = deliberate(folder, 'score', 'a.md');
      expect(out).toContain('1  Redis cluster      3.90  stated 3.95: WRONG');
      expect(out).toContain('MODERATE: Redis cluster is 0.30 ahead of Sticky in-process.');
    });
  });

  it('survives names that are keys of every object', () => {
    const table =
      '| Criterion | Weight | A | B |\n| --- | --- | --- | --- |\n| \\_\\_proto\\_\\_ | 50% | 1 | 2 |\n| constructor | 50% | 3 | 4 |\n| **Total** | | 2 | 3 |\n';
    withFolder({ 'a.md': `# X\n\n## Decision Matrix\n\n${table}` }, folder => {
      const [matrix] = JSON.parse(deliberate(folder, 'score', 'a.md', '--json').out).matrices;
      expect(Object.entries(matrix.options[0].scores)).toEqual([
        ['__proto__', 1],
        ['constructor', 3],
      ]);
    });
  });
});

describe('deliberate check', () => {
  it('finds nothing in a record that is right', () => {
    withFolder({ 'docs/adr/0004-a.md': example }, folder => {
      const { code, out } = deliberate(folder, 'check');
      expect([code, out]).toEqual([0, '1 record, nothing to mend.\n']);
    });
  });

  it('says where the wrong total stands, to people, scripts and code hosts', () => {
    withFolder({ 'docs/adr/0004-a b.md': wrong }, folder => {
      const text = deliberate(folder, 'check');
      expect(text.code).toBe(1);
      expect(text.out).toMatch(/^docs\/adr\/0004-a b\.md:31:\d+: error: .*3\.95.*3\.90.*\(wrong-total, --fix\)$/m);
      const [finding] = JSON.parse(deliberate(folder, 'check', '--format', 'json').out);
      expect(Object.keys(finding)).toEqual([
        'file',
        'line',
        'column',
        'endLine',
        'endColumn',
        'rule',
        'severity',
        'message',
        'fixable',
      ]);
      const [line = ''] = wrong.split('\n').slice(finding.line - 1);
      expect(line.slice(finding.column - 1, finding.endColumn - 1)).toBe('3.95');
      const sarif = JSON.parse(deliberate(folder, 'check', '--format', 'sarif').out);
      expect(sarif.version).toBe('2.1.0');
      const [result] = sarif.runs[0].results;
      expect(result).toMatchObject({ ruleId: 'wrong-total', level: 'error' });
      expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('docs/adr/0004-a%20b.md');
      expect(sarif.runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)).toContain('wrong-total');
    });
  });

  it('mends the total and nothing else, whatever the line ends', () => {
    const dos = wrong.replaceAll('\n', '\r\n');
    withFolder({ 'unix/a.md': wrong, 'dos/a.md': dos }, folder => {
      const unix = path.join(folder, 'unix', 'a.md');
      chmodSync(unix, 0o640);
      expect(deliberate(folder, 'check', 'unix/a.md', 'dos/a.md', '--fix').code).toBe(0);
      expect(readFileSync(unix, 'utf8')).toBe(example);
      expect(readFileSync(path.join(folder, 'dos', 'a.md'), 'utf8')).toBe(example.replaceAll('\n', '\r\n'));
      expect(statSync(unix).mode & 0o777).toBe(0o640);
      expect(readdirSync(path.join(folder, 'unix'))).toEqual(['a.md']);
    });
  });

  it('leaves a file alone whose bytes it could not give back', () => {
    const latin1 = Buffer.from(wrong.replace('The shop', 'Das Geschäft'), 'latin1');
    withFolder({ 'a.md': latin1 }, folder => {
      const { code, err } = deliberate(folder, 'check', 'a.md', '--fix');
      expect([code, err]).toEqual([
        3,
        'deliberate: a.md is not valid UTF-8: it is left as it is, since writing it would change other bytes.\n',
      ]);
      expect(readFileSync(path.join(folder, 'a.md')).equals(latin1)).toBe(true);
    });
  });

  it('exempts what the workspace says is too old', () => {
    const settings = '{\n  // ours\n  "deliberate.review.exemptUpTo": 4, /* all */\n}';
    withFolder({ 'docs/adr/0004-a.md': wrong, '.vscode/settings.json': settings }, folder => {
      expect(deliberate(folder, 'check').code).toBe(0);
    });
  });
});

describe('deliberate list', () => {
  it('shows the log, and only records', () => {
    const texts = {
      'docs/adr/0001-a.md': '# 1. A | "quoted"\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n',
      'docs/adr/sub/0002-b.md': '# 2. B\n\n## Status\n\nSuperseded by [ADR-3](../0003-c.md)\n',
      'docs/adr/README.md': '# Log\n\nStatus: draft\n',
      'docs/adr/template.md': '# {title}\n\n* Status: proposed\n',
      'docs/adr/notes.md': '# Notes of a meeting\n',
    };
    withFolder(texts, folder => {
      const rows = JSON.parse(deliberate(folder, 'list', '--json').out);
      expect(rows.map((row: { path: string; status: string }) => [row.path, row.status])).toEqual([
        ['docs/adr/0001-a.md', 'accepted'],
        ['docs/adr/sub/0002-b.md', 'superseded'],
      ]);
      expect(rows[0]).toMatchObject({ number: '1', title: 'A | "quoted"', date: '2026-01-02' });
      expect(rows[1].links).toEqual([{ relation: 'superseded-by', target: '../0003-c.md' }]);
      expect(deliberate(folder, 'list').out.split('\n')).toHaveLength(3);
    });
  });

  it('takes a folder by any path', () => {
    withFolder({ 'log/0001-a.md': '# 1. A\n', 'x/y.txt': '' }, folder => {
      for (const [cwd, name] of [
        ['.', 'log'],
        ['.', './log/'],
        ['log', '.'],
        ['x', '../log'],
        ['.', path.join(folder, 'log')],
      ] as const)
        expect([name, deliberate(path.join(folder, cwd), 'list', name).out.split('\n').length]).toEqual([name, 2]);
      expect(deliberate(folder, 'list', 'gone')).toMatchObject({
        code: 3,
        err: 'deliberate: gone cannot be listed: there is no such folder.\n',
      });
    });
  });

  it('says so when there is nothing', () => {
    withFolder({ 'elsewhere/0001-a.md': '# 1. A\n' }, folder => {
      expect(deliberate(folder, 'list').out).toMatch(/^No decision records in docs\/adr\. .*deliberate\.folder/);
      expect(deliberate(folder, 'list', 'elsewhere').out).toContain('A');
      for (const words of [['check'], ['index'], ['graph'], ['export', '--html', 'x.html']])
        expect(deliberate(folder, ...words)).toMatchObject({
          code: 0,
          err: expect.stringMatching(/^deliberate: No decision records in docs\/adr\. .*\.adr-dir\.\n$/),
        });
    });
  });
});

describe('deliberate adr', () => {
  it.each(['nygard', 'madr', 'madr-minimal', 'tot'])('writes the next record from %s', template => {
    withFolder({ 'docs/adr/0007-a.md': '# 7. A\n' }, folder => {
      const { code, out } = deliberate(folder, 'adr', 'Use Redis', '--template', template);
      expect([code, out]).toEqual([0, 'docs/adr/0008-use-redis.md\n']);
      const [, row] = JSON.parse(deliberate(folder, 'list', '--json').out);
      expect(row).toMatchObject({
        number: expect.stringMatching(/^0*8$/),
        title: 'Use Redis',
        status: 'proposed',
        date: expect.stringMatching(/^\d{4}-/),
      });
    });
  });

  it("fills a team's own file", () => {
    withFolder({ 'team.md': '# {{number}}: {{title}}\n\nStatus: {{status}}\n' }, folder => {
      deliberate(folder, 'adr', 'Use Redis', '--template', 'team.md');
      expect(readFileSync(path.join(folder, 'docs/adr/0001-use-redis.md'), 'utf8')).toBe(
        '# 0001: Use Redis\n\nStatus: Proposed\n',
      );
    });
  });
});

describe('bad input is told plainly', () => {
  it.each([
    [[], 2, ''],
    [['bogus'], 2, 'There is no command bogus'],
    [['toString'], 2, 'There is no command toString'],
    [['score'], 2, 'score takes one file'],
    [['score', 'missing.md'], 3, 'missing.md cannot be read: there is no such file.'],
    [['score', 'folder'], 3, 'folder cannot be read: it is a folder.'],
    [['score', 'binary.md'], 3, 'binary.md is not a text file.'],
    [['score', 'big.md'], 3, 'big.md has 11 MB: records of up to 10 MB are read.'],
    [['check', 'missing.md'], 3, 'missing.md cannot be read: there is no such file or folder.'],
    [['check', '--format', 'xml'], 2, '--format takes text, json, sarif, not xml.'],
    [['check', '--bogus'], 2, "check: Unknown option '--bogus'."],
    [['adr', ' '], 2, 'adr takes a title'],
    [
      ['new', 'X', '--context', 'folder/x.md', '--dir', '../elsewhere'],
      2,
      '--dir takes a folder inside the current one',
    ],
    [['provenance', 'verify', 'missing.md'], 3, 'missing.md cannot be read: there is no such file.'],
    [['adr', 'X', '--template', 'bogus'], 2, 'There is no template bogus'],
  ])('%j', (args, expected, message) => {
    const texts = { 'folder/x.md': '', 'binary.md': Buffer.from([35, 32, 0, 1, 2]), 'big.md': 'x'.repeat(11_000_000) };
    withFolder(texts, folder => {
      const { code, err } = deliberate(folder, ...args);
      expect(code).toBe(expected);
      if (message)
        expect(err).toMatch(new RegExp(`^deliberate: ${message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}.*\n$`));
    });
  });

  it.each(['score', 'check'])('%s takes an empty file, a huge table and nested garbage as they are', name => {
    const rows = Array.from({ length: 10_000 }, (_, row) => `| C${row} | 1 | 2 | 3 |`).join('\n');
    const texts = {
      'empty.md': '',
      'table.md': `# T\n\n| Criterion | Weight | A | B |\n| --- | --- | --- | --- |\n${rows}\n`,
      'nested.md': `${'> '.repeat(5000)}${'['.repeat(5000)}${'*_'.repeat(5000)}\n${'- '.repeat(2000)}x\n`,
      'front.md': `---\n${'a: {'.repeat(3000)}\n`,
      'settings.md': '---\nstatus: [accepted\n---\n# x',
    };
    withFolder(texts, folder => {
      for (const file of Object.keys(texts)) {
        const { code, err } = deliberate(folder, name, file);
        expect([file, code === 0 || code === 1, err]).toEqual([file, true, '']);
        expect(readFileSync(path.join(folder, file), 'utf8')).toBe(texts[file as keyof typeof texts]);
      }
    });
  });

  it('a settings file that is no JSON', () => {
    withFolder({ '.vscode/settings.json': '{"deliberate.folder": ' }, folder => {
      expect(deliberate(folder, 'list')).toMatchObject({
        code: 3,
        err: 'deliberate: .vscode/settings.json is not valid: mend it, or move it away.\n',
      });
    });
  });

  it('a circle of links', () => {
    withFolder({ 'docs/adr/0001-a.md': '# 1. A\n' }, folder => {
      symlinkSync('.', path.join(folder, 'docs/adr/again'));
      const { code, out } = deliberate(folder, 'list', '--json');
      expect(code).toBe(0);
      expect(JSON.parse(out)).toHaveLength(1);
    });
  });
});

describe('deliberate', () => {
  it('says its version, and helps with every command', () => {
    withFolder({}, folder => {
      const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
      expect(deliberate(folder, '--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
      const help = deliberate(folder, '--help').out;
      expect(help).toContain("Gap over 12.5 % of the scale's range is HIGH, 5 to 12.5 % MODERATE, under 5 % TIE.");
      for (const name of ['score', 'check', 'adr', 'list'])
        expect(deliberate(folder, name, '--help')).toEqual({ code: 0, out: help, err: '' });
    });
  });
});
