import * as vscode from 'vscode';
import { equal, ok } from './assert';
import { at, Files, newLog, nygard, place, show, snapshot, textAt, undoTo } from './lifecycleWorld';
import { asked, startText } from './textRecord';
import { actionsAt, apply, onDisk, problems, provenance, run, typeOver } from './trustWorld';
import { eventually } from './workspace';

interface Renumbered {
  readonly moves: readonly { readonly from: string; readonly to: string; readonly why: string }[];
  readonly changed: readonly string[];
}

const files = new Files();
const tops = () => [place.folder, '.aiwg', 'libs', 'services'];
const first = () => `${place.folder}/0301-use-kafka.md`;
const later = () => `${place.folder}/0301-use-redis.md`;
const moved = () => `${place.folder}/0303-use-redis.md`;
const provenanceAt = (name: string) => `.aiwg/research/provenance/records/${name}.prov.yaml`;
const traceAt = (name: string) => `.aiwg/working/tot-explorations/${name}.jsonl`;

/** What two branches leave that both took the next number, with all that names the later record. */
async function merged(): Promise<vscode.TextDocument> {
  await files.make(first(), nygard('301. Use Kafka'));
  await files.make(
    later(),
    nygard('301. Use Redis', 'Accepted', '2026-02-03', 'ADR-0301 is this one.').replaceAll('\n', '\r\n'),
  );
  await files.make(
    `${place.folder}/0302-other.md`,
    nygard('302. Other', 'Accepted\n\nAmends [301. Use Redis](0301-use-redis.md)'),
  );
  await files.make(`${place.folder}/README.md`, '# Ours\n\n<!-- deliberate:index -->\n<!-- /deliberate:index -->\n');
  await files.make(
    `services/cache-of-${place.folder.slice(5)}.ts`,
    `// Sessions: see ${place.folder}/0301-use-redis.md\nexport const x = 1;\n`,
  );
  await files.make(traceAt('0301-use-redis'), '');
  await run('deliberate.updateIndex', {});
  const document = await show(later());
  // A person saves it: its provenance begins.
  await typeOver(document, 'ADR-0301 is this one.', 'ADR-0301 is this one, again.');
  await provenance(document, 'its provenance');
  return document;
}

describe('two branches that took the same number', () => {
  before(startText);
  beforeEach(newLog);
  afterEach(() => files.clean());

  it('are found, one command mends all of it, and one undo takes all of it back', async () => {
    const document = await merged();
    await eventually('the duplicate is found', () => problems(document.uri, 'duplicate-number').length === 1);
    const before = await snapshot(...tops());

    const done = await run<Renumbered>('deliberate.renumber', {});
    equal(
      done.moves.map(({ from, to }) => [from, to]),
      [[later(), moved()]],
    );
    ok(done.moves[0]?.why.includes(first()), done.moves[0]?.why ?? '');
    equal(await onDisk(later()), null);
    const own = await textAt(moved());
    ok(own.startsWith('# 303. Use Redis\r\n'), own);
    ok(own.includes('ADR-0303 is this one, again.'), own);
    ok(
      (await textAt(`${place.folder}/0302-other.md`)).includes('Amends [303. Use Redis](0303-use-redis.md)'),
      'the link',
    );
    ok(
      (await textAt(`services/cache-of-${place.folder.slice(5)}.ts`)).startsWith(
        `// Sessions: see ${place.folder}/0303-use-redis.md\n`,
      ),
      'the code',
    );
    const readme = await textAt(`${place.folder}/README.md`);
    ok(readme.includes('0303-use-redis.md') && !readme.includes('0301-use-redis.md'), readme);
    equal(await onDisk(provenanceAt('0301-use-redis')), null);
    const said = await textAt(provenanceAt('0303-use-redis'));
    ok(said.includes(`urn:aiwg:artifact:${place.folder}/0303-use-redis.md`) && said.includes('renumbered'), said);
    equal(await onDisk(traceAt('0301-use-redis')), null);
    equal(await onDisk(traceAt('0303-use-redis')), '');
    const verified = await run<{ troubles: { rule: string }[] }>('deliberate.verifyProvenance', {
      uri: at(moved()).toString(),
    });
    equal(verified.troubles, []);

    const after = await snapshot(...tops());
    await undoTo(moved(), before, ...tops());
    await show(later());
    await Promise.race([run('redo'), new Promise(resolve => setTimeout(resolve, 3000))]);
    await asked(
      'all of it again',
      () => snapshot(...tops()),
      now => Object.keys(after).every(key => now[key] === after[key]),
    );
    await undoTo(moved(), before, ...tops());
  });

  it('are mended from the finding', async () => {
    const document = await merged();
    const [problem] = await asked(
      'the duplicate is found',
      async () => problems(document.uri, 'duplicate-number'),
      found => found.length === 1,
    );
    ok(problem, 'the finding');
    await apply(await actionsAt(document, problem.range), 'Give this decision the next free number');
    await asked(
      'the new name',
      () => onDisk(moved()),
      text => text !== null,
    );
    equal(await onDisk(later()), null);
    equal((await run<Renumbered>('deliberate.renumber', {})).moves, []);
  });

  it('keep what a person has not saved yet', async () => {
    const document = await merged();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(document.lineCount - 1, 0), 'My own words.\r\n');
    await vscode.workspace.applyEdit(edit);
    const done = await run<Renumbered>('deliberate.renumber', { uri: document.uri.toString(), number: 310 });
    const to = `${place.folder}/0310-use-redis.md`;
    equal(done.moves[0]?.to, to);
    const now = await vscode.workspace.openTextDocument(at(to));
    ok(now.getText().endsWith('My own words.\r\n'), now.getText());
    ok(now.getText().startsWith('# 310. Use Redis\r\n'), now.getText());
  });
});
