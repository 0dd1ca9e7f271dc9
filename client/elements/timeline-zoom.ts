import { msg } from '@lit/localize'
import { html } from 'lit'

const step = 2

interface Zoomed {
  zoomBy(factor: number): void
  fit(): void
  toCurrent(): void
}

export function timelineZoom(timeline: Zoomed, hasCurrent: boolean) {
  const button = (name: string, words: string, does: () => void, off = false) =>
    html`<button title=${name} aria-label=${name} ?disabled=${off} @click=${does}>${words}</button>`
  return html`
    <div class="zoom" role="group" aria-label=${msg('Part in sight')}>
      <span aria-hidden="true">${msg('Zoom')}</span>
      ${button(msg('Zoom out'), '−', () => timeline.zoomBy(1 / step))}
      ${button(msg('Zoom in'), '+', () => timeline.zoomBy(step))}
      ${button(msg('Whole recording'), msg('Whole'), () => timeline.fit())}
      ${button(msg('Current interval'), msg('Current'), () => timeline.toCurrent(), !hasCurrent)}
    </div>
  `
}
