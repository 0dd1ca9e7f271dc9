import { html } from 'lit'
import type { ShownInterval } from '../labels/interval-tracks.ts'
import { clockTime } from '../labels/time-ruler.ts'

/** A reader walks through the intervals one by one; so many on each side are there to be walked to. */
const around = 4

export const optionId = (at: number): string => `option-${at}`

/** Rows of a list box that nobody sees: what is drawn on a canvas, for readers. */
export function intervalOptions(ordered: readonly ShownInterval[], at: number) {
  const first = Math.max(0, at - around)
  return ordered.slice(first, first + 2 * around + 1).map(({ name, label }, index) => {
    const place = first + index
    return html`
      <span
        class="unseen"
        role="option"
        id=${optionId(place)}
        aria-selected=${String(place === at)}
        aria-setsize=${ordered.length}
        aria-posinset=${place + 1}
        >${name}, ${clockTime(label.start, 2)} – ${clockTime(label.end, 2)}</span
      >
    `
  })
}
