import { msg } from '@lit/localize'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Dispute } from '#shared/domain/dispute.ts'
import { labelAt } from '../bench/label-at.ts'
import { unruledAt } from '../bench/unruled.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { disputesStyles } from '../styles/disputes.ts'
import { ActEvent } from './act-event.ts'
import './room-dispute.ts'
import type { DisputeActEvent } from './room-dispute.ts'
import './room-dispute-list.ts'
import './room-dispute-talk.ts'
import './room-like-precedents.ts'

/** The disputes of the open item, where people take part in them, then those of the room. */
@customElement('room-disputes')
export class RoomDisputes extends LitElement {
  static override styles = [controls, disputesStyles]

  /** Whether an item is open. */
  @property({ type: Boolean })
  accessor item = false

  readonly #view = new ItemSlice(this, ({ view }) => view)
  readonly #attending = new ItemSlice(this, ({ attending }) => attending)
  readonly #said = new ItemSlice(this, ({ said }) => said)
  readonly #language = new ItemSlice(this, ({ sources }) => sources?.language)
  readonly #sources = new ItemSlice(this, ({ sources }) => sources?.sources)
  readonly #compared = new ItemSlice(this, ({ bench }) => bench?.comparison)
  readonly #isLabelled = new ItemSlice(this, ({ sources }) => sources?.kind === 'labels')
  readonly #people = new RoomView(this, ({ joined }) => joined?.people)
  #turnedTo: string | null = null

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  protected override render() {
    return html`
      <div class="top">
        <h2 tabindex="-1">${msg('Disputes')}</h2>
        <button class="plain" @click=${() => this.dispatchEvent(new ActEvent('disputes'))}>${msg('Close')}</button>
      </div>
      <div class="inside" tabindex="-1" @keydown=${this.#key}>
        ${this.item ? this.#ofItem() : nothing}
        <section aria-label=${msg('In this room')}>
          <h3>${msg('In this room')}</h3>
          <room-dispute-list></room-dispute-list>
        </section>
      </div>
    `
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const attending = this.#attending.value ?? null
    if (attending === this.#turnedTo) return
    this.#turnedTo = attending
    if (attending) void this.turnTo(attending)
  }

  #ofItem() {
    const view = this.#view.value
    if (!view) return nothing
    const disputes = Object.values(view.disputes).toSorted(byUrgency)
    return html`
      <section aria-label=${msg('In this item')} @room-dispute-act=${this.#act}>
        <h3>${msg('In this item')}</h3>
        ${disputes.length === 0 ? html`<p>${this.#isLabelled.value ? msg('None yet. Go to a difference or pick a label, and open one with D.') : msg('None yet. Select words and open one with D.')}</p>` : nothing}
        ${repeat(disputes, ({ id }) => id, this.#dispute)}
      </section>
    `
  }

  readonly #dispute = (dispute: Dispute) => {
    const room = this.#people.client
    const view = this.#view.value
    const takesPart = room?.may('position.add') ?? false
    const vote = this.#said.value?.find((one) => one.is === 'vote' && one.dispute === dispute.id)
    return html`
      <room-dispute
        data-dispute=${dispute.id}
        .dispute=${dispute}
        .label=${this.#labelAt(dispute)}
        .ruling=${view?.rulings.find(({ id }) => id === dispute.ruling) ?? null}
        .nameOf=${this.#nameOf}
        .me=${room?.me ?? ''}
        .language=${this.#language.value ?? ''}
        .votes=${takesPart && !view?.signOff}
        .rules=${(room?.may('ruling.make') ?? false) && !view?.signOff}
        .attended=${dispute.id === this.#attending.value}
        .pendingVote=${vote?.is === 'vote' ? vote.position : undefined}
      >
        ${dispute.status === 'open' ? this.#like(dispute) : nothing}
        ${takesPart ? html`<room-dispute-talk .dispute=${dispute}></room-dispute-talk>` : nothing}
      </room-dispute>
    `
  }

  #labelAt({ place }: Dispute) {
    const screen = this.#compared.item?.state
    return screen && labelAt(screen, place.unit)
  }

  /** What was settled before, for whoever only reads. */
  #like({ place, stands, cites }: Dispute) {
    const screen = this.#view.item?.state
    if (!screen || !this.#compared.value) return nothing
    return html`<room-like-precedents reads .unruled=${unruledAt(screen, place, { stands })} .cites=${cites ?? []}></room-like-precedents>`
  }

  readonly #nameOf = (person: string): string =>
    this.#people.client?.nameOf(person) ??
    this.#sources.value?.find((source) => source.person === person)?.name ??
    msg('somebody')

  #act({ act }: DisputeActEvent): void {
    const { item } = this.#view
    const dispute = item?.state.view?.disputes[act.dispute]
    if (!item || !dispute) return
    if (act.is === 'vote') void item.disputing.vote(act.dispute, act.position)
    if (act.is === 'withdraw') void item.disputing.withdraw(dispute)
    if (act.is === 'look' || act.is === 'rule') item.places.lookAt(dispute.place)
    if (act.is === 'rule') this.dispatchEvent(new ActEvent('rule'))
  }

  /** Where somebody speaks in that dispute has the focus. */
  async turnTo(dispute: string): Promise<void> {
    await this.updateComplete
    const shown = this.renderRoot.querySelector(`[data-dispute="${dispute}"]`)
    shown?.scrollIntoView({ block: 'nearest' })
    const talk = shown?.querySelector('room-dispute-talk')
    await talk?.updateComplete
    talk?.focus()
  }

  /** Escape leads back to the bench. */
  #key(event: KeyboardEvent): void {
    if (event.code !== 'Escape') return
    event.stopPropagation()
    this.dispatchEvent(new ActEvent('disputes'))
  }
}

/** Open ones first, oldest first. */
const byUrgency = (a: Dispute, b: Dispute): number =>
  Number(b.status === 'open') - Number(a.status === 'open') || (a.at < b.at ? -1 : 1)

declare global {
  interface HTMLElementTagNameMap {
    'room-disputes': RoomDisputes
  }
}
