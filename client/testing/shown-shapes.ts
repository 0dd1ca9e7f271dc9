import type { Point, Shape } from '#shared/labels/label.ts'
import type { LabelState, ShownLabel } from '../labels/shown-label.ts'

const states: readonly LabelState[] = ['agreed', 'open', 'settled', 'disputed', 'ruled', 'missing']
const tags = [
  ['Car', '#d62f2f'],
  ['Person', '#1f77d0'],
  ['Bicycle', '#2b8a3e'],
  ['Traffic light', '#c77700'],
] as const

export const shownShape = (key: string, label: Shape, more: Partial<ShownLabel> = {}): ShownLabel => ({
  ...{ key, label, layer: 'draft', state: 'agreed', badge: '', colour: '#d62f2f', pattern: 0, name: key },
  ...{ locked: false, held: null },
  ...more,
})

/** As many labels as asked for, in rows over an image: boxes, turned ones and polygons, in all states. */
export function manyShapes(count: number, width: number, height: number): readonly ShownLabel[] {
  const columns = Math.ceil(Math.sqrt((count * width) / height))
  const cell = width / columns
  return Array.from({ length: count }, (_, at) => {
    const [x, y] = [(at % columns) * cell, Math.floor(at / columns) * cell]
    const [tag, colour] = tags[at % tags.length] ?? tags[0]
    const state = states[Math.floor(at / 3) % states.length] ?? 'agreed'
    const size = cell * (0.5 + ((at * 7) % 5) / 12)
    const badge = state === 'agreed' ? '' : `${1 + (at % 2)} of 3`
    return shownShape(`n${at + 1}`, shapeAt(at, x + cell * 0.1, y + cell * 0.1, size, tag), {
      ...{ state, badge, colour, pattern: state === 'missing' ? 4 : 0, locked: state === 'ruled' },
      name: [tag, badge, state].filter((word) => word !== '').join(', '),
    })
  })
}

function shapeAt(at: number, x: number, y: number, size: number, tag: string): Shape {
  const common = { id: `n${at + 1}`, tag }
  if (at % 5 === 3) return { ...common, kind: 'polygon', points: roundAbout(x + size / 2, y + size / 2, size / 2, at) }
  const rotation = at % 5 === 1 ? { rotation: 10 + (at % 7) * 5 } : {}
  return { ...common, kind: 'box', x, y, width: size, height: size * 0.75, ...rotation }
}

function roundAbout(x: number, y: number, radius: number, seed: number): readonly Point[] {
  return Array.from({ length: 7 }, (_, at): Point => {
    const far = radius * (0.7 + (((seed + at) * 13) % 7) / 22)
    const angle = (at / 7) * 2 * Math.PI
    return [Math.round(x + far * Math.cos(angle)), Math.round(y + far * Math.sin(angle))]
  })
}

/** The same labels as another source drew them: a little off. */
export const asSource = (labels: readonly ShownLabel[], source: number): readonly ShownLabel[] =>
  labels.flatMap(({ key, label, colour, name }) =>
    label.kind === 'box'
      ? [
          shownShape(
            `s${source}:${key}`,
            { ...label, x: label.x + 3 + source * 4, y: label.y - 2 - source * 3 },
            {
              ...{ layer: source, pattern: source + 1, colour, name: `${name}, annotator ${source + 1}` },
            },
          ),
        ]
      : [],
  )

/** A street under a sky, with something in every part of it, drawn by the browser. */
export async function drawnPicture(width: number, height: number, type = 'image/png'): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  const ctx = canvas.getContext('2d')
  if (!ctx) throw new Error('This browser draws nothing')
  const sky = ctx.createLinearGradient(0, 0, 0, height)
  sky.addColorStop(0, '#9fc4e8')
  sky.addColorStop(0.5, '#e8e2d4')
  sky.addColorStop(0.55, '#8c8f93')
  sky.addColorStop(1, '#5d6166')
  ctx.fillStyle = sky
  ctx.fillRect(0, 0, width, height)
  for (let at = 0; at < 900; at++) {
    const [x, y] = [((at * 7919) % 1000) / 1000, ((at * 104_729) % 1000) / 1000]
    ctx.fillStyle = `hsl(${(at * 47) % 360} ${20 + (at % 40)}% ${30 + (at % 45)}%)`
    const size = (width / 60) * (0.4 + (at % 5) / 4)
    ctx.fillRect(x * width, height * 0.3 + y * height * 0.7, size, size * (0.5 + (at % 3) / 2))
  }
  return canvas.convertToBlob({ type, quality: 0.9 })
}
