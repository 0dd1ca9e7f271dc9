import type { ShownLabel } from './shown-label.ts'

/** What is shown as it was before is the same object as before, so that it is not drawn and measured again. */
export function withKnown<T extends ShownLabel>(before: readonly T[], after: readonly T[]): readonly T[] {
  const known = new Map(before.map((shape) => [shape.key, shape]))
  return after.map((shape) => {
    const was = known.get(shape.key)
    return was && isSame(was, shape) ? was : shape
  })
}

function isSame(a: ShownLabel, b: ShownLabel): boolean {
  if (a === b) return true
  const { label, held, ...rest } = a
  const { label: otherLabel, held: otherHeld, ...others } = b
  return (
    Object.entries(rest).every(([name, value]) => others[name as keyof typeof others] === value) &&
    held?.name === otherHeld?.name &&
    held?.colour === otherHeld?.colour &&
    (label === otherLabel || JSON.stringify(label) === JSON.stringify(otherLabel))
  )
}
