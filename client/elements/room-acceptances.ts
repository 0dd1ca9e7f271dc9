import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { BatchToAccept, SaidAcceptance } from '#shared/protocol/acceptance-messages.ts'
import { shortKey } from '../bench/short-key.ts'
import { AcceptanceView } from '../controllers/acceptance-view.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { sectionStyles } from '../styles/section.ts'
import type { AcceptEvent } from './accept-event.ts'
import { itemCount } from './counted.ts'
import { exactTime, relativeTime } from './relative-time.ts'
import './room-accept-form.ts'
import type { RoomAcceptForm } from './room-accept-form.ts'

/** What the client accepted and returned, batch by batch, and the way to say it for who may. */
@customElement('room-acceptances')
export class RoomAcceptances extends LitElement {
  static override styles = [
    controls,
    sectionStyles,
    css`
      ul {
        display: grid;
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        gap: 4px;
        padding: 8px 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        overflow-wrap: anywhere;
      }
      p {
        margin: 0;
      }
      .button {
        justify-self: start;
      }
    `,
  ]

  readonly #view = new AcceptanceView(this)
  readonly #role = new RoomView(this, ({ joined }) => joined?.me.role)

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  protected override render() {
    const { list, trouble, said } = this.#view.book?.state ?? {}
    const watches = this.#role.value === 'observer'
    return html`
      <div class="column">
        <h2 tabindex="-1">${msg('Acceptance')}</h2>
        ${watches && list?.may === false ? html`<p class="quiet">${msg('You can watch here. To accept or return items, ask the lead of the room for a link that allows it.')}</p>` : nothing}
        ${trouble ? html`<p class="trouble" role="alert">${trouble}</p>` : nothing}
        <p role="status">${said ?? ''}</p>
        ${list?.batches.length === 0 ? html`<p>${msg('Nothing is in this room yet.')}</p>` : nothing}
        <ul aria-label=${msg('Batches')}>${repeat(list?.batches ?? [], ({ id }) => id, this.#batch)}</ul>
        <h3>${msg('Said so far')}</h3>
        ${list?.said.length === 0 ? html`<p class="quiet">${msg('Nothing was accepted or returned yet.')}</p>` : nothing}
        <ul>${repeat(list?.said ?? [], ({ id }) => id, this.#said)}</ul>
      </div>
    `
  }

  readonly #batch = (batch: BatchToAccept) => {
    const { number, items, accepted, waiting } = batch
    const { list, sending } = this.#view.book?.state ?? {}
    const about = msg(str`Accept or return batch ${number}`)
    return html`
      <li>
        <strong>${msg(str`Batch ${number}`)}</strong>
        <span>${msg(str`${itemCount(items)}: ${accepted} accepted, ${waiting} signed off and waiting, ${items - accepted - waiting} in work`)}</span>
        ${list?.may && waiting > 0 ? html`<room-accept-form .about=${about} ?busy=${sending} @room-accept=${(event: AcceptEvent) => this.#say(event, batch)}></room-accept-form>` : nothing}
      </li>
    `
  }

  readonly #said = (said: SaidAcceptance) => {
    const at = Date.parse(said.at)
    const more = said.count - said.items.length
    const what =
      said.batch === null
        ? said.items.map(({ key }) => shortKey(key)).join(', ') + (more > 0 ? msg(str` and ${more} more`) : '')
        : msg(str`batch ${said.batch}, ${itemCount(said.count)}`)
    const words = said.outcome === 'accepted' ? msg(str`Accepted: ${what}`) : msg(str`Returned: ${what}`)
    return html`
      <li>
        <span dir="auto">${said.outcome === 'accepted' ? '✓' : '↩'} ${words}</span>
        ${said.comment ? html`<q dir="auto">${said.comment}</q>` : nothing}
        <span class="quiet" title=${exactTime(at)}>${said.mine ? msg('you') : said.by} · ${relativeTime(at, Date.now())}</span>
        ${said.mine ? html`<a class="button" download href=${this.#view.book?.receiptPath(said.id) ?? ''}>${msg('Receipt')}</a>` : nothing}
      </li>
    `
  }

  async #say({ outcome, comment, currentTarget }: AcceptEvent, { id, waiting }: BatchToAccept): Promise<void> {
    const form = currentTarget as RoomAcceptForm
    if (await this.#view.book?.say({ outcome, of: { batch: id, count: waiting }, comment })) form.clear()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-acceptances': RoomAcceptances
  }
}
