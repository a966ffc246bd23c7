/**
 * The two names of every host (Node, browser, worker) that cross the port of a model. Only these: what reaches out, such
 * as `fetch`, is typed in `host.ts`, so that no folder of the core can call it by accident.
 */
interface AbortSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

interface AbortController {
  readonly signal: AbortSignal;
  abort(): void;
}

declare var AbortSignal: { any(signals: AbortSignal[]): AbortSignal };
declare var AbortController: { new (): AbortController };
