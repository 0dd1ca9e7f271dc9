import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type AuditKind, auditKinds } from '#shared/projections/audit-kinds.ts'
import type { QueueRow } from '#shared/projections/queue.ts'
import type { AuditFilter } from '#shared/protocol/audit-messages.ts'
import { segmentOf } from '../audit/pieces.ts'
import { shortKey } from '../bench/short-key.ts'
import { PeopleBook } from '../controllers/people-book.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { rowForm } from '../styles/row-form.ts'
import { AuditFilterEvent } from './audit-filter-event.ts'
import { auditKindWord } from './audit-kind-words.ts'

const pauseMilliseconds = 300
const offeredItems = 12

/** Which part of the trail: by person, item and segment, kind, and words. */
@customElement('room-audit-filters')
export class RoomAuditFilters extends LitElement {
  static override styles = [
    controls,
    rowForm,
    css`
      :host {
        display: block;
      }
      select,
      input {
        max-inline-size: 200px;
        font-size: var(--size);
      }
      .segment input {
        inline-size: 72px;
      }
      @media (max-width: 599px) {
        form {
          display: grid;
          grid-template-columns: 1fr 1fr;
        }
        select,
        input,
        .segment input {
          inline-size: 100%;
          max-inline-size: none;
        }
      }
    `,
  ]

  @property({ attribute: false })
  accessor filter: AuditFilter = {}

  /** What the item is called that is filtered for. */
  @property()
  accessor item = ''

  /** Its units are labels. */
  @property({ type: Boolean })
  accessor labelled = false

  @state()
  private accessor offered: readonly QueueRow[] = []

  readonly #room = new RoomView(this, ({ joined }) => joined)
  readonly #people = new PeopleBook(this)
  #pause: ReturnType<typeof setTimeout> | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#pause)
  }

  protected override render() {
    const { person, kind, unit, item, words } = this.filter
    const filtered = Object.values(this.filter).some((value) => value !== undefined)
    return html`
      <form role="search" aria-label=${msg('Filter the trail')} @submit=${(event: Event) => event.preventDefault()}>
        <label>
          ${msg('Person')}
          <select @change=${this.#choosePerson}>
            <option value="" .selected=${!person}>${msg('Everybody')}</option>
            ${this.#people.people.map(({ id, name }) => html`<option value=${id} .selected=${id === person}>${name}</option>`)}
          </select>
        </label>
        <label>
          ${msg('Kind')}
          <select @change=${this.#chooseKind}>
            <option value="" .selected=${!kind}>${msg('Everything')}</option>
            ${auditKinds.map((one) => html`<option value=${one} .selected=${one === kind}>${auditKindWord(one)}</option>`)}
          </select>
        </label>
        <label>
          ${msg('Item')}
          <input
            list="items"
            autocomplete="off"
            placeholder=${msg('Any')}
            .value=${shortKey(this.item)}
            @input=${this.#typeItem}
            @change=${this.#chooseItem}
          />
        </label>
        <datalist id="items">
          ${this.offered.map(({ key }) => html`<option value=${shortKey(key)}></option>`)}
        </datalist>
        ${
          item
            ? html`
                <label class="segment">
                  ${this.labelled ? msg('Label') : msg('Segment')}
                  <input type="number" min="1" placeholder=${msg('Any')} .value=${unit ? segmentOf(unit) : ''} @change=${this.#chooseUnit} />
                </label>
              `
            : nothing
        }
        <label>
          ${msg('Words')}
          <input type="search" .value=${words ?? ''} @input=${this.#typeWords} />
        </label>
        ${filtered ? html`<button type="button" @click=${() => this.#ask({})}>${msg('Show everything')}</button>` : nothing}
      </form>
    `
  }

  #choosePerson({ target }: Event): void {
    this.#change({ person: (target as HTMLSelectElement).value })
  }

  #chooseKind({ target }: Event): void {
    this.#change({ kind: (target as HTMLSelectElement).value as AuditKind })
  }

  #chooseUnit({ target }: Event): void {
    const number = Number((target as HTMLInputElement).value)
    this.#change({ unit: number > 0 ? `u${number}` : '' })
  }

  #typeWords({ target }: Event): void {
    clearTimeout(this.#pause)
    this.#pause = setTimeout(() => this.#change({ words: (target as HTMLInputElement).value }), pauseMilliseconds)
  }

  #typeItem({ target }: Event): void {
    const typed = (target as HTMLInputElement).value.trim()
    clearTimeout(this.#pause)
    if (typed === '' || this.#named(typed) !== undefined) this.#chooseNamed(typed)
    else this.#pause = setTimeout(() => void this.#offerFor(typed), pauseMilliseconds)
  }

  /** A name that is typed out whole is chosen without another key. */
  async #offerFor(typed: string): Promise<void> {
    await this.#offer(typed)
    if (this.#named(typed) !== undefined) this.#chooseNamed(typed)
  }

  async #chooseItem({ target }: Event): Promise<void> {
    const typed = (target as HTMLInputElement).value.trim()
    if (typed !== '' && this.#named(typed) === undefined) await this.#offer(typed)
    this.#chooseNamed(typed)
  }

  #chooseNamed(typed: string): void {
    const found = typed === '' ? '' : this.#named(typed)
    if (found === (this.filter.item ?? '')) return
    if (found !== undefined) this.#change({ item: found, unit: '' })
    else this.#room.client?.notices.say(msg(str`No item of this room is called “${typed}”`))
  }

  #named(typed: string): string | undefined {
    return this.offered.find(({ key }) => shortKey(key) === typed || key === typed)?.id
  }

  async #offer(search: string): Promise<void> {
    if (search === '') return
    const outcome = await this.#room.client?.ask('queue', { filter: 'all', search, from: 0, count: offeredItems })
    if (outcome?.ok) this.offered = outcome.value.rows
  }

  #change(patch: Partial<AuditFilter>): void {
    this.#ask(Object.fromEntries(Object.entries({ ...this.filter, ...patch }).filter(([, value]) => value !== '')))
  }

  #ask(filter: AuditFilter): void {
    this.dispatchEvent(new AuditFilterEvent(filter))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-audit-filters': RoomAuditFilters
  }
}
