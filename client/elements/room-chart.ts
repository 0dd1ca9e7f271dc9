import { html, LitElement, nothing, svg } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
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
const labelWidth = 72
const widestBar = 36

/** Bars over time, band under band. Every number of it must stand in a table beside it: it is a picture for the eye. */
@customElement('room-chart')
export class RoomChart extends LitElement {
  static override styles = chartStyles

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

  @state()
  private accessor width = 560

  readonly #size = new ResizeObserver(([entry]) => {
    const width = Math.round(entry?.contentRect.width ?? 0)
    if (width > 0) this.width = width
  })

  override connectedCallback(): void {
    super.connectedCallback()
    this.#size.observe(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#size.disconnect()
  }

  protected override render() {
    const { width, bands, labels } = this
    const height = bands.length * bandHeight + labelHeight
    return html`
      <svg viewBox="0 0 ${width} ${height}" height=${height} role="img" aria-labelledby="name description">
        <title id="name">${this.name}</title>
        <desc id="description">${this.description}</desc>
        <defs>
          <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0V5" />
          </pattern>
        </defs>
        ${labels.map((label, at) => this.#column(label.full, at, height))}
        ${bands.map((band, at) => this.#band(band, at * bandHeight))}
        ${labels.map(({ short }, at) => this.#label(short, at, height))}
      </svg>
    `
  }

  get #step(): number {
    return (this.width - axisWidth) / Math.max(1, this.labels.length)
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
          <line class=${tick === 0 ? 'ground' : ''} x1=${axisWidth} x2=${this.width} y1=${y} y2=${y}></line>
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
    return svg`
      <g class="column">
        <rect class="hover" x=${axisWidth + this.#step * at} y="0" width=${this.#step} height=${height}>
          <title>${[full, ...said].join('\n')}</title>
        </rect>
      </g>
    `
  }

  /** As many as there is room for, the last one always. */
  #label(short: string, at: number, height: number) {
    const each = Math.max(1, Math.ceil(labelWidth / this.#step))
    if ((this.labels.length - 1 - at) % each !== 0) return nothing
    const middle = axisWidth + this.#step * (at + 0.5)
    const isLast = at === this.labels.length - 1 && this.#step < labelWidth / 2
    return svg`<text x=${isLast ? this.width : middle} y=${height - 4} text-anchor=${isLast ? 'end' : 'middle'}>${short}</text>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-chart': RoomChart
  }
}
