import type { ShownInterval } from '../interval-tracks.ts'

interface Wish extends Partial<Omit<ShownInterval, 'label'>> {
  readonly key: string
  readonly start: number
  readonly end: number
  readonly tag?: string
}

/** An interval of the draft, agreed and free, but for what is asked. */
export const shownInterval = ({ key, start, end, tag = 'speech', ...more }: Wish): ShownInterval => ({
  key,
  label: { id: key, kind: 'interval', tag, start, end },
  layer: 'draft',
  state: 'agreed',
  badge: '',
  colour: '#2f6f9f',
  pattern: 0,
  name: tag,
  locked: false,
  held: null,
  ...more,
})
