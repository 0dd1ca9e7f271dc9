import { jsonBytes } from '#server/rooms/item-blobs.ts'

/** From second, to second, who speaks. */
type Turn = readonly [start: number, end: number, speaker: string]

/** A short recording that never was: what was said in it, and what five annotators heard. */
export interface DemoItem {
  readonly key: string
  readonly language: string
  /** Left out where the recording is one piece without times. */
  readonly turns?: readonly Turn[]
  /** What somebody who listens with care writes, a text for each turn. */
  readonly said: readonly string[]
  readonly heard: Readonly<Record<string, readonly string[]>>
  /** Where an annotator names the speaker of a turn otherwise. */
  readonly misnamed?: Readonly<Record<string, { readonly turn: number; readonly speaker: string }>>
}

/** Nobody cuts a recording at exactly the same instants: seconds by which an annotator's cuts are off. */
const off: Readonly<Record<string, number>> = { Joseph: 0, Meena: 0.1, Farida: -0.1, Arul: 0.2, Latha: -0.2 }

const near = (second: number, annotator: string): number =>
  Math.max(0, Math.round((second + (off[annotator] ?? 0)) * 10) / 10)

function segmentsOf({ turns, misnamed }: DemoItem, annotator: string, texts: readonly string[]) {
  const wrong = misnamed?.[annotator]
  return texts.map((text, at) => {
    const turn = turns?.[at]
    if (!turn) return { text }
    const [start, end, speaker] = turn
    const named = wrong?.turn === at ? wrong.speaker : speaker
    return { start: near(start, annotator), end: near(end, annotator), speaker: named, text }
  })
}

/** The items as a file of Chavadi's own JSON, as anybody would import them. */
export const demoFile = (items: readonly DemoItem[]): Uint8Array =>
  jsonBytes({
    chavadi: 1,
    items: items.map((item) => ({
      key: item.key,
      language: item.language,
      sources: Object.entries(item.heard).map(([annotator, texts]) => ({
        annotator,
        segments: segmentsOf(item, annotator, texts),
      })),
    })),
  })
