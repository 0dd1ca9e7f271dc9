import type { Figure, Reading } from './figure.ts'

const width = 110

/** What a figure took, and how busy the machine was with something else just before it. */
interface Circumstances {
  readonly seconds: number
  readonly busyBefore: number
}

export function figureTable(
  { name, how }: Figure,
  readings: readonly Reading[],
  { seconds, busyBefore }: Circumstances,
): string {
  const shown = readings.map((reading) => ({
    what: reading.what,
    value: shownValue(reading),
    budget: shownBudget(reading),
  }))
  const whats = Math.max(0, ...shown.map(({ what }) => what.length))
  const values = Math.max(0, ...shown.map(({ value }) => value.length))
  const lines = shown.map(({ what, value, budget }) =>
    `  ${what.padEnd(whats)}  ${value.padStart(values)}  ${budget}`.trimEnd(),
  )
  const busy = (100 * busyBefore).toFixed(0)
  return [`\n${name} (took ${seconds.toFixed(0)} s, machine ${busy} % busy before)`, ...folded(how), ...lines].join(
    '\n',
  )
}

const shownValue = ({ value, unit }: Reading): string => `${numberOf(value)} ${unit}`.trim().replace(' ,', ',')

const shownBudget = ({ value, most }: Reading): string => {
  if (most === undefined) return ''
  return `budget ${most}${value <= most ? '' : '  OVER'}`
}

const numberOf = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 100 ? 1 : 0)

function folded(text: string): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(`  ${word}`)
  }
  return lines
}
