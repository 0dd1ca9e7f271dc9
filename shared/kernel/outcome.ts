/** The closed list of reasons why a command can be refused; the client has one message for each. */
export const refusalCodes = [
  'bad-input',
  'unknown-command',
  'forbidden',
  'not-found',
  'conflict',
  'blocked',
  'frozen',
  'moved',
  'nothing-left',
  /** The store lost what this room had acknowledged: nothing is written until somebody has looked at it. */
  'went-back',
  'internal',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

export interface Refusal {
  readonly code: RefusalCode
  /** A sentence that a person can read, with the values in it. */
  readonly message: string
  /** What the client needs to show more than the sentence: blockers, moved units. */
  readonly details?: unknown
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }
export type Refused = Extract<Outcome<never>, { ok: false }>

export const accept = <T>(value: T): Outcome<T> => ({ ok: true, value })

export const refuse = (code: RefusalCode, message: string, details?: unknown): Refused => ({
  ok: false,
  refusal: details === undefined ? { code, message } : { code, message, details },
})
