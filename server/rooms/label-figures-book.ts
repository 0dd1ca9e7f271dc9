import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { isLabelled, type ListedItem } from '#shared/domain/item.ts'
import { asPeopleNow } from '#shared/domain/one-person.ts'
import { personNow } from '#shared/domain/person.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import { type LabelFigures, labelFigures } from '#shared/projections/label-figures.ts'
import type { LabelledItem } from '#shared/projections/labelled-item.ts'
import type { LabelFiguresQuery } from '#shared/protocol/label-figures-messages.ts'
import type { Counted } from '#shared/protocol/own-work-messages.ts'
import type { AgreementBook } from './agreement-book.ts'
import { inSteps } from './in-steps.ts'
import { labelledItem } from './labelled-items.ts'
import type { RoomReading } from './room-reading.ts'

type Over = LabelFiguresQuery['over']

export interface CountedFigures {
  readonly labelled: number
  readonly counted: Counted
  /** Milliseconds: as of when. */
  readonly at: number
  /** Null until they are counted. */
  readonly figures: LabelFigures | null
}

/** Figures with what they were counted from. */
interface Counting {
  readonly basis: string
  readonly of: number
  readonly at: number
  done: number
  figures: LabelFigures | null
  ended: Promise<void>
}

const readTogether = 16

/**
 * The figures of a room's label sets, counted in slices when they are first asked for and kept as long as sources, sign-offs,
 * the list of labels and people are the same. Nothing of it is stored: any process counts the same from the same store.
 */
export class LabelFiguresBook {
  readonly #room: RoomReading
  readonly #agreement: AgreementBook
  readonly #kept = new Map<Over, Counting>()

  constructor(room: RoomReading, agreement: AgreementBook) {
    this.#room = room
    this.#agreement = agreement
  }

  /**
   * Waits so many milliseconds for what is not counted yet, which then goes on by itself. What is being counted is finished
   * before it is begun anew, so that a busy room has figures too: they say as of when.
   */
  async of(over: Over, milliseconds: number): Promise<CountedFigures> {
    await Promise.all([this.#room.readOn(), this.#agreement.ready()])
    const items = this.#items(over)
    const known = this.#kept.get(over)
    const basis = this.#basis(items)
    const counting = known && (known.basis === basis || !known.figures) ? known : this.#begin(over, basis, items)
    const waiting = new AbortController()
    const { signal } = waiting
    await Promise.race([counting.ended, setTimeout(milliseconds, undefined, { signal }).catch(() => undefined)])
    waiting.abort()
    const { done, of, at, figures } = counting
    return { labelled: items.length, counted: { done, of }, at, figures }
  }

  #items(over: Over): readonly ListedItem[] {
    const { items, signOffs } = this.#room.state
    return tableValues(items)
      .filter((item) => isLabelled(item) && (over === 'all' || Boolean(tableGet(signOffs, item.id))))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  #basis(items: readonly ListedItem[]): string {
    const { signOffs, settings, people } = this.#room.state
    const hash = createHash('sha256').update(JSON.stringify(settings.labelling))
    for (const { id, sources, annotators } of items)
      hash.update(
        `${id} ${sources} ${tableGet(signOffs, id)?.hash ?? ''} ${annotators.map((one) => personNow(people, one)).join(' ')}\n`,
      )
    return hash.digest('hex')
  }

  #begin(over: Over, basis: string, items: readonly ListedItem[]): Counting {
    const counting: Counting = {
      basis,
      of: items.length,
      at: this.#room.asOf,
      done: 0,
      figures: null,
      ended: Promise.resolve(),
    }
    this.#kept.set(over, counting)
    counting.ended = this.#count(counting, items).catch((error: unknown) => {
      if (this.#kept.get(over) === counting) this.#kept.delete(over)
      this.#room.log.warn({ room: this.#room.id, error }, 'figures of labels are counted later')
    })
    return counting
  }

  async #count(counting: Counting, items: readonly ListedItem[]): Promise<void> {
    const { labelling } = this.#room.state.settings
    const read: LabelledItem[] = []
    for (let from = 0; from < items.length; from += readTogether) {
      const some = items.slice(from, from + readTogether)
      read.push(...(await Promise.all(some.map((item) => this.#read(item)))))
      counting.done = read.length
    }
    counting.figures = await inSteps('comparing', labelFigures({ items: read, config: labelling }), {})
  }

  async #read(item: ListedItem): Promise<LabelledItem> {
    const { people, signOffs } = this.#room.state
    return {
      ...labelledItem(item.id, asPeopleNow(await this.#room.blobs.sources(item), people)),
      settled: tableGet(signOffs, item.id) ? this.#agreement.settledLabels(item.id) : null,
    }
  }
}
