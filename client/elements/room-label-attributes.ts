import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { AttributeValue } from '#shared/labels/label.ts'
import type { LabelConfig, Tag } from '#shared/labels/label-config.ts'
import { chordOf } from '../keys/chords.ts'
import { AttributeSetEvent, type FieldSetEvent, TagChosenEvent } from '../labels/answer-events.ts'
import { answersOf, attributesOf, differ, type KnownAttribute, type PickedLabel } from '../labels/answers.ts'
import { chordsOf, nameOfChord } from '../labels/tag-chords.ts'
import { controls } from '../styles/controls.ts'
import './room-label-field.ts'
import './room-label-given.ts'
import './room-label-tags.ts'

/**
 * The tag and the attributes of the picked label, with what the sources gave where they differ.
 * @fires tag-chosen - The label bears other tags.
 * @fires attribute-set - An attribute has another value, or none any more.
 */
@customElement('room-label-attributes')
export class RoomLabelAttributes extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        min-inline-size: 0;
        background: var(--surface);
      }
      .none {
        padding: 12px;
        color: var(--ink-quiet);
      }
      section {
        display: grid;
        gap: 4px;
        min-inline-size: 0;
        padding: 8px 12px;
        border-block-end: 1px solid var(--line);
      }
      h3 {
        font-size: var(--size);
        overflow-wrap: anywhere;
      }
      .differs {
        margin-inline-start: 8px;
        font: 600 var(--size-small) var(--font);
        color: var(--differ);
      }
      .note {
        font-size: var(--size-small);
        color: var(--ink-quiet);
        overflow-wrap: anywhere;
      }
    `,
  ]

  @property({ attribute: false })
  accessor picked: PickedLabel | null = null

  @property({ attribute: false })
  accessor config: LabelConfig = { tags: [] }

  /** How many there are. */
  @property({ type: Number })
  accessor sources = 0

  @property()
  accessor language = ''

  @property({ type: Boolean, attribute: 'read-only' })
  accessor readOnly = false

  /** Gives the picked label the tag whose key this is; false when it is none's. For keys pressed elsewhere on the page. */
  tagBy(event: KeyboardEvent): boolean {
    const name = event.repeat ? undefined : nameOfChord(chordsOf(this.#tags), chordOf(event))
    if (!this.picked || this.#fixed || name === undefined) return false
    this.#chooseTags([name])
    return true
  }

  protected override render() {
    const { picked } = this
    if (!picked) return html`<p class="none">${msg('Pick a label to see its tag and attributes.')}</p>`
    const attributes = attributesOf(picked, this.config)
    return html`
      <div @keydown=${this.#key}>
        ${picked.locked ? html`<p class="none">${picked.absent ? msg('This label is not in the draft. Take it, and it can be changed.') : msg('This label was ruled or signed off, and stays as it is.')}</p>` : nothing}
        ${this.#tagSection(picked)} ${repeat(
          attributes,
          ({ name }) => name,
          (attribute) => this.#attribute(picked, attribute),
        )}
      </div>
    `
  }

  #tagSection({ label, tags }: PickedLabel) {
    const chosen = [label.tag, ...(label.moreTags ?? [])].filter((name) => name !== '')
    const set = ({ value }: FieldSetEvent) => this.#chooseTags(answersOf(value))
    return html`<section>
      <h3>${msg('Tag')}${this.#differs(differ(tags))}</h3>
      <room-label-tags
        .tags=${this.#tags}
        .chosen=${chosen}
        .readOnly=${this.#fixed}
        @room-field-set=${set}
      ></room-label-tags>
      ${this.#given(differ(tags) ? tags : [], chosen, set)}
    </section>`
  }

  #attribute(picked: PickedLabel, attribute: KnownAttribute) {
    const { name, description, known, required } = attribute
    const value = picked.label.attributes?.[name] ?? null
    const given = picked.attributes[name] ?? []
    const set = (event: FieldSetEvent) => this.dispatchEvent(new AttributeSetEvent(picked.key, name, event.value))
    return html`<section aria-label=${name}>
      <h3>
        <bdi>${name}</bdi>${this.#differs(differ(given))}
        ${required && value === null ? html`<span class="differs">${msg('needed')}</span>` : nothing}
      </h3>
      ${description ? html`<p class="note" dir="auto">${description}</p>` : nothing}
      ${known ? nothing : html`<p class="note">${msg('This attribute is not in the list of labels of the room.')}</p>`}
      <room-label-field
        .attribute=${attribute}
        .value=${value}
        .given=${given}
        .name=${name}
        .language=${this.language}
        .readOnly=${this.#fixed}
        @room-field-set=${set}
      ></room-label-field>
      ${this.#given(differ(given) ? given : [], value, set)}
    </section>`
  }

  #differs(differs: boolean) {
    return differs ? html`<span class="differs">${msg('sources differ')}</span>` : nothing
  }

  #given(given: PickedLabel['attributes'][string], value: AttributeValue | null, set: (event: FieldSetEvent) => void) {
    return html`<room-label-given
      .given=${given}
      .value=${value}
      .sources=${this.sources}
      .readOnly=${this.#fixed}
      @room-field-set=${set}
    ></room-label-given>`
  }

  get #tags(): readonly Tag[] {
    const kind = this.picked?.label.kind
    return this.config.tags.filter(({ kinds }) => kind !== undefined && (kinds?.includes(kind) ?? true))
  }

  get #fixed(): boolean {
    return this.readOnly || (this.picked?.locked ?? true)
  }

  #chooseTags(tags: readonly string[]): void {
    if (this.picked) this.dispatchEvent(new TagChosenEvent(this.picked.key, tags))
  }

  readonly #key = (event: KeyboardEvent) => {
    const [target] = event.composedPath()
    const types = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
    if (!types && this.tagBy(event)) event.preventDefault()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-label-attributes': RoomLabelAttributes
  }
}
