/** The few assertions needed where Node's `assert` does not exist. */
export function equal<T>(actual: T, expected: T, what = 'value'): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${what}: expected ${right}, got ${left}`);
}

export function ok(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

export async function rejects(promise: Thenable<unknown>, pattern: RegExp): Promise<void> {
  try {
    await promise;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (pattern.test(message)) return;
    throw new Error(`expected a failure like ${pattern}, got: ${message}`);
  }
  throw new Error(`expected a failure like ${pattern}, and nothing failed`);
}
