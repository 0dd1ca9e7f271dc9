import '../styles/page.css'
import type { Shape } from '#shared/labels/label.ts'
import { RoomLabelImage } from '../elements/room-label-image.ts'
import type { LabelTool, ShownLabel } from '../labels/shown-label.ts'
import { asSource, drawnPicture, manyShapes, shownShape } from './shown-shapes.ts'

/**
 * An image with labels and nothing else, for looking at it and for measuring it: `?labels=1000&width=5472&height=3648&sources=2`.
 * What is placed and drawn is shown from then on, as in a room.
 */
const asked = new URLSearchParams(location.search)
const number = (name: string, otherwise: number) => Number(asked.get(name) ?? otherwise)
const [width, height] = [number('width', 2400), number('height', 1600)]

function opened(): RoomLabelImage {
  const draft = manyShapes(number('labels', 40), width, height)
  const sources = Array.from({ length: number('sources', 0) }, (_, at) => asSource(draft, at)).flat()
  const image = new RoomLabelImage()
  const labels = [...sources, ...draft]
  Object.assign(image, { name: 'street-1.png', width, height, labels, current: asked.get('current') })
  image.blend = number('blend', 0.8)
  image.tool = (asked.get('tool') ?? 'select') as LabelTool
  image.style.blockSize = '100dvh'
  image.addEventListener('label-pick', ({ key }) => {
    image.current = key
  })
  image.addEventListener('label-placed', ({ key, label }) => {
    image.labels = image.labels.map((one): ShownLabel => (one.key === key ? { ...one, label } : one))
  })
  image.addEventListener('label-drawn', ({ label }) => {
    const key = `n${image.labels.length + 1}`
    image.labels = [...image.labels, shownShape(key, label as Shape, { name: 'New' })]
    image.current = key
  })
  document.body.replaceChildren(image)
  return image
}

/** Milliseconds from the element being made, its picture's bytes being there, to the frame after the picture is drawn. */
async function openedIn(type: string): Promise<number> {
  const src = URL.createObjectURL(await drawnPicture(width, height, type))
  const probe = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  const started = performance.now()
  const image = opened()
  image.src = src
  await image.updateComplete
  const canvas = image.shadowRoot?.querySelector('canvas')
  const isDrawn = () => {
    if (!canvas?.width || !probe) return false
    probe.drawImage(canvas, canvas.width / 2, canvas.height / 2, 1, 1, 0, 0, 1, 1)
    return probe.getImageData(0, 0, 1, 1).data[3] === 255
  }
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  while (!isDrawn()) await frame()
  await frame()
  return performance.now() - started
}

const image = opened()
if (asked.get('picture') !== 'none')
  image.src = URL.createObjectURL(await drawnPicture(width, height, asked.get('type') ?? 'image/png'))
Object.assign(window, { labelImage: image, openedIn, drawnPicture })
