import '../no-code-from-strings.ts'
import type { Labelling } from '#shared/domain/labelling.ts'
import { FormatError, type Holding, type ReadResult } from '#shared/formats/format.ts'
import type { FormatName } from '#shared/formats/format-heads.ts'
import { loadFormat } from '#shared/formats/format-readers.ts'
import { holdingsOf } from '#shared/formats/holdings.ts'
import { type FileToRead, headOfFile, readAs } from '#shared/formats/read-file.ts'
import { type FileRead, togetherRead } from '#shared/formats/read-files.ts'
import { unlistedFaults } from '#shared/formats/unlisted.ts'
import type { CheckAnswer, CheckQuestion } from './check-words.ts'
import { outlookOf } from './outlook.ts'

/** Reads the chosen files beside the page, so that the page never waits for it. The types of the page do not know this scope. */
const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<CheckQuestion>) => void) | null
  postMessage(answer: CheckAnswer): void
}

const rowsShown = 6
const sliceMilliseconds = 40

interface Opened extends FileToRead {
  readonly format: FormatName
}

let newest = 0
let opened: { readonly files: readonly Opened[]; readonly holds: Holding } | undefined

scope.onmessage = ({ data }) => {
  newest = data.n
  void answer(data).catch((error) => {
    const message = error instanceof FormatError ? error.message : ''
    if (message === '') console.error(error)
    scope.postMessage({ n: data.n, is: 'fault', message })
  })
}

async function answer(question: CheckQuestion): Promise<void> {
  if (question.ask === 'open') await open(question)
  else await check(question)
}

/** What the first file holds, the others hold too. */
async function open({ n, files, format, holds: asked }: Extract<CheckQuestion, { ask: 'open' }>): Promise<void> {
  opened = undefined
  const read: Opened[] = []
  for (const file of files) {
    const one = { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
    const head = headOfFile({ ...one, ...(format ? { format } : {}), ...(asked ? { holds: asked } : {}) })
    read.push({ ...one, format: head.name as FormatName })
  }
  const [first] = read
  if (!first || newest !== n) return
  const { likely, also } = holdingsOf(headOfFile(first), first.bytes)
  const holds = asked ?? likely
  opened = { files: read, holds }
  const reader = await loadFormat(first.format)
  const other = also === null ? null : holds === likely ? also : likely
  try {
    const preview = reader.preview?.(first.bytes, rowsShown, holds) ?? null
    scope.postMessage({ n, is: 'opened', format: first.format, holds, also: other, preview })
  } catch (error) {
    throw error instanceof FormatError ? error.in(first.fileName) : error
  }
}

/** All of it, with a pause now and then for a newer question. */
async function check({ n, map, labelling }: Extract<CheckQuestion, { ask: 'check' }>): Promise<void> {
  if (!opened) return
  const { files, holds } = opened
  const read: FileRead[] = []
  for (const [at, file] of files.entries()) {
    const one = await checked(n, { ...file, map, holds }, (done) => (at + done) / files.length)
    if (!one) return
    read.push({ fileName: file.fileName, ...one })
  }
  scope.postMessage({ n, is: 'outlook', outlook: outlookOf(heldAgainst(togetherRead(read), labelling), holds) })
}

/** What brings no list of its own is held against the room's. */
function heldAgainst(read: ReadResult, list: Labelling): ReadResult {
  return read.observed && list ? { ...read, faults: [...read.faults, ...unlistedFaults(read, list)] } : read
}

/** Undefined when something newer was asked meanwhile. */
async function checked(n: number, file: Opened, share: (done: number) => number): Promise<ReadResult | undefined> {
  const steps = readAs(await loadFormat(file.format), file)
  let until = performance.now() + sliceMilliseconds
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() < until) continue
    scope.postMessage({ n, is: 'progress', done: share(step.value) })
    await new Promise((resolve) => setTimeout(resolve))
    if (newest !== n) return undefined
    until = performance.now() + sliceMilliseconds
  }
}
