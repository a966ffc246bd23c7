import { secretAssignments } from './secretAssignments';

export type SecretKind =
  | 'private key'
  | 'password'
  | 'token'
  | 'API key'
  | 'AWS key'
  | 'GitHub token'
  | 'Slack token'
  | 'connection string';

export interface Secret {
  readonly kind: SecretKind;
  readonly start: number;
  readonly end: number;
}
export type FindSecrets = (text: string) => Iterable<Secret>;

/** Shapes that their makers chose to be recognised, then what stands after a telling name. */
export const secretShapes: readonly FindSecrets[] = [
  // -----BEGIN RSA PRIVATE KEY----- ...; one without an end goes on to the end of the text.
  shape(
    'private key',
    /-----BEGIN [A-Z\d ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z\d ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)/g,
  ),
  // sk-proj-..., sk-ant-api03-..., sk-or-v1-..., and Stripe's sk_live_...
  shape('API key', /\bsk-(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{20,}/g),
  shape('API key', /\b(?:[rs]k_(?:live|test)|whsec)_[A-Za-z\d]{16,}/g),
  // Google: AIza..., ya29...., GOCSPX-...
  shape('API key', /\bAIza[\w-]{35}|\bya29\.[\w-]{20,}|\bGOCSPX-[\w-]{20,}/g),
  // Groq, xAI, Perplexity, Hugging Face, npm, PyPI, SendGrid, DigitalOcean, GitLab
  shape('API key', /\b(?:gsk_|xai-|pplx-|hf_|npm_|pypi-|dop_v1_|glpat-)(?=[\w-]*\d)[\w-]{20,}/g),
  shape('API key', /\bSG\.[\w-]{16,}\.[\w-]{16,}/g),
  shape('AWS key', /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z\d]{16}\b/g),
  shape('GitHub token', /\bgh[pousr]_[A-Za-z\d]{30,}|\bgithub_pat_\w{22,}/g),
  shape('Slack token', /\bxox[a-z]-[\w-]{10,}|\bxapp-[\w-]{10,}/g),
  shape('Slack token', /(?<=\bhooks\.slack\.com\/services\/)[\w/]{20,}/g),
  // A JSON web token: eyJhbGciOi....eyJzdWIiOi....c2ln
  shape('token', /\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*){1,3}/g),
  // Authorization: Bearer abc..., not `Bearer authentication`: with a digit, or padded.
  shape('token', /(?<=\b(?:Bearer|Basic) {1,3})(?=[\w.~+/-]*[\d=])[\w.~+/-]{12,}={0,2}/g),
  // postgres://app:secret@db:5432, never `http://host:80/path` and never a ${PLACEHOLDER}
  shape(
    'connection string',
    /(?<=(?<![a-z\d+.-])[a-z][a-z\d+.-]{1,30}:\/\/[^\s/@:"'<>]{0,200}:)(?![[$<{%*]|x+@)[^\s/"'<>]{1,300}(?=@[\w[])/gi,
  ),
  // DefaultEndpointsProtocol=...;AccountKey=...==; and a SAS address's sig=...
  shape('connection string', /(?<=\b(?:AccountKey|SharedAccessKey|sig)=)[\w%+/]{20,}={0,2}/g),
  ...secretAssignments,
];

function shape(kind: SecretKind, pattern: RegExp): FindSecrets {
  return function* find(text) {
    for (const match of text.matchAll(pattern)) yield { kind, start: match.index, end: match.index + match[0].length };
  };
}
