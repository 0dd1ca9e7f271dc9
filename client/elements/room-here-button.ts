import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { handsUp, type PersonHere, peopleHere } from '#shared/projections/who-is-here.ts'
import { CoachingView } from '../controllers/coaching-view.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { handShape } from './hand-shape.ts'
import { personCount, watchingCount } from './here-words.ts'
import type { RoomHere } from './room-here.ts'
import './room-person.ts'

const mostDots = 6

/** Who is here, as dots, with the hands that are up; opens the list. */
@customElement('room-here-button')
export class RoomHereButton extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        position: relative;
        display: flex;
        flex: none;
      }
      .dots {
        display: flex;
        gap: 2px;
      }
      button {
        gap: 4px;
        padding-inline: 4px;
      }
      [aria-expanded='true'] {
        background: var(--accent-soft);
      }
      .hands {
        display: inline-flex;
        align-items: center;
        gap: 1px;
        padding: 0 4px;
        border-radius: 9px;
        background: var(--differ-soft);
        color: var(--differ);
        font: 600 11px/18px var(--font);
      }
      .more {
        color: var(--ink-quiet);
        font-size: var(--size-small);
      }
      room-here {
        position: absolute;
        inset-block-start: calc(100% + 4px);
        inset-inline-end: 0;
        z-index: 5;
      }
      @media (max-width: 899px) {
        button {
          position: relative;
          min-block-size: 40px;
          min-inline-size: 36px;
        }
        .dots > :nth-child(n + 2) {
          display: none;
        }
        .hands {
          position: absolute;
          inset-block-start: 1px;
          inset-inline-end: -2px;
          padding: 0 3px;
          line-height: 15px;
        }
        .more {
          display: none;
        }
        room-here {
          position: fixed;
          inset-block-start: calc(var(--bar-height) + 4px);
          inset-inline: 8px;
        }
      }
    `,
  ]

  readonly #here = new RoomView(this, ({ here }) => here)
  readonly #watching = new RoomView(this, ({ watching }) => watching)
  readonly #behind = new RoomView(this, ({ joined }) => joined?.room.settings.observersBehind)
  readonly #listed = new CoachingView(this, ({ listed }) => listed)
  readonly #keys = new KeyLabels(this)

  protected override render() {
    const people = peopleHere(this.#here.value ?? [])
    const hands = handsUp(people)
    const me = this.#here.client?.me
    const dots = [...people.filter(({ person }) => person !== me), ...people.filter(({ person }) => person === me)]
    const more = dots.length - mostDots
    return html`
      <button
        class="plain"
        aria-expanded=${this.#listed.value ?? false}
        title=${`${msg('Who is here')} ${this.#keys.of('here')}`}
        @click=${() => this.#listed.coaching?.list(!this.#listed.value)}
      >
        <span class="unseen">${this.#label(people, hands.length)}</span>
        <span class="dots" aria-hidden="true">${repeat(dots.slice(0, mostDots), ({ person }) => person, this.#dot)}</span>
        ${more > 0 ? html`<span class="more" aria-hidden="true">+${more}</span>` : nothing}
        ${hands.length > 0 ? html`<span class="hands" aria-hidden="true">${handShape}${hands.length}</span>` : nothing}
      </button>
      ${this.#listed.value ? html`<room-here role="dialog" aria-label=${msg('Who is here')}></room-here>` : nothing}
    `
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (this.#listed.value) void import('./room-here.ts')
  }

  protected override updated(): void {
    const open = this.#listed.value ?? false
    if (open === this.#open) return
    this.#open = open
    if (open) void this.#focusList()
    else this.renderRoot.querySelector('button')?.focus()
  }

  /** What was drawn last. */
  #open = false

  async #focusList(): Promise<void> {
    await import('./room-here.ts')
    const list = this.renderRoot.querySelector<RoomHere>('room-here')
    await list?.updateComplete
    list?.focus()
  }

  #label(people: readonly PersonHere[], hands: number): string {
    const raised = hands === 0 ? '' : hands === 1 ? msg('1 hand is up') : msg(str`${hands} hands are up`)
    const watching = this.#watching.value ? watchingCount(this.#watching.value, this.#behind.value) : ''
    return [msg('Who is here'), personCount(people.length), watching, raised].filter(Boolean).join(', ')
  }

  readonly #dot = ({ person, name, at }: PersonHere) =>
    html`<room-person .person=${person} .name=${name} .note=${at.item === null ? msg('in the queue') : msg('in an item')}></room-person>`
}

declare global {
  interface HTMLElementTagNameMap {
    'room-here-button': RoomHereButton
  }
}
