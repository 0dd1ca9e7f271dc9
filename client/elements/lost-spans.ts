import { msg } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import type { ShownSpan } from '../labels/laid-spans.ts'

/** Spans whose words stand nowhere in the text, to be picked. */
export function lostSpans(
  lost: readonly ShownSpan[],
  current: string | null,
  pick: (key: string) => void,
): TemplateResult | typeof nothing {
  if (lost.length === 0) return nothing
  return html`<div class="lost" role="group" aria-label=${msg('Not found in the text')}>
    <span>${msg('Not found in the text:')}</span>
    ${lost.map(
      ({ key, name, label }) =>
        html`<button aria-pressed=${key === current} @click=${() => pick(key)}>
          <span class="unseen">${name}:</span><bdi>“${label.quote}”</bdi>
        </button>`,
    )}
  </div>`
}
