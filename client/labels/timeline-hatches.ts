const size = 8

/** Eight ways to fill what has a colour, told apart without it: plain, lines in six ways, and dots. */
const strokes: readonly (readonly (readonly [number, number, number, number])[])[] = [
  [],
  [[0, 8, 8, 0]],
  [[0, 0, 8, 8]],
  [[4, 0, 4, 8]],
  [[0, 4, 8, 4]],
  [
    [0, 8, 8, 0],
    [0, 0, 8, 8],
  ],
  [
    [4, 0, 4, 8],
    [0, 4, 8, 4],
  ],
  [[3.5, 4, 4.5, 4]],
]

/** Hatches as canvases fill with them, made once for each colour and kept. */
export class Hatches {
  readonly #made = new Map<string, CanvasPattern | null>()

  of(context: CanvasRenderingContext2D, colour: string, pattern: number): CanvasPattern | null {
    const lines = strokes[pattern % strokes.length] ?? []
    if (lines.length === 0) return null
    const key = `${colour} ${pattern % strokes.length}`
    const known = this.#made.get(key)
    if (known !== undefined) return known
    const made = context.createPattern(drawn(lines, colour), 'repeat')
    this.#made.set(key, made)
    return made
  }
}

function drawn(lines: readonly (readonly [number, number, number, number])[], colour: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  const context = canvas.getContext('2d')
  if (!context) return canvas
  context.strokeStyle = colour
  context.lineWidth = lines.length === 1 && lines[0]?.[2] === 4.5 ? 3 : 1.2
  context.lineCap = 'square'
  for (const [x, y, toX, toY] of lines) {
    context.beginPath()
    context.moveTo(x, y)
    context.lineTo(toX, toY)
    context.stroke()
  }
  return canvas
}
