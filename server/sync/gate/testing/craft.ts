import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeAny,
  writeUint8,
  writeVarString,
  writeVarUint,
} from 'lib0/encoding'

/** `[client, clock]` */
export type CraftedId = readonly [number, number]

export interface CraftedContent {
  readonly kind: number
  readonly length: number
  write(encoder: Encoder): void
}

/** A struct as nobody's editor would write it. */
export type CraftedStruct =
  | { readonly gc: number }
  | { readonly skip: number }
  | {
      readonly content: CraftedContent
      readonly origin?: CraftedId
      readonly rightOrigin?: CraftedId
      /** The name of a root, or the item that holds a type. */
      readonly parent?: string | CraftedId
      readonly key?: string
    }

export interface CraftedUpdate {
  readonly sections?: readonly {
    readonly client: number
    readonly clock: number
    readonly structs: readonly CraftedStruct[]
  }[]
  readonly deletes?: readonly { readonly client: number; readonly ranges: readonly CraftedId[] }[]
}

export function crafted({ sections = [], deletes = [] }: CraftedUpdate): Uint8Array {
  const encoder = createEncoder()
  const write = (...numbers: readonly number[]): void => {
    for (const number of numbers) writeVarUint(encoder, number)
  }
  write(sections.length)
  for (const { client, clock, structs } of sections) {
    write(structs.length, client, clock)
    for (const struct of structs) writeStruct(encoder, struct)
  }
  write(deletes.length)
  for (const { client, ranges } of deletes) write(client, ranges.length, ...ranges.flat())
  return toUint8Array(encoder)
}

function writeStruct(encoder: Encoder, struct: CraftedStruct): void {
  if ('gc' in struct || 'skip' in struct) {
    writeUint8(encoder, 'gc' in struct ? 0 : 10)
    writeVarUint(encoder, 'gc' in struct ? struct.gc : struct.skip)
    return
  }
  const { content, origin, rightOrigin, parent = 'units', key } = struct
  writeUint8(encoder, content.kind | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (key === undefined ? 0 : 0x20))
  for (const id of [origin, rightOrigin]) for (const number of id ?? []) writeVarUint(encoder, number)
  if (!origin && !rightOrigin) {
    writeVarUint(encoder, typeof parent === 'string' ? 1 : 0)
    if (typeof parent === 'string') writeVarString(encoder, parent)
    else for (const number of parent) writeVarUint(encoder, number)
    if (key !== undefined) writeVarString(encoder, key)
  }
  content.write(encoder)
}

export const lengthOf = (struct: CraftedStruct): number =>
  'gc' in struct ? struct.gc : 'skip' in struct ? struct.skip : struct.content.length

const content = (kind: number, length: number, write: (encoder: Encoder) => void): CraftedContent => ({
  kind,
  length,
  write,
})

export const deletedContent = (length: number): CraftedContent =>
  content(1, length, (encoder) => writeVarUint(encoder, length))
export const stringContent = (text: string): CraftedContent =>
  content(4, text.length, (encoder) => writeVarString(encoder, text))
export const formatContent = (key: string, value: unknown): CraftedContent =>
  content(6, 1, (encoder) => {
    writeVarString(encoder, key)
    writeVarString(encoder, JSON.stringify(value))
  })
export const embedContent = (value: unknown): CraftedContent =>
  content(5, 1, (encoder) => writeVarString(encoder, JSON.stringify(value)))
/** 0 a list, 1 a map, 2 a text */
export const typeContent = (type: number): CraftedContent => content(7, 1, (encoder) => writeVarUint(encoder, type))
export const anyContent = (...values: readonly unknown[]): CraftedContent =>
  content(8, values.length, (encoder) => {
    writeVarUint(encoder, values.length)
    for (const value of values) writeAny(encoder, value as never)
  })
export const docContent = (guid: string): CraftedContent =>
  content(9, 1, (encoder) => {
    writeVarString(encoder, guid)
    writeAny(encoder, {})
  })
/** One value whose bytes are given. */
export const rawAnyContent = (write: (encoder: Encoder) => void): CraftedContent =>
  content(8, 1, (encoder) => {
    writeVarUint(encoder, 1)
    write(encoder)
  })
