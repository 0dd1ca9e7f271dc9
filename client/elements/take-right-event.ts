import type { CommandInput } from '#shared/domain/room.ts'

/** What a lead can take away, as the command that does it. */
export type Taking = {
  readonly [Name in Takes]: {
    readonly name: Name
    readonly input: CommandInput<Name>
  }
}[Takes]
type Takes = 'session.end' | 'role.take' | 'person.remove' | 'person.merge' | 'invite.revoke'

/** A lead takes something away from somebody, having been asked. */
export class TakeRightEvent extends Event {
  readonly taking: Taking

  constructor(taking: Taking) {
    super('room-take-right', { bubbles: true, composed: true })
    this.taking = taking
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-take-right': TakeRightEvent
  }
}
