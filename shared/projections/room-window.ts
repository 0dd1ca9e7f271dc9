import { type AgreementShare, agreementOf, type ItemAgreement } from '#shared/compare/agreement.ts'
import type { Place } from '#shared/domain/place.ts'
import type { Citation } from '#shared/domain/precedent.ts'
import type { RoomState } from '#shared/domain/room.ts'
import type { Table } from '#shared/kernel/table.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { observedDispute, observedRuling } from './observed-item.ts'

export interface WindowProgress {
  readonly items: number
  readonly signedOff: number
  /** Places that wait for a trainer. */
  readonly disputed: number
  /** Rulings that stand. */
  readonly ruled: number
}

/** How far sources agree among each other and with what was settled, both over the items that are signed off. */
export interface RoomAgreement {
  readonly before: AgreementShare | null
  readonly after: AgreementShare | null
}

/** A ruling that stands, with what was asked there, under a pseudonym. */
export interface ToldRuling {
  readonly id: string
  readonly item: string
  /** The item's key. */
  readonly key: string
  readonly language: string
  /** What of a label was ruled on; left out of words. */
  readonly place?: Place
  readonly value: string
  readonly reason: string
  readonly why: string
  readonly by: string
  readonly at: string
  /** Of the dispute that it closed first. */
  readonly question: string | null
  /** What stood there when it was disputed. */
  readonly stood: string | null
  readonly cites?: readonly Citation[]
  /** The version of the guideline that it cites sections of, by their titles. */
  readonly guideline?: number
  readonly titles?: readonly string[]
}

/** The room as it is looked at from outside. */
export interface RoomWindow {
  readonly progress: WindowProgress
  /** Null while it is being counted. */
  readonly agreement: RoomAgreement | null
  /** The latest first. */
  readonly rulings: readonly ToldRuling[]
  /** The item that was edited last. */
  readonly working: string | null
}

export type WindowPatch = Partial<RoomWindow>

/** So many rulings stand in a window. */
export const windowRulings = 20

const all = <T>(table: Table<T>): readonly (readonly [item: string, value: T])[] =>
  table.flatMap((bucket) => Object.entries(bucket))

export function windowProgress(room: RoomState, items: number, signedOff: number): WindowProgress {
  const disputes = all(room.disputes).flatMap(([, of]) => Object.values(of))
  return {
    items,
    signedOff,
    disputed: disputes.filter(({ status }) => status === 'open').length,
    ruled: all(room.rulings).reduce((sum, [, of]) => sum + of.length, 0),
  }
}

/** Every ruling that stands, the latest first. */
export function toldRulings(room: RoomState, nameOf: (person: string) => string): readonly ToldRuling[] {
  const told = all(room.rulings).flatMap(([item, rulings]) => {
    const listed = tableGet(room.items, item)
    if (!listed) return []
    const disputes = Object.values(tableGet(room.disputes, item) ?? {})
    return rulings.map((ruling): ToldRuling => {
      const { key: _, unit: __, ...ruled } = observedRuling(ruling, nameOf, room.precedents, listed)
      const closed = disputes.find((dispute) => dispute.ruling === ruling.id)
      const asked = closed && observedDispute(closed, nameOf, room.precedents, listed)
      return {
        ...ruled,
        ...{ item, key: listed.key, language: listed.language },
        question: asked?.question ?? null,
        stood: asked?.stands ?? null,
      }
    })
  })
  return told.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? -1 : 1))
}

export const roomAgreement = (items: readonly ItemAgreement[]): RoomAgreement => ({
  before: agreementOf(items.map(({ before }) => before)),
  after: agreementOf(items.map(({ after }) => after)),
})

/** The fields that are other ones; undefined when none is. */
export function windowPatch(before: RoomWindow, after: RoomWindow): WindowPatch | undefined {
  const changed = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(before[name as keyof RoomWindow]) !== JSON.stringify(value),
  )
  return changed.length > 0 ? Object.fromEntries(changed) : undefined
}
