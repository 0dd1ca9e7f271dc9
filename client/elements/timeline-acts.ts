import { msg, str } from '@lit/localize'
import type { ShownInterval } from '../labels/interval-tracks.ts'
import { clockTime } from '../labels/time-ruler.ts'
import type { TimelineKey } from '../labels/timeline-keys.ts'
import type { TimelineStage } from '../labels/timeline-stage.ts'
import type { SoundAction } from '../sound/sound-actions.ts'

interface Acting {
  readonly stage: TimelineStage
  readonly ordered: readonly ShownInterval[]
  readonly current: string | null
  perform(action: SoundAction): boolean
}

/** Pages that arrows push aside where there is nothing to nudge. */
const arrowPages = 0.1

/** Does what a key asks. A sentence for readers; empty: nothing to say; null: the key is not for the timeline. */
export function actOnTimeline(key: TimelineKey, { stage, ordered, current, perform }: Acting): string | null {
  switch (key.does) {
    case 'nudge':
      return nudge(key, stage)
    case 'pick':
      stage.pick(picked(key.way, ordered, current))
      return ''
    case 'scroll':
      stage.sight.scroll(key.pages)
      return ''
    case 'zoom':
      stage.zoom(key.factor)
      return ''
    case 'fit':
      stage.sight.fit()
      return ''
    case 'to-current':
      stage.toCurrent()
      return ''
    case 'mark':
      return marked(stage)
    case 'give-up':
      return stage.escape() ? msg('Given up') : null
    case 'sound':
      return perform(key.action) ? '' : null
    case 'nothing':
      return ''
  }
}

function nudge(key: Extract<TimelineKey, { does: 'nudge' }>, stage: TimelineStage): string {
  if (!stage.current) {
    stage.sight.scroll(Math.sign(key.by) * arrowPages)
    return ''
  }
  if (!stage.mayMove(stage.current)) return msg('This interval cannot be moved')
  const now = stage.nudge(key)
  return now ? msg(str`${clockTime(now.start, 2)} to ${clockTime(now.end, 2)}`) : msg('It goes no further')
}

function marked(stage: TimelineStage): string {
  const from = stage.markHere()
  return from === null
    ? msg('Interval drawn')
    : msg('Interval begun here. Press Enter where it ends, Escape to give it up.')
}

function picked(
  way: Extract<TimelineKey, { does: 'pick' }>['way'],
  ordered: readonly ShownInterval[],
  current: string | null,
): string | null {
  const at = ordered.findIndex(({ key }) => key === current)
  const last = ordered.length - 1
  const to = { first: 0, last, next: Math.min(last, at + 1), previous: at === -1 ? last : Math.max(0, at - 1) }[way]
  return ordered[to]?.key ?? null
}
