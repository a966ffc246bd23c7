import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';
import type { Agent } from '../provenance/shape';
import { agentUrn } from '../provenance/urn';
import { oneLine } from './oneLine';
import { version } from './version';

/** Deliberate itself. */
export const tool: Agent = { id: agentUrn('deliberate'), type: 'automated_tool', name: 'Deliberate', version };

let known: Agent | null = null;

/** The person whose command this is, by the name that git has for them; else by that of their account. */
export function person(): Agent {
  known ??= called(fromGit() || fromSystem() || 'unknown');
  return known;
}

function called(name: string): Agent {
  return { id: agentUrn('human', name), type: 'human', name };
}

function fromGit(): string {
  const { stdout } = spawnSync('git', ['config', 'user.name'], { encoding: 'utf8', timeout: 5000, windowsHide: true });
  return short(stdout ?? '');
}

function fromSystem(): string {
  try {
    return short(userInfo().username);
  } catch {
    // An account without a name, as containers have it.
    return '';
  }
}

function short(name: string): string {
  return oneLine(name).slice(0, 100);
}
