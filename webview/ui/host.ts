import { type Handlers, type Message, receive } from '../../src/protocol/messages';
import type * as z from '../../src/schema/schema';

declare function acquireVsCodeApi(): { postMessage(message: unknown): void; setState?(state: unknown): void };

/** What every page may tell the host, whatever else it says. */
type Common = { readonly type: 'ready' } | { readonly type: 'failed'; readonly message: string };

export interface Host<From extends Message> {
  send(message: From): void;
}

/** Connects a page: from here on the host's messages reach the handlers, and failures of the page reach the log. */
export function connect<To extends Message, From extends Message>(
  schema: z.ZodMiniType<To>,
  handlers: (host: Host<From | Common>) => Handlers<To>,
): void {
  const api = acquireVsCodeApi();
  const host: Host<From | Common> = { send: message => api.postMessage(message) };
  const failed = (error: unknown) =>
    host.send({
      type: 'failed',
      message: (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, 5000),
    });
  const all = handlers(host);
  addEventListener('error', event => failed(event.error ?? event.message));
  addEventListener('unhandledrejection', event => failed(event.reason));
  addEventListener('message', event => {
    // Kept by VS Code for the host, which alone reads it when the pane is opened again.
    if (typeof event.data?.restore === 'string') api.setState?.(event.data.restore);
    const result = receive(schema, all, event.data);
    if ('refused' in result) failed(`The host sent what this page does not know: ${result.refused}`);
    else result.handled.catch(failed);
  });
  host.send({ type: 'ready' });
}
