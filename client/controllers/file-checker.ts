import type { ColumnMap } from '#shared/formats/format.ts'
import type { CheckAnswer, CheckQuestion } from '../batch/check-words.ts'
import checkWorker from '../batch/check-worker.ts?worker&url'
import { scriptAddress } from '../trusted-script.ts'

/** Asks the worker that reads the chosen file. Only the answers to the newest question are passed on. */
export class FileChecker {
  readonly #worker = new Worker(scriptAddress(checkWorker), { type: 'module' })
  #newest = 0

  constructor(hear: (answer: CheckAnswer) => void, broke: () => void) {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => {
      if (data.n === this.#newest) hear(data)
    })
    this.#worker.addEventListener('error', () => broke())
  }

  /** The kind of file is told from its content where `format` is null. */
  open(file: File, format: string | null): void {
    this.#ask({ n: ++this.#newest, ask: 'open', file, format })
  }

  check(map: ColumnMap): void {
    this.#ask({ n: ++this.#newest, ask: 'check', map })
  }

  close(): void {
    this.#worker.terminate()
  }

  #ask(question: CheckQuestion): void {
    this.#worker.postMessage(question)
  }
}
