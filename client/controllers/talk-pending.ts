import type { CommandInput } from '#shared/domain/room.ts'
import type { CommandEnvelope } from '#shared/protocol/rt-messages.ts'
import type { TalkRow } from '#shared/protocol/talk-messages.ts'

/** A message that the server has not answered. */
export interface PendingTalk {
  readonly id: string
  readonly text: string
  readonly mentions: readonly string[]
  readonly to: string | null
  readonly item: string | null
}

/** What is on its way. The first may be back with its entry already, before its answer: it is not shown twice. */
export function pendingTalk(waiting: readonly CommandEnvelope[], mine: TalkRow | undefined): readonly PendingTalk[] {
  return waiting.flatMap((envelope, at) => {
    const pending = pendingOf(envelope)
    return pending && !(at === 0 && pending.text === mine?.text) ? [pending] : []
  })
}

/** Only this page, or an earlier one of the same person, wrote it. */
function pendingOf({ id: { client, n }, name, input }: CommandEnvelope): PendingTalk | undefined {
  const id = `${client} ${n}`
  if (name === 'talk.say') {
    const { text, mentions = [], item = null } = input as CommandInput<'talk.say'>
    return { id, text, mentions, to: null, item }
  }
  if (name !== 'note.write' && name !== 'note.answer') return undefined
  const { text, to, item = null } = input as CommandInput<'note.write'>
  return { id, text, mentions: [], to, item }
}
