import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { builtPage } from './built-page.ts'
import type { Grounds } from './grounds.ts'

export const peer = '@annotorious/annotorious@3.8.10'
const installMilliseconds = 90_000

/** The same boxes and the same picture; it has no view to zoom, so that the image is as wide as the window. */
const page = `
import { createImageAnnotator } from '@annotorious/annotorious'
import '@annotorious/annotorious/annotorious.css'

const asked = new URLSearchParams(location.search)
const [count, width, height] = ['labels', 'width', 'height'].map((name) => Number(asked.get(name)))

async function picture(type) {
  const canvas = new OffscreenCanvas(width, height)
  const ctx = canvas.getContext('2d')
  for (let at = 0; at < 900; at++) {
    ctx.fillStyle = 'hsl(' + ((at * 47) % 360) + ' 40% 50%)'
    const size = width / 40
    ctx.fillRect(((at * 7919) % 1000) / 1000 * width, ((at * 104729) % 1000) / 1000 * height, size, size)
  }
  return canvas.convertToBlob({ type, quality: 0.9 })
}

const columns = Math.ceil(Math.sqrt((count * width) / height))
const cell = width / columns
const boxes = Array.from({ length: count }, (_, at) => {
  const [x, y, w, h] = [(at % columns) * cell + cell * 0.1, Math.floor(at / columns) * cell + cell * 0.1, cell * 0.6, cell * 0.45]
  const geometry = { x, y, w, h, bounds: { minX: x, minY: y, maxX: x + w, maxY: y + h } }
  return { id: 'n' + (at + 1), bodies: [], target: { annotation: 'n' + (at + 1), selector: { type: 'RECTANGLE', geometry } } }
})
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

async function openedIn(type) {
  const src = URL.createObjectURL(await picture(type))
  document.body.replaceChildren()
  const started = performance.now()
  const image = new Image()
  image.src = src
  image.style.width = '1000px'
  document.body.append(image)
  await image.decode()
  const annotator = createImageAnnotator(image)
  annotator.setAnnotations(boxes)
  await frame()
  await frame()
  window.annotator = annotator
  return performance.now() - started
}

await openedIn('image/jpeg')
window.annotator.setSelected('n' + Math.floor(count / 2))
Object.assign(window, { openedIn })
window.labelImage = true
`

/** Where the peer's page is; undefined where the package cannot be had. It is not of this project's packages: it asks for a newer Node. */
export async function peerPage(grounds: Grounds): Promise<string | undefined> {
  const directory = await grounds.directory()
  await writeFile(join(directory, 'package.json'), '{"private":true,"type":"module"}')
  const words = ['install', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', directory, peer]
  const installed = await promisify(execFile)('npm', words, { cwd: directory, timeout: installMilliseconds }).then(
    () => true,
    () => false,
  )
  if (!installed) return undefined
  await writeFile(
    join(directory, 'page.html'),
    '<!doctype html><body style="margin:0"></body><script type="module" src="./page.js"></script>',
  )
  await writeFile(join(directory, 'page.js'), page)
  return builtPage(grounds, directory, 'page.html')
}
