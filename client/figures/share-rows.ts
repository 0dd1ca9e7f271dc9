import { nothing, svg } from 'lit'
import type { Share } from '#shared/compare/wilson.ts'

/** A row of a chart: a name with a bar for each series under it. */
export interface ShareRow {
  readonly name: string
  /** One for each series, null where there is none: `words` stands in its place. */
  readonly bars: readonly { readonly share: Share | null; readonly words: string }[]
}

export interface ShareSeries {
  readonly name: string
  /** The first of two is hatched, so that they differ in more than colour. */
  readonly hatched: boolean
}

const nameHeight = 20
const barHeight = 10
const barStep = 16
const rowGap = 8
const wordsWidth = 96
const legendLine = 18
const axisHeight = 20

const legendHeight = (series: number): number => series * legendLine + 6
const rowHeight = (series: number): number => nameHeight + series * barStep + rowGap

export const rowsHeight = (rows: number, series: number): number =>
  legendHeight(series) + rows * rowHeight(series) + axisHeight

/** The left end of the axis: 0, or the tenth below the lowest end of what is below 0. */
export function lowestOf(rows: readonly ShareRow[]): number {
  const lows = rows.flatMap(({ bars }) => bars.flatMap(({ share }) => share?.low ?? []))
  return Math.max(-1, Math.floor(Math.min(0, ...lows) * 10) / 10)
}

/** Bars under each other with their intervals; the number stands at the right of each. */
export function shareRows(
  rows: readonly ShareRow[],
  series: readonly ShareSeries[],
  { width, tick }: { readonly width: number; tick(value: number): string },
) {
  const low = lowestOf(rows)
  const right = Math.max(80, width - wordsWidth)
  const x = (value: number): number => ((Math.max(low, Math.min(1, value)) - low) / (1 - low)) * right
  const ground = rowsHeight(rows.length, series.length) - axisHeight
  const ticks = low < 0 ? [low, 0, 1] : [0, 0.5, 1]
  return svg`
    ${legend(series)}
    ${ticks.map((value, at) => {
      const anchor = at === 0 ? '' : at === ticks.length - 1 ? 'tick' : 'middle'
      return svg`
        <line class=${value === 0 ? 'ground' : ''} x1=${x(value)} x2=${x(value)} y1=${legendHeight(series.length)} y2=${ground}></line>
        <text class=${anchor} x=${x(value)} y=${ground + 14}>${tick(value)}</text>
      `
    })}
    ${rows.map((row, at) => {
      const top = legendHeight(series.length) + at * rowHeight(series.length)
      return svg`
        <g class="row">
          <text class="name" x="0" y=${top + 14}>${row.name}</text>
          ${row.bars.map((bar, of) => barOf(bar, { x, top: top + nameHeight + of * barStep, right, hatched: series[of]?.hatched === true }))}
        </g>
      `
    })}
  `
}

/** Under each other, so that there is room for the words on a phone. */
const legend = (series: readonly ShareSeries[]) =>
  series.map(
    ({ name, hatched }, at) => svg`
      <rect class="bar ${hatched ? 'hatched' : ''}" x="0.5" y=${at * legendLine + 3.5} width="10" height="9"></rect>
      <text x="16" y=${at * legendLine + 12}>${name}</text>
    `,
  )

interface Drawing {
  x(value: number): number
  readonly top: number
  readonly right: number
  readonly hatched: boolean
}

function barOf({ share, words }: ShareRow['bars'][number], { x, top, right, hatched }: Drawing) {
  if (!share) return svg`<text x=${x(0) + 4} y=${top + 10}>${words}</text>`
  const [zero, end] = [x(0), x(share.rate)]
  const middle = top + barHeight / 2
  const [low, high] = [x(share.low), x(share.high)]
  return svg`
    <rect class="bar ${hatched ? 'hatched' : ''}" x=${Math.min(zero, end)} y=${top + 0.5} width=${Math.max(1, Math.abs(end - zero))} height=${barHeight - 1}></rect>
    ${
      share.low === share.high
        ? nothing
        : svg`
            <line class="range" x1=${low} x2=${high} y1=${middle} y2=${middle}></line>
            <line class="end" x1=${low} x2=${low} y1=${top + 1} y2=${top + barHeight - 1}></line>
            <line class="end" x1=${high} x2=${high} y1=${top + 1} y2=${top + barHeight - 1}></line>
          `
    }
    <text class="name" x=${right + 8} y=${top + 10}>${words}</text>
  `
}
