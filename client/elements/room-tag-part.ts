import { msg, str } from '@lit/localize'
import { html, LitElement, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { LabelKind } from '#shared/labels/label.ts'
import type { Tag } from '#shared/labels/label-config.ts'
import { hardToSee, seenShade, suggestedColours } from '#shared/labels/tag-colours.ts'
import { colourHex } from '../settings/colour-hex.ts'
import { withField } from '../settings/labelling-edit.ts'
import { controls } from '../styles/controls.ts'
import { partStyles } from '../styles/label-parts.ts'
import './room-attribute-list.ts'
import './room-shortcut-field.ts'
import { labelCount } from './counted.ts'
import { kindWord, placedKinds } from './label-part-words.ts'
import { PartChangedEvent } from './part-changed-event.ts'
import { fieldOf, partMoves, tickOf } from './part-heads.ts'

/**
 * One tag while it is written.
 * @fires room-part-changed - It is written another way, moved or taken out.
 */
@customElement('room-tag-part')
export class RoomTagPart extends LitElement {
  static override styles = [controls, partStyles]

  @property({ attribute: false })
  accessor tag: Tag = { name: '' }

  @property({ type: Boolean })
  accessor first = false

  @property({ type: Boolean })
  accessor last = false

  /** Who has the same key; empty for nobody. */
  @property()
  accessor taken = ''

  /** How many labels bear it under the name that is stored; null where nobody knows. */
  @property({ attribute: false })
  accessor used: { readonly name: string; readonly labels: number } | null = null

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.name')?.focus()
  }

  protected override render() {
    const { tag, first, last, used } = this
    const colour = colourHex(tag.colour)
    return html`
      <div class="head tag">
        <input
          type="color"
          aria-label=${msg(str`Colour of “${tag.name}”`)}
          .value=${colour}
          @change=${(event: Event) => this.#write('colour', fieldOf(event))}
        />
        <input
          class="name"
          dir="auto"
          maxlength="1000"
          aria-label=${msg('Name of the tag')}
          .value=${tag.name}
          @input=${(event: Event) => this.#say({ ...this.tag, name: fieldOf(event) })}
        />
        <room-shortcut-field
          .value=${tag.shortcut ?? ''}
          of=${tag.name}
          taken=${this.taken}
          @change=${({ currentTarget }: Event) => this.#write('shortcut', (currentTarget as HTMLElement & { value: string }).value)}
        ></room-shortcut-field>
        ${partMoves({
          ...{ name: tag.name, first, last },
          move: (by) => this.dispatchEvent(new PartChangedEvent(tag, by)),
          takeOut: () => this.dispatchEvent(new PartChangedEvent(null)),
        })}
      </div>
      ${this.#contrast(colour)}
      ${
        used && used.labels > 0
          ? html`<p class="quiet">${
              used.name === tag.name.trim()
                ? msg(str`${labelCount(used.labels)} with this tag.`)
                : msg(str`${labelCount(used.labels)} with the tag “${used.name}”: they keep it.`)
            }</p>`
          : nothing
      }
      <details>
        <summary>${msg('More')}</summary>
        <div class="more">${this.#colours(colour)} ${this.#fields()} ${this.#kinds()} ${this.#attributes()}</div>
      </details>
    `
  }

  #contrast(colour: string) {
    const [where] = hardToSee(colour)
    if (!where) return nothing
    return html`
      <p class="hint contrast">
        ${where === 'light' ? msg('This colour is hard to see on a light page.') : msg('This colour is hard to see on a dark page.')}
        <button type="button" @click=${() => this.#write('colour', seenShade(colour))}>
          ${msg('Take a shade that can be seen')}
        </button>
      </p>
    `
  }

  #colours(colour: string) {
    return html`
      <div class="pair" role="group" aria-label=${msg('Suggested colours')}>
        <span>${msg('Colours that everybody can tell apart')}</span>
        <div class="colours">
          ${suggestedColours.map(
            (one, at) => html`
              <button
                type="button"
                aria-label=${msg(str`Colour ${at + 1}`)}
                aria-pressed=${one === colour}
                @click=${() => this.#write('colour', one)}
              >
                ${svg`<svg viewBox="0 0 20 20" aria-hidden="true"><rect width="20" height="20" rx="3" fill=${one}></rect></svg>`}
              </button>
            `,
          )}
        </div>
      </div>
    `
  }

  #fields() {
    const { description = '', key = '' } = this.tag
    return html`
      <label class="pair">
        <span>${msg('When to give it')}</span>
        <textarea dir="auto" maxlength="10000" .value=${description} @change=${(event: Event) => this.#write('description', fieldOf(event))}></textarea>
      </label>
      <label class="pair">
        <span>${msg('What files call it, where that is no name: the number of a category')}</span>
        <input maxlength="200" .value=${key} @change=${(event: Event) => this.#write('key', fieldOf(event).trim())} />
      </label>
    `
  }

  #kinds() {
    const chosen = this.tag.kinds ?? []
    const tick = (kind: LabelKind, on: boolean) =>
      this.#write('kinds', on ? [...chosen, kind] : chosen.filter((one) => one !== kind))
    return html`
      <fieldset>
        <legend>${msg('It is given to (none ticked: to all)')}</legend>
        <div class="ticks">
          ${placedKinds.map(
            (kind) => html`
              <label>
                <input type="checkbox" .checked=${chosen.includes(kind)} @change=${(event: Event) => tick(kind, tickOf(event))} />
                ${kindWord(kind)}
              </label>
            `,
          )}
        </div>
      </fieldset>
    `
  }

  #attributes() {
    return html`
      <fieldset>
        <legend>${msg('Attributes of labels with this tag')}</legend>
        <room-attribute-list
          .list=${this.tag.attributes ?? []}
          @change=${({ currentTarget }: Event) => this.#write('attributes', (currentTarget as HTMLElementTagNameMap['room-attribute-list']).list)}
        ></room-attribute-list>
      </fieldset>
    `
  }

  #write<F extends keyof Tag>(field: F, value: Tag[F] | undefined): void {
    this.#say(withField(this.tag, field, value))
  }

  /** Kept here too: the next field may be written before this is drawn anew. */
  #say(tag: Tag): void {
    this.tag = tag
    this.dispatchEvent(new PartChangedEvent(tag))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-tag-part': RoomTagPart
  }
}
