import type { Brief } from '../brief/brief';
import { holds } from '../catalogue/holds';

/**
 * What a design goes on with while a decision is open. Among options that the numbers cannot tell apart one that needs
 * something the brief does not have is not assumed: devices in the field, a company directory, a log that is read again.
 */
export function assumption(topic: string, level: readonly string[], brief: Brief | null): string | null {
  const wanted = brief
    ? (prefers[topic] ?? []).filter(({ where }) => where.some(condition => holds(brief, condition)))
    : [];
  const preferred = wanted.map(({ option }) => option).find(option => level.includes(option));
  const needs = (option: string) => needed[`${topic}/${option}`];
  const fitting = level.find(option => !brief || (needs(option)?.some(condition => holds(brief, condition)) ?? true));
  return preferred ?? fitting ?? level[0] ?? null;
}

/** Any of these has to hold in the brief. */
const needed: Readonly<Record<string, readonly string[]>> = {
  'authentication/Corporate federation': ['sso', 'ldap', 'internal-only'],
  'authentication/Passkeys first': ['mfa'],
  'model-serving/Model on the device': ['devices', 'mobile-clients', 'offline'],
  'api-style/gRPC': ['services >= 2'],
};

const prefers: Readonly<Record<string, readonly { readonly option: string; readonly where: readonly string[] }[]>> = {
  messaging: [{ option: 'Apache Kafka', where: ['rate >= 10000'] }],
  transactions: [
    { option: 'Orchestrated saga', where: ['eventual-consistency', 'idempotent'] },
    { option: 'Choreographed saga', where: ['eventual-consistency', 'idempotent'] },
  ],
  'stream-processing': [{ option: 'Apache Flink', where: ['rate >= 100000'] }],
  'architecture-style': [
    { option: 'Event-driven services', where: ['rate >= 10000', 'idempotent, eventual-consistency'] },
  ],
};
