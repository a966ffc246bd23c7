/** What little of Node a test may use where its host has it: only it can make links. */
declare module 'node:fs' {
  export function symlinkSync(target: string, path: string): void;
  export function mkdtempSync(prefix: string): string;
  export function writeFileSync(path: string, text: string): void;
}
declare module 'node:os' {
  export function tmpdir(): string;
}
