// Mocha's own build for browsers runs in every extension host: Node's and the web worker's.
import 'mocha/mocha';

// Where there is no page, mocha's build for browsers still looks for a query in its address.
if (!globalThis.location) Object.assign(globalThis, { location: { search: '' } });

mocha.setup({ ui: 'bdd', timeout: 90_000, retries: 1, reporter: 'base' });
