import { join } from 'node:path'
import type { Browser } from 'playwright'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { FaultLine } from './faults/fault-line.ts'
import { chavadiDone, ServerProcess } from './machine/chavadi-process.ts'
import { openBrowser, Visitor } from './people.ts'

const lesson = join(import.meta.dirname, 'samples', 'lesson.json')

const lessonRoom = 'school'

/** A server of its own with the sample lesson in the room `school`, a browser, and a line between them that can fail. */
export class LessonRoom {
  readonly server: ServerProcess
  readonly browser: Browser
  readonly line: FaultLine
  /** Holds the data, and whatever else a test puts there. */
  readonly directory: string
  readonly #remove: () => Promise<void>

  private constructor(
    server: ServerProcess,
    browser: Browser,
    line: FaultLine,
    directory: { readonly path: string; remove(): Promise<void> },
  ) {
    this.server = server
    this.browser = browser
    this.line = line
    this.directory = directory.path
    this.#remove = () => directory.remove()
  }

  /** `file` is another batch for the room. */
  static async open(file = lesson): Promise<LessonRoom> {
    const directory = await temporaryDirectory()
    const server = await ServerProcess.start(join(directory.path, 'data'))
    const line = await FaultLine.open(server.port)
    const room = new LessonRoom(server, await openBrowser(), line, directory)
    await chavadiDone(['import', file, '--room', lessonRoom, '--data', room.data])
    return room
  }

  get data(): string {
    return this.server.dataDirectory
  }

  /** Somebody new through a link, straight to the server. */
  async comes(role: string, name: string, viewport?: { width: number; height: number }): Promise<Visitor> {
    return Visitor.comes(this.browser, await this.invite(role, name), viewport)
  }

  /** The same over the line that can fail. */
  async comesOverTheLine(role: string, name: string, viewport?: { width: number; height: number }): Promise<Visitor> {
    return Visitor.comes(this.browser, this.line.through(await this.invite(role, name)), viewport)
  }

  invite(role: string, name: string): Promise<string> {
    return this.server.invite(lessonRoom, role, name)
  }

  trail(): Promise<string> {
    return chavadiDone(['audit', lessonRoom, '--data', this.data])
  }

  /** The result as a table. */
  exported(): Promise<string> {
    return chavadiDone(['export', lessonRoom, '--format', 'csv', '--data', this.data])
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.line.close()
    await this.server.stop()
    await this.#remove()
  }
}
