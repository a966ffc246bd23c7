import * as vscode from 'vscode';
import { read } from '../../../adr/read';
import { cleanGlob, indexOf, matching } from '../../../log/fire/glob';
import { mentionsIn } from '../../../log/mentions';
import { plainNumber } from '../../../log/numbers';
import { relationsFrom, relationsOf } from '../../../log/relate/relations';
import { filesWith } from '../../../log/renumber/mentioning';
import { boundedFiles } from '../../triggers/boundedFiles';
import { checkTriggers, sentenceOf, triggerText } from '../../triggers/check';
import { type Outcome, recordMeant, type Turn } from './turn';

const MOST = 20;

/** `/impact ADR-7`: what a change of a decision touches. Code answers alone: none of it is a matter of words. */
export async function impact(turn: Turn): Promise<Outcome> {
  const { say, root, world, entries, given, token, request } = turn;
  const entry = recordMeant(turn);
  if (!entry) {
    const asked = request.prompt.trim();
    say.words(
      asked === '' ? 'Name a decision, such as /impact ADR-7, or open one.' : `The log has no record ${asked}.`,
    );
    return { kind: 'nothing' };
  }
  say.progress('Looking through the workspace');
  say
    .ours('A change of ')
    .record(root, entry)
    .words(` (${entry.status?.value ?? 'no status'}) touches:\n`);
  const files = boundedFiles(root);
  const { paths, cut } = await indexOf(files);
  if (token.isCancellationRequested) return { kind: 'nothing' };
  const globs = entry.appliesTo.flatMap(glob => cleanGlob(glob) ?? []);
  const governed = [...new Set(globs.flatMap(glob => matching({ paths, cut }, glob)))];
  heading(turn, 'Files that it governs', governed.length, globs.length === 0 ? 'it names none (applies-to)' : 'none');
  for (const path of governed.slice(0, MOST)) say.ours('\n- ').place(vscode.Uri.joinPath(root, path), path);
  more(turn, governed.length);

  const places = await mentions(turn, entry.number?.value ?? null);
  if (token.isCancellationRequested) return { kind: 'nothing' };
  const inLog = (path: string) => entries.some(one => one.path === path);
  const inCode = places.filter(({ path }) => !inLog(path));
  heading(turn, 'Files that name it', inCode.length, 'none');
  for (const { path, line } of inCode.slice(0, MOST)) {
    const at = new vscode.Location(vscode.Uri.joinPath(root, path), new vscode.Position(line, 0));
    say.ours('\n- ').place(at, `${path}:${line + 1}`);
  }
  more(turn, inCode.length);

  const related = relationsFrom(relationsOf(entries), entry.path).map(({ relation, path }) => ({ path, relation }));
  const naming = places
    .filter(({ path }) => inLog(path) && path !== entry.path && related.every(one => one.path !== path))
    .map(({ path }) => ({ path, relation: 'names it' }));
  const others = [...related, ...naming];
  heading(turn, 'Other decisions', others.length, 'none depends on it or names it');
  for (const { path, relation } of others.slice(0, MOST)) {
    const other = entries.find(one => one.path === path);
    if (other)
      say
        .ours('\n- ')
        .words(`${relation.replaceAll('-', ' ')}: `)
        .record(root, other);
  }
  more(turn, others.length);

  const record = read((await world.store.read(entry.path)) ?? '', { path: entry.path });
  const [checked] = await checkTriggers(root, [record], given.clock.today());
  const outcomes = checked?.outcomes ?? [];
  heading(turn, 'Triggers that watch it', outcomes.length, 'none');
  for (const one of outcomes.slice(0, MOST))
    say.ours('\n- ').words(`${triggerText(one.trigger)} (${one.state}): ${sentenceOf(one)}`);
  if (cut) say.ours('\n\nThe workspace has more files than were looked at.');
  say.ours('\n');
  return { kind: 'impact', record: entry.path };
}

interface Place {
  readonly path: string;
  readonly line: number;
}

/** The first place in each file that names the number. */
async function mentions({ root }: Turn, number: string | null): Promise<Place[]> {
  if (number === null) return [];
  const wanted = plainNumber(number);
  const { found } = await filesWith(boundedFiles(root), ['adr'], path => /(?:^|\/)\.aiwg\//.test(path));
  return found.flatMap(({ path, text }) => {
    const own = mentionsIn(text).find(({ digits }) => plainNumber(digits) === wanted);
    return own ? [{ path, line: text.slice(0, own.start).split('\n').length - 1 }] : [];
  });
}

function heading({ say }: Turn, title: string, count: number, none: string): void {
  say.ours(`\n\n**${title}**: ${count === 0 ? none : count}\n`);
}

function more({ say }: Turn, count: number): void {
  if (count > MOST) say.ours(`\n- and ${count - MOST} more`);
}
