import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { DrawableBatch, SampledItem, SampleView } from '#shared/protocol/sample-messages.ts'
import { controls } from '../styles/controls.ts'
import { sampleStyles } from '../styles/samples.ts'
import { sectionStyles } from '../styles/section.ts'
import './room-sample-closing.ts'
import './room-sample-item.ts'
import { SampleEvent } from './sample-event.ts'
import { batchWords, rateWords, ruleWords } from './sample-words.ts'

const isJudged = ({ judged }: SampledItem): boolean => judged?.stands === true

/** One sample: how far it is, one item after the other to judge, and its end. */
@customElement('room-sample')
export class RoomSample extends LitElement {
  static override styles = [
    controls,
    sectionStyles,
    sampleStyles,
    css`
      ol {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      progress {
        inline-size: 100%;
        accent-color: var(--settled);
      }
    `,
  ]

  @property({ attribute: false })
  accessor sample: SampleView | undefined

  @property({ attribute: false })
  accessor batches: readonly DrawableBatch[] = []

  @property({ type: Boolean })
  accessor busy = false

  /** Which item is looked at; null: the first that is not judged. */
  @state()
  private accessor chosen: string | null = null

  protected override render() {
    const { sample } = this
    if (!sample) return nothing
    const { standing, items, drawn, closing } = sample
    const item = this.#item()
    return html`
      <div class="row">
        <button @click=${() => this.dispatchEvent(new SampleEvent({ want: 'look', sample: null }))}>${msg('All samples')}</button>
        <h3 class="grows">${msg(str`Sample ${sample.number}: ${drawn} of ${sample.of}, ${batchWords(sample, this.batches)}`)}</h3>
      </div>
      <section class="card" aria-label=${msg('How far it is')}>
        <p>${ruleWords(sample.rule)}</p>
        <progress max=${drawn} value=${drawn - standing.left} aria-label=${msg('Judged')}></progress>
        <p role="status">
          ${msg(str`${drawn - standing.left} of ${drawn} judged: ${standing.right} right, ${standing.wrong} wrong.`)}
          ${rateWords(standing.rate)}
        </p>
        <p class="quiet">${msg('Drawn with the seed')} <code>${sample.seed}</code></p>
      </section>
      <ol aria-label=${msg('Items of the sample')}>
        ${items.map((one, at) => this.#number(one, at, one === item))}
      </ol>
      ${item ? html`<room-sample-item .sample=${sample.id} .item=${item} ?closed=${closing !== null} ?busy=${this.busy} @room-step=${this.#step}></room-sample-item>` : nothing}
      <room-sample-closing .sample=${sample} ?busy=${this.busy}></room-sample-closing>
    `
  }

  #number(item: SampledItem, at: number, current: boolean) {
    const mark = !isJudged(item) ? '' : item.judged?.right ? 'right' : 'wrong'
    const said = mark === '' ? msg('not judged') : mark === 'right' ? msg('right') : msg('wrong')
    return html`
      <li>
        <button
          class=${mark}
          aria-current=${current ? 'true' : nothing}
          aria-label=${msg(str`Item ${at + 1}, ${item.key}: ${said}`)}
          @click=${() => this.#look(item.id)}
        >
          ${at + 1}
        </button>
      </li>
    `
  }

  #item(): SampledItem | undefined {
    const items = this.sample?.items ?? []
    return (
      items.find(({ id }) => id === this.chosen) ??
      items.find((item) => !isJudged(item) && !item.own && item.hash !== null) ??
      items[0]
    )
  }

  #look(id: string): void {
    this.chosen = id
  }

  /** To the item before or after; 0 after a judgement: the next that is not judged. */
  #step({ detail }: CustomEvent<-1 | 0 | 1>): void {
    const items = this.sample?.items ?? []
    const current = this.#item()
    const at = current ? items.indexOf(current) : 0
    const next = items[(at + detail + items.length) % items.length]
    this.chosen = detail === 0 ? null : (next?.id ?? null)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-sample': RoomSample
  }
}
