import { vi } from 'vitest'
import type { Comparison } from '#shared/compare/comparison.ts'
import { recompare } from '#shared/compare/recompare.ts'
import { benchUnit, textAt } from '#shared/domain/bench.ts'
import { replaceAt } from '#shared/domain/draft-change.ts'
import { placeAfter } from '#shared/domain/item-change.ts'
import { type Place, placeKey } from '#shared/domain/place.ts'
import { resultHash, resultOf } from '#shared/domain/result.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { RoomEvent } from '#shared/domain/room.ts'
import type { Take } from '#shared/domain/settling.ts'
import { benchOfDraft } from '#shared/drafts/draft-bench.ts'
import { applyChanges, seedDraft } from '#shared/drafts/draft-doc.ts'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import { reduceItemView } from '#shared/projections/item-view.ts'
import type { QueueRow } from '#shared/projections/queue.ts'
import type { GuidelineList, GuidelineText } from '#shared/protocol/guideline-messages.ts'
import type { OwnWork, WorkPeople } from '#shared/protocol/own-work-messages.ts'
import type { InviteRow, PersonRow } from '#shared/protocol/people-messages.ts'
import type { Progress } from '#shared/protocol/progress-messages.ts'
import type { CommandDone, CommandEnvelope, ItemView } from '#shared/protocol/rt-messages.ts'
import type { TraineeRow } from '#shared/protocol/trainee-messages.ts'
import { fakeDecision } from './fake-decision.ts'
import { FakeRoomSocket } from './fake-room-socket.ts'
import { FakeSyncServer } from './fake-sync-server.ts'
import { sourcesOf, viewOf } from './fixtures.ts'
import { counts, joined, row, told } from './told.ts'

/** A room with one item to open, in this page: commands are decided here, drafts and sources come from here. */
export class FakeRoom {
  socket: FakeRoomSocket
  readonly drafts = new FakeSyncServer()
  comparison: Comparison
  view: ItemView
  rows: readonly QueueRow[]
  /** People of the room beside those who came in person. */
  others: readonly PersonRow[] = []
  /** Links that nobody has used. */
  links: readonly InviteRow[] = []
  /** What the guidelines page is told, and its texts by version. */
  guidelines: GuidelineList = { versions: [], proposals: [] }
  guidelineTexts: readonly GuidelineText[] = []
  /** What the progress page is told, and under which queries it asked. */
  figures: Progress | null = null
  readonly figuresAsked: string[] = []
  /** What the page of what was changed is told, and which paths it asked. */
  work: OwnWork | WorkPeople | null = null
  readonly workAsked: string[] = []
  /** What a trainer is told of trainees, and whom they asked about. */
  trainees: readonly TraineeRow[] = []
  readonly traineesAsked: string[] = []
  /** Set to refuse the next command. */
  refusal: ReturnType<typeof refuse> | null = null
  readonly #role: Role
  readonly #texts: readonly string[]
  #seq = 10

