import { msg, str } from '@lit/localize'
import { type Assigned, assignmentBasis } from '#shared/domain/assign-items.ts'
import type { CommandInput } from '#shared/domain/room.ts'
import type { Outcome } from '#shared/kernel/outcome.ts'
import type {
  Assignees,
  AssignmentFilter,
  AssignmentIds,
  AssignmentPage,
  AssignmentRow,
} from '#shared/protocol/assignment-messages.ts'
import type { CommandDone } from '#shared/protocol/rt-messages.ts'
import { apiPath } from '../routes.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'
import { today } from './day-words.ts'
import { Followed } from './followed.ts'
import type { RoomClient } from './room-client.ts'

export type Wanted = Omit<AssignmentFilter, 'today'>

export interface AssigningScreen {
  readonly filter: Wanted
  /** Null until the server has answered. */
  readonly known: Assignees | null
  readonly total: number | null
  readonly pages: ReadonlyMap<number, readonly AssignmentRow[]>
  /** What is selected, with whose it is as the list showed it. */
  readonly selection: ReadonlyMap<string, string | null>
  readonly busy: boolean
  /** What the last step came to, and whether it was refused. */
  readonly said: { readonly text: string; readonly refused: boolean } | null
}

export const pageRows = 100
const restMilliseconds = 300

/** Whose the items of a room are, as a lead looks at them and changes them. */
export class Assigning extends Followed<AssigningScreen> {
  readonly #room: RoomClient
  readonly #ends: (() => void)[]
  readonly #asked = new Set<number>()
  #turn = 0
  #sight: readonly [first: number, last: number] = [0, 0]
  #rest: ReturnType<typeof setTimeout> | undefined

  constructor(room: RoomClient) {
    super({
      filter: { state: 'unfinished', whose: 'anybody', search: '' },
      ...{ known: null, total: null, pages: new Map(), selection: new Map(), busy: false, said: null },
    })
    this.#room = room
    this.#ends = [
      room.onTold(({ row, rows, relisted }) => (row || rows || relisted) && this.#soon()),
      room.onJoined(() => this.#soon()),
      () => clearTimeout(this.#rest),
    ]
    this.#read()
  }

  leave(): void {
    for (const end of this.#ends) end()
  }

  row(index: number): AssignmentRow | undefined {
    return this.state.pages.get(Math.floor(index / pageRows))?.[index % pageRows]
  }

  choose(filter: Partial<Wanted>): void {
    const next = { ...this.state.filter, ...filter }
    this.#sight = [0, 0]
    this.put({ ...this.state, filter: next, total: null, pages: new Map(), selection: new Map(), said: null })
    this.#read()
  }

  /** Rows `first` to `last` are in sight, or soon will be. */
  see(first: number, last: number): void {
    this.#sight = [Math.floor(Math.max(0, first) / pageRows), Math.floor(Math.max(0, last) / pageRows)]
    for (let page = this.#sight[0]; page <= this.#sight[1]; page++)
      if (!this.state.pages.has(page)) void this.#page(page)
  }

  toggle(index: number): void {
    const row = this.row(index)
    if (!row) return
    const selection = new Map(this.state.selection)
    if (!selection.delete(row.id)) selection.set(row.id, row.to)
    this.put({ ...this.state, selection })
  }

  /** From one row to another, both with it, whatever was selected before. */
  async selectRange(from: number, to: number): Promise<void> {
    const [first, last] = from < to ? [from, to] : [to, from]
    const rows = Array.from({ length: last - first + 1 }, (_, at) => this.row(first + at))
    if (rows.every((row) => row !== undefined))
      return this.#select(rows.map(({ id, to: whose }) => [id, whose] as const))
    const ids = await this.#get<AssignmentIds>('assignments/ids', this.#query())
    if (ids) this.#select(ids.slice(first, last + 1))
  }

  async selectAll(): Promise<void> {
    const ids = await this.#get<AssignmentIds>('assignments/ids', this.#query())
    if (ids) this.#select(ids)
  }

  selectNothing(): void {
    this.#select([])
  }

  assign(to: string, name: string, due: string | null): Promise<boolean> {
    const { items, basis } = this.#selected()
    return this.#do('items.assign', { items, to, due, basis }, (count) =>
      count === 1 ? msg(str`1 item is ${name}’s now`) : msg(str`${count} items are ${name}’s now`),
    )
  }

  setDue(due: string | null): Promise<boolean> {
    const { items, basis } = this.#selected()
    return this.#do('items.set-due', { items, due, basis }, (count) =>
      due === null ? msg(str`${count} items have no due date now`) : msg(str`${count} items are due ${due} now`),
    )
  }

  takeBack(): Promise<boolean> {
    const { items, basis } = this.#selected()
    return this.#do('items.assign', { items, to: null, basis }, takenBack)
  }

  /** Everything of somebody's that is not signed off, in one step. */
  async takeBackFrom(person: string): Promise<boolean> {
    const asked = { state: 'unfinished', whose: person, search: '' } as const
    const ids = await this.#get<AssignmentIds>('assignments/ids', query(asked))
    if (!ids || ids.length === 0) return false
    const items = ids.map(([id]) => id)
    return this.#do('items.assign', { items, to: null, basis: assignmentBasis(ids) }, takenBack)
  }

  say(text: string, refused: boolean): void {
    this.put({ ...this.state, said: { text, refused } })
  }

  /** The present list and counts. */
  refresh(): void {
    this.#read()
  }

  #selected() {
    return { items: [...this.state.selection.keys()], basis: assignmentBasis(this.state.selection) }
  }

  async #do<Name extends 'items.assign' | 'items.set-due'>(
    name: Name,
    input: CommandInput<Name>,
    sentence: (count: number) => string,
  ): Promise<boolean> {
    this.put({ ...this.state, busy: true, said: null })
    const outcome: Outcome<CommandDone> = await this.#room.send(name, input)
    if (!outcome.ok && outcome.refusal.code === 'moved') await this.#learnSelected()
    const said = outcome.ok
      ? { text: sentenceOf(outcome.value.answer as Assigned | undefined, sentence), refused: false }
      : { text: outcome.refusal.message, refused: true }
    this.put({ ...this.state, busy: false, said, selection: outcome.ok ? new Map() : this.state.selection })
    this.#read()
    return outcome.ok
  }

