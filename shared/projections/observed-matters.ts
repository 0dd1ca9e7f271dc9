import type { RoomState } from '#shared/domain/room.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import { type ObservedDispute, type ObservedRuling, observedDispute, observedRuling } from './observed-item.ts'

export const matterFilters = ['all', 'open', 'ruled'] as const
export type MatterFilter = (typeof matterFilters)[number]

/** A dispute with the ruling that closed it, or a ruling that answers no dispute, under pseudonyms and without talk. */
export interface ObservedMatter {
  readonly id: string
  readonly item: string
  readonly key: string
  readonly language: string
  readonly at: string
  readonly state: ObservedDispute['status']
  readonly dispute: ObservedDispute | null
  readonly ruling: ObservedRuling | null
}

export type MatterCounts = Readonly<Record<MatterFilter, number>>

const latestFirst = (a: ObservedMatter, b: ObservedMatter): number =>
  a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? -1 : 1

/** What was put to the trainers of a room and what they ruled, the latest first. */
export function observedMatters(room: RoomState, nameOf: (person: string) => string): readonly ObservedMatter[] {
  const matters = tableValues(room.items).flatMap((listed) => {
    const { id: item, key, language } = listed
    const disputes = Object.values(tableGet(room.disputes, item) ?? {})
    const rulings = tableGet(room.rulings, item) ?? []
    const disputed = disputes.map((dispute): ObservedMatter => {
      const ruling = rulings.find(({ id }) => id === dispute.ruling)
      const { id, at, status: state } = dispute
      return {
        ...{ id, item, key, language, at, state },
        dispute: observedDispute(dispute, nameOf, room.precedents, listed),
        ruling: ruling ? observedRuling(ruling, nameOf, room.precedents, listed) : null,
      }
    })
    const alone = rulings.filter(({ id }) => !disputes.some(({ ruling }) => ruling === id))
    const ruled = alone.map((ruling): ObservedMatter => {
      const { id, at } = ruling
      return {
        ...{ id, item, key, language, at, state: 'ruled' },
        dispute: null,
        ruling: observedRuling(ruling, nameOf, room.precedents, listed),
      }
    })
    return [...disputed, ...ruled]
  })
  return matters.sort(latestFirst)
}

export const filteredMatters = (matters: readonly ObservedMatter[], filter: MatterFilter): readonly ObservedMatter[] =>
  filter === 'all' ? matters : matters.filter(({ state }) => state === filter)

export const matterCounts = (matters: readonly ObservedMatter[]): MatterCounts => ({
  all: matters.length,
  open: filteredMatters(matters, 'open').length,
  ruled: filteredMatters(matters, 'ruled').length,
})
