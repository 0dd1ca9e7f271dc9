import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type Attribute, attributeTypes, type Question } from '#shared/labels/label-config.ts'
import { withField } from '../settings/labelling-edit.ts'
import { controls } from '../styles/controls.ts'
import { partStyles } from '../styles/label-parts.ts'
import './room-shortcut-field.ts'
import { typeWord } from './label-part-words.ts'
import { PartChangedEvent } from './part-changed-event.ts'
import { fieldOf, partMoves, tickOf } from './part-heads.ts'
import { attributeBounds } from './room-attribute-list.ts'

/**
 * One question while it is written: what may be answered, by which keys, and of what it is asked.
 * @fires room-part-changed - It is written another way, moved or taken out.
 */
@customElement('room-question-part')
export class RoomQuestionPart extends LitElement {
  static override styles = [controls, partStyles]

  @property({ attribute: false })
  accessor question: Question = { name: '', type: 'choice' }

  @property({ type: Boolean })
  accessor first = false

  @property({ type: Boolean })
  accessor last = false

  /** Who has the same key as an answer, by key. */
  @property({ attribute: false })
  accessor takenBy: (key: string, answer: string) => string = () => ''

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('input')?.focus()
  }

  protected override render() {
    const { question, first, last } = this
    const { name, type, required = false, each, description = '' } = question
    return html`
      <div class="head">
        <input
          dir="auto"
          maxlength="1000"
          aria-label=${msg('What is asked')}
          .value=${name}
          @input=${(event: Event) => this.#say({ ...this.question, name: fieldOf(event) })}
        />
        <select aria-label=${msg(str`What “${name}” is answered with`)} @change=${(event: Event) => this.#say({ ...this.question, type: fieldOf(event) as Attribute['type'] })}>
          ${attributeTypes.map((one) => html`<option value=${one} ?selected=${one === type}>${typeWord(one)}</option>`)}
        </select>
        ${partMoves({
          ...{ name, first, last },
          move: (by) => this.dispatchEvent(new PartChangedEvent(question, by)),
          takeOut: () => this.dispatchEvent(new PartChangedEvent(null)),
        })}
      </div>
      ${attributeBounds(question, (field, value) => this.#write(field, value))}
      <details>
        <summary>${msg('More')}</summary>
        <div class="more">
          <div class="ticks">
            <label>
              <input type="checkbox" .checked=${each === 'unit'} @change=${(event: Event) => this.#write('each', tickOf(event) ? 'unit' : undefined)} />
              ${msg('asked of each label, not of the item')}
            </label>
            <label>
              <input type="checkbox" .checked=${required} @change=${(event: Event) => this.#write('required', tickOf(event) || undefined)} />
              ${msg('required')}
            </label>
          </div>
          <label class="pair">
            <span>${msg('How to answer it')}</span>
            <textarea dir="auto" maxlength="10000" .value=${description} @change=${(event: Event) => this.#write('description', fieldOf(event))}></textarea>
          </label>
          ${this.#keys()}
        </div>
      </details>
    `
  }

  #keys() {
    const { values = [], type, shortcuts = {} } = this.question
    if (values.length === 0 || (type !== 'choice' && type !== 'choices')) return nothing
    return html`
      <fieldset>
        <legend>${msg('Keys of the answers')}</legend>
        <div class="pairs">
          ${values.map(
            (answer) => html`
              <div class="pair">
                <span dir="auto">${answer}</span>
                <room-shortcut-field
                  .value=${shortcuts[answer] ?? ''}
                  of=${answer}
                  taken=${this.takenBy(shortcuts[answer] ?? '', answer)}
                  @change=${({ currentTarget }: Event) => this.#setKey(answer, (currentTarget as HTMLElement & { value: string }).value)}
                ></room-shortcut-field>
              </div>
            `,
          )}
        </div>
      </fieldset>
    `
  }

  #setKey(answer: string, key: string): void {
    const { [answer]: _, ...others } = this.question.shortcuts ?? {}
    const shortcuts = key === '' ? others : { ...others, [answer]: key }
    this.#write('shortcuts', Object.keys(shortcuts).length > 0 ? shortcuts : undefined)
  }

  #write<F extends keyof Question>(field: F, value: Question[F] | undefined): void {
    this.#say(withField(this.question, field, value))
  }

  /** Kept here too: the next field may be written before this is drawn anew. */
  #say(question: Question): void {
    this.question = question
    this.dispatchEvent(new PartChangedEvent(question))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-question-part': RoomQuestionPart
  }
}
