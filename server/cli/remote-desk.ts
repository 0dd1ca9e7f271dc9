import type { DemoVisit } from '#server/demo/demo-people.ts'
import type { ImportReport } from '#shared/protocol/imports.ts'
import type { MediaSent } from '#shared/protocol/media.ts'
import { CliFault } from './cli-command.ts'
import { type Desk, type ExportOrder, type ImportOrder, type InviteOrder, newMediaSet, type SentMedia } from './desk.ts'
import { type MediaFile, piecesOf } from './media-folder.ts'

/** A running server, asked over its own interface with the operator's token. */
export class RemoteDesk implements Desk {
  readonly publicUrl: string
  readonly #token: string

  private constructor(url: string, token: string) {
    this.publicUrl = url
    this.#token = token
  }

  static open(url: string, token: string): RemoteDesk {
    return new RemoteDesk(new URL(url).href, token)
  }

  static async answers(url: string): Promise<boolean> {
    try {
      return (await fetch(new URL('/healthz', url), { signal: AbortSignal.timeout(2000) })).ok
    } catch {
      return false
    }
  }

  async importFiles({ room, title, format, map, dry, ...order }: ImportOrder): Promise<ImportReport> {
    const { files, labelling, holds, rest, signedOff, media, withoutMedia } = order
    const sent = labelling ? [...files, labelling] : files
    const query = new URLSearchParams({ file: files[0]?.fileName ?? '' })
    if (sent.length > 1)
      query.set('parts', JSON.stringify(sent.map(({ fileName, bytes }) => [fileName, bytes.byteLength])))
    if (labelling) query.set('labelling', 'true')
    if (title) query.set('title', title)
    if (format) query.set('as', format)
    if (map) query.set('map', JSON.stringify(map))
    if (holds) query.set('holds', holds)
    if (dry) query.set('dry', 'true')
    if (rest) query.set('rest', 'true')
    if (signedOff) query.set('signedOff', 'true')
    if (media) query.set('media', media)
    if (withoutMedia) query.set('withoutMedia', 'true')
    const response = await this.#ask(`/rooms/${room}/imports?${query}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: new Blob(sent.map(({ bytes }) => bytes.slice())),
    })
    return (await response.json()) as ImportReport
  }

  async sendMedia(room: string, files: readonly MediaFile[], told: (sent: number) => void): Promise<SentMedia> {
    const set = newMediaSet()
    const refused: MediaSent['refused'][number][] = []
    for (const [at, file] of files.entries()) {
      const response = await this.#ask(`/rooms/${room}/media/${set}?${new URLSearchParams({ file: file.name })}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream' },
        ...streamed(file),
      })
      refused.push(...((await response.json()) as MediaSent).refused)
      told(at + 1)
    }
    return { set, refused }
  }

  async dropMedia(room: string, set: string): Promise<void> {
    await this.#ask(`/rooms/${room}/media/${set}/drop`, { method: 'POST' })
  }

  async invite({ room, ...wish }: InviteOrder): Promise<string> {
    const response = await this.#ask(`/rooms/${room}/invites`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(wish),
    })
    return ((await response.json()) as { invite: string }).invite
  }

  /** The demo room of that server, with links. */
  async demo(wish: { readonly fresh: boolean }): Promise<DemoVisit> {
    const response = await this.#ask('/demo', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(wish),
    })
    return (await response.json()) as DemoVisit
  }

  async export({ room, ...wish }: ExportOrder): Promise<string> {
    const response = await this.#ask(`/rooms/${room}/exports`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(wish),
    })
    return response.text()
  }

  async *audit(room: string): AsyncIterable<Uint8Array> {
    const { body } = await this.#ask(`/rooms/${room}/audit`)
    // Node's web streams are async iterable; the DOM's type for them does not say so.
    if (body) yield* body as unknown as AsyncIterable<Uint8Array>
  }

  async close(): Promise<void> {}

  async #ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...init.headers, Authorization: `Bearer ${this.#token}` }
    const response = await fetch(new URL(`/api/v1${path}`, this.publicUrl), { ...init, headers }).catch((error) => {
      throw new CliFault(`${this.publicUrl} does not answer: ${error.cause?.message ?? error.message}`)
    })
    if (response.ok) return response
    const problem = (await response.json().catch(() => undefined)) as { detail?: string } | undefined
    throw new CliFault(problem?.detail ?? `${this.publicUrl} answered ${response.status}`)
  }
}

/** A body that is read while it is sent; the DOM's type has no word for that. */
const streamed = (file: MediaFile) => ({ body: piecesOf(file) as unknown as Blob, duplex: 'half' as const })
