import { msg, str } from '@lit/localize'
import { css, html, LitElement } from 'lit'
import { customElement } from 'lit/decorators.js'
import { RoomView } from '../controllers/room-view.ts'
import type { SaveState } from '../sync/save-state.ts'

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

function sentence(save: SaveState): string {
  switch (save.is) {
    case 'looking':
      return msg('Looking what is kept here')
    case 'saved':
      return msg('Saved')
    case 'saving':
      return msg(str`Saving (${save.count})`)
    case 'on-device':
      return msg(str`On this device only (${save.count}, since ${clock.format(save.since)})`)
    case 'not-stored':
      return msg(str`Not stored (${save.count})`)
  }
}

/** Whether this person's work is safe, and whether the room can be reached. */
@customElement('room-save-state')
export class RoomSaveState extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      white-space: nowrap;
    }
    span {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      font-variant-numeric: tabular-nums;
    }
    .saved::before,
    .saving::before,
    .on-device::before,
    .not-stored::before,
    .away::before {
      content: '';
      inline-size: 8px;
      block-size: 8px;
      border-radius: 50%;
      background: var(--settled-line);
    }
    .saving::before {
      background: none;
      border: 2px solid var(--differ-line);
    }
    .on-device::before {
      border-radius: 0;
      background: var(--differ-line);
    }
    .on-device {
      color: var(--differ);
      font-weight: 600;
    }
    .not-stored::before {
      border-radius: 0;
      background: var(--danger);
    }
    .not-stored {
      color: var(--danger);
      font-weight: 600;
    }
    .looking {
      color: var(--ink-quiet);
    }
    .away {
      color: var(--differ);
    }
    .away::before {
      border-radius: 0;
      transform: rotate(45deg);
      background: var(--differ-line);
    }
    @media (max-width: 899px) {
      :host {
        white-space: normal;
        line-height: 1.15;
        font-size: var(--size-small);
        text-align: end;
      }
    }
  `

  readonly #save = new RoomView(this, ({ save }) => save)
  readonly #connection = new RoomView(this, ({ connection }) => connection.is)

  protected override render() {
    const save = this.#save.value ?? { is: 'looking' }
    const kept = save.is === 'on-device' || save.is === 'not-stored'
    return html`${kept ? null : this.#away()}<span class=${save.is} data-state=${save.is}>${sentence(save)}</span>`
  }

  #away() {
    switch (this.#connection.value) {
      case 'lost':
        return html`<span class="away">${msg('Offline · trying again')}</span>`
      case 'connecting':
        return html`<span class="away">${msg('Connecting')}</span>`
      case 'catching-up':
        return html`<span class="away">${msg('Catching up')}</span>`
      default:
        return null
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-save-state': RoomSaveState
  }
}
