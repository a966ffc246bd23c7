/** Who answers, as `deliberate.model.provider` has it. */
export const providers = ['auto', 'vscode', 'openai', 'anthropic', 'ollama', 'catalogue'] as const;
export type Provider = (typeof providers)[number];

/** Those that are reached over HTTP. */
export const servers = ['openai', 'anthropic', 'ollama'] as const;
export type Server = (typeof servers)[number];

/** Those that take a key. Ollama takes one where it stands behind a proxy. */
export const serverNames: Readonly<Record<Server, string>> = {
  openai: 'OpenAI-compatible server',
  anthropic: 'Anthropic',
  ollama: 'Ollama',
};

export function isServer(value: unknown): value is Server {
  return servers.some(server => server === value);
}

/** `anthropic:claude-x`: a model where roles are listed, too. Null for a role. */
export function modelNamed(text: string): { readonly provider: Server | 'vscode'; readonly id: string } | null {
  const [, provider, id] = /^(vscode|openai|anthropic|ollama):\s*(\S.*)$/.exec(text.trim()) ?? [];
  if (id === undefined) return null;
  return { provider: isServer(provider) ? provider : 'vscode', id: id.trim() };
}

/** What a server speaks, told from its address: most speak as OpenAI does. */
export function serverAt(host: string): Server {
  if (/(?:^|\.)anthropic\.com(?::\d+)?$/.test(host)) return 'anthropic';
  return /:11434$/.test(host) ? 'ollama' : 'openai';
}
