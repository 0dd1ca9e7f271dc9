import { msg } from '@lit/localize'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { LabelFiguresQuery, ToldLabelFigures } from '#shared/protocol/label-figures-messages.ts'
import { apiPath } from '../routes.ts'
import { askFile } from '../sync/ask-file.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'
import { RoomView } from './room-view.ts'

type SavedTable = { readonly name: string; readonly content: Blob }

/** The figures of the labels of the room that the host stands in; read on by itself until they are counted. */
export class LabelFiguresBook implements ReactiveController {
  told: ToldLabelFigures | undefined
  trouble = ''
  asked: LabelFiguresQuery
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #room: RoomView<string | undefined>
  #read = false
  #latest = 0

  constructor(host: ReactiveControllerHost & HTMLElement, asked: Partial<LabelFiguresQuery> = {}) {
    this.#host = host
    this.asked = { over: 'all', names: 'yes', page: 1, of: '', table: 'figures', ...asked }
    this.#room = new RoomView(host, ({ joined }) => joined?.room.id)
    host.addController(this)
  }

  hostUpdated(): void {
    if (!this.#read && this.#room.client && this.#room.value) void this.read()
  }

  hostDisconnected(): void {
    this.#latest++
  }

  /** Whether the reader may see everybody's, and choose what is told. */
  get isStaff(): boolean {
    return this.#room.client?.may('sources.read') === true && this.#room.client.may('report.read')
  }

  get isOwn(): boolean {
    return this.#room.client?.may('report.read') === false
  }

  ask(asked: Partial<LabelFiguresQuery>): Promise<void> {
    this.asked = { ...this.asked, page: 1, ...asked }
    return this.read()
  }

  /** What was read before stays until the next is there, also where it cannot be read. */
  async read(): Promise<void> {
    const address = this.#room.client?.address
    if (!address) return
    this.#read = true
    const turn = ++this.#latest
    try {
      let told: ToldLabelFigures
      do {
        told = await askHttp<ToldLabelFigures>(apiPath(address, `label-figures?${this.#query}`))
        if (turn !== this.#latest) return
        this.told = told
        this.trouble = ''
        this.#host.requestUpdate()
      } while (told.figures === null && told.labelled > 0)
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
      if (turn !== this.#latest) return
      this.trouble = error.message || msg('The server was not reached. Try again.')
      this.#host.requestUpdate()
    }
  }

  /** The same figures as a file, or what was taken for what. */
  async save(table: LabelFiguresQuery['table']): Promise<SavedTable | undefined> {
    const address = this.#room.client?.address
    if (!address) return undefined
    try {
      this.trouble = ''
      return await askFile(apiPath(address, `label-figures.csv?${this.#query}&table=${table}`))
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
      this.trouble = error.message || msg('The server was not reached. Try again.')
      return undefined
    } finally {
      this.#host.requestUpdate()
    }
  }

  get #query(): string {
    const { over, names, page, of } = this.asked
    return new URLSearchParams({ over, names, page: String(page), of }).toString()
  }
}
