import { call, tools } from '../../mcp/tools';
import { exitCodes, usage } from '../failure';
import { mcpWorld } from '../mcpWorld';
import { version } from '../version';
import type { Command } from './command';

/** `deliberate mcp`: the tools over stdio, until the client closes it. Nothing but the protocol goes to stdout. */
export const mcp: Command = {
  options: {},
  async run({ positionals, settings }) {
    if (positionals.length > 0) throw usage('mcp takes nothing: an agent starts deliberate mcp in the workspace.');
    const { Server, StdioServerTransport, types } = sdk();
    const server = new Server(
      { name: 'deliberate', version },
      {
        capabilities: { tools: {} },
        instructions:
          'The decision log of this workspace. Ask decisions_that_govern_a_file before you change a file; what is decided and in force binds. You may draft decisions; only a person accepts them.',
      },
    );
    const world = mcpWorld(process.cwd(), settings, () => server.getClientVersion()?.name.slice(0, 60) || 'unknown');
    server.setRequestHandler(types.ListToolsRequestSchema, () => ({
      tools: tools.map(({ name, title, description, takes, readOnly }) => ({
        name,
        title,
        description,
        inputSchema: { ...takes, type: 'object' as const },
        annotations: { title, readOnlyHint: readOnly, destructiveHint: false, openWorldHint: false },
      })),
    }));
    server.setRequestHandler(types.CallToolRequestSchema, async ({ params }) => {
      const { text, failed } = await call(world, params.name, params.arguments);
      return { content: [{ type: 'text' as const, text }], isError: failed };
    });
    const closed = new Promise<void>(resolve => {
      server.onclose = resolve;
      process.stdin.once('end', resolve);
    });
    await server.connect(new StdioServerTransport());
    await closed;
    return exitCodes.fine;
  },
};

/** Plain `require`s: only this command loads the protocol, which would otherwise slow down the start of every other. */
function sdk() {
  const { Server } =
    require('@modelcontextprotocol/sdk/server/index.js') as typeof import('@modelcontextprotocol/sdk/server/index.js');
  const { StdioServerTransport } =
    require('@modelcontextprotocol/sdk/server/stdio.js') as typeof import('@modelcontextprotocol/sdk/server/stdio.js');
  const types = require('@modelcontextprotocol/sdk/types.js') as typeof import('@modelcontextprotocol/sdk/types.js');
  return { Server, StdioServerTransport, types };
}
