import type { Check } from './check';
import type { Index } from './glob';
import { matching } from './glob';
import type { YamlReader } from './values';
import type { Workspace } from './workspace';

type Counted = (Check & { kind: 'count' })['of'];
type Count = { readonly count: number; readonly where: string } | { readonly problem: string };

/** Where services usually lie: one folder for each. */
const SERVICE_FOLDERS = ['services', 'microservices', 'apps'] as const;

/** The folders right under a folder that hold a file. */
function foldersIn({ paths }: Index, folder: string): number {
  const before = `${folder}/`;
  const names = new Set<string>();
  for (const path of paths) {
    const [name, ...rest] = path.startsWith(before) ? path.slice(before.length).split('/') : [];
    if (name && rest.length > 0) names.add(name);
  }
  return names.size;
}

/** The folder that holds the services, or null where compose files have to tell. */
function serviceFolder(index: Index): string | null {
  return SERVICE_FOLDERS.find(folder => foldersIn(index, folder) > 0) ?? null;
}

const MIGRATION = /\.(?:sql|ts|js|mjs|py|rb|php|go|java|kt|cs|xml|ya?ml|exs?)$/i;
/** Undoing one is no other migration, and neither is what tools put beside them. */
const NO_MIGRATION =
  /(?:^|\/)(?:__init__\.py|index\.\w+|readme\b.*|.*\.down\.\w+|.*\.designer\.cs|.*snapshot\.\w+|env\.py|alembic\.\w+|migration_lock\.\w+)$/i;
const MIGRATION_FOLDER = /(?:^|\/)(?:migrations?|migrate|alembic\/versions)\//i;

function migrationsIn(index: Index, folder: string | null): string[] {
  const own = folder === null ? index.paths.filter(path => MIGRATION_FOLDER.test(path)) : matching(index, folder);
  return own.filter(path => MIGRATION.test(path) && !NO_MIGRATION.test(path));
}

/** How many there are, and where it was counted; `where` is clean, and `null` for the usual places. */
export async function counted(
  workspace: Workspace,
  of: Counted,
  where: string | null,
  yaml: YamlReader,
): Promise<Count> {
  if (of === 'dependencies') {
    const needs = await workspace.needs(where, true);
    if ('problem' in needs) return needs;
    const names = new Set(needs.found.filter(({ need }) => need.direct).map(({ need }) => need.name));
    return { count: names.size, where: needs.paths.join(', ') };
  }
  const index = await workspace.listed();
  if (of === 'files') return { count: where === null ? 0 : matching(index, where).length, where: where ?? '' };
  if (of === 'migrations')
    return { count: migrationsIn(index, where).length, where: where ?? 'the folders of migrations' };
  if (where !== null && /\.ya?ml$/i.test(where)) return composed(workspace, yaml, where);
  const folder = where?.replace(/(?:\/\*+)+$/, '') ?? serviceFolder(index);
  if (folder !== null) return { count: foldersIn(index, folder), where: `${folder}/` };
  const compose = index.paths.find(path => /^(?:docker-)?compose\.ya?ml$/i.test(path));
  return compose === undefined
    ? { problem: 'there are no services in services/, apps/ or a compose file' }
    : composed(workspace, yaml, compose);
}

async function composed(workspace: Workspace, yaml: YamlReader, path: string): Promise<Count> {
  const text = await workspace.read(path);
  const data = text === null ? { problem: 'it is not there' } : yaml(text);
  if ('problem' in data) return { problem: `${path} cannot be read: ${data.problem}` };
  const { value } = data;
  const services =
    typeof value === 'object' && value !== null && Object.hasOwn(value, 'services')
      ? (value as { services: unknown }).services
      : null;
  if (typeof services !== 'object' || services === null) return { problem: `${path} names no services` };
  return { count: Object.keys(services).length, where: path };
}
