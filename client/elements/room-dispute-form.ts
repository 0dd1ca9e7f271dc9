import { msg } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { labelAt } from '../bench/label-at.ts'
import type { DisputeForm } from '../bench/place-forms.ts'
import { placeValues } from '../bench/place-values.ts'
import { subjectOf } from '../bench/subject.ts'
import { citedAfter, unruledAt } from '../bench/unruled.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { nameable } from '../controllers/naming.ts'
import { RoomView } from '../controllers/room-view.ts'
import { formKey } from '../keys/form-keys.ts'
import { controls } from '../styles/controls.ts'
import { mentionStyles } from '../styles/mentions.ts'
import { placeFormStyles } from '../styles/place-form.ts'
import './room-like-precedents.ts'
import type { PrecedentTakenEvent, RoomLikePrecedents } from './room-like-precedents.ts'
import './room-mention-offer.ts'
import './room-reading-choice.ts'
import type { ReadingChosenEvent } from './room-reading-choice.ts'

/** A dispute as it is opened: what is asked about these words, and perhaps what should stand there. */
@customElement('room-dispute-form')
export class RoomDisputeForm extends LitElement {
  static override styles = [controls, placeFormStyles, mentionStyles]

  readonly #item = new ItemSlice(this, (item) => item)
  readonly #keys = new KeyLabels(this)
  readonly #me = new RoomView(this, ({ joined }) => joined?.me.person)

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('textarea')?.focus()
  }

  protected override render() {
    const screen = this.#item.value
    const form = screen?.form
    if (!screen || form?.is !== 'dispute') return nothing
    const subject = subjectOf(screen)
    const send = this.#keys.of('send', 'typing')
    return html`
      <form @keydown=${this.#key} @submit=${this.#submit} @room-precedent-taken=${this.#taken}>
        <room-like-precedents
          .unruled=${unruledAt(screen, form.place, { stands: subject?.words ?? '', question: form.question })}
          .cites=${form.cites}
        ></room-like-precedents>
        <textarea
          name="question"
          rows="2"
          maxlength="2000"
          dir="auto"
          aria-label=${msg('What should the trainer decide?')}
          placeholder=${msg('What should the trainer decide?')}
          .value=${form.question}
          @input=${this.#question}
        ></textarea>${this.#offer()}
        <div class="row">
          ${form.label ? html`<span class="quiet">${msg('You ask whether there should be a label where you have drawn one.')}</span>` : nothing}
          <room-reading-choice
            ?hidden=${form.label !== undefined}
            .values=${placeValues(screen, form.place, subject?.words ?? '', null)}
            .value=${form.value}
            .label=${labelAt(screen, form.place.unit)}
            .place=${form.place}
            .language=${screen.sources?.language ?? ''}
            @room-reading-chosen=${this.#value}
          ></room-reading-choice>
          ${form.value === null ? nothing : this.#because(form)}
          ${
            subject?.wholeSegment || form.label
              ? nothing
              : html`<label><input type="checkbox" .checked=${form.whole} @change=${this.#whole} />${screen.sources?.kind === 'labels' ? msg('About the whole label') : msg('About the whole segment')}</label>`
          }
        </div>
        <p class="notice" role="alert">${form.notice}</p>
        <div class="row">
          <button class="primary">${msg('Open the dispute')} <kbd>${send}</kbd></button>
          <button type="button" @click=${() => this.#item.item?.disputing.giveUp()}>
            ${msg('Not now')} <kbd>Esc</kbd>
          </button>
          <span class="quiet">${msg('What you write is kept until you send it.')}</span>
        </div>
      </form>
    `
  }

  #because(form: DisputeForm) {
    return html`<input
      class="grows"
      name="because"
      maxlength="2000"
      dir="auto"
      aria-label=${msg('Because')}
      placeholder=${msg('because …')}
      .value=${form.because}
      @input=${this.#reason}
    />${this.#offer()}`
  }

  #offer() {
    const room = this.#me.client
    const people = room ? nameable(room, this.#item.value?.sources ?? null) : []
    return html`<room-mention-offer .people=${people}></room-mention-offer>`
  }

  #write(patch: Partial<DisputeForm>): void {
    this.#item.item?.disputing.write(patch)
  }

  #question({ target }: InputEvent): void {
    if (target instanceof HTMLTextAreaElement) this.#write({ question: target.value })
  }

  #reason({ target }: InputEvent): void {
    if (target instanceof HTMLInputElement) this.#write({ because: target.value })
  }

  #whole({ target }: Event): void {
    if (target instanceof HTMLInputElement) this.#write({ whole: target.checked })
  }

  #value({ value }: ReadingChosenEvent): void {
    this.#write({ value })
  }

  #taken({ precedent: { id }, as }: PrecedentTakenEvent): void {
    const form = this.#item.value?.form
    if (form?.is === 'dispute') this.#write({ cites: citedAfter(form.cites, id, as) })
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault()
    this.#item.item?.disputing.send()
  }

  #key(event: KeyboardEvent): void {
    event.stopPropagation()
    if (event.code === 'F8' && !event.repeat) {
      event.preventDefault()
      this.renderRoot.querySelector<RoomLikePrecedents>('room-like-precedents')?.citeFirst()
    }
    const key = this.#keys.value && formKey(event, this.#keys.value)
    if (!key) return
    event.preventDefault()
    if (key === 'send') this.#item.item?.disputing.send()
    if (key === 'give-up') this.#item.item?.disputing.giveUp()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-dispute-form': RoomDisputeForm
  }
}
