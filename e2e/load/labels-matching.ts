import { CompareThread } from '#server/rooms/compare-thread.ts'
import { defaultProfile } from '#shared/compare/comparison.ts'
import type { Box, Label } from '#shared/labels/label.ts'
import type { Figure, Reading } from './figure.ts'
import { median } from './percentile.ts'

const [sources, boxes, runs] = [5, 1000, 9]
const [width, height] = [8000, 6000]

export const labelsMatching: Figure = {
  name: 'labels-matching',
  how:
    `In a thread of its own, as imports compare items with very many labels: ${sources} sources with ${boxes} boxes each, of which each source misses some, ` +
    `calls some otherwise and draws all a little elsewhere. From the sources being sent to the comparison being back, median of ${runs} after the first; upright boxes, ` +
    'and each turned by a few degrees.',
  async measure() {
    const thread = new CompareThread()
    try {
      return [await timed(thread, 'upright', 0), await timed(thread, 'turned', 1)]
    } finally {
      await thread.end()
    }
  },
}

async function timed(thread: CompareThread, what: string, turn: number): Promise<Reading> {
  const subject = { is: 'image', width, height } as const
  const item = {
    sources: Array.from({ length: sources }, (_, source) => ({ labels: drawn(source, turn) })),
    profile: defaultProfile,
    ground: { subject },
  }
  const took: number[] = []
  for (let run = 0; run <= runs; run++) {
    const from = performance.now()
    await thread.compare(item)
    took.push(performance.now() - from)
  }
  return { what: `${what} boxes compared`, value: median(took.slice(1)), unit: 'ms', most: 300 }
}

/** In rows that overlap their neighbours; nothing is left to chance. */
function drawn(source: number, turn: number): readonly Label[] {
  return Array.from({ length: boxes }, (_, at): Box => {
    const wobble = ((at * 7 + source * 13) % 11) - 5
    return {
      ...({ id: `b${at}`, kind: 'box', tag: (at + source) % 17 === 0 ? 'bus' : 'car' } as const),
      ...{ x: (at % 40) * 190 + wobble, y: Math.floor(at / 40) * 220 - wobble, width: 210 + wobble, height: 230 },
      ...(turn === 0 ? {} : { rotation: turn * (((at + source) % 9) - 4 || 1) }),
    }
  }).filter((_, at) => (at + source) % 23 !== 0)
}
