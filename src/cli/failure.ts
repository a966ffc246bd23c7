export const exitCodes = { fine: 0, findings: 1, usage: 2, failed: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What ends a command: one line that says what and where, and what to do. */
export class Failure extends Error {
  readonly code: ExitCode;

  constructor(code: ExitCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

export function usage(message: string): Failure {
  return new Failure(exitCodes.usage, message);
}

export function failed(message: string, cause?: unknown): Failure {
  return new Failure(exitCodes.failed, message, cause);
}
