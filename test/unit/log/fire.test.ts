import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { read } from '../../../src/adr/read';
import { boundedFiles } from '../../../src/cli/boundedFiles';
import { diskFiles } from '../../../src/cli/files';
import { parseYaml } from '../../../src/evidence/yaml';
import { firing, type Outcome } from '../../../src/log/fire/fire';
import { metricsOf } from '../../../src/log/fire/samples';
import { memoryFiles } from './memoryFiles';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function workspace(texts: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'deliberate-fire-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

const recordOf = (lines: string, status = 'Accepted') =>
  read(`# T\n\nDate: 2026-01-15\n\n## Status\n\n${status}\n\n## Backtracking Triggers\n\n${lines}\n`, {
    path: 'docs/adr/0001-t.md',
  });

async function outcomes(folder: string, lines: string, metrics = '', today = '2026-11-20'): Promise<Outcome[]> {
  const given = metricsOf(`metric,at,value\n${metrics}`);
  const world = {
    files: boundedFiles(diskFiles(folder), folder),
    today,
    metrics: 'metrics' in given ? given.metrics : new Map(),
    yaml: parseYaml,
  };
  return (await firing([recordOf(lines)], world)).flatMap(({ outcomes }) => outcomes);
}

const table = (row: string) =>
  `| # | Metric | Reconsider when | Window | Then |\n| --- | --- | --- | --- | --- |\n${row}`;
const files = (folder: string, count: number, ending = 'ts') =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${folder}/${index}.${ending}`, '']));

const cost = table('| 1 | cost, `finance/monthly.csv` column `usd` | > 1200 | 3 months in a row | re-open |');

describe('each kind fires and does not fire in a workspace', () => {
  it.each<[string, string, Record<string, string>, Record<string, string>]>([
    [
      'a column',
      cost,
      { 'finance/monthly.csv': 'month,usd\n2026-08,1300\n2026-09,1400\n2026-10,1201\n' },
      { 'finance/monthly.csv': 'month,usd\n2026-08,1300\n2026-09,1200\n2026-10,1201\n' },
    ],
    [
      'a value in YAML',
      '- `limits.tenants` in `config/app.yaml` > 500',
      { 'config/app.yaml': 'limits:\n  tenants: 501\n' },
      { 'config/app.yaml': 'limits:\n  tenants: 500\n' },
    ],
    [
      'a value in JSON',
      '- key `a.b[1]` in `x.json` > 5 ms',
      { 'x.json': '{"a": {"b": [0, "6 ms"]}}' },
      { 'x.json': '{"a": {"b": [9, "4 ms"]}}' },
    ],
    [
      'a series in JSON',
      table('| 1 | lookup, `m/p95.json` key `p95` | > 5 | 2 months in a row | x |'),
      { 'm/p95.json': '{"p95": [{"at": "2026-09", "value": 6}, {"at": "2026-10", "value": 7}]}' },
      { 'm/p95.json': '{"p95": [{"at": "2026-09", "value": 6}, {"at": "2026-10", "value": 5}]}' },
    ],
    [
      'a word in JSON',
      '- key `search.engine` in `flags.json` is elastic',
      { 'flags.json': '{"search": {"engine": "Elastic"}}' },
      { 'flags.json': '{"search": {"engine": "postgres"}}' },
    ],
    ['a file that appears', '- `infra/kafka.tf` is added', { 'infra/kafka.tf': '' }, { 'infra/redis.tf': '' }],
    ['a file that goes', '- `src/legacy/**` no longer exists', { 'src/new.ts': '' }, { 'src/legacy/a/b.ts': '' }],
    ['a folder that goes', '- `src/legacy/` is removed', { 'src/legacy.ts': '' }, { 'src/legacy/b.ts': '' }],
    [
      'package.json',
      '- `react` version in `package.json` >= 20',
      { 'package.json': '{"dependencies": {"react": "^20.1.0"}}' },
      { 'package.json': '{"dependencies": {"react": "^19.9.0"}}' },
    ],
    [
      'engines',
      '- Node.js version > 24',
      { 'package.json': '{"engines": {"node": ">=26"}}' },
      { 'package.json': '{"engines": {"node": ">=24.4"}}' },
    ],
    ['.nvmrc', '- Node.js version > 24', { '.nvmrc': 'v26.0.0\n' }, { '.nvmrc': '24\n' }],
    [
      'pyproject.toml',
      '- `fastapi` version >= 1',
      { 'pyproject.toml': '[project]\ndependencies = [\n  "fastapi>=1.0",\n]\n' },
      { 'pyproject.toml': '[project]\ndependencies = ["fastapi[all]>=0.110"]\n' },
    ],
    [
      'poetry',
      '- `fastapi` version >= 1',
      { 'pyproject.toml': '[tool.poetry.dependencies]\nfastapi = {version = "^1.0"}\n' },
      { 'pyproject.toml': '[tool.poetry.dependencies]\nfastapi = "^0.110"\n' },
    ],
    [
      'requirements.txt',
      '- `django` version 6 or later',
      { 'requirements.txt': 'django==6.0\n' },
      { 'requirements.txt': 'django==5.2 # LTS\n' },
    ],
    [
      'pom.xml',
      '- `spring-boot` version in `pom.xml` >= 4',
      {
        'pom.xml':
          // biome-ignore lint/suspicious/noTemplateCurlyInString: so Maven writes a property
          '<properties><b.v>4.0.1</b.v></properties><dependency><groupId>g</groupId><artifactId>spring-boot</artifactId><version>${b.v}</version></dependency>',
      },
      {
        'pom.xml':
          '<dependency><groupId>g</groupId><artifactId>spring-boot</artifactId><version>3.9.9</version></dependency>',
      },
    ],
    [
      'go.mod',
      '- `github.com/gin-gonic/gin` version >= 2',
      { 'go.mod': 'module x\ngo 1.22\nrequire (\n\tgithub.com/gin-gonic/gin v2.0.0\n)\n' },
      { 'go.mod': 'module x\nrequire github.com/gin-gonic/gin v1.9.1\n' },
    ],
    [
      'Cargo.toml',
      '- `tokio` version >= 2',
      { 'Cargo.toml': '[dependencies]\ntokio = { version = "2.0", features = ["full"] }\n' },
      { 'Cargo.toml': '[dependencies]\ntokio = "1.40"\n' },
    ],
    [
      'build.gradle',
      '- `org.x:lib` version > 3',
      { 'build.gradle.kts': 'implementation("org.x:lib:4.1")' },
      { 'build.gradle.kts': 'implementation("org.x:lib:3.1")' },
    ],
    [
      'a project file',
      '- `Dapper` version >= 3',
      { 'src/A.csproj': '<PackageReference Include="Dapper" Version="3.0.1" />' },
      { 'src/A.csproj': '<PackageReference Include="Dapper" Version="2.1.66" />' },
    ],
    [
      'an image',
      '- PostgreSQL version >= 18',
      { 'docker-compose.yml': 'services:\n  db:\n    image: postgres:18-alpine\n' },
      { Dockerfile: 'FROM postgres:17.2\n' },
    ],
    [
      'a dependency that comes',
      '- `kafkajs` is added to `package.json`',
      { 'package.json': '{"dependencies": {"kafkajs": "2"}}' },
      { 'package.json': '{"dependencies": {}}' },
    ],
    [
      'a dependency that goes',
      '- `package.json` no longer depends on `redis`',
      { 'package.json': '{"dependencies": {}}' },
      { 'package.json': '{"dependencies": {"redis": "5"}}' },
    ],
    [
      'files',
      table('| 1 | files in `src/rules/**/*.ts` | > 3 | once | x |'),
      { ...files('src/rules/a', 4), 'src/rules/x.md': '' },
      { ...files('src/rules', 3), ...files('src/rules/node_modules/p', 9), 'src/rules/x.md': '' },
    ],
    [
      'services',
      '- more than two services',
      { ...files('services/a', 1), ...files('services/b', 2), ...files('services/c', 1) },
      { ...files('services/a', 1), ...files('services/b', 9), 'services/README.md': '' },
    ],
    [
      'services of a compose file',
      '- number of services >= 2',
      { 'compose.yaml': 'services:\n  a: {}\n  b: {}\n' },
      { 'compose.yaml': 'services:\n  a: {}\n' },
    ],
    [
      'migrations',
      '- number of migrations > 2',
      files('db/migrations', 3, 'sql'),
      { ...files('db/migrations', 2, 'sql'), 'db/migrations/3.down.sql': '', 'db/migrations/README.md': '' },
    ],
    [
      'migrations in a folder',
      '- number of migrations in `db/changes` > 2',
      files('db/changes', 3, 'sql'),
      { ...files('db/changes', 2, 'sql'), ...files('db/migrations', 9, 'sql') },
    ],
    [
      'dependencies',
      '- direct dependencies > 1',
      { 'package.json': '{"dependencies": {"a": "1", "b": "1"}}' },
      { 'package.json': '{"dependencies": {"a": "1"}, "devDependencies": {"b": "1"}}' },
    ],
    [
      'dependencies of go.mod',
      '- number of dependencies > 1',
      { 'go.mod': 'module x\nrequire (\n\ta.org/b v1.0.0\n\tc.org/d v1.0.0\n)\n' },
      { 'go.mod': 'module x\nrequire (\n\ta.org/b v1.0.0\n\tc.org/d v1.0.0 // indirect\n)\n' },
    ],
  ])('%s', async (_, lines, there, not) => {
    expect((await outcomes(workspace(there), lines)).map(({ state, because }) => [state, because])).toEqual([
      ['fires', expect.any(String)],
    ]);
    expect((await outcomes(workspace(not), lines)).map(({ state, because }) => [state, because])).toEqual([
      ['quiet', expect.any(String)],
    ]);
  });

  it('a day', async () => {
    const folder = workspace({});
    const line = table('| 1 | review date | 2026-11-20 | once | ask |');
    expect(await outcomes(folder, line)).toMatchObject([{ state: 'fires', because: '2026-11-20 has come' }]);
    expect(await outcomes(folder, line, '', '2026-11-19')).toMatchObject([{ state: 'quiet', next: '2026-11-20' }]);
  });

  it('a metric given from outside, by the text up to the first comma', async () => {
    const folder = workspace({});
    const line = table('| 1 | P95 session lookup, of the gateway | > 5 ms | once | ask |');
    expect(await outcomes(folder, line, 'p95 Session lookup,2026-11-01,6\n')).toMatchObject([
      { state: 'fires', asOf: '2026-11-01' },
    ]);
    expect(await outcomes(folder, line, 'p95 session lookup,2026-11-01,5\n')).toMatchObject([{ state: 'quiet' }]);
    expect(
      await outcomes(folder, cost, ['08', '09', '10'].map(month => `cost,2026-${month},1300`).join('\n')),
    ).toMatchObject([{ state: 'fires' }]);
  });
});

describe('what cannot be told is said to be so', () => {
  it.each<[string, string, Record<string, string>, string, string]>([
    ['vague words', '- The vendor raises prices', {}, 'it names no number, no day and no file', '2027-01-15'],
    [
      'a metric that nobody gave',
      table('| 1 | lookup | > 5 ms | month | x |'),
      {},
      'nobody gave the metric "lookup"',
      '2026-12-15',
    ],
    [
      'the next review first',
      `${table('| 1 | lookup | > 5 ms | year | x |')}\n| 2 | review | 2026-12-01 | once | x |`,
      {},
      'nobody gave the metric "lookup"',
      '2026-12-01',
    ],
    ['no such file', cost, {}, 'there is no finance/monthly.csv', '2027-01-15'],
    [
      'no such column',
      cost,
      { 'finance/monthly.csv': 'month,eur\n2026-08,1\n' },
      'finance/monthly.csv has no column usd',
      '2027-01-15',
    ],
    [
      'no number',
      cost,
      { 'finance/monthly.csv': 'month,usd\n2026-08,lots\n' },
      'finance/monthly.csv row 2: "lots" is no number',
      '2027-01-15',
    ],
    [
      'damaged JSON',
      '- key `a` in `x.json` > 5',
      { 'x.json': '{' },
      'x.json cannot be read: it is no valid JSON',
      '2027-01-15',
    ],
    [
      'damaged YAML',
      '- key `a` in `x.yaml` > 5',
      { 'x.yaml': 'a: [1' },
      'x.yaml cannot be read: Flow sequence in block collection must be sufficiently indented and end with a ]',
      '2027-01-15',
    ],
    [
      'a bomb',
      '- key `a` in `x.yaml` > 5',
      {
        'x.yaml': `a: &a [1,1,1,1,1,1,1,1,1]\n${'bcdefgh'
          .split('')
          .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[index]}`).join(',')}]`)
          .join('\n')}\n`,
      },
      'x.yaml cannot be read: Excessive alias count indicates a resource exhaustion attack',
      '2027-01-15',
    ],
    [
      'inherited names',
      '- key `constructor.name` in `x.json` > 5',
      { 'x.json': '{"a": 1}' },
      'x.json has nothing at constructor.name',
      '2027-01-15',
    ],
    [
      'prototypes',
      '- key `__proto__` in `x.json` > 5',
      { 'x.json': '{"a": 1}' },
      'x.json has nothing at __proto__',
      '2027-01-15',
    ],
    ['what is outside', '- key `a` in `../x.json` > 5', {}, '../x.json leads out of the workspace', '2027-01-15'],
    ['globs outside', '- `../../**/*.ts` exists', {}, '../../**/*.ts leads out of the workspace', '2027-01-15'],
    ['no manifest', '- `react` version >= 20', {}, 'the workspace has no manifest', '2027-01-15'],
    ['no such package', '- `react` version >= 20', { 'package.json': '{}' }, 'react is in no manifest', '2027-01-15'],
    [
      'any version',
      '- `react` version >= 20',
      { 'package.json': '{"dependencies": {"react": "*"}}' },
      'no version of react is declared',
      '2027-01-15',
    ],
  ])('%s', async (_, lines, texts, because, next) => {
    const [first] = await outcomes(workspace(texts), lines);
    expect([first?.state, first?.because, first?.next]).toEqual(['ask', because, next]);
  });

  it('does not follow a link out, nor read what is too large', async () => {
    const folder = workspace({});
    const outside = workspace({ 'secret.json': '{"a": 9}' });
    symlinkSync(path.join(outside, 'secret.json'), path.join(folder, 'x.json'));
    writeFileSync(path.join(folder, 'big.json'), `{"a": "${'9'.repeat(10_500_000)}"}`);
    const [link, big] = await outcomes(folder, '- key `a` in `x.json` > 5\n- key `a` in `big.json` > 5');
    expect([link?.state, link?.because]).toEqual(['ask', 'x.json is a link that leads out of the workspace']);
    expect([big?.state, big?.because]).toEqual(['ask', 'big.json has 11 MB, up to 10 MB are read']);
  });

  it('says that a workspace is too large, unless what was seen is enough', async () => {
    const texts = Object.fromEntries(Array.from({ length: 50_100 }, (_, index) => [`d/${index}.ts`, '']));
    const world = { files: memoryFiles(texts), today: '2026-11-20', metrics: new Map(), yaml: parseYaml };
    const lines = '- files in `d/*.ts` > 100\n- files in `d/*.ts` < 100\n- `other.txt` exists';
    const [{ outcomes } = { outcomes: [] }] = await firing([recordOf(lines)], world);
    expect(outcomes.map(({ state }) => state)).toEqual(['fires', 'ask', 'ask']);
  });
});

it('looks at no decision that is closed', async () => {
  const world = { files: memoryFiles({}), today: '2026-11-20', metrics: new Map(), yaml: parseYaml };
  const line = table('| 1 | review date | 2026-01-20 | once | ask |');
  const states = ['Superseded by [ADR-2](2.md)', 'Rejected', 'Deprecated', 'Accepted', 'Proposed'].map(status =>
    recordOf(line, status),
  );
  expect((await firing(states, world)).map(({ record }) => record.status?.means)).toEqual(['accepted', 'proposed']);
});
