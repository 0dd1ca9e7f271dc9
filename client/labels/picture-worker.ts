import '../no-code-from-strings.ts'
import type { PictureAnswer, PictureQuestion } from './picture-words.ts'

/** Decodes off the page's thread: 20 million pixels take longer than many frames. The types of the page do not know this scope. */
const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<PictureQuestion>) => void) | null
  postMessage(answer: PictureAnswer, transfer?: readonly Transferable[]): void
}

/** A picture is halved as long as it is larger than screens are. */
const screenSide = 1600

let newest = 0

scope.onmessage = ({ data }) => {
  newest = data.n
  void read(data)
}

async function read({ n, src }: PictureQuestion): Promise<void> {
  const file = await bytesOf(n, src).catch(() => undefined)
  if (newest !== n) return
  if (!file) return scope.postMessage({ n, is: 'failed', why: 'missing' })
  const whole = await createImageBitmap(file).catch(() => undefined)
  if (!whole) return scope.postMessage({ n, is: 'failed', why: 'no-image' })
  const levels = [whole]
  for (let last = whole; Math.max(last.width, last.height) > screenSide; levels.push(last)) last = await halved(last)
  for (const bitmap of levels) scope.postMessage({ n, is: 'level', bitmap }, [bitmap])
  scope.postMessage({ n, is: 'whole' })
}

const halved = (bitmap: ImageBitmap): Promise<ImageBitmap> =>
  createImageBitmap(bitmap, {
    resizeWidth: Math.ceil(bitmap.width / 2),
    resizeHeight: Math.ceil(bitmap.height / 2),
    resizeQuality: 'medium',
  })

async function bytesOf(n: number, src: string): Promise<Blob | undefined> {
  const response = await fetch(src)
  if (!response.ok || !response.body) return undefined
  const total = Number(response.headers.get('content-length')) || null
  const parts: Uint8Array<ArrayBuffer>[] = []
  const reader = response.body.getReader()
  let loaded = 0
  for (let part = await reader.read(); !part.done && newest === n; part = await reader.read()) {
    parts.push(part.value)
    loaded += part.value.length
    scope.postMessage({ n, is: 'bytes', loaded, total })
  }
  return new Blob(parts, { type: response.headers.get('content-type') ?? '' })
}
