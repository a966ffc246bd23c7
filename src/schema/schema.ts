import { config } from 'zod/mini';

// Both the panes' content policy and the extension's own rules forbid evaluated code, which zod would otherwise use.
config({ jitless: true });

export * from 'zod/mini';
