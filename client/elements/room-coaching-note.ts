import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { pageOf, spotlightOf, withAndWithout } from '#shared/projections/who-is-here.ts'
import type { HereRow } from '#shared/protocol/rt-messages.ts'
import { CoachingView } from '../controllers/coaching-view.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { RoomView } from '../controllers/room-view.ts'
import { isolated } from '../i18n/isolated.ts'
import { controls } from '../styles/controls.ts'
import './room-person.ts'

/** One line under the bar while this page follows somebody, or a trainer shows the room something. */
@customElement('room-coaching-note')
export class RoomCoachingNote extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .note {
        display: flex;
        gap: 8px;
        align-items: center;
        padding: 3px 12px;
        border-block-end: 1px solid var(--line);
        background: var(--accent-soft);
      }
      p {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      button {
        flex: none;
      }
      .mine {
        background: var(--accent);
        color: var(--on-accent);
      }
      @media (max-width: 899px) {
        .note {
          padding: 2px 8px;
        }
        button {
          min-block-size: 44px;
        }
        kbd {
          display: none;
        }
      }
    `,
  ]

  readonly #here = new RoomView(this, ({ here }) => here)
  readonly #following = new CoachingView(this, ({ following }) => following)
  readonly #keys = new KeyLabels(this)

  protected override render() {
    const rows = this.#here.value ?? []
    const me = this.#here.client?.me
    const shown = spotlightOf(rows)
    const following = this.#following.value
    if (shown && shown.person === me) return this.#mine(withAndWithout(rows, shown.person))
    if (following && following.person === shown?.person)
      return this.#note(shown.person, this.#with(shown), msg('Stay where I am'), () => this.#coaching?.stay())
    if (following) return this.#followed(following.person)
    if (shown)
      return this.#note(shown.person, this.#shows(shown.name), msg('Go with them'), () =>
        this.#coaching?.follow(shown.person),
      )
    return nothing
  }

  #mine({ with: going, without }: { with: number; without: number }) {
    return html`
      <div class="note mine">
        <p role="status">
          ${msg('Everyone sees what you see')} ·
          ${msg(str`${going} with you`)}${without > 0 ? ` · ${msg(str`${without} stayed`)}` : ''}
        </p>
        <button @click=${() => void this.#coaching?.spotlight(false)}>${msg('End')}</button>
      </div>
    `
  }

  #followed(person: string) {
    const row = pageOf(this.#here.value ?? [], person)
    const name = isolated(row?.name ?? this.#here.client?.nameOf(person) ?? msg('Somebody'))
    const where = !row
      ? msg(str`${name} is not in the room now. You go on when they are back.`)
      : row.unseen
        ? msg(
            str`You follow ${name}, who is in an item that you see once it is signed off. You go on with the next one.`,
          )
        : row.item === null
          ? msg(str`You follow ${name}, who has no item open now`)
          : msg(str`You follow ${name}`)
    return this.#note(person, where, msg('Stop'), () => this.#coaching?.stay())
  }

  #note(person: string, words: string, label: string, act: () => void) {
    const key = this.#keys.of('follow')
    return html`
      <div class="note">
        <room-person .person=${person} .name=${this.#here.client?.nameOf(person) ?? ''} aria-hidden="true"></room-person>
        <p role="status">${words}</p>
        <button @click=${act}>${label} ${key ? html`<kbd>${key}</kbd>` : nothing}</button>
      </div>
    `
  }

  #with({ name, unseen }: HereRow): string {
    if (!unseen) return this.#shows(name)
    return msg(
      str`${isolated(name)} shows the room an item that you see once it is signed off. You stay here, and go with them to the next one.`,
    )
  }

  #shows(name: string): string {
    return msg(str`${isolated(name)} shows the room something`)
  }

  get #coaching() {
    return this.#following.coaching
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-coaching-note': RoomCoachingNote
  }
}
