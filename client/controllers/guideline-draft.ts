import type { KeptWords } from './kept-words.ts'

/** The next version while somebody writes it. */
export interface GuidelineDraft {
  readonly text: string
  readonly summary: string
  /** The version that it goes on from. */
  readonly base: number
  /** Proposals that go into it. */
  readonly takes: readonly string[]
}

const about = 'guideline'

export const keptDraft = (words: KeptWords | undefined): GuidelineDraft | null =>
  words?.kept<GuidelineDraft & object>(about) ?? null

export const keepDraft = (words: KeptWords | undefined, draft: GuidelineDraft): void => words?.keep(about, draft)

export const forgetDraft = (words: KeptWords | undefined): void => words?.forget(about)
