import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { InviteRow } from '#shared/protocol/people-messages.ts'
import { controls } from '../styles/controls.ts'
import { peopleRows } from '../styles/people-rows.ts'
import { exactTime } from './relative-time.ts'
import { roleWord } from './role-words.ts'
import './room-sure.ts'

/** Links that still open the room, each to be taken back. */
@customElement('room-open-links')
export class RoomOpenLinks extends LitElement {
  static override styles = [
    controls,
    peopleRows,
    css`
      room-sure {
        flex: 1 0 100%;
        padding-block-end: 8px;
      }
    `,
  ]

  @property({ attribute: false })
  accessor links: readonly InviteRow[] = []

  /** The link that is about to be taken back. */
  @state()
  private accessor asking: string | undefined

  protected override render() {
    return html`<ul>${repeat(this.links, ({ id }) => id, this.#row)}</ul>`
  }

  readonly #row = ({ id, role, name, uses, expires }: InviteRow) => {
    const whose = name ?? msg('whoever comes')
    return html`
      <li>
        <span class="name">${whose}</span>
        <span class="quiet">${roleWord(role)}</span>
        <span class="space"></span>
        <span class="quiet">${this.#lasts(uses, expires)}</span>
        ${
          this.asking === id
            ? nothing
            : html`<button @click=${() => this.#ask(id)}>${msg('Take back')}<span class="unseen"> ${msg(str`the link for ${whose}`)}</span></button>`
        }
        ${
          this.asking === id
            ? html`<room-sure
                .sentence=${msg(str`Take back the link for ${whose}? It stops working; who came in by it already stays in.`)}
                .act=${msg('Take it back')}
                .taking=${{ name: 'invite.revoke', input: { invite: id } }}
                @room-kept=${() => this.#ask(undefined)}
              ></room-sure>`
            : nothing
        }
      </li>
    `
  }

  #lasts(uses: number, expires: string): string {
    const until = exactTime(Date.parse(expires))
    return uses === 1 ? msg(str`one browser, until ${until}`) : msg(str`${uses} browsers, until ${until}`)
  }

  #ask(id: string | undefined): void {
    this.asking = id
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-open-links': RoomOpenLinks
  }
}
