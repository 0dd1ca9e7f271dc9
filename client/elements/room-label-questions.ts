import { msg } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { AttributeValue } from '#shared/labels/label.ts'
import { type Chord, chordOf } from '../keys/chords.ts'
import { AnswerGivenEvent } from '../labels/answer-events.ts'
import { type AskedQuestion, answerOf, answersOf, needsPerson, toggled } from '../labels/answers.ts'
import { questionChords } from '../labels/question-chords.ts'
import { nameOfChord } from '../labels/tag-chords.ts'
import { controls } from '../styles/controls.ts'
import { labelQuestions } from '../styles/label-questions.ts'
import { answerStateWords } from './label-answer-words.ts'
import './room-label-field.ts'
import './room-label-given.ts'

/**
 * Questions about an item, its units or labels: what stands, what each source answered, and what needs a person.
 * @fires answer-given - A question has another answer.
 */
@customElement('room-label-questions')
export class RoomLabelQuestions extends LitElement {
  static override styles = [controls, labelQuestions]

  @property({ attribute: false })
  accessor questions: readonly AskedQuestion[] = []

  /** How many there are. */
  @property({ type: Number })
  accessor sources = 0

  @property()
  accessor language = ''

  @property({ type: Boolean, attribute: 'read-only' })
  accessor readOnly = false

  /** The question in which the focus is. */
  @state()
  private accessor entered: string | null = null

  /** Gives the answer whose key this is; false when it is none's. For keys that are pressed elsewhere on the page. */
  answerBy(event: KeyboardEvent): boolean {
    const chord = chordOf(event)
    if (chord === undefined || event.repeat || this.readOnly) return false
    for (const [asked, chords] of this.#chords) {
      const answer = nameOfChord(chords, chord)
      if (answer === undefined) continue
      const value = answerOf(asked.question, [answer])
      this.#give(asked, asked.question.type === 'choices' ? this.#toggled(asked, answer) : value)
      return true
    }
    return false
  }

  protected override render() {
    if (this.questions.length === 0)
      return html`<p class="none">${msg('Nothing is asked about this item. Questions stand in the list of labels of the room.')}</p>`
    const left = this.questions.filter(needsPerson).length
    const chords = this.#chords
    return html`
      ${
        this.questions.length > 1
          ? html`<p class="left" role="status">
              ${left === 0 ? msg('Nothing here needs a person.') : `${msg('Needs a person:')} ${left} / ${this.questions.length}`}
            </p>`
          : nothing
      }
      <div class="list" @keydown=${this.#key}>
        ${repeat(this.questions, keyOf, (asked) => this.#question(asked, chords.get(asked) ?? new Map()))}
      </div>
    `
  }

  #question(asked: AskedQuestion, chords: ReadonlyMap<string, Chord>) {
    const { question, about, values, given, state, locked } = asked
    const value = answerOf(question, values)
    const answers = given.map((one) => ({ ...one, value: answerOf(question, one.value ?? []) }))
    const fixed = this.readOnly || locked
    const set = ({ value }: { readonly value: AttributeValue | null }) => this.#give(asked, value)
    return html`<section
      class=${state}
      aria-label=${question.name}
      @focusin=${(event: Event) => this.#enter(event, asked)}
      @focusout=${() => (this.entered = null)}
    >
      <header>
        <h3><bdi>${question.name}</bdi></h3>
        ${about === '' ? nothing : html`<bdi class="about">${about}</bdi>`}
        <span class="state">${answerStateWords(state, locked)}</span>
      </header>
      ${question.description ? html`<p class="description" dir="auto">${question.description}</p>` : nothing}
      <room-label-field
        .attribute=${question}
        .value=${value}
        .given=${answers}
        .chords=${chords}
        .name=${about === '' ? question.name : `${question.name}, ${about}`}
        .language=${this.language}
        .readOnly=${fixed}
        @room-field-set=${set}
      ></room-label-field>
      <room-label-given
        .given=${answers}
        .value=${value}
        .sources=${this.sources}
        .readOnly=${fixed}
        @room-field-set=${set}
      ></room-label-given>
    </section>`
  }

  get #chords(): ReadonlyMap<AskedQuestion, ReadonlyMap<string, Chord>> {
    const open = this.questions.filter(({ locked }) => !locked)
    const entered = open.find((asked) => keyOf(asked) === this.entered)
    return questionChords(open, entered ?? open.find(needsPerson) ?? open[0])
  }

  /** By keys: what a pointer presses must not move under it, as it would where hints of keys come and go. */
  #enter(event: Event, asked: AskedQuestion): void {
    const [target] = event.composedPath()
    if (target instanceof HTMLElement && target.matches(':focus-visible')) this.entered = keyOf(asked)
  }

  #toggled({ question, values, given }: AskedQuestion, answer: string): readonly string[] {
    const choices = [...(question.values ?? []), ...given.flatMap(({ value }) => value ?? [])]
    return toggled(values, answer, choices)
  }

  #give({ question: { name }, of }: AskedQuestion, value: AttributeValue | null): void {
    this.dispatchEvent(new AnswerGivenEvent(name, of, answersOf(value)))
  }

  readonly #key = (event: KeyboardEvent) => {
    const [target] = event.composedPath()
    const types = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
    if (!types && this.answerBy(event)) event.preventDefault()
  }
}

const keyOf = ({ question, of }: AskedQuestion): string => JSON.stringify([question.name, of ?? null])

declare global {
  interface HTMLElementTagNameMap {
    'room-label-questions': RoomLabelQuestions
  }
}
