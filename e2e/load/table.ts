import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os'
import type { Figure, Reading } from './figure.ts'

const width = 110

/** What the figures were measured on: they mean nothing without it. */
export function machineLine(): string {
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0)
  const busy = (loadavg()[0] ?? 0).toFixed(1)
  return `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${gigabytes} GB, ${type()} ${release()}, Node ${process.versions.node}, load before ${busy}`
}

export function figureTable({ name, how }: Figure, readings: readonly Reading[], seconds: number): string {
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
  return [`\n${name} (took ${seconds.toFixed(0)} s)`, ...folded(how), ...lines].join('\n')
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
