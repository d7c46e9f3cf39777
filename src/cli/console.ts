/** Where a command writes: sentences for people, or one JSON object a line for programs. */
export interface Console {
  readonly json: boolean;
  print(text: string): void;
  object(value: unknown): void;
}

/** The call was right, but what it names is not there or not usable; the message says it all. */
export class OperandError extends Error {
  override readonly name = 'OperandError';
}

/** The call was wrong; the message says how to mend it, and the usage follows. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
