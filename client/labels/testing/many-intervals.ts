import type { ShownInterval } from '../interval-tracks.ts'
import type { LabelState } from '../shown-label.ts'
import { shownInterval } from './shown-interval.ts'

const states: readonly LabelState[] = ['agreed', 'agreed', 'open', 'settled', 'disputed', 'ruled', 'missing']
const tags = [
  ['Speech', '#1f77d0'],
  ['Music', '#2b8a3e'],
  ['Laughter', '#c77700'],
  ['Traffic', '#d62f2f'],
] as const

/** As many as asked for, one after the other over a recording, some over each other, in all states. */
export function manyIntervals(count: number, seconds: number): readonly ShownInterval[] {
  const each = seconds / count
  return Array.from({ length: count }, (_, at) => {
    const [tag, colour] = tags[(at * 5) % tags.length] ?? tags[0]
    const state = states[Math.floor(at / 2) % states.length] ?? 'agreed'
    const badge = state === 'agreed' ? '' : `${1 + (at % 2)} of 3`
    const start = at * each + ((at * 3) % 4) * each * 0.05
    const end = Math.min(seconds, start + each * (0.6 + ((at * 7) % 6) * 0.14))
    return shownInterval({
      ...{ key: `n${at + 1}`, start: millisecond(start), end: millisecond(end), tag, colour, state, badge },
      ...{ pattern: state === 'missing' ? 4 : 0, locked: state === 'ruled' },
      name: [tag, badge, state].filter((word) => word !== '').join(', '),
    })
  })
}

/** The same as another source heard them: a little off. */
export const heardBy = (intervals: readonly ShownInterval[], source: number): readonly ShownInterval[] =>
  intervals.flatMap(({ key, label, colour, name }, at) =>
    (at + source) % 7 === 0
      ? []
      : shownInterval({
          ...{ key: `s${source}:${key}`, layer: source, tag: label.tag, colour, pattern: source + 1, name },
          start: millisecond(label.start + (label.end - label.start) * 0.04 * source),
          end: millisecond(label.end - (label.end - label.start) * 0.05 * ((at + source) % 3)),
        }),
  )

const millisecond = (seconds: number): number => Math.round(seconds * 1000) / 1000
