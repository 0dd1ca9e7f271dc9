import { msg, str } from '@lit/localize'
import type { ColumnMap, Holding, MapField } from '#shared/formats/format.ts'
import { maximumFileBytes, tooLarge } from '#shared/formats/format-heads.ts'
import { isMediaName } from '#shared/formats/media-files.ts'
import type { ImportReport } from '#shared/protocol/imports.ts'
import type { CheckAnswer } from '../batch/check-words.ts'
import { hasSomeOf } from '../elements/met-words.ts'
import { apiPath } from '../routes.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'
import { randomId } from '../sync/random-id.ts'
import { type Upload, uploadBatch } from '../sync/upload-batch.ts'
import { FileChecker } from './file-checker.ts'
import { Followed } from './followed.ts'
import { missingFields } from './import-fields.ts'
import { ImportMedia } from './import-media.ts'
import { importQuery } from './import-query.ts'
import type { ChosenFile, ImportScreen, ImportStep } from './import-screen.ts'
import { doneSentence, waitSentence } from './import-sentences.ts'
import type { RoomClient } from './room-client.ts'

const retryMilliseconds = 2000

/** One import by a lead in this page: choosing a file, saying what is what in it, sending it. It goes on while they look elsewhere. */
export class BatchImport extends Followed<ImportScreen> {
  readonly #room: RoomClient
  #media: ImportMedia
  #checker: FileChecker | undefined
  #files: readonly File[] = []
  #upload: Upload | undefined

  constructor(room: RoomClient) {
    super({ is: 'choosing', fault: null })
    this.#room = room
    this.#media = new ImportMedia(room)
  }

