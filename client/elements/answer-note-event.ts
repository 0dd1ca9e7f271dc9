import type { TalkRow } from '#shared/protocol/talk-messages.ts'

/** A person is about to answer a note privately. */
export class AnswerNoteEvent extends Event {
  readonly note: TalkRow

  constructor(note: TalkRow) {
    super('room-answer-note', { bubbles: true, composed: true })
    this.note = note
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-answer-note': AnswerNoteEvent
  }
}