  /** `texts` are those that were compared, for tests that compare anew. */
  constructor(comparison: Comparison, role: Role = 'reviewer', texts: readonly string[] = []) {
    this.#texts = texts
    this.comparison = comparison
    this.#role = role
    const differences = comparison.units.reduce((sum, unit) => sum + unit.differences.length, 0)
    this.rows = [row(1, { differences, weak: differences, settled: 0 }), row(2), row(3)]
    this.view = viewOf({ row: this.rows[0] ?? row(1) })
    seedDraft(this.drafts.doc, comparison)
    this.socket = new FakeRoomSocket({
      join: () => accept({ ...joined(role), seq: this.#seq, counts: counts({ all: this.rows.length }) }),
      since: () => accept([]),
      queue: ({ from, count }) => {
        const rows = this.rows.slice(from, from + count)
        return accept({
          seq: this.#seq,
          from,
          total: this.rows.length,
          rows,
          counts: counts({ all: this.rows.length }),
        })
      },
      item: () => accept(this.view),
      disputes: ({ from }) =>
        accept({ seq: this.#seq, from, total: 0, rows: [], counts: { waiting: 0, open: 0, closed: 0 } }),
      command: (envelope) => this.#command(envelope),
    })
    vi.stubGlobal('WebSocket', this.drafts.socketClass)
    vi.stubGlobal('fetch', this.#http)
  }

  /** Nobody reaches the server any more. */
  goesAway(): void {
    this.drafts.online = false
    this.drafts.dropAll()
    this.socket.lose()
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  }

  comesBack(): void {
    this.drafts.online = true
    vi.stubGlobal('fetch', this.#http)
    this.socket.connect()
  }

  /** For a page that is loaded anew. */
  newSocket(): FakeRoomSocket {
    vi.stubGlobal('WebSocket', this.drafts.socketClass)
    this.socket = new FakeRoomSocket(this.socket.answers)
    return this.socket
  }

  get bench() {
    return benchOfDraft(this.drafts.doc, this.comparison, 0)
  }

  get text(): string {
    return resultOf(this.bench, [])
      .map(({ text }) => text)
      .join('\n')
  }

  /** Their inputs; each that names a place also names the comparison on the screen. */
  commands(name: string): unknown[] {
    return this.socket
      .requests('command')
      .filter((envelope) => envelope.name === name)
      .map(({ input }) => {
        const { compared: _, ...asked } = input as { compared?: string }
        return asked
      })
  }

  /** The item is compared anew over these texts too; what was settled is asked again. */
  compareAnew(...texts: readonly string[]): void {
    const sources = this.#texts.map((text) => ({ segments: [{ text }] }))
    const now = [
      ...sources.map((source, was) => ({ ...source, was })),
      ...texts.map((text) => ({ segments: [{ text }] })),
    ]
    const { profile } = this.comparison
    const { comparison, changes: units } = recompare(this.comparison, sources, now, profile)
    this.comparison = comparison
    const settledBefore = Object.values(this.view.settled).map((settled) => ({
      ...settled,
      place: placeAfter({ units: [...units] }, settled.place),
    }))
    this.view = { ...this.view, compared: `comparison-of-${now.length}`, settled: {}, settledBefore }
    this.happen({ type: 'profile.changed', profile, was: profile, manifest: '', count: 1, by: 'asha' }, 'asha')
  }

  settle(place: Place, take: Take, by: string): CommandDone {
    const unit = benchUnit(this.bench, place.unit)
    const before = textAt(this.bench, place) ?? ''
    const difference = this.comparison.units
      .find((compared) => compared.unit === place.unit)
      ?.differences.find(({ from }) => from === place.from)
    const after = take === 'kept' ? before : take === 'nothing' ? '' : (difference?.readings[take]?.text ?? '')
    const change = unit && replaceAt(unit, place, after)
    if (change) applyChanges(this.drafts.doc, [change])
    return this.happen({ type: 'difference.settled', item: 'item1', place, by, take, before, after, position: 1 }, by)
  }

  happen(event: RoomEvent, by: string): CommandDone {
    const entry = told(++this.#seq, { by, name: by === 'me' ? 'Me' : 'Asha', event })
    this.view = reduceItemView(this.view, entry)
    this.view = { ...this.view, row: { ...this.view.row, settled: Object.keys(this.view.settled).length } }
    this.socket.tell({ ...entry, row: this.view.row })
    return { seq: this.#seq }
  }

  readonly #http = async (path: string): Promise<Response> => {
    if (path.endsWith('/sessions')) return Response.json([])
    if (path.endsWith('/people'))
      return Response.json([
        ...joined('reviewer').people.map((person) => ({
          ...person,
          ...{ pseudonym: `Reviewer ${person.seat}`, seen: null, sessions: 1, passphrase: false, open: 2 },
        })),
        ...this.others,
      ])
    if (path.includes('/trainees?')) {
      this.traineesAsked.push(path.slice(path.indexOf('=') + 1))
      return Response.json(this.trainees)
    }
    if (path.includes('/progress?')) return this.#progress(path)
    if (path.endsWith('/guidelines')) return Response.json(this.guidelines)
    if (path.includes('/guidelines/'))
      return Response.json(this.guidelineTexts.find(({ version }) => path.endsWith(`/${version}`)) ?? null)
    if (path.includes('/work?') || path.includes('/work/people?')) return this.#work(path)
    if (path.endsWith('/invites')) return Response.json(this.links)
    if (path.endsWith('/labelling/uses')) return Response.json({ tags: {}, questions: {} })
    return Response.json({ ...sourcesOf(this.comparison), compared: this.view.compared })
  }

  #progress(path: string): Response {
    this.figuresAsked.push(path.slice(path.indexOf('?')))
    if (this.figures) return Response.json(this.figures)
    return Response.json({ title: 'Not stored', detail: 'The figures are not here' }, { status: 503 })
  }

  #work(path: string): Response {
    this.workAsked.push(path.slice(path.indexOf('/work')))
    return Response.json(
      this.work ?? { title: 'Not stored', detail: 'The work is not here' },
      this.work ? {} : { status: 503 },
    )
  }

  #command({ name, input }: CommandEnvelope): Outcome<CommandDone> {
    const { refusal } = this
    this.refusal = null
    if (refusal) return refusal
    const { place, take, hash } = input as { place: Place; take: Take; hash: string }
    switch (name) {
      case 'difference.settle':
        return accept(this.settle(place, take, 'me'))
      case 'difference.unsettle':
        return this.#unsettle(place)
      case 'item.sign-off':
        return this.#signOff(hash)
      case 'item.next':
        return accept({ seq: this.#seq, answer: { item: 'item2' } })
      default:
        return this.decides({ name, input }, 'me', this.#role)
    }
  }

  /** As the server's own domain decides it. */
  decides(command: { name: string; input: unknown }, person: string, role: Role): Outcome<CommandDone> {
    const settings = joined(role).room.settings
    const outcome = fakeDecision(this.view, this.bench, { person, role, settings }, command)
    if (!outcome.ok) return outcome
    const { events, draft = [] } = outcome.value
    applyChanges(
      this.drafts.doc,
      draft.filter((change) => change.do === 'replace'),
    )
    for (const event of events) this.happen(event, person)
    return accept({ seq: this.#seq })
  }

  #unsettle(place: Place): Outcome<CommandDone> {
    const settled = this.view.settled[placeKey(place)]
    const unit = benchUnit(this.bench, place.unit)
    if (settled?.by !== 'me') return refuse('conflict', 'Somebody else settled this since; nothing was undone')
    const stands = textAt(this.bench, place)
    if (stands !== settled.after) return refuse('conflict', `"${stands}" stands there now; nothing was undone`)
    const change = unit && replaceAt(unit, place, settled.before)
    if (change) applyChanges(this.drafts.doc, [change])
    const words = { before: settled.after, after: settled.before }
    const done = this.happen(
      { type: 'difference.unsettled', item: 'item1', place, by: 'me', ...words, position: 1 },
      'me',
    )
    return accept(done)
  }

  #signOff(hash: string): Outcome<CommandDone> {
    const units = [...resultOf(this.bench, [])]
    if (hash !== resultHash(units)) return refuse('moved', 'moved', { units })
    const at = '2026-11-22T10:42:00.000Z'
    return accept(
      this.happen({ type: 'item.signed-off', item: 'item1', by: 'me', at, hash, position: 2, units, unseen: 0 }, 'me'),
    )
  }
}
