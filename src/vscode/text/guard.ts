import type * as vscode from 'vscode';

/** Runs what answers VS Code; a failure goes to the log and VS Code gets nothing. */
export interface Guard {
  <T>(name: string, run: () => T): T | undefined;
  later<T>(name: string, run: () => Promise<T>): Promise<T | undefined>;
}

/** Providers run on every keystroke: the same failure is told once. */
export function guardFor(log: vscode.LogOutputChannel): Guard {
  const told = new Set<string>();
  const tell = (name: string, error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    const key = `${name}: ${message}`;
    if (told.has(key) || told.size > 100) return;
    told.add(key);
    log.error(name, error instanceof Error ? error : message);
  };
  const guard = <T>(name: string, run: () => T): T | undefined => {
    try {
      return run();
    } catch (error) {
      tell(name, error);
      return undefined;
    }
  };
  return Object.assign(guard, {
    async later<T>(name: string, run: () => Promise<T>): Promise<T | undefined> {
      try {
        return await run();
      } catch (error) {
        tell(name, error);
        return undefined;
      }
    },
  });
}
