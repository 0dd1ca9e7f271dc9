import { scatter } from './scatter.ts'

/** JSON as it is committed: short things on one line, long ones in lines of their own. */
export function written(value: unknown): string {
  return `${lined(value, '')}\n`
}

const widest = 160

function lined(value: unknown, indent: string): string {
  const short = JSON.stringify(value)
  if (indent.length + short.length <= widest || typeof value !== 'object' || value === null) return short
  const deeper = `${indent} `
  if (Array.isArray(value)) return `[\n${value.map((one) => `${deeper}${lined(one, deeper)}`).join(',\n')}\n${indent}]`
  const rows = Object.entries(value).map(([name, one]) => `${deeper}${JSON.stringify(name)}: ${lined(one, deeper)}`)
  return `{\n${rows.join(',\n')}\n${indent}}`
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Ten letters, as Label Studio names regions. */
export function regionId(name: string): string {
  const next = scatter(name)
  return Array.from({ length: 10 }, () => letters[Math.floor(next() * letters.length)]).join('')
}
