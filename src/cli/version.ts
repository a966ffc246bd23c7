// A plain `require`: an import would draw the manifest into what this folder compiles, and the bundle holds it either way.
export const { version } = require('../../package.json') as { version: string };
