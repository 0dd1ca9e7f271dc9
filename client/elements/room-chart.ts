import { LitElement, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ChartWidth } from '../controllers/chart-width.ts'
import { chartColumn, chartFrame, hasLabel, isCramped } from '../figures/chart-frame.ts'
import { chartFrameStyles } from '../styles/chart-frame.ts'
import { chartStyles } from '../styles/room-chart.ts'

/** One row of bars under each other's, with an axis of its own: told apart by where it stands and what it is called. */
export interface ChartBand {
  readonly name: string
  readonly tone: 'settled' | 'accent' | 'disputed' | 'ruled' | 'differ' | 'quiet'
  readonly hatched?: boolean
  readonly values: readonly number[]
  /** From 0 to the top of the axis. */
  readonly ticks: readonly number[]
  words(value: number): string
}

const bandHeight = 66
const nameHeight = 20
const labelHeight = 20
const axisWidth = 56
const widestBar = 36

/** Bars over time, band under band. Every number of it must stand in a table beside it: it is a picture for the eye. */
@customElement('room-chart')
export class RoomChart extends LitElement {
  static override styles = [chartFrameStyles, chartStyles]

  /** What it shows, for whoever does not see it. */
  @property()
  accessor name = ''

  @property()
  accessor description = ''

  /** One for each bar: as the axis names it, and in full. */
  @property({ attribute: false })
  accessor labels: readonly { readonly short: string; readonly full: string }[] = []

  @property({ attribute: false })
  accessor bands: readonly ChartBand[] = []

  readonly #width = new ChartWidth(this)

  protected override render() {
    const { name, description, bands, labels } = this
    const height = bands.length * bandHeight + labelHeight
    return chartFrame(
      { name, description, width: this.#width.pixels, height },
      svg`
        ${labels.map((label, at) => this.#column(label.full, at, height))}
        ${bands.map((band, at) => this.#band(band, at * bandHeight))}
        ${labels.map(({ short }, at) => this.#label(short, at, height))}
      `,
    )
  }

  get #step(): number {
    return (this.#width.pixels - axisWidth) / Math.max(1, this.labels.length)
  }

  #band({ name, tone, hatched, values, ticks, words }: ChartBand, top: number) {
    const ground = top + bandHeight - 4
    const room = bandHeight - nameHeight - 4
    const most = ticks.at(-1) ?? 1
    const bar = Math.max(1, Math.min(widestBar, this.#step * 0.7))
    return svg`
      <rect class="${tone} ${hatched ? 'hatched' : ''}" x=${axisWidth} y=${top + 4} width="10" height="10"></rect>
      <text class="name" x=${axisWidth + 16} y=${top + 13}>${name}</text>
      ${ticks.map((tick) => {
        const y = ground - (tick / most) * room
        const isMiddle = tick !== 0 && tick !== most
        return svg`
          <line class=${tick === 0 ? 'ground' : ''} x1=${axisWidth} x2=${this.#width.pixels} y1=${y} y2=${y}></line>
          ${isMiddle ? nothing : svg`<text class="tick" x=${axisWidth - 6} y=${y + 4}>${words(tick)}</text>`}
        `
      })}
      ${values.map((value, at) => {
        const tall = value === 0 ? 0 : Math.max(1, (value / most) * room)
        const x = axisWidth + this.#step * (at + 0.5) - bar / 2
        return tall === 0
          ? nothing
          : svg`<rect class="${tone} ${hatched ? 'hatched' : ''}" x=${x} y=${ground - tall} width=${bar} height=${tall}></rect>`
      })}
    `
  }

  /** What stands over and under each other is told together to whoever points there. */
  #column(full: string, at: number, height: number) {
    const said = this.bands.map(({ name, values, words }) => `${name}: ${words(values[at] ?? 0)}`)
    return chartColumn({
      ...{ x: axisWidth + this.#step * at, width: this.#step, height },
      words: [full, ...said].join('\n'),
    })
  }

  /** As many as there is room for, the last one always. */
  #label(short: string, at: number, height: number) {
    if (!hasLabel(at, this.labels.length, this.#step)) return nothing
    const middle = axisWidth + this.#step * (at + 0.5)
    const isLast = at === this.labels.length - 1 && isCramped(this.#step)
    return svg`<text x=${isLast ? this.#width.pixels : middle} y=${height - 4} text-anchor=${isLast ? 'end' : 'middle'}>${short}</text>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-chart': RoomChart
  }
}
