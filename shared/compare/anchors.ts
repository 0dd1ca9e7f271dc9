import type { Block, Slots } from '#shared/compare/alignment-table.ts'

/** Words and slots up to which one table is cheap enough (cells). */
const smallTable = 1_000_000
/** Words between two cuts at least, so that a cut costs the alignment next to nothing. */
const blockWords = 200

interface Anchor {
  readonly word: number
  readonly slot: number
}

/**
 * Cuts a long alignment into blocks at three words in a row that occur once on each side, in the same order on both (the
 * longest such chain, as in patience diff). What is short, or repeats itself throughout, stays one block.
 */
export function alignmentBlocks(words: Int32Array, slots: Slots): readonly Block[] {
  const whole = { fromWord: 0, toWord: words.length, fromSlot: 0, toSlot: slots.length }
  if (words.length * slots.length <= smallTable) return [whole]
  const blocks: Block[] = []
  let { fromWord, fromSlot } = whole
  for (const { word, slot } of trustedChain(sharedTriples(words, firstKeys(slots)))) {
    if (word - fromWord < blockWords && slot - fromSlot < blockWords) continue
    blocks.push({ fromWord, toWord: word, fromSlot, toSlot: slot })
    fromWord = word
    fromSlot = slot
  }
  blocks.push({ ...whole, fromWord, fromSlot })
  return blocks
}

function firstKeys(slots: Slots): Int32Array {
  return Int32Array.from({ length: slots.length }, (_, slot) => slots.keys[slots.starts[slot] ?? 0] ?? -1)
}

/** Middles of the triples that occur exactly once on both sides, in the order of the words. */
function sharedTriples(words: Int32Array, slotKeys: Int32Array): readonly Anchor[] {
  const inSlots = uniqueTriples(slotKeys)
  const anchors: Anchor[] = []
  for (const [hash, word] of uniqueTriples(words)) {
    const slot = inSlots.get(hash)
    if (slot === undefined || word < 0 || slot < 0) continue
    const same = [0, 1, 2].every((offset) => words[word + offset] === slotKeys[slot + offset])
    if (same) anchors.push({ word: word + 1, slot: slot + 1 })
  }
  return anchors.sort((a, b) => a.word - b.word)
}

/** Hash of three words in a row to where they start, or -1 when they occur again. */
function uniqueTriples(words: Int32Array): Map<number, number> {
  const places = new Map<number, number>()
  for (let at = 0; at + 2 < words.length; at++) {
    const [first = 0, second = 0, third = 0] = [words[at], words[at + 1], words[at + 2]]
    const hash = Math.imul(Math.imul(first, 0x01000193) ^ second, 0x01000193) ^ third
    places.set(hash, places.has(hash) ? -1 : at)
  }
  return places
}

/** In a text that repeats itself most anchors are chance and contradict each other; then there are none. */
function trustedChain(anchors: readonly Anchor[]): readonly Anchor[] {
  const chain = longestChain(anchors)
  return chain.length * 2 > anchors.length ? chain : []
}

/** The longest run of anchors whose slots also rise (patience sorting: n log n). */
function longestChain(anchors: readonly Anchor[]): readonly Anchor[] {
  const tops: number[] = []
  const before = new Int32Array(anchors.length).fill(-1)
  anchors.forEach((anchor, index) => {
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((anchors[tops[middle] ?? 0]?.slot ?? 0) < anchor.slot) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? (tops[low - 1] ?? -1) : -1
    tops[low] = index
  })
  const chain: Anchor[] = []
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const anchor = anchors[at]
    if (anchor) chain.push(anchor)
  }
  return chain.reverse()
}
