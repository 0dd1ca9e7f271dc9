import type { Place } from '#shared/domain/place.ts'

/** What this page said in a dispute and the server has not answered yet. */
export type Said =
  | {
      readonly is: 'dispute'
      readonly id: string
      readonly place: Place
      readonly question: string
      readonly mentions?: readonly string[]
    }
  | { readonly is: 'position'; readonly id: string; readonly dispute: string; readonly value: string }
  | {
      readonly is: 'comment'
      readonly id: string
      readonly dispute: string
      readonly text: string
      readonly mentions?: readonly string[]
    }
  | { readonly is: 'vote'; readonly id: string; readonly dispute: string; readonly position: string | null }

interface Sent {
  readonly id: { readonly client: string; readonly n: number }
  readonly name: string
  readonly input: unknown
}

const inputs = {
  'dispute.open': 'dispute',
  'position.add': 'position',
  'comment.add': 'comment',
  'vote.cast': 'vote',
} as const

/** Of the commands that wait for their answer, those that speak in disputes of one item. */
export function saidOf(waiting: readonly Sent[], item: string): readonly Said[] {
  return waiting.flatMap(({ id, name, input }) => {
    const is = inputs[name as keyof typeof inputs]
    if (!is || (input as { item?: string }).item !== item) return []
    // Only this page, or an earlier one of the same person, wrote it.
    return [{ ...(input as object), is, id: `${saidMark}${id.client}-${id.n}` } as Said]
  })
}

const saidMark = 'said:'

/** Whether that is not the server's yet. */
export const isSaid = (id: string): boolean => id.startsWith(saidMark)

export const sameSaid = (a: readonly Said[], b: readonly Said[]): boolean =>
  a.length === b.length && a.every(({ id }, at) => id === b[at]?.id)
