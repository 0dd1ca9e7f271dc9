import type { Point } from '#shared/labels/label.ts'

/** A thing as it is drawn: in pixels of a scene where it is near, standing on (0, 0), looking to the right. */
export interface Drawn {
  readonly svg: string
  /** What an annotator with patience would click around it. */
  readonly outline: readonly Point[]
}

export const path = (d: string, fill: string, more = ''): string => `<path d="${d}" fill="${fill}" ${more}/>`

export const line = (d: string, stroke: string, width: number, more = ''): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`

export const rect = (x: number, y: number, width: number, height: number, fill: string, more = ''): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`

export const disc = (x: number, y: number, r: number, fill: string, more = ''): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`

export const oval = (x: number, y: number, rx: number, ry: number, fill: string, more = ''): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`

export const group = (transform: string, inner: string, more = ''): string =>
  `<g transform="${transform}" ${more}>${inner}</g>`

export const dark = '#22242b'

const channels = (hex: string): readonly number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))

/** `share` of the second colour, 0 to 1. */
export function mixed(one: string, other: string, share: number): string {
  const second = channels(other)
  const parts = channels(one).map((value, at) => Math.round(value * (1 - share) + (second[at] ?? 0) * share))
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
export const lighter = (colour: string, share = 0.25): string => mixed(colour, '#ffffff', share)
export const darker = (colour: string, share = 0.25): string => mixed(colour, '#1a1420', share)

const faces = {
  tamil: "'Noto Sans Tamil'",
  'tamil-serif': "'Noto Serif Tamil'",
  hindi: "'Noto Sans Devanagari'",
  malayalam: "'Noto Sans Malayalam'",
  latin: "'Noto Sans'",
  'latin-serif': "'Noto Serif'",
} as const
export type Face = keyof typeof faces

export interface Lettering {
  readonly text: string
  readonly size: number
  readonly face?: Face
  readonly colour?: string
}

/** In the middle of (x, y). Whoever makes the picture makes letters smaller that are wider than `width`. */
export function letters(
  { text, size, face = 'latin', colour = '#ffffff' }: Lettering,
  x: number,
  y: number,
  width?: number,
): string {
  return `<text x="${x}" y="${y}" font-family="${faces[face]}" font-weight="700" font-size="${size}" fill="${colour}" text-anchor="middle" dominant-baseline="central"${width === undefined ? '' : ` data-width="${Math.round(width)}"`}>${text}</text>`
}
