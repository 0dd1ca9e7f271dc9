import { ContextConsumer } from '@lit/context'
import { msg } from '@lit/localize'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { BatchBefore, BatchRow } from '#shared/protocol/batch-messages.ts'
import { apiPath } from '../routes.ts'
import { askFile } from '../sync/ask-file.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'
import { queuePagesContext, roomRouteContext } from './contexts.ts'
import { RoomView } from './room-view.ts'

const settleMilliseconds = 400

/** What was asked of the server: what came of it, or why nothing did. */
export type Asked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: string }

/** The room's imports for the page that lists them; read again when items come, go or are signed off. */
export class BatchBook implements ReactiveController {
  /** Null until the first answer. */
  batches: readonly BatchRow[] | null = null
  trouble: string | null = null
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #counts: RoomView<string>
  readonly #pages: ContextConsumer<typeof queuePagesContext, ReactiveControllerHost & HTMLElement>
  readonly #route: ContextConsumer<typeof roomRouteContext, ReactiveControllerHost & HTMLElement>
  #known: string | undefined
  #reading = false
  #again: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    this.#counts = new RoomView(host, ({ counts }) =>
      JSON.stringify([counts?.all, counts?.signedOff, counts?.disputed]),
    )
    this.#pages = new ContextConsumer(host, { context: queuePagesContext })
    this.#route = new ContextConsumer(host, { context: roomRouteContext })
    host.addController(this)
  }

  hostUpdate(): void {
    const now = this.#counts.value
    if (now === undefined || now === this.#known) return
    const first = this.#known === undefined
    this.#known = now
    clearTimeout(this.#again)
    if (first) void this.read()
    else this.#again = setTimeout(() => void this.read(), settleMilliseconds)
  }

  hostDisconnected(): void {
    clearTimeout(this.#again)
  }

  async read(): Promise<void> {
    if (this.#reading) return
    this.#reading = true
    const asked = await this.#ask<readonly BatchRow[]>('batches')
    this.#reading = false
    if (asked.ok) this.batches = asked.value
    this.trouble = asked.ok ? null : asked.trouble
    this.#host.requestUpdate()
  }

  /** What taking it back would mean. */
  before(batch: string): Promise<Asked<BatchBefore>> {
    return this.#ask(`batches/${batch}/take-back`)
  }

  async takeBack({ id }: BatchRow): Promise<Asked<BatchBefore>> {
    const asked = await this.#ask<BatchBefore>(`batches/${id}/take-back`, {})
    await this.read()
    return asked
  }

  /** The file as it was imported. */
  async file(batch: string): Promise<Asked<Blob>> {
    const room = this.#counts.client
    if (!room) return { ok: false, trouble: notReached() }
    return answered(async () => (await askFile(apiPath(room.address, `batches/${batch}/file`))).content)
  }

  /** To the queue, with the items of this batch alone. */
  show({ id, name }: Pick<BatchRow, 'id' | 'name'>): void {
    this.#pages.value?.chooseBatch({ id, name })
    this.#route.value?.open(null)
  }

  async #ask<T>(path: string, body?: object): Promise<Asked<T>> {
    const room = this.#counts.client
    if (!room) return { ok: false, trouble: notReached() }
    return answered(() => askHttp<T>(apiPath(room.address, path), body))
  }
}

async function answered<T>(asking: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { ok: true, value: await asking() }
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error
    return { ok: false, trouble: error.message || notReached() }
  }
}

const notReached = (): string => msg('The server was not reached. Try again.')
