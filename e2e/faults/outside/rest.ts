import { expect, vi } from 'vitest'
import type { Ground } from './ground.ts'
import { canonicalDraft } from './stored-room.ts'

const patience = { timeout: 60_000, interval: 50 }

/** Everybody stops; then everything comes to be acknowledged, and all hold the same draft, a newcomer too. */
export async function comeToRest(ground: Ground, url: string): Promise<void> {
  const { writers, commanders } = ground
  await Promise.all([
    ...writers.map((writer) => writer.stopsTyping()),
    ...commanders.map((commander) => commander.stopsCommanding()),
  ])
  await vi.waitFor(() => expect(writers.map(({ words }) => words.outstanding)).toEqual(writers.map(() => 0)), patience)
  const newcomer = await ground.writerComes('newcomer', url)
  await vi.waitFor(() => {
    const drafts = writers.map(({ draft }) => canonicalDraft(draft.doc))
    expect(drafts).toEqual(drafts.map(() => canonicalDraft(newcomer.draft.doc)))
  }, patience)
}
