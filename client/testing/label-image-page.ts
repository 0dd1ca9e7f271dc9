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
const draft = manyShapes(number('labels', 40), width, height)
const sources = Array.from({ length: number('sources', 0) }, (_, at) => asSource(draft, at)).flat()

const image = new RoomLabelImage()
Object.assign(image, {
  name: 'street-1.png',
  width,
  height,
  labels: [...sources, ...draft],
  current: asked.get('current'),
})
image.blend = number('blend', 0.8)
image.tool = (asked.get('tool') ?? 'select') as LabelTool
image.style.blockSize = '100dvh'

const shows = (key: string, label: Shape) => {
  image.labels = image.labels.map((one): ShownLabel => (one.key === key ? { ...one, label } : one))
}
image.addEventListener('label-pick', ({ key }) => {
  image.current = key
})
image.addEventListener('label-placed', ({ key, label }) => shows(key, label as Shape))
image.addEventListener('label-drawn', ({ label }) => {
  const key = `n${image.labels.length + 1}`
  image.labels = [...image.labels, shownShape(key, label as Shape, { name: 'New' })]
  image.current = key
})
document.body.append(image)
if (asked.get('picture') !== 'none')
  image.src = URL.createObjectURL(await drawnPicture(width, height, asked.get('type') ?? 'image/png'))
Object.assign(window, { labelImage: image })
