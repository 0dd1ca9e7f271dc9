import { LitElement, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Share } from '#shared/compare/wilson.ts'
import { ChartWidth } from '../controllers/chart-width.ts'
import { chartColumn, chartFrame, hasLabel } from '../figures/chart-frame.ts'
import { intervalWords, percentWords, shareWords } from '../figures/own-work-words.ts'
import { rowsHeight, type ShareRow, type ShareSeries, shareRows } from '../figures/share-rows.ts'
import { chartFrameStyles } from '../styles/chart-frame.ts'
import { shareChartStyles } from '../styles/room-share-chart.ts'

export interface SharePoint {
  /** As the axis names it, and in full. */
  readonly short: string
  readonly full: string
  /** Null where there is none: nothing is drawn there. */
  readonly share: Share | null
}

const height = 180
const top = 8
const ground = 152
const axisWidth = 48

/**
 * Shares with their intervals: over time as points, or in rows as bars. Every number of it must stand in a table beside it.
 */
@customElement('room-share-chart')
export class RoomShareChart extends LitElement {
  static override styles = [chartFrameStyles, shareChartStyles]

  /** What it shows, for whoever does not see it. */
  @property()
  accessor name = ''

  @property()
  accessor description = ''

  @property({ attribute: false })
  accessor points: readonly SharePoint[] = []

  /** Rows under each other, each with a bar for each series: drawn in the place of points. */
  @property({ attribute: false })
  accessor rows: readonly ShareRow[] = []

  @property({ attribute: false })
  accessor series: readonly ShareSeries[] = []

  readonly #width = new ChartWidth(this)

  protected override render() {
    const { name, description, rows, series } = this
    const width = this.#width.pixels
    return rows.length > 0
      ? chartFrame(
          { name, description, width, height: rowsHeight(rows.length, series.length) },
          shareRows(rows, series, { width, tick: percentWords }),
        )
      : chartFrame({ name, description, width, height }, this.#overTime())
  }

  #overTime() {
    const ticks = this.#ticks
    const drawn = this.points.flatMap(({ share }, at) => (share ? [`${this.#x(at)},${this.#y(share.rate)}`] : []))
    return svg`
        ${ticks.map((tick, at) => {
          const y = this.#y(tick)
          return svg`
            <line class=${at === 0 ? 'ground' : ''} x1=${axisWidth} x2=${this.#width.pixels} y1=${y} y2=${y}></line>
            <text class="tick" x=${axisWidth - 6} y=${y + 4}>${percentWords(tick)}</text>
          `
        })}
        ${this.points.map((point, at) => this.#column(point, at))}
        <polyline points=${drawn.join(' ')}></polyline>
        ${this.points.map((point, at) => this.#point(point, at))}
    `
  }

  /** From the round tenth below the lowest end, so that what differs can be seen; the axis says where it begins. */
  get #ticks(): readonly number[] {
    const lows = this.points.flatMap(({ share }) => share?.low ?? [])
    const low = Math.min(0.9, Math.floor(Math.min(1, ...lows) * 10) / 10)
    return [low, (low + 1) / 2, 1]
  }

  #y(share: number): number {
    const low = this.#ticks[0] ?? 0
    return ground - ((share - low) / (1 - low)) * (ground - top)
  }

  get #step(): number {
    return (this.#width.pixels - axisWidth) / Math.max(1, this.points.length)
  }

  #x(at: number): number {
    return axisWidth + this.#step * (at + 0.5)
  }

  #column({ full, share }: SharePoint, at: number) {
    return chartColumn({
      ...{ x: axisWidth + this.#step * at, width: this.#step, height },
      words: `${full}: ${shareWords(share)} (${intervalWords(share)})`,
    })
  }

  #point({ short, share }: SharePoint, at: number) {
    const x = this.#x(at)
    const label = hasLabel(at, this.points.length, this.#step)
      ? svg`<text x=${x} y=${height - 6} text-anchor="middle">${short}</text>`
      : nothing
    if (!share) return label
    const [low, high] = [this.#y(share.low), this.#y(share.high)]
    return svg`
      <line class="range" x1=${x} x2=${x} y1=${low} y2=${high}></line>
      <line class="end" x1=${x - 4} x2=${x + 4} y1=${low} y2=${low}></line>
      <line class="end" x1=${x - 4} x2=${x + 4} y1=${high} y2=${high}></line>
      <circle cx=${x} cy=${this.#y(share.rate)} r="4"></circle>
      ${label}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-share-chart': RoomShareChart
  }
}
