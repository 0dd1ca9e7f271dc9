import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { SampleView } from '#shared/protocol/sample-messages.ts'
import { controls } from '../styles/controls.ts'
import { sampleStyles } from '../styles/samples.ts'
import { sectionStyles } from '../styles/section.ts'
import { exactTime } from './relative-time.ts'
import { SampleEvent } from './sample-event.ts'
import { rateWords } from './sample-words.ts'

/** How a sample ends: accepted by its rule, or returned with a reason. Later: how it ended. */
@customElement('room-sample-closing')
export class RoomSampleClosing extends LitElement {
  static override styles = [controls, sectionStyles, sampleStyles]

  @property({ attribute: false })
  accessor sample: SampleView | undefined

  @property({ type: Boolean })
  accessor busy = false

  protected override render() {
    const { sample } = this
    if (!sample) return nothing
    if (sample.closing) return this.#ended(sample)
    const { verdict, wrong, left } = sample.standing
    return html`
      <form class="card" @submit=${this.#return}>
        <h3>${msg('The end of this sample')}</h3>
        <p>
          ${
            verdict === 'accept'
              ? msg('The rule that was agreed allows you to accept.')
              : verdict === 'return'
                ? msg('The rule that was agreed cannot be met any more: the batch goes back.')
                : msg(str`${left} items are not judged yet.`)
          }
        </p>
        <footer>
          <button type="button" class="primary" ?disabled=${verdict !== 'accept' || this.busy} @click=${this.#accept}>
            ${msg('Accept')}
          </button>
        </footer>
        <label
          >${msg('Return it, because')}
          <input class="grows" name="why" required maxlength="2000" dir="auto" autocomplete="off" />
        </label>
        <footer>
          <button ?disabled=${this.busy}>${msg('Return')}</button>
          <span class="quiet" ?hidden=${wrong === 0}>
            ${wrong === 1 ? msg('The item that was found wrong opens again.') : msg(str`The ${wrong} items that were found wrong open again.`)}
          </span>
        </footer>
      </form>
    `
  }

  #ended({ closing }: SampleView) {
    if (!closing) return nothing
    const accepted = closing.outcome === 'accepted'
    return html`
      <section class="card">
        <h3 class=${accepted ? 'right' : 'wrong'}>
          ${accepted ? msg(str`${closing.byName} accepted it`) : msg(str`${closing.byName} returned it`)}
        </h3>
        <p>${msg(str`${closing.right} right, ${closing.wrong} wrong.`)} ${rateWords(closing.rate)}</p>
        ${closing.why === '' ? nothing : html`<p dir="auto">${closing.why}</p>`}
        <p class="quiet">${exactTime(Date.parse(closing.at))}</p>
      </section>
    `
  }

  #accept(): void {
    this.#close('accepted', '')
  }

  #return(event: SubmitEvent): void {
    event.preventDefault()
    const why = new FormData(event.currentTarget as HTMLFormElement).get('why')
    this.#close('returned', String(why))
  }

  #close(outcome: 'accepted' | 'returned', why: string): void {
    const { sample } = this
    if (sample) this.dispatchEvent(new SampleEvent({ want: 'close', input: { sample: sample.id, outcome, why } }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-sample-closing': RoomSampleClosing
  }
}
