import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { TalkRow } from '#shared/protocol/talk-messages.ts'
import { linkedText } from '../bench/linked-text.ts'
import { shortKey } from '../bench/short-key.ts'
import { RoomView } from '../controllers/room-view.ts'
import { getLocale } from '../i18n/locale.ts'
import { spotInSentence } from '../labels/unit-names.ts'
import { controls } from '../styles/controls.ts'
import { talkMessageStyles } from '../styles/talk.ts'
import { AnswerNoteEvent } from './answer-note-event.ts'
import { OpenEvent } from './open-event.ts'
import { exactTime } from './relative-time.ts'
import './room-person.ts'
import { noteShape } from './talk-shape.ts'

/** One message: who, when, its words, and what it is about, which leads there. */
@customElement('room-talk-message')
export class RoomTalkMessage extends LitElement {
  static override styles = [controls, talkMessageStyles]

  @property({ attribute: false })
  accessor row: TalkRow | undefined

  /** Its text with the names of people in it. */
  @property()
  accessor words = ''

  /** How often somebody was called otherwise: names are looked up again. */
  @property({ type: Number })
  accessor named = 0

  readonly #me = new RoomView(this, ({ joined }) => joined?.me.person)

  protected override render() {
    const { row } = this
    if (!row) return nothing
    const { at, by, name, to } = row
    const mine = by !== '' && by === this.#me.value
    const called = (by !== '' && this.#me.client?.nameOf(by)) || name
    return html`
      <article class=${to ? 'note' : ''} aria-label=${mine ? msg('You') : called}>
        <header>
          <room-person .person=${by} .name=${called} aria-hidden="true"></room-person>
          <b dir="auto">${mine ? msg('You') : called}</b>
          <time datetime=${at} title=${exactTime(Date.parse(at))}>${timeOf(at)}</time>
        </header>
        ${to ? html`<p class="private">${noteShape} ${this.#forWhom(to, mine)}</p>` : nothing}
        <p class="words" dir="auto">${linkedText(this.words).map(piece)}</p>
        ${this.#about(row)}
        ${to && !mine && this.#me.client?.may('note.answer') ? html`<button class="about" @click=${() => this.dispatchEvent(new AnswerNoteEvent(row))}>${msg('Answer privately')}</button>` : nothing}
      </article>
    `
  }

  #forWhom({ person, name }: NonNullable<TalkRow['to']>, mine: boolean): string {
    const called = this.#me.client?.nameOf(person) ?? name
    return mine ? msg(str`A note to ${called}. Nobody else reads it.`) : msg('A note to you. Nobody else reads it.')
  }

  #about({ item, key, unit, labelled, place }: TalkRow) {
    if (item === null) return nothing
    if (key === '') return html`<p class="quiet">${msg('About an item that is not here any more')}</p>`
    const about = unit === null ? shortKey(key) : `${shortKey(key)}, ${spotInSentence(unit, labelled)}`
    const where = place ?? (unit === null ? null : { unit, from: 0, to: 1 })
    return html`<button class="about" title=${key} @click=${() => this.dispatchEvent(new OpenEvent(item, where))}><span>${about}</span></button>`
  }
}

const piece = ({ words, href }: { readonly words: string; readonly href: string | null }) =>
  href === null ? words : html`<a href=${href} target="_blank" rel="noopener noreferrer">${words}</a>`

const timeOf = (at: string): string => new Intl.DateTimeFormat(getLocale(), { timeStyle: 'short' }).format(new Date(at))

declare global {
  interface HTMLElementTagNameMap {
    'room-talk-message': RoomTalkMessage
  }
}
