import { readFileSync } from 'node:fs';
import { inside } from '../../log/folder';
import { usage } from '../failure';
import { readText, relativePath } from '../files';

type Value = string | boolean | undefined;

/** What `--context` gives: a file, or what is piped in. */
export function contextOf(command: string, from: Value): string {
  if (typeof from !== 'string')
    throw usage(`${command} takes the context: --context FILE, or --context - for what is piped in.`);
  return from === '-' ? readFileSync(0, 'utf8') : readText(from).text;
}

/** A file of the workspace, which the record is derived from; one from elsewhere has no name here. */
export function contextFile(from: Value): { readonly contextFrom?: string } {
  const path = typeof from === 'string' && from !== '-' ? relativePath(from) : '';
  return path === '' || inside(path) !== path ? {} : { contextFrom: path };
}
