import type { DesignAnswer } from '../questions';
import { type Known, lower, taken } from './known';

type Measure = DesignAnswer<'security'>['measures'][number];

/** What laws and standards come to, by the words that name them. */
const demands: readonly (readonly [RegExp, string, string])[] = [
  [
    /\bPCI\b|card/i,
    'PCI DSS',
    'card numbers go from the browser to the payment provider and never touch own systems, which keeps the scope to SAQ A; scans and reviews are scheduled each quarter',
  ],
  [
    /GDPR|personal data|DSGVO|erasure|CCPA/i,
    'GDPR',
    'personal data is listed with purpose and legal basis, kept in the agreed region, exported and erased by request within 30 days; identifiers in events and cold storage are pseudonyms whose key can be destroyed',
  ],
  [
    /HIPAA|PHI|health|patient/i,
    'HIPAA',
    'health data is encrypted with own keys, each access is logged, and every provider signs an agreement',
  ],
  [
    /audit|tamper|who did/i,
    'Audit',
    'who did what and when is written once to storage that nobody can change, with a retention of its own',
  ],
  [
    /\bMFA\b|2FA|factor|passkey/i,
    'Second factor',
    'a second factor that cannot be phished (passkeys) for staff, and for customers on risky changes',
  ],
  [
    /SSO|SAML|OIDC|single sign/i,
    'Single sign-on',
    "sign-in by the customer's identity provider over OpenID Connect, accounts provisioned and removed by SCIM",
  ],
  [
    /sensitive|confidential|password|credential|private|PII/i,
    'Sensitive data',
    'encrypted in the field with keys in a key service; passwords hashed with Argon2id; nothing of it in logs',
  ],
  [
    /SOC ?2|ISO ?27001|regulat|complian/i,
    'Compliance',
    'controls are listed with an owner and evidence that the pipeline collects',
  ],
];

export function security(known: Known): DesignAnswer<'security'> {
  const { ask } = known;
  const authentication = taken(known, 'authentication');
  const specific = ask.requirements
    .filter(({ id }) => ask.toMeet.includes(id))
    .map(({ id, text }): Measure => {
      const [, area, measure] = demands.find(([pattern]) => pattern.test(text)) ?? [];
      return {
        area: area ?? 'Demand',
        measure: `${text}: ${measure ?? 'TODO: say which measure meets it and how it is shown'}`,
        meets: [id],
      };
    });
  return {
    measures: [
      {
        area: 'Sign-in',
        measure: authentication
          ? `${authentication.name}${authentication.option ? `: ${lower(authentication.option.summary)}` : ''}`
          : 'TODO: the context does not say who signs in; what exists stays until it does',
        meets: [],
      },
      {
        area: 'Rights',
        measure: 'rights are checked in the part that owns the data, by role and owner, and denied unless granted',
        meets: [],
      },
      { area: 'In transit', measure: 'TLS 1.3 from outside, mutual TLS between parts', meets: [] },
      {
        area: 'At rest',
        measure: 'volumes, backups and queues are encrypted with keys from a key service that rotate each year',
        meets: [],
      },
      {
        area: 'Secrets',
        measure: 'short-lived credentials from a secret store, none in code, images or logs',
        meets: [],
      },
      {
        area: 'Supply chain',
        measure: 'dependencies are locked and scanned, images signed and rebuilt each week',
        meets: [],
      },
      ...specific,
    ],
  };
}
