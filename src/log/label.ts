import type { LogEntry } from './entries';

/** `ADR-0004: Keep user sessions in Redis`; by its file's name where it has neither number nor title. */
export function labelOf({ number, title, path }: LogEntry): string {
  const digits = /^\d/.test(number?.value ?? '') ? `ADR-${number?.value}` : (number?.value ?? '');
  const label = [digits, title?.value ?? ''].filter(part => part !== '').join(': ');
  return label || path.slice(path.lastIndexOf('/') + 1);
}
