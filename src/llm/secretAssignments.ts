import type { FindSecrets, SecretKind } from './secretShapes';

/**
 * A telling name and its value: `DB_PASSWORD=x`, `password: x`, `"apiKey": "x"`, and the same escaped within JSON. The
 * name has to end in the telling word, so `token bucket`, `max_tokens = 5` and `passwordPolicy: strict` are none.
 */
const ASSIGNED =
  /(?<![\w.-])(?<name>[\w.-]*?(?:password|passwd|passphrase|pwd|secret|token|credentials?|(?:api|access|private|account|auth|secret|encryption|signing)[ _-]?key))\\?["'`]?[ \t]*(?<sign>:=|=>|==?|:)[ \t]*(?<value>\\"[^"\\\r\n]{0,2000}\\"|"[^"\r\n]{0,2000}"|'[^'\r\n]{0,2000}'|`[^`\r\n]{0,2000}`|[^\s"'`,;()[\]{}<>|]{1,2000})(?=(?<rest>[^\r\n]{0,40}))/gi;
/** `--password hunter2` */
const FLAG =
  /(?<![\w-])--(?<name>[\w-]*?(?:password|passphrase|secret|token|api-?key|access-?key))[ \t]+(?<value>"[^"\r\n]*"|'[^'\r\n]*'|[^\s"'`-][^\s"'`]*)/gi;
/** `the password is hunter2` */
const SAID =
  /\b(?<name>password|passphrase|secret|token|api key|access key)[ \t]+(?:is|was)[ \t]+["'`]?(?<value>[^\s"'`,;]*[^\s"'`,;.!?)])/gi;

/** Words that describe a secret, or the lack of one, and are none. */
const WORDS =
  /^(?:required|optional|mandatory|none|null|nil|undefined|true|false|yes|no|string|str|text|varchar|bytes?|number|int|integer|bool|boolean|any|unknown|object|hashed|encrypted|rotated|expired|missing|empty|unset|todo|tbd|n\/a|redacted|masked|hidden|not|must|should|never|always|the|an?|see|from|in|is|await|new|env|default|include|omit|same-origin)$/i;
/** `${SECRET}`, `$SECRET`, `<your key>`, `{{ key }}`, `%SECRET%`, `****`, `...`, `[masked: token]` */
const PLACEHOLDER = /^(?:\\?[$<{%[].*|\*+|x+|X+|\.{2,}|…|your[-_ ].*|.*(?:\$\{|\{\{).*|[,;)\s].*)$/;
/** `process.env.API_KEY`, `user.password`, `privateKeyStream`: code that names a secret and does not tell it. */
const CODE =
  /^(?:process\.env|os\.environ|import\.meta|secrets?|vars|env|config|self|this)\.|^[a-z_$][a-z_$]*(?:\.[a-z_$]+)+$/i;
const VARIABLE = /^[a-z]+(?:[A-Z][a-z]+)*(?:Token|Secret|Password|Key|Credentials?)(?:[A-Z][a-z]+)*$/;
/** A name that ends in a telling word and means something else: `CancellationToken token = default`. */
const OTHER = /cancellation_?token$/i;
/** `HMAC-SHA256`, `RS256`, `OAuth2`: what tokens are made with. */
const ALGORITHM =
  /^(?:hmac|sha|rs|es|ps|hs|aes|rsa|ed|ecdsa|jwt|jwe|jws|oauth|oidc|pbkdf|bcrypt|argon|scrypt|tls|x\.?509|saml|base)[\w.-]{0,12}$/i;

export const secretAssignments: readonly FindSecrets[] = [
  assigned(ASSIGNED, ({ sign = '', rest = '' }, value, quoted) => {
    if (quoted) return value.length >= 4;
    if (/^[([]/.test(rest)) return false;
    if (sign !== ':') return value.length >= 4;
    // After a colon a sentence may follow; a value alone on its line, as in YAML, is a value.
    return /^[\s,;"'}]*(?:#.*)?$/.test(rest) ? value.length >= 4 : value.length >= 6 && mixed(value);
  }),
  assigned(FLAG, (_, value) => value.length >= 4),
  assigned(SAID, (_, value) => value.length >= 6 && mixed(value)),
];

function assigned(
  pattern: RegExp,
  counts: (groups: Record<string, string | undefined>, value: string, quoted: boolean) => boolean,
): FindSecrets {
  return function* find(text) {
    const next = new RegExp(pattern);
    for (let match = next.exec(text); match; match = next.exec(text)) {
      const { name = '', value: written = '' } = match.groups ?? {};
      const quote = /^(?:\\"|["'`])/.exec(written)?.[0].length ?? 0;
      const value = quote > 0 ? written.slice(quote, -quote) : written.replace(/[.,]+$/, '');
      // From the name on: the same words may stand in the name and in the value.
      const at = match.index + match[0].indexOf(written, name.length);
      const counted = !OTHER.test(name) && tells(value) && counts(match.groups ?? {}, value, quote > 0);
      if (counted) yield { kind: kindOf(name), start: at + quote, end: at + quote + value.length };
      // What was taken for a value and is none can hold an assignment itself.
      else next.lastIndex = at + quote;
    }
  };
}

function kindOf(name: string): SecretKind {
  if (/(?:password|passwd|passphrase|pwd|credentials?)$/i.test(name)) return 'password';
  return /key$/i.test(name) ? 'API key' : 'token';
}

function tells(value: string): boolean {
  return (
    ![WORDS, PLACEHOLDER, CODE, VARIABLE, ALGORITHM].some(harmless => harmless.test(value)) &&
    !/^[\d.,:%]{1,5}$|^\.{0,2}\//.test(value)
  );
}

/** Letters with digits or signs among them, as no word of a sentence has. */
function mixed(value: string): boolean {
  return /[a-z]/i.test(value) && /\d/.test(value) && !/^\d+[a-z]{1,7}$/i.test(value) && !/^[\d-]+$/.test(value);
}
