import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Dispute } from '#shared/domain/dispute.ts'
import { withNames } from '#shared/domain/mentions.ts'
import { labelAt } from '../bench/label-at.ts'
import { placeValues } from '../bench/place-values.ts'
import type { Said } from '../bench/said.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { nameable } from '../controllers/naming.ts'
import { RoomView } from '../controllers/room-view.ts'
import { aboutTalk, type Written } from '../controllers/talk-written.ts'
import { formKey } from '../keys/form-keys.ts'
import { controls } from '../styles/controls.ts'
import { disputeStyles } from '../styles/dispute.ts'
import { mentionStyles } from '../styles/mentions.ts'
import './room-mention-offer.ts'
import './room-reading-choice.ts'
import type { ReadingChosenEvent } from './room-reading-choice.ts'

const nothingWritten: Written = { value: null, because: '', comment: '' }

/** Where somebody who takes part in a dispute adds a position or a comment; what is on its way is shown already. */
@customElement('room-dispute-talk')
export class RoomDisputeTalk extends LitElement {
  static override styles = [
    controls,
    disputeStyles,
    mentionStyles,
    css`
      :host {
        display: grid;
        gap: 6px;
      }
    `,
  ]

  @property({ attribute: false })
  accessor dispute: Dispute | undefined

  @state()
  private accessor written: Written = nothingWritten

  readonly #item = new ItemSlice(this, (item) => item)
  readonly #me = new RoomView(this, ({ joined }) => joined?.me.person)
  readonly #keys = new KeyLabels(this)
  #read = ''

  override focus(): void {
    this.renderRoot.querySelector('room-reading-choice')?.renderRoot.querySelector('select')?.focus()
  }

  protected override willUpdate(): void {
    const about = this.#about
    if (about === this.#read || !this.#me.client) return
    this.#read = about
    this.written = this.#me.client.words.kept<Written>(about) ?? nothingWritten
  }

  protected override render() {
    const { dispute } = this
    const screen = this.#item.value
    if (!dispute || !screen || dispute.status === 'withdrawn' || screen.view?.signOff) return nothing
    const said = screen.said.filter((one) => one.is !== 'dispute' && one.dispute === dispute.id)
    return html`
      ${said.some(({ is }) => is !== 'vote') ? html`<ul>${said.map(this.#said)}</ul>` : nothing}
      ${dispute.status === 'open' ? this.#positionForm(dispute) : nothing}
      <form @submit=${this.#comment} @keydown=${(event: KeyboardEvent) => this.#key(event, 'comment')}>
        <input
          maxlength="2000"
          dir="auto"
          aria-label=${msg('Comment')}
          placeholder=${msg('Comment')}
          .value=${this.written.comment}
          @input=${({ target }: InputEvent) => this.#write('comment', target)}
        />${this.#offer()}
        <button>${msg('Send')}</button>
      </form>
    `
  }

  readonly #said = (said: Said) => {
    if (said.is === 'position')
      return html`<li class="position pending"><q dir="auto">${said.value || msg('nothing was said')}</q><span class="quiet">${msg('on its way')}</span></li>`
    if (said.is === 'comment')
      return html`<li class="comment pending"><p dir="auto">${withNames(said.text, said.mentions, (person) => this.#me.client?.nameOf(person) ?? msg('somebody'))}</p><span class="quiet">${msg('on its way')}</span></li>`
    return nothing
  }

  #positionForm(dispute: Dispute) {
    const screen = this.#item.value
    if (!screen) return nothing
    return html`
      <form @submit=${this.#position} @keydown=${(event: KeyboardEvent) => this.#key(event, 'position')}>
        <room-reading-choice
          .values=${placeValues(screen, dispute.place, dispute.stands, null)}
          .label=${labelAt(screen, dispute.place.unit)}
          .place=${dispute.place}
          .value=${this.written.value}
          .language=${screen.sources?.language ?? ''}
          @room-reading-chosen=${({ value }: ReadingChosenEvent) => this.#keep({ ...this.written, value })}
        ></room-reading-choice>
        ${
          this.written.value === null
            ? nothing
            : html`<input
                  maxlength="2000"
                  dir="auto"
                  aria-label=${msg('Because')}
                  placeholder=${msg('because …')}
                  .value=${this.written.because}
                  @input=${({ target }: InputEvent) => this.#write('because', target)}
                />${this.#offer()}<button>${msg('Add position')}</button>`
        }
      </form>
    `
  }

  #offer() {
    const room = this.#me.client
    const people = room ? nameable(room, this.#item.value?.sources ?? null) : []
    return html`<room-mention-offer .people=${people}></room-mention-offer>`
  }

  get #about(): string {
    return aboutTalk(this.dispute?.id ?? '')
  }

  #keep(written: Written): void {
    this.written = written
    this.#me.client?.words.keep(this.#about, written)
  }

  #write(field: 'because' | 'comment', target: EventTarget | null): void {
    if (target instanceof HTMLInputElement) this.#keep({ ...this.written, [field]: target.value })
  }

  readonly #position = async (event?: Event): Promise<void> => {
    event?.preventDefault()
    const { value, because } = this.written
    if (value === null || !this.dispute) return
    const before = this.written
    this.#keep({ ...before, value: null, because: '' })
    const taken = await this.#item.item?.disputing.addPosition(this.dispute.id, value, because)
    if (!taken) this.#keep({ ...this.written, value, because })
  }

  readonly #comment = async (event?: Event): Promise<void> => {
    event?.preventDefault()
    const comment = this.written.comment.trim()
    if (comment === '' || !this.dispute) return
    this.#keep({ ...this.written, comment: '' })
    const taken = await this.#item.item?.disputing.comment(this.dispute.id, comment)
    if (!taken && this.written.comment === '') this.#keep({ ...this.written, comment })
  }

  /** Single keys are for the fields here; Ctrl+Enter sends. */
  #key(event: KeyboardEvent, what: 'position' | 'comment'): void {
    event.stopPropagation()
    const key = this.#keys.value && formKey(event, this.#keys.value)
    if (event.code === 'Enter' && event.repeat) event.preventDefault()
    if (key !== 'send' && key !== 'held') return
    event.preventDefault()
    if (key === 'send') void (what === 'position' ? this.#position() : this.#comment())
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-dispute-talk': RoomDisputeTalk
  }
}
