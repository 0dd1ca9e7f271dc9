import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { colourOf, personColours } from '../styles/person-colours.ts'

const clusters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The first letters of up to two words, whole clusters in every script. */
function initials(name: string): string {
  const firsts = name.split(/\s+/).flatMap((word) => [...clusters.segment(word)][0]?.segment ?? [])
  return firsts.slice(0, 2).join('')
}

/** Somebody as a dot with initials; the whole name is its title. */
@customElement('room-person')
export class RoomPerson extends LitElement {
  static override styles = [
    css`
    :host {
      display: inline-flex;
    }
    span {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      min-inline-size: 22px;
      block-size: 22px;
      padding: 0 3px;
      border-radius: 11px;
      background: var(--colour);
      color: var(--on-person);
      font: 600 10px/1 var(--font);
      white-space: nowrap;
    }
  `,
    ...personColours,
  ]

  @property()
  accessor person = ''

  @property()
  accessor name = ''

  /** Said after the name, such as where somebody is. */
  @property()
  accessor note = ''

  protected override render() {
    const title = this.note ? `${this.name} · ${this.note}` : this.name
    return html`<span class="colour-${colourOf(this.person)}" role="img" aria-label=${title} title=${title}
      >${initials(this.name)}</span
    >`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-person': RoomPerson
  }
}
