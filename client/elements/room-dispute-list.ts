import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { withNames } from '#shared/domain/mentions.ts'
import type { DisputeCounts, DisputeFilter, DisputeRow } from '#shared/projections/dispute-list.ts'
import { saidAt } from '../bench/label-at.ts'
import { shortKey } from '../bench/short-key.ts'
import { DisputesView } from '../controllers/disputes-view.ts'
import { RoomView } from '../controllers/room-view.ts'
import { placeName } from '../labels/unit-names.ts'
import { controls } from '../styles/controls.ts'
import { disputeListStyles } from '../styles/disputes.ts'
import { OpenEvent } from './open-event.ts'
import { stateShape, stateShapes } from './state-shape.ts'

const filters: readonly { filter: keyof DisputeCounts & DisputeFilter; word: () => string }[] = [
  { filter: 'waiting', word: () => msg('Waiting for me') },
  { filter: 'open', word: () => msg('Open') },
  { filter: 'closed', word: () => msg('Closed') },
]

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** The room's disputes, what waits for the reader first; each leads to its item and place. */
@customElement('room-dispute-list')
export class RoomDisputeList extends LitElement {
  static override styles = [controls, stateShapes, disputeListStyles]

  readonly #disputes = new DisputesView(this, (disputes) => disputes)
  readonly #people = new RoomView(this, ({ joined }) => joined?.people)

  protected override render() {
    const screen = this.#disputes.value
    if (!screen) return nothing
    const { filter, counts, rows, total } = screen
    return html`
      <div class="filters" role="group" aria-label=${msg('Which disputes')}>
        ${filters.map((one) => this.#filter(one, filter, counts))}
      </div>
      ${total === 0 ? html`<p class="quiet">${nothingHere(filter)}</p>` : nothing}
      <ul aria-label=${msg('Disputes of the room')}>
        ${repeat(rows, ({ dispute }) => dispute.id, this.#row)}
      </ul>
      ${total !== null && rows.length < total ? html`<button @click=${() => this.#disputes.pages?.more()}>${msg(str`More (${total - rows.length})`)}</button>` : nothing}
    `
  }

  #filter({ filter, word }: (typeof filters)[number], chosen: DisputeFilter, counts: DisputeCounts | null) {
    return html`
      <button aria-pressed=${filter === chosen} @click=${() => this.#disputes.pages?.choose(filter)}>
        ${word()} ${counts?.[filter] ?? ''}
      </button>
    `
  }

  readonly #row = ({ item, key, language, dispute, label, ruling, waits }: DisputeRow) => {
    const stands = ruling ? ruling.value : dispute.stands
    const words = label ? saidAt(label, dispute.place, stands) : `“${stands.slice(0, 60)}”`
    const who = this.#people.client?.nameOf(dispute.by) ?? dispute.by
    const open = dispute.status === 'open'
    return html`
      <li>
        <button @click=${() => this.dispatchEvent(new OpenEvent(item, dispute.place))}>
          ${stateShape(open ? 'disputed' : dispute.status === 'ruled' ? 'ruled' : 'open')}
          <span class="question" dir="auto">${withNames(dispute.question, dispute.mentions, (person) => this.#people.client?.nameOf(person) ?? msg('somebody'))}</span>
          ${waits ? html`<span class="waits">${msg('waits')}</span>` : html`<span></span>`}
          <span class="about" title=${moment.format(new Date(dispute.at))}
            ><span lang=${language} dir="auto">${label ? msg(str`${placeName(dispute.place, label)}: ${words}`) : words}</span> · ${shortKey(key)} · ${who}${
              dispute.status === 'withdrawn' ? html` · ${msg('withdrawn')}` : nothing
            }</span
          >
        </button>
      </li>
    `
  }
}

function nothingHere(filter: DisputeFilter): string {
  switch (filter) {
    case 'waiting':
      return msg('Nothing waits for you.')
    case 'open':
      return msg('No dispute is open.')
    default:
      return msg('No dispute was closed yet.')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-dispute-list': RoomDisputeList
  }
}
