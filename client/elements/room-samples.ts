import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { SampleRow } from '#shared/protocol/sample-messages.ts'
import { SamplesView } from '../controllers/samples-view.ts'
import { controls } from '../styles/controls.ts'
import { sectionStyles } from '../styles/section.ts'
import { exactTime, relativeTime } from './relative-time.ts'
import './room-sample.ts'
import './room-sample-form.ts'
import type { SampleEvent } from './sample-event.ts'
import { batchWords, outcomeWords } from './sample-words.ts'

/** Items drawn at random, looked at before a batch goes to the client. */
@customElement('room-samples')
export class RoomSamples extends LitElement {
  static override styles = [
    controls,
    sectionStyles,
    css`
      ul {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li button {
        display: flex;
        flex-wrap: wrap;
        justify-content: start;
        gap: 4px 16px;
        inline-size: 100%;
        padding: 8px 12px;
        text-align: start;
        white-space: normal;
      }
      li strong {
        flex: 1 1 200px;
        overflow-wrap: anywhere;
      }
    `,
  ]

  readonly #view = new SamplesView(this)

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  protected override render() {
    const { list, view, trouble, sending } = this.#view.book?.state ?? {}
    return html`
      <div class="column" @room-sample=${this.#wish}>
        <h2 tabindex="-1">${msg('Samples for the client')}</h2>
        ${trouble ? html`<p class="trouble" role="alert">${trouble}</p>` : nothing}
        ${view ? html`<room-sample .sample=${view} .batches=${list?.batches ?? []} ?busy=${sending}></room-sample>` : nothing}
        ${!view && list ? html`<room-sample-form .batches=${list.batches} ?busy=${sending}></room-sample-form>` : nothing}
        ${
          !view && list && list.samples.length > 0
            ? html`
                <h3>${msg('Drawn so far')}</h3>
                <ul>
                  ${list.samples.map(this.#row)}
                </ul>
              `
            : nothing
        }
      </div>
    `
  }

  readonly #row = (sample: SampleRow) => {
    const at = Date.parse(sample.at)
    return html`
      <li>
        <button @click=${() => void this.#view.book?.look(sample.id)}>
          <strong>${sample.number} · ${batchWords(sample, this.#view.book?.state.list?.batches ?? [])}</strong>
          <span>${outcomeWords(sample)}</span>
          <span class="quiet" title=${exactTime(at)}>${sample.byName} · ${relativeTime(at, Date.now())}</span>
        </button>
      </li>
    `
  }

  async #wish({ wish }: SampleEvent): Promise<void> {
    const { book } = this.#view
    if (wish.want === 'look') {
      await book?.look(wish.sample)
      this.focus()
    } else if (wish.want === 'draw') await book?.draw(wish.input)
    else if (wish.want === 'judge') await book?.send('sample.judge', wish.input)
    else await book?.send('sample.close', wish.input)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-samples': RoomSamples
  }
}
