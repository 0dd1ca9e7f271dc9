import type { Trainee } from '../bench/trainees.ts'

/** A trainer turned to a trainee: to go where they are, or about the pen of the item there. */
export class TraineeEvent extends Event {
  readonly what: 'go' | 'give-pen' | 'take-pen'
  readonly trainee: Trainee

  constructor(what: TraineeEvent['what'], trainee: Trainee) {
    super('room-trainee', { bubbles: true, composed: true })
    this.what = what
    this.trainee = trainee
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-trainee': TraineeEvent
  }
}
