import type { RoomEvent } from '#shared/domain/room.ts'

/** A command's id as the journal has it. */
export interface CommandId {
  readonly client: string
  readonly n: number
}

/**
 * What happened to the people of a schedule, in order, each as they saw it. `who` is a name of the cast; an edit is
 * named by its one word, which nobody else ever types; removing that word is an edit of its own.
 */
export type Happening = { readonly at: number; readonly who: string } & (
  | {
      readonly kind: 'edit'
      readonly edit: string
      readonly item: string
      readonly does: 'adds' | 'removes'
      readonly word: string
    }
  /** The frame of that connection that carries it. */
  | { readonly kind: 'sent'; readonly edits: readonly string[]; readonly connection: number; readonly frame: number }
  | { readonly kind: 'acknowledged'; readonly edits: readonly string[]; readonly position: number }
  | { readonly kind: 'refused'; readonly edits: readonly string[]; readonly reason: string }
  /** The connection ended before it was answered. */
  | { readonly kind: 'unanswered'; readonly edits: readonly string[] }
  | { readonly kind: 'closed'; readonly channel: 'sync' | 'rt'; readonly code: number | string }
  | { readonly kind: 'asked'; readonly id: CommandId; readonly name: string; readonly input: unknown }
  | { readonly kind: 'done'; readonly id: CommandId; readonly seq: number }
  | { readonly kind: 'refused-command'; readonly id: CommandId; readonly code: string }
  /** `from`: whoever joins is told from the next entry on. */
  | { readonly kind: 'joined'; readonly from: number }
  | { readonly kind: 'told'; readonly seq: number; readonly event: RoomEvent | null }
  | { readonly kind: 'observed'; readonly item: string; readonly n: number; readonly whole: boolean }
  | { readonly kind: 'step'; readonly step: string }
)
export type HappeningKind = Happening['kind']
export type Of<Kind extends HappeningKind> = Extract<Happening, { readonly kind: Kind }>

type Unstamped = Happening extends infer Each ? (Each extends Happening ? Omit<Each, 'at'> : never) : never

/** Takes down what happens, with milliseconds since it began. */
export class History {
  readonly happenings: Happening[] = []
  readonly #began = performance.now()

  note(happening: Unstamped): void {
    this.happenings.push({ at: Math.round(performance.now() - this.#began), ...happening } as Happening)
  }
}

export const ofKind = <Kind extends HappeningKind>(happenings: readonly Happening[], kind: Kind): readonly Of<Kind>[] =>
  happenings.filter((each): each is Of<Kind> => each.kind === kind)
