import * as Y from 'yjs'
import { draftText, draftUnits } from '#shared/drafts/draft-doc.ts'
import type { Verdict } from '../verdict.ts'
import { charactersOf } from './attacker.ts'
import { type CraftedId, type CraftedStruct, type CraftedUpdate, crafted } from './craft.ts'
import { DraftServer } from './draft-server.ts'
import { Random } from './random.ts'

export const eve = 666
const victim = 10

/** A draft with an honest victim who typed in u1, and Eve, who may write there as well. */
export class Scene {
  readonly server = new DraftServer(new Random(1))
  readonly victim = new Y.Doc()

  constructor() {
    this.victim.clientID = victim
    Y.applyUpdate(this.victim, Y.encodeStateAsUpdate(this.server.doc))
    this.victimTypes(0, 'so ')
  }

  get doc(): Y.Doc {
    return this.server.doc
  }

  victimTypes(at: number, words: string): Verdict {
    draftText(this.victim, 'u1')?.insert(at, words)
    return this.server.receive(this.victimLacking(), 'victim')
  }

  /** What the server lacks of the victim's. */
  victimLacking(): Uint8Array {
    return Y.encodeStateAsUpdate(this.victim, Y.encodeStateVector(this.doc))
  }

  /** The draft on a server without a gate. */
  stock(): Y.Doc {
    const doc = new Y.Doc()
    draftUnits(doc)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.doc))
    return doc
  }

  /** Of Eve, from the clock that the server expects. */
  writing(...structs: readonly CraftedStruct[]): CraftedUpdate {
    return { sections: [{ client: eve, clock: Y.getState(this.doc.store, eve), structs }] }
  }

  eveSends(update: CraftedUpdate): Verdict {
    return this.server.receive(crafted(update), 'eve')
  }

  character(unit: string, at: number): CraftedId {
    const text = draftText(this.doc, unit)
    return (text && charactersOf(text)[at]) ?? [0, 0]
  }

  /** The items that hold a unit's text and its fields. */
  textId(unit: string): CraftedId {
    return idOf(draftText(this.doc, unit)?._item)
  }

  fieldsId(unit: string): CraftedId {
    return idOf(draftUnits(this.doc).get(unit)?._item)
  }
}

export const textIn = (doc: Y.Doc, unit: string): string | undefined => draftText(doc, unit)?.toString()

const idOf = (item: Y.Item | null | undefined): CraftedId => [item?.id.client ?? 0, item?.id.clock ?? 0]
