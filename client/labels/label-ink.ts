import type { LabelState } from './shown-label.ts'

/** The colours of the page as a canvas takes them. */
export interface Ink {
  readonly surface: string
  readonly words: string
  readonly accent: string
  readonly states: Readonly<Record<LabelState, string>>
  /** Any colour of CSS, also one of the page's own; grey for what is none. */
  colour(css: string): string
}

const properties: Readonly<Record<LabelState, string>> = {
  agreed: '--ink-quiet',
  open: '--differ-line',
  settled: '--settled-line',
  disputed: '--disputed',
  ruled: '--ruled',
  missing: '--weak-line',
}

/** Lines of dashes and gaps in CSS pixels, by `ShownLabel.pattern`: told apart at a glance, also by who sees no colours. */
export const dashes: readonly (readonly number[])[] = [
  [],
  [8, 4],
  [2, 3],
  [10, 3, 2, 3],
  [4, 4],
  [14, 5],
  [8, 3, 2, 3, 2, 3],
  [1, 5],
]

export const dashOf = (pattern: number): readonly number[] => dashes[pattern % dashes.length] ?? []

/** As they are now, on a light or a dark page. */
export function inkOf(host: Element): Ink {
  const style = getComputedStyle(host)
  const property = (name: string) => style.getPropertyValue(name).trim() || '#808080'
  const known = new Map<string, string>()
  const colour = (css: string): string => {
    const found = known.get(css) ?? resolved(css.replace(/var\((--[\w-]+)\)/g, (_, name: string) => property(name)))
    known.set(css, found)
    return found
  }
  const states = Object.entries(properties).map(([state, name]) => [state, property(name)])
  return {
    surface: property('--surface'),
    words: property('--ink'),
    accent: property('--accent'),
    states: Object.fromEntries(states) as Ink['states'],
    colour,
  }
}

const resolved = (css: string): string => (CSS.supports('color', css) ? css : '#808080')

/** Marks of states in a square of 12 pixels: the same signs as in texts. */
export const stateMarks: Readonly<Record<LabelState, string>> = {
  agreed: '',
  open: 'M2 4.5h8M2 7.5h8M8 2 4 10',
  settled: 'M2 6.5 5 9.5 10 3',
  disputed: 'M3 11V1.5h7L8 4l2 2.5H3',
  ruled: 'M2.5 5.5h7V11h-7zM4 5.5V3.8a2 2 0 0 1 4 0v1.7',
  missing: 'M6 1.8v1.6M6 8.6v1.6M1.8 6h1.6M8.6 6h1.6M3.1 3.1l1.1 1.1M7.8 7.8l1.1 1.1M8.9 3.1 7.8 4.2M4.2 7.8 3.1 8.9',
}

export const lockMark = stateMarks.ruled
