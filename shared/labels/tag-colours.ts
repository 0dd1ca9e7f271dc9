import type { LabelConfig } from '#shared/labels/label-config.ts'

/**
 * Eight colours of at least 3:1 on the page in light and in dark, that deuteranopes and protanopes tell apart too (CIE76 of
 * 20 and more between any two, simulated after Machado 2009).
 */
export const suggestedColours = [
  '#db7706',
  '#7342fa',
  '#2aa76d',
  '#cf3f3f',
  '#8989e1',
  '#5a9692',
  '#546b8c',
  '#6858d5',
] as const

/** A name, `#abc`, `#aabbcc`, `rgb(…)` or `hsl(…)`: nothing that a style sheet would read as anything else. */
export const isColour = (text: string): boolean =>
  /^(#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})|[a-z]{3,24}|(rgb|hsl)a?\([\d.,%/\s-]{1,60}\))$/i.test(text.trim())

/** The colour of a tag as CSS has it: its own, else a suggested one by its place in the list; of a tag that is in no list, by its letters. */
export function tagColour(labelling: LabelConfig | null | undefined, tag: string): string {
  const at = labelling?.tags.findIndex(({ name }) => name === tag) ?? -1
  const own = labelling?.tags[at]?.colour
  if (own !== undefined && isColour(own)) return own
  const place = at >= 0 ? at : Array.from(tag).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0)
  return suggestedColours[place % suggestedColours.length] ?? suggestedColours[0]
}

/** A suggested colour that no tag has; the one that fewest have, where all are taken. */
export function freeColour(taken: readonly (string | undefined)[]): string {
  const count = (colour: string) => taken.filter((one) => one?.toLowerCase() === colour).length
  return suggestedColours.toSorted((a, b) => count(a) - count(b))[0] ?? suggestedColours[0]
}

type Rgb = readonly [red: number, green: number, blue: number]

/** WCAG 2.2: 1 to 21. Of colours as `#aabbcc`. */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(rgbOf(a)), luminance(rgbOf(b))].toSorted((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const rgbOf = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb

function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** What pages are drawn on. */
const grounds = { light: '#ffffff', dark: '#191d25' } as const
export type Ground = keyof typeof grounds

/** Of a shape's line, as WCAG asks for it. */
const leastContrast = 3

/** Where a colour, as `#aabbcc`, is hard to see. */
export const hardToSee = (colour: string): readonly Ground[] =>
  (['light', 'dark'] as const).filter((ground) => contrast(colour, grounds[ground]) < leastContrast)

/** The nearest shade of a colour that can be seen on both grounds. */
export function seenShade(colour: string): string {
  const ends = [0, 255].flatMap((end) =>
    Array.from({ length: 100 }, (_, step) => ({ step, shade: mixed(rgbOf(colour), end, step / 100) })),
  )
  const seen = ends.toSorted((a, b) => a.step - b.step).find(({ shade }) => hardToSee(shade).length === 0)
  return seen?.shade ?? suggestedColours[0]
}

const mixed = (rgb: Rgb, end: number, share: number): string =>
  `#${rgb
    .map((part) =>
      Math.round(part + (end - part) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
