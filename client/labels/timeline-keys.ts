import { movedTo, withEdge } from '#shared/labels/interval-moves.ts'
import type { Interval } from '#shared/labels/label.ts'
import type { SoundAction } from '../sound/sound-actions.ts'

interface KeyPress {
  readonly code: string
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly repeat: boolean
}

/** What a key asks of the timeline that has the focus. Physical keys, as everywhere. */
export type TimelineKey =
  | { readonly does: 'nudge'; readonly what: 'start' | 'end' | 'whole'; readonly by: number }
  | { readonly does: 'pick'; readonly way: 'next' | 'previous' | 'first' | 'last' }
  | { readonly does: 'scroll'; readonly pages: number }
  | { readonly does: 'zoom'; readonly factor: number }
  | { readonly does: 'sound'; readonly action: SoundAction }
  | { readonly does: 'fit' | 'to-current' | 'mark' | 'give-up' }
  /** Of a key that is held: it was done once. */
  | { readonly does: 'nothing' }

const step = { small: 0.01, large: 0.1 }
const zoomStep = 1.5
/** With Alt, as in transcripts. */
const listening: Readonly<Record<string, SoundAction>> = { KeyJ: 'back', KeyK: 'play', KeyL: 'forward' }

/** What a key does to the sound, wherever the focus is. */
export function soundKey({ code, shiftKey, altKey, ctrlKey, metaKey }: KeyPress): SoundAction | undefined {
  if (ctrlKey || metaKey) return undefined
  if (altKey) return shiftKey ? undefined : listening[code]
  if (code === 'Space') return shiftKey ? 'replay' : 'play'
  return undefined
}

export function timelineKey(press: KeyPress, draws: boolean): TimelineKey | undefined {
  const key = keyFor(press, draws)
  const isOnce = key?.does === 'mark' || (key?.does === 'sound' && (key.action === 'play' || key.action === 'replay'))
  return press.repeat && isOnce ? { does: 'nothing' } : key
}

function keyFor(press: KeyPress, draws: boolean): TimelineKey | undefined {
  const { code, shiftKey, altKey } = press
  const isControl = press.ctrlKey || press.metaKey
  if (code === 'ArrowLeft' || code === 'ArrowRight') {
    const by = (code === 'ArrowLeft' ? -1 : 1) * (shiftKey ? step.large : step.small)
    return { does: 'nudge', what: isControl ? 'whole' : altKey ? 'start' : 'end', by }
  }
  const heard = soundKey(press)
  if (heard) return { does: 'sound', action: heard }
  if (isControl || altKey) return undefined
  if (code === 'Equal' || code === 'NumpadAdd') return { does: 'zoom', factor: zoomStep }
  if (code === 'NumpadSubtract' || (code === 'Minus' && !shiftKey)) return { does: 'zoom', factor: 1 / zoomStep }
  if (code === 'Minus') return { does: 'fit' }
  if (shiftKey && isEnter(code)) return { does: 'to-current' }
  if (draws && !shiftKey && isEnter(code)) return { does: 'mark' }
  return shiftKey ? undefined : plainKeys[code]
}

const isEnter = (code: string): boolean => code === 'Enter' || code === 'NumpadEnter'

const plainKeys: Readonly<Record<string, TimelineKey>> = {
  ArrowDown: { does: 'pick', way: 'next' },
  ArrowUp: { does: 'pick', way: 'previous' },
  Home: { does: 'pick', way: 'first' },
  End: { does: 'pick', way: 'last' },
  PageDown: { does: 'scroll', pages: 0.8 },
  PageUp: { does: 'scroll', pages: -0.8 },
  Escape: { does: 'give-up' },
}

/** Where a nudge by keys brings an interval; undefined where it stays as it is. */
export function nudged(
  interval: Interval,
  { what, by }: Extract<TimelineKey, { does: 'nudge' }>,
  seconds: number,
): Interval | undefined {
  const moved =
    what === 'whole'
      ? movedTo(interval, interval.start + by, seconds)
      : withEdge(interval, what, interval[what] + by, seconds)
  return moved.start === interval.start && moved.end === interval.end ? undefined : moved
}
