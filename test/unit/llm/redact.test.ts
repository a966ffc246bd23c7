import fc from 'fast-check';
import { expect, it } from 'vitest';
import { redact } from '../../../src/llm/redact';

/** Put together here, so that no scanner of this repository takes them for real ones. */
const join = (...parts: string[]) => parts.join('');
const random = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8';

it.each([
  ['API key', join('sk-', 'proj-', random)],
  ['API key', join('sk-', 'ant-api03-', random, '-', random)],
  ['API key', join('sk-', 'or-v1-', random)],
  ['API key', join('AI', 'za', random.slice(0, 35))],
  ['API key', join('sk', '_live_', random)],
  ['API key', join('gsk', '_', random)],
  ['AWS key', join('AK', 'IA', 'IOSFODNN7EXAMPLE')],
  ['GitHub token', join('gh', 'p_', random)],
  ['GitHub token', join('github', '_pat_', random)],
  ['Slack token', join('xo', 'xb-', '123456789012-', random)],
  ['token', join('ey', 'JhbGciOiJIUzI1NiJ9.', 'eyJzdWIiOiIxMjM0In0.', random)],
  ['private key', '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----'],
  ['private key', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz'],
])('masks a %s wherever it stands', (kind, secret) => {
  for (const [before, after] of [
    ['', ''],
    ['We use ', ' for now'],
    ['\n- ', '\n'],
  ] as const) {
    // A key without an end has everything behind it.
    const rest = secret.startsWith('-----') && !secret.includes('END') ? '' : after;
    const { text, masked } = redact(before + secret + rest);
    expect(text).toBe(`${before}[masked: ${kind}]${rest}`);
    expect(masked).toEqual([
      { kind, start: before.length, end: before.length + secret.length, line: before.split('\n').length - 1 },
    ]);
  }
});

it.each([
  ['password = hunter22', 'password = [masked: password]'],
  ['DB_PASSWORD=correcthorse', 'DB_PASSWORD=[masked: password]'],
  ['"apiKey": "abcdef",', '"apiKey": "[masked: API key]",'],
  ["client_secret: 'abc def'", "client_secret: '[masked: token]'"],
  ['  password: letmein # for now', '  password: [masked: password] # for now'],
  [
    'Server=db;User Id=sa;Password=S3cret!;Encrypt=true',
    'Server=db;User Id=sa;Password=[masked: password];Encrypt=true',
  ],
  ['mysql --password hunter2 db', 'mysql --password [masked: password] db'],
  ['"apiKey": "", password = abcdef', '"apiKey": "", password = [masked: password]'],
  ['user = a, password = ", x" token = abcdef', 'user = a, password = ", x" token = [masked: token]'],
  ['The password is hunter2.', 'The password is [masked: password].'],
  ['postgres://app:p@ss@db:5432/x', 'postgres://app:[masked: connection string]@db:5432/x'],
  ['redis://:abc@localhost', 'redis://:[masked: connection string]@localhost'],
  ['Authorization: Bearer abc123def456ghi', 'Authorization: Bearer [masked: token]'],
  [
    `aws_secret_access_key = ${join('wJalrXUtnFEMI', '/K7MDENG/', 'bPxRfiCYEXAMPLEKEY')}`,
    'aws_secret_access_key = [masked: API key]',
  ],
  [
    'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=bPxRfiCYEXAMPLEKEYbPxRfi==;',
    'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=[masked: connection string];',
  ],
])('masks the value in %j only', (text, expected) => {
  expect(redact(text).text).toBe(expected);
});

it.each([
  'The password policy asks for 12 characters.',
  'A token bucket limits the rate; secret management is done by Vault.',
  'Token: a bucket with 20 tokens a second',
  'Password: required',
  'Secret rotation: every 90 days. Tokens: 4096.',
  'max_tokens = 4096, tokenBudget: 5000, token_count = 120000',
  'const token = await login(user)',
  'Run(CancellationToken cancellationToken = source)',
  'privateKey: privateKeyStream',
  'fetch(url, { credentials: "same-origin" }) and PWD: "/home/me"',
  'Basic RetryHandler, Bearer `$' + '{token}`',
  'password = getPassword()',
  'api_key = os.environ["OPENAI_API_KEY"]',
  'apiKey: process.env.OPENAI_API_KEY',
  'password: $' + '{DB_PASSWORD}',
  'password=<your password>',
  'postgres://app:$' + '{PASSWORD}@db:5432/x',
  'interface User { password: string; token?: string }',
  'Token: HMAC-SHA256 signed, Secret: RS256 keys',
  'Fixed in commit 3f2a9c1d4e5b6a7f8c9d0e1f2a3b4c5d6e7f8a9b.',
  'id 123e4567-e89b-12d3-a456-426614174000',
  'See http://localhost:8080/a@b and https://example.com:443/path, mail me@example.com',
  'Bearer authentication and Basic authentication are compared.',
  'The secret is to keep it simple; the key: a good name.',
  'sk-learn and task-based-scheduling-with-queues-and-workers are fine',
  '| Criterion | Weight |\n| Token expiry: short-lived | 0.3 |',
  'The primary key = id, foreign key: user_id, the API key is sent in a header.',
  '-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----',
])('leaves %j alone', text => {
  expect(redact(text)).toEqual({ text, masked: [] });
});

it('masks again what is masked already by leaving it alone, and tells every place', () => {
  const piece = fc.constantFrom(
    'password = abcdef1',
    'token: x9y8z7w6',
    join('gh', 'p_', random),
    '\n',
    ' and ',
    'http://a:b1c2@h/',
    '"',
    'key',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 8 }), pieces => {
      const text = pieces.join(' ');
      const { text: once, masked } = redact(text);
      expect(redact(once).text).toBe(once);
      let at = 0;
      let again = '';
      for (const { kind, start, end, line } of masked) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(line).toBe(text.slice(0, start).split('\n').length - 1);
        again += `${text.slice(at, start)}[masked: ${kind}]`;
        at = end;
      }
      expect(again + text.slice(at)).toBe(once);
    }),
  );
});

it.each([
  'a',
  'password',
  'a.',
  'x://',
  '-----BEGIN PRIVATE KEY-----',
  'eyJaaaaaaaa.',
  'a:b@',
  'token = ',
  'token=',
  'token="',
  'secret: the ',
])('takes time in proportion to the length (%j)', unit => {
  const at = performance.now();
  redact(unit.repeat(100_000 / unit.length));
  expect(performance.now() - at).toBeLessThan(600);
});
