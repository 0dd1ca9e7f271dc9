import type { Labelling } from '#shared/domain/labelling.ts'
import type { ColumnMap, Holding } from '#shared/formats/format.ts'
import type { CheckAnswer, CheckQuestion } from '../batch/check-words.ts'
import checkWorker from '../batch/check-worker.ts?worker&url'
import { scriptAddress } from '../trusted-script.ts'

/** Asks the worker that reads the chosen files. Only the answers to the newest question are passed on. */
export class FileChecker {
  readonly #worker = new Worker(scriptAddress(checkWorker), { type: 'module' })
  #newest = 0

  constructor(hear: (answer: CheckAnswer) => void, broke: () => void) {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => {
      if (data.n === this.#newest) hear(data)
    })
    this.#worker.addEventListener('error', () => broke())
  }

  /** What kind of file it is, and what it holds, is told from its content where that is null. */
  open(files: readonly File[], format: string | null, holds: Holding | null): void {
    this.#ask({ n: ++this.#newest, ask: 'open', files, format, holds })
  }

  /** `labelling`: the room's list of labels, which files without one are held against. */
  check(map: ColumnMap, labelling: Labelling): void {
    this.#ask({ n: ++this.#newest, ask: 'check', map, labelling })
  }

  close(): void {
    this.#worker.terminate()
  }

  #ask(question: CheckQuestion): void {
    this.#worker.postMessage(question)
  }
}
