import '../no-code-from-strings.ts'
import { FormatError } from '#shared/formats/format.ts'
import { detectFormat, formatNamed, formatNames } from '#shared/formats/formats.ts'
import { readFile } from '#shared/formats/read-file.ts'
import type { CheckAnswer, CheckQuestion } from './check-words.ts'
import { outlookOf } from './outlook.ts'

/** Reads the chosen file beside the page, so that the page never waits for it. The types of the page do not know this scope. */
const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<CheckQuestion>) => void) | null
  postMessage(answer: CheckAnswer): void
}

const rowsShown = 6
const sliceMilliseconds = 40

let newest = 0
let opened: { readonly fileName: string; readonly bytes: Uint8Array; readonly format: string } | undefined

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

async function open({ n, file, format: name }: Extract<CheckQuestion, { ask: 'open' }>): Promise<void> {
  opened = undefined
  const bytes = new Uint8Array(await file.arrayBuffer())
  const format = name === null ? detectFormat(bytes, file.name) : formatNamed(name)
  if (!format)
    throw new FormatError(`what kind of file this is could not be told; known are ${formatNames()}`).in(file.name)
  opened = { fileName: file.name, bytes, format: format.name }
  try {
    scope.postMessage({ n, is: 'opened', format: format.name, preview: format.preview?.(bytes, rowsShown) ?? null })
  } catch (error) {
    throw error instanceof FormatError ? error.in(file.name) : error
  }
}

/** The whole file, with a pause now and then for a newer question. */
async function check({ n, map }: Extract<CheckQuestion, { ask: 'check' }>): Promise<void> {
  if (!opened) return
  const steps = readFile({ ...opened, map })
  let until = performance.now() + sliceMilliseconds
  for (;;) {
    const step = steps.next()
    if (step.done) return scope.postMessage({ n, is: 'outlook', outlook: outlookOf(step.value) })
    if (performance.now() < until) continue
    scope.postMessage({ n, is: 'progress', done: step.value })
    await new Promise((resolve) => setTimeout(resolve))
    if (newest !== n) return
    until = performance.now() + sliceMilliseconds
  }
}