  /** Looks into files that belong together; what is too large is refused before it is read. */
  choose(chosen: readonly File[]): void {
    if (this.state.is === 'importing') return
    const files = chosen.filter(({ name }) => !isMediaName(name))
    if (files.length === 0) {
      this.again(msg('Choose the file with the work of your annotators first. Pictures and recordings come after it.'))
      return
    }
    if (sizeOf(files) > maximumFileBytes) {
      this.again(`${namesOf(files)}: ${tooLarge}`)
      return
    }
    this.#files = files
    this.#media.clear()
    this.#media.add(chosen.filter(({ name }) => isMediaName(name)))
    this.#checker ??= new FileChecker(
      (answer) => this.#hear(answer),
      () => this.again(msg(str`${namesOf(files)} could not be read here. Reload the page and choose it again.`)),
    )
    this.#open(null, null)
  }

  /** Reads the file as of another kind. */
  readAs(format: string): void {
    if (this.state.is === 'mapping') this.#open(format, null)
  }

  /** Looks for transcripts in it, or for labels. */
  lookFor(holds: Holding): void {
    if (this.state.is === 'mapping') this.#open(this.state.file.format, holds)
  }

  /** Says which column holds a field; empty: none does. */
  map(field: MapField, column: string): void {
    if (this.state.is === 'mapping') this.#check({ ...this.state.file.map, [field]: column })
  }

  /** Brings pictures and recordings along. */
  attach(files: readonly File[]): void {
    this.#media.add(files)
    this.#know({ media: this.#media.look(), met: null, fault: null })
  }

  /** None of them comes along. */
  detach(): void {
    this.#media.clear()
    this.#know({ media: this.#media.look(), met: null, fault: null })
  }

  /** The person says that the rest is to be imported where labels are wrong. */
  async sendRest(): Promise<void> {
    this.#know({ rest: true })
    await this.send()
  }

  /** Sends the file and waits until it is stored, refused or lost. */
  async send(): Promise<void> {
    const { state } = this
    const files = this.#files
    if (state.is !== 'mapping' || files.length === 0 || !state.file.outlook) return
    const { file } = state
    const step = file.media.files > 0 ? 'media' : 'sending'
    this.put({ is: 'importing', file: { ...file, sent: true, fault: null }, step, done: 0, stopping: false })
    addEventListener('beforeunload', this.#guard)
    const sending = await this.#media.send((done) => this.#moved('media', done))
    if (this.state.is === 'importing')
      this.put({ ...this.state, file: { ...this.state.file, media: this.#media.look() } })
    if (sending.is === 'failed') this.#back(sending.sentence)
    else if (sending.is === 'stopped') this.#stopped(msg(str`${file.name}: stopped; nothing of it is stored`))
    else await this.#sendBatch(file)
    removeEventListener('beforeunload', this.#guard)
  }

  async #sendBatch(file: ChosenFile): Promise<void> {
    const files = this.#files
    const batch = randomId()
    const query = importQuery(file, files, { batch, media: this.#media.set })
    this.#moved('sending', 0)
    this.#upload = uploadBatch(apiPath(this.#room.address, `imports?${query}`), new Blob([...files]), {
      sent: (done) => this.#moved('sending', done),
      progress: ({ step, done }) => this.#moved(step, done),
    })
    const end = await this.#upload.ended
    if (end.is === 'stored' && end.report.batch === '') this.#tell(end.report)
    else if (end.is === 'stored') this.#done(end.report, false)
    else if (end.is === 'refused') this.#back(end.sentence)
    else await this.#findOut(batch)
  }

  /** What would come of it is asked anew: nothing is stored by this. */
  async withSignedOff(signedOff: boolean): Promise<void> {
    this.#know({ signedOff, met: null })
    await this.send()
  }

  /** Before it is stored nothing of it stays; whether it was is asked of the server. */
  stop(): void {
    if (this.state.is !== 'importing') return
    this.put({ ...this.state, stopping: true })
    this.#media.stop()
    this.#upload?.stop()
  }

  /** From the start, with another file. */
  again(fault: string | null = null): void {
    if (this.state.is === 'importing') return
    this.#files = []
    this.#media.clear()
    this.#checker?.close()
    this.#checker = undefined
    this.put({ is: 'choosing', fault })
  }

  #open(format: string | null, holds: Holding | null): void {
    const files = this.#files
    const of = { name: namesOf(files), size: sizeOf(files), count: files.length }
    const unread = { format, holds, also: null, preview: null, map: {}, outlook: null, checking: 0 }
    const media = this.#media.look()
    const unsent = { met: null, signedOff: false, rest: false, sent: false, media, fault: null }
    this.put({ is: 'mapping', file: { ...of, ...unread, ...unsent } })
    this.#checker?.open(files, format, holds)
  }

  #check(map: ColumnMap): void {
    const { state } = this
    if (state.is !== 'mapping') return
    const ready = missingFields(state.file, map).length === 0
    this.#know({ map, outlook: null, met: null, rest: false, checking: ready ? 0 : null, fault: null })
    if (ready) this.#checker?.check(map, this.#room.state.joined?.room.settings.labelling ?? null)
  }

  #hear(answer: CheckAnswer): void {
    switch (answer.is) {
      case 'opened':
        this.#know({ format: answer.format, holds: answer.holds, also: answer.also, preview: answer.preview })
        this.#check(answer.preview?.guess ?? {})
        break
      case 'progress':
        this.#know({ checking: answer.done })
        break
      case 'outlook':
        this.#media.wants(answer.outlook.wanted)
        this.#know({ checking: null, outlook: answer.outlook, media: this.#media.look() })
        break
      case 'fault':
        this.#know({
          checking: null,
          fault: answer.message || msg('This file could not be read here. Save it anew, or choose another.'),
        })
    }
  }

  #know(more: Partial<ChosenFile>): void {
    if (this.state.is === 'mapping') this.put({ is: 'mapping', file: { ...this.state.file, ...more } })
  }

  #moved(step: ImportStep, done: number): void {
    if (this.state.is === 'importing') this.put({ ...this.state, step, done })
  }

  #done(report: ImportReport, late: boolean): void {
    if (this.state.is !== 'importing') return
    const { file } = this.state
    this.#room.notices.say(doneSentence(file.name, report))
    const refused = file.media.refused.map(({ name, reason }) => ({
      kind: 'media-refused',
      message: `"${name}" ${reason}`,
    }))
    this.put({ is: 'done', file, report: { ...report, warnings: [...report.warnings, ...refused] }, late })
  }

  /** Nothing was stored: the room has some of it, labels of it are wrong or something is missing, and that is to be read first. */
  #tell(report: ImportReport): void {
    if (this.state.is !== 'importing') return
    this.#media.hear(report)
    const met = hasSomeOf(report) || report.faults.length > 0 ? report : null
    const file = { ...this.state.file, media: this.#media.look(), met }
    this.#room.notices.say(waitSentence(file, report))
    this.put({ is: 'mapping', file })
  }

  #back(fault: string): void {
    if (this.state.is !== 'importing') return
    this.#room.notices.insist(fault)
    this.put({ is: 'mapping', file: { ...this.state.file, fault } })
  }

  #stopped(sentence: string): void {
    if (this.state.is !== 'importing') return
    this.#room.notices.say(sentence)
    this.put({ is: 'mapping', file: this.state.file })
  }

  /** The answer never came. Asks until the server says whether the batch is there. */
  async #findOut(batch: string): Promise<void> {
    const stopped = this.state.is === 'importing' && this.state.stopping
    if (this.state.is === 'importing') this.put({ ...this.state, step: 'asking', done: 0 })
    for (;;)
      try {
        return this.#done(await askHttp<ImportReport>(apiPath(this.#room.address, `imports/${batch}`)), stopped)
      } catch (error) {
        if (!(error instanceof HttpProblem)) throw error
        const { name } = this.state.is === 'importing' ? this.state.file : { name: '' }
        if (error.status === 404)
          return stopped
            ? this.#stopped(msg(str`${name}: stopped; nothing of it is stored`))
            : this.#back(msg(str`${name}: the connection was lost; nothing of it is stored so far`))
        if (error.status !== 0 && error.status < 500) return this.#back(error.message)
        await new Promise((resolve) => setTimeout(resolve, retryMilliseconds))
      }
  }

  readonly #guard = (event: BeforeUnloadEvent) => event.preventDefault()
}

const sizeOf = (files: readonly File[]): number => files.reduce((sum, { size }) => sum + size, 0)

const namesOf = (files: readonly File[]): string => files.map(({ name }) => name).join(', ')

const imports = new WeakMap<RoomClient, BatchImport>()

/** The import of this page's stay in a room. */
export function importOf(room: RoomClient): BatchImport {
  const known = imports.get(room) ?? new BatchImport(room)
  imports.set(room, known)
  return known
}
