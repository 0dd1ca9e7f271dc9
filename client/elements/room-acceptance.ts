import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { ObservedItem } from '#shared/projections/observed-item.ts'
import { AcceptanceView } from '../controllers/acceptance-view.ts'
import { WatchedView } from '../controllers/watching.ts'
import { controls } from '../styles/controls.ts'
import type { AcceptEvent } from './accept-event.ts'
import { exactTime, relativeTime } from './relative-time.ts'
import './room-accept-form.ts'

/** The client's word on the item that is watched: what it was, and a way to say it where the link allows. */
@customElement('room-acceptance')
export class RoomAcceptance extends LitElement {
  static override styles = [
    controls,
    css`
      section {
        display: grid;
        gap: 4px;
        padding: 8px 16px;
        border-block-start: 1px solid var(--line);
        background: var(--surface);
      }
      p {
        margin: 0;
      }
      /** Without a gap of its own, and still heard when it is filled. */
      p:empty {
        position: absolute;
      }
      @media (max-height: 479px) {
        section {
          padding-block: 4px;
        }
      }
      .trouble {
        color: var(--danger);
      }
      q {
        overflow-wrap: anywhere;
      }
    `,
  ]

  readonly #item = new WatchedView(this, ({ item }) => item)
  readonly #view = new AcceptanceView(this)

  protected override render() {
    const item = this.#item.value
    const { list, trouble, said, sending } = this.#view.book?.state ?? {}
    if (item?.state !== 'signed-off' || (!list?.may && !item.accepted)) return nothing
    return html`
      <section aria-label=${msg('Acceptance')}>
        ${this.#accepted(item)}
        ${list?.may ? html`<room-accept-form .about=${msg('Accept or return this item')} ?busy=${sending} ?accepted=${item.accepted !== null} @room-accept=${this.#say}></room-accept-form>` : nothing}
        <p role="status">${said ?? ''}</p>
        ${trouble ? html`<p class="trouble" role="alert">${trouble}</p>` : nothing}
      </section>
    `
  }

  #accepted({ accepted }: ObservedItem) {
    if (!accepted) return nothing
    const at = Date.parse(accepted.at)
    const words = msg(str`Accepted by ${accepted.by}`)
    return html`<p>✓ ${words}, <time title=${exactTime(at)}>${relativeTime(at, Date.now())}</time>${accepted.comment ? html`: <q dir="auto">${accepted.comment}</q>` : nothing}</p>`
  }

  async #say({ outcome, comment }: AcceptEvent): Promise<void> {
    const item = this.#item.value
    if (!item?.signedOffAt) return
    const of = { items: [{ item: item.id, signedAt: item.signedOffAt }] }
    if (await this.#view.book?.say({ outcome, of, comment })) this.renderRoot.querySelector('room-accept-form')?.clear()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-acceptance': RoomAcceptance
  }
}
