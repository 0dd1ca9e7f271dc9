import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type Attribute, attributeTypes } from '#shared/labels/label-config.ts'
import { lifted, linesOf, withField } from '../settings/labelling-edit.ts'
import { controls } from '../styles/controls.ts'
import { partStyles } from '../styles/label-parts.ts'
import { typeWord } from './label-part-words.ts'
import { fieldOf, partMoves, tickOf } from './part-heads.ts'

/**
 * What else is said of a label: each attribute with what it may be.
 * @fires change - `list` is another.
 */
@customElement('room-attribute-list')
export class RoomAttributeList extends LitElement {
  static override styles = [
    controls,
    partStyles,
    css`
      ul {
        display: grid;
        gap: 8px;
        margin: 0 0 4px;
        padding: 0;
        list-style: none;
      }
    `,
  ]

  @property({ attribute: false })
  accessor list: readonly Attribute[] = []

  protected override render() {
    return html`
      <ul>
        ${this.list.map(this.#row)}
      </ul>
      <button type="button" @click=${() => this.#add()}>${msg('Add an attribute')}</button>
    `
  }

  readonly #row = (attribute: Attribute, at: number) => {
    const { name, type, required = false } = attribute
    const write = <F extends keyof Attribute>(field: F, value: Attribute[F] | undefined) =>
      this.#set(this.list.with(at, withField(attribute, field, value)))
    return html`
      <li>
        <div class="head">
          <input
            dir="auto"
            maxlength="1000"
            aria-label=${msg(str`Name of attribute ${at + 1}`)}
            .value=${name}
            @input=${(event: Event) => this.#set(this.list.with(at, { ...attribute, name: fieldOf(event) }))}
          />
          <select aria-label=${msg(str`What “${name}” may be`)} @change=${(event: Event) => write('type', fieldOf(event) as Attribute['type'])}>
            ${attributeTypes.map((one) => html`<option value=${one} ?selected=${one === type}>${typeWord(one)}</option>`)}
          </select>
          <span class="ticks">
            <label>
              <input type="checkbox" .checked=${required} @change=${(event: Event) => write('required', tickOf(event) || undefined)} />
              ${msg('required')}
            </label>
          </span>
          ${partMoves({
            ...{ name, first: at === 0, last: at === this.list.length - 1 },
            move: (by) => this.#set(lifted(this.list, at, by)),
            takeOut: () => this.#set(this.list.toSpliced(at, 1)),
          })}
        </div>
        ${attributeBounds(attribute, write)}
      </li>
    `
  }

  #add(): void {
    this.#set([...this.list, { name: '', type: 'text' }])
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('li:last-child input')?.focus())
  }

  #set(attributes: readonly Attribute[]): void {
    this.list = attributes
    this.dispatchEvent(new Event('change'))
  }
}

type Write = <F extends 'values' | 'least' | 'most'>(field: F, value: Attribute[F] | undefined) => void

/** What may be chosen, or how much a number or a rating may be. */
export function attributeBounds({ name, type, values = [], least, most }: Attribute, write: Write) {
  if (type === 'choice' || type === 'choices')
    return html`
      <label class="pair">
        <span>${msg('What may be chosen, a line for each')}</span>
        <textarea dir="auto" aria-label=${msg(str`What may be chosen of “${name}”, a line for each`)} .value=${values.join('\n')} @change=${(event: Event) => write('values', linesOf(fieldOf(event)))}></textarea>
      </label>
    `
  if (type !== 'number' && type !== 'rating') return nothing
  const bound = (field: 'least' | 'most', word: string, value: number | undefined) => html`
    <label class="pair">
      <span>${word}</span>
      <input
        type="number"
        .value=${value === undefined ? '' : String(value)}
        @change=${(event: Event) => write(field, fieldOf(event) === '' ? undefined : Number(fieldOf(event)))}
      />
    </label>
  `
  return html`
    <div class="pairs">
      ${type === 'number' ? bound('least', msg('At least'), least) : nothing} ${bound('most', msg('At most'), most)}
    </div>
  `
}

declare global {
  interface HTMLElementTagNameMap {
    'room-attribute-list': RoomAttributeList
  }
}
