import type { ParseArgsConfig } from 'node:util';
import type { Files } from '../../ports/files';
import type { ExitCode } from '../failure';
import type { Settings } from '../settings';

export interface Invocation {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly files: Files;
  readonly settings: Settings;
  readonly out: (text: string) => void;
}

export interface Command {
  readonly options: NonNullable<ParseArgsConfig['options']>;
  run(invocation: Invocation): Promise<ExitCode>;
}
