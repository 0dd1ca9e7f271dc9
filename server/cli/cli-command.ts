/** One command of the command line. */
export interface CliCommand {
  readonly name: string
  readonly summary: string
  readonly help: string
  /** Answers the exit code. Faults that a person can mend are thrown as `CliFault`. */
  run(words: readonly string[], clientDirectory: string): Promise<number>
}

/** Something that a person can mend, in a sentence. */
export class CliFault extends Error {}

/** The options that say which server or data directory a command is about. */
export const deskOptions = {
  server: { type: 'string' },
  token: { type: 'string' },
  data: { type: 'string' },
} as const