  /** Whose the selected items are by now, also of those that are out of sight. */
  async #learnSelected(): Promise<void> {
    const { selection } = this.state
    const ids = await this.#get<AssignmentIds>('assignments/ids', query(everything))
    if (ids) this.#select(ids.filter(([id]) => selection.has(id)))
  }

  #select(pairs: Iterable<readonly [string, string | null]>): void {
    this.put({ ...this.state, selection: new Map(pairs) })
  }

  #soon(): void {
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => this.#read(), restMilliseconds)
  }

  #read(): void {
    this.#turn++
    this.#asked.clear()
    void this.#readKnown()
    for (let page = this.#sight[0]; page <= this.#sight[1]; page++) void this.#page(page, true)
  }

  async #readKnown(): Promise<void> {
    const known = await this.#get<Assignees>('assignments', new URLSearchParams({ today: today() }))
    if (known) this.put({ ...this.state, known })
  }

  async #page(page: number, fresh = false): Promise<void> {
    if (this.#asked.has(page)) return
    this.#asked.add(page)
    const turn = this.#turn
    const asked = this.#query()
    asked.set('from', String(page * pageRows))
    asked.set('count', String(pageRows))
    const answer = await this.#get<AssignmentPage>('assignments/items', asked)
    if (turn !== this.#turn) return
    this.#asked.delete(page)
    if (answer) this.#take(page, answer, fresh)
  }

  /** What is selected is known again as it stands now, so that the person decides on what they see. */
  #take(page: number, { rows, total }: AssignmentPage, fresh: boolean): void {
    const near = (other: number) => !fresh || (other >= this.#sight[0] && other <= this.#sight[1])
    const pages = new Map([...this.state.pages].filter(([other]) => near(other))).set(page, rows)
    const selection = new Map(this.state.selection)
    for (const { id, to } of rows) if (selection.has(id)) selection.set(id, to)
    this.put({ ...this.state, total, pages, selection })
  }

  #query(): URLSearchParams {
    return query(this.state.filter)
  }

  async #get<T>(path: string, asked: URLSearchParams): Promise<T | undefined> {
    try {
      return await askHttp<T>(apiPath(this.#room.address, `${path}?${asked}`))
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
      this.say(error.message || msg('The server was not reached. Try again.'), true)
      return undefined
    }
  }
}

const everything = { state: 'all', whose: 'anybody', search: '' } as const

const takenBack = (count: number): string =>
  count === 1 ? msg('1 item is nobody’s again') : msg(str`${count} items are nobody’s again`)

function query({ batch, ...rest }: Wanted): URLSearchParams {
  return new URLSearchParams({ ...rest, ...(batch === undefined ? {} : { batch }), today: today() })
}

/** What was left over is said with it. */
function sentenceOf(answer: Assigned | undefined, sentence: (count: number) => string): string {
  if (!answer) return msg('It is done')
  const { changed, left } = answer
  return [
    sentence(changed),
    left.ownSource.length > 0 ? msg(str`${left.ownSource.length} hold a source of theirs and were left out`) : '',
    left.signedOff.length > 0 ? msg(str`${left.signedOff.length} are signed off and were left out`) : '',
  ]
    .filter(Boolean)
    .join('. ')
}
