import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { LabelConfig, Question, Tag } from '#shared/labels/label-config.ts'
import { withMore } from '#shared/labels/merged-config.ts'
import { LabellingForm } from '../controllers/labelling-form.ts'
import { draftOf, type LabellingDraft, labellingOf, lifted, newTag } from '../settings/labelling-edit.ts'
import { takenBy } from '../settings/taken-keys.ts'
import { controls } from '../styles/controls.ts'
import { settingsStyles } from '../styles/settings.ts'
import './room-attribute-list.ts'
import './room-labelling-file.ts'
import './room-question-part.ts'
import './room-tag-part.ts'
import type { LabellingTakenEvent } from './labelling-taken-event.ts'
import type { PartChangedEvent } from './part-changed-event.ts'
import { focusMove } from './part-heads.ts'
import { settingsButtons } from './settings-buttons.ts'

/** What labels of the room may say: tags, questions and attributes. Nothing is stored until the lead stores it. */
@customElement('room-labelling-settings')
export class RoomLabellingSettings extends LitElement {
  static override styles = [
    controls,
    settingsStyles,
    css`
      h4 {
        margin: 8px 0 0;
        font-size: var(--size);
      }
      ul {
        display: grid;
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
    `,
  ]

  readonly #form = new LabellingForm(this)

  protected override render() {
    if (!this.#form.isHere) return nothing
    this.#form.count()
    const { draft } = this.#form
    const isEmpty = draft.tags.length + draft.questions.length + draft.attributes.length === 0
    return html`
      <form class="card" novalidate @submit=${this.#store}>
        <h3>${msg('Labels')}</h3>
        <p class="quiet">
          ${
            isEmpty
              ? msg(
                  'There is no list of labels yet. Import a batch of labels, take the list from a file, or write it here.',
                )
              : msg(
                  'Tags and questions that labels of this room may have. Labels that were made keep the tag they have.',
                )
          }
        </p>
        ${this.#tags(draft)} ${this.#questions(draft)} ${this.#attributes(draft)}
        <room-labelling-file
          @room-labelling-taken=${({ labelling, whole }: LabellingTakenEvent) => this.#take(labelling, whole)}
        ></room-labelling-file>
        ${settingsButtons(this.#form)}
      </form>
    `
  }

  #tags(draft: LabellingDraft) {
    const { tags } = draft
    return html`
      <h4>${msg('Tags')}</h4>
      <ul>
        ${repeat(
          tags,
          (_, at) => at,
          (tag, at) => html`
            <li>
              <room-tag-part
                .tag=${tag}
                .used=${this.#used(at)}
                ?first=${at === 0}
                ?last=${at === tags.length - 1}
                taken=${takenBy(draft, tag.shortcut ?? '', { tag: at })}
                @room-part-changed=${(event: PartChangedEvent<Tag>) => this.#change('tags', at, event)}
              ></room-tag-part>
            </li>
          `,
        )}
      </ul>
      <div class="row">
        <button type="button" @click=${() => this.#add('tags', newTag(draft))}>${msg('Add a tag')}</button>
      </div>
    `
  }

  /** Of how many labels a tag is, by the name that is stored. */
  #used(at: number) {
    const name = this.#form.storedName(at)
    const { uses } = this.#form
    return name === undefined || uses === null ? null : { name, labels: uses.tags[name] ?? 0 }
  }

  #questions(draft: LabellingDraft) {
    const { questions } = draft
    return html`
      <h4>${msg('Questions')}</h4>
      <ul>
        ${repeat(
          questions,
          (_, at) => at,
          (question, at) => html`
            <li>
              <room-question-part
                .question=${question}
                ?first=${at === 0}
                ?last=${at === questions.length - 1}
                .takenBy=${(key: string, answer: string) => takenBy(draft, key, { question: at, answer })}
                @room-part-changed=${(event: PartChangedEvent<Question>) => this.#change('questions', at, event)}
              ></room-question-part>
            </li>
          `,
        )}
      </ul>
      <div class="row">
        <button type="button" @click=${() => this.#add('questions', { name: '', type: 'choice' })}>
          ${msg('Add a question')}
        </button>
      </div>
    `
  }

  #attributes({ attributes }: LabellingDraft) {
    return html`
      <h4>${msg('Attributes of all labels')}</h4>
      <room-attribute-list
        .list=${attributes}
        @change=${({ currentTarget }: Event) => {
          const { list: written } = currentTarget as HTMLElementTagNameMap['room-attribute-list']
          this.#form.change((draft) => ({ ...draft, attributes: written }))
        }}
      ></room-attribute-list>
    `
  }

  #change(list: 'tags' | 'questions', at: number, { part, move }: PartChangedEvent<Tag | Question>): void {
    this.#form.change((draft) => {
      const parts: readonly (Tag | Question)[] = draft[list]
      const next =
        move !== null ? lifted(parts, at, move) : part === null ? parts.toSpliced(at, 1) : parts.with(at, part)
      return { ...draft, [list]: next }
    })
    if (move !== null) void this.#follow(list, at + move, move)
  }

  /** The focus goes where the part went, so that it can be moved on. */
  async #follow(list: 'tags' | 'questions', at: number, move: -1 | 1): Promise<void> {
    await this.updateComplete
    const part = [...this.renderRoot.querySelectorAll(partsOf[list])][at]
    await part?.updateComplete
    focusMove(part?.renderRoot, move)
  }

  #add(list: 'tags' | 'questions', part: Tag | Question): void {
    this.#form.change((draft) => ({ ...draft, [list]: [...draft[list], part] }))
    void this.updateComplete.then(async () => {
      const added = [...this.renderRoot.querySelectorAll(partsOf[list])].at(-1)
      await added?.updateComplete
      added?.focus()
    })
  }

  /** What is new of it, or all of it instead. */
  #take(labelling: LabelConfig, whole: boolean): void {
    this.#form.change((draft) => {
      const now = labellingOf(draft)
      return draftOf(whole || now === null ? labelling : withMore(now, labelling).labelling)
    })
  }

  readonly #store = (event: SubmitEvent): void => {
    event.preventDefault()
    void this.#form.store()
  }
}

const partsOf = { tags: 'room-tag-part', questions: 'room-question-part' } as const

declare global {
  interface HTMLElementTagNameMap {
    'room-labelling-settings': RoomLabellingSettings
  }
}
