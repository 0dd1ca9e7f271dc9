import { html, svg, type TemplateResult } from 'lit'

interface ChartFrame {
  /** What it shows, for whoever does not see it. */
  readonly name: string
  readonly description: string
  readonly width: number
  readonly height: number
}

/** A picture in SVG with its name; `url(#hatch)` fills what is hatched. */
export const chartFrame = ({ name, description, width, height }: ChartFrame, drawn: TemplateResult<2>) => html`
  <svg viewBox="0 0 ${width} ${height}" height=${height} role="img" aria-labelledby="name description">
    <title id="name">${name}</title>
    <desc id="description">${description}</desc>
    <defs>
      <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V5" />
      </pattern>
    </defs>
    ${drawn}
  </svg>
`

interface ChartColumn {
  readonly x: number
  readonly width: number
  readonly height: number
  /** What is told to whoever points there. */
  readonly words: string
}

/** The ground of what stands over and under each other. */
export const chartColumn = ({ x, width, height, words }: ChartColumn) => svg`
  <g class="column">
    <rect class="hover" x=${x} y="0" width=${width} height=${height}><title>${words}</title></rect>
  </g>
`

const labelWidth = 72

/** Whether one of so many labels has room on an axis where each has `step` pixels; the last one always has. */
export function hasLabel(at: number, many: number, step: number): boolean {
  const each = Math.max(1, Math.ceil(labelWidth / step))
  return (many - 1 - at) % each === 0
}

/** Whether the last label would reach over the right end if it stood in its middle. */
export const isCramped = (step: number): boolean => step < labelWidth / 2
