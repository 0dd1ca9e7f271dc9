import { isColour, suggestedColours } from '#shared/labels/tag-colours.ts'

/** A colour as `#aabbcc`, whatever way it is written in; a suggested one for what is none. */
export function colourHex(colour: string | undefined): string {
  if (colour === undefined || !isColour(colour)) return suggestedColours[0]
  const brush = document.createElement('canvas').getContext('2d')
  if (!brush) return suggestedColours[0]
  brush.fillStyle = suggestedColours[0]
  brush.fillStyle = colour
  const read = String(brush.fillStyle)
  if (read.startsWith('#')) return read
  const [red = 0, green = 0, blue = 0] = (read.match(/[\d.]+/g) ?? []).map(Number)
  return `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
}
