/** A stretch of time, in any unit. */
export interface IntervalShape {
  readonly kind: 'interval'
  readonly start: number
  readonly end: number
}

/** In pixels, y downwards; `x`, `y` is the upper left corner before it is turned. */
export interface BoxShape {
  readonly kind: 'box'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Degrees clockwise about its middle. Only in a unit that is as long across as down: percent of an image is not. */
  readonly rotation?: number
}

/** Its corners in pixels; whether the first is repeated at the end, and which way round it goes, makes no difference. */
export interface PolygonShape {
  readonly kind: 'polygon'
  readonly points: readonly Point[]
}

export type Point = readonly [x: number, y: number]
export type Shape = IntervalShape | BoxShape | PolygonShape

/** What a shape reaches from and to. */
export interface Bounds {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The corners of a box or polygon. */
export function cornersOf(shape: BoxShape | PolygonShape): readonly Point[] {
  if (shape.kind === 'polygon') return shape.points
  const { x, y, width, height } = shape
  const turned = ((shape.rotation ?? 0) * Math.PI) / 180
  const [cos, sin] = [Math.cos(turned), Math.sin(turned)]
  const [across, down] = [width / 2, height / 2]
  return (
    [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const
  ).map(
    ([right, below]): Point => [
      x + across + right * across * cos - below * down * sin,
      y + down + right * across * sin + below * down * cos,
    ],
  )
}

/** An interval has no height. Throws RangeError where a number is not finite, a side is below 0, or there is no corner. */
export function boundsOf(shape: Shape): Bounds {
  const bounds = reachOf(shape)
  if (!Object.values(bounds).every(Number.isFinite) || bounds.right < bounds.left || bounds.bottom < bounds.top)
    throw new RangeError(`No such ${shape.kind}: ${JSON.stringify(shape)}`)
  return bounds
}

function reachOf(shape: Shape): Bounds {
  if (shape.kind === 'interval') return { left: shape.start, right: shape.end, top: 0, bottom: 0 }
  if (isUpright(shape)) {
    const { x, y, width, height } = shape
    return { left: x, top: y, right: x + width, bottom: y + height }
  }
  const corners = cornersOf(shape)
  const [across, down] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  return { left: Math.min(...across), top: Math.min(...down), right: Math.max(...across), bottom: Math.max(...down) }
}

/** A box whose sides lie along the axes, so that it is its bounds. */
export const isUpright = (shape: Shape): shape is BoxShape => shape.kind === 'box' && (shape.rotation ?? 0) % 180 === 0
