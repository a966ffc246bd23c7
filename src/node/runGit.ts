import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { devNull } from 'node:os';
import path from 'node:path';

/** Why git has no answer: it is not installed, it took too long, it said too much, or it refused. */
type Silence = 'absent' | 'slow' | 'large' | 'refused';
export type Silent = { readonly silence: Silence; readonly said: string };
export type Answer = { readonly bytes: Buffer } | Silent;

const largest = 50_000_000;

/** A repository may come from anybody: nothing that its configuration names is started, and nothing is fetched. */
const careful = [
  ...['--no-pager', '--literal-pathspecs'],
  ...[
    'core.fsmonitor=false',
    `core.hooksPath=${devNull}`,
    'log.showSignature=false',
    'safe.bareRepository=explicit',
  ].flatMap(setting => ['-c', setting]),
];

/** Git in a folder: started without a shell, and stopped after so many milliseconds. */
export class GitIn {
  readonly #root: string;
  readonly #patience: number;

  constructor(root: string, patience = 10_000) {
    this.#root = root;
    this.#patience = patience;
  }

  ask(args: readonly string[], input = ''): Promise<Answer> {
    const program = installed();
    if (program === null) return Promise.resolve({ silence: 'absent', said: '' });
    const quiet = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_ALLOW_PROTOCOL: 'none', LC_ALL: 'C' };
    const options = {
      cwd: this.#root,
      encoding: 'buffer',
      timeout: this.#patience,
      killSignal: 'SIGKILL',
      maxBuffer: largest,
      windowsHide: true,
      env: { ...process.env, ...quiet },
    } as const;
    return new Promise(resolve => {
      const child = execFile(program, [...careful, ...args], options, (error, bytes, said) => {
        if (!error) resolve({ bytes });
        else if (error.code === 'ENOENT' || error.code === 'EACCES') resolve({ silence: 'absent', said: '' });
        else if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') resolve({ silence: 'large', said: '' });
        else resolve({ silence: error.killed ? 'slow' : 'refused', said: said.toString('utf8') });
      });
      // A git that ends before it has read everything is told of by its answer.
      child.stdin?.on('error', () => undefined).end(input);
    });
  }

  /** Where the reason does not matter: `null` where git fails. */
  async run(...args: string[]): Promise<string | null> {
    const answer = await this.ask(args);
    return 'bytes' in answer ? answer.bytes.toString('utf8') : null;
  }
}

/** Windows would first look in the folder it works in, where a `git.exe` may lie that came with the repository. */
function installed(): string | null {
  if (process.platform !== 'win32') return 'git';
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(folder => path.isAbsolute(folder));
  return folders.map(folder => path.join(folder, 'git.exe')).find(file => existsSync(file)) ?? null;
}
