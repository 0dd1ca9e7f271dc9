import { writeFile } from 'node:fs/promises'

export interface Batch {
  readonly items: number
  readonly sources: number
  /** Of one item, before its sources slip. */
  readonly words: number
}

const vocabularies = {
  en: 'the of and a to in he she was that it his her is with as had for you not be on at by house river morning market',
  ta: 'அவன் அவள் ஒரு இந்த அந்த வீடு ஆறு காலை சந்தை மழை வந்தது போனான் சொன்னாள் பார்த்தேன் நாளை இன்று மரம் பறவை கடல் ஊர்',
  hi: 'वह यह एक और में से को पर घर नदी सुबह बाज़ार बारिश आया गई कहा देखा कल आज पेड़ पक्षी समुद्र गाँव',
} as const

/** Share of words that a source hears otherwise, and that it misses. */
const slips = { other: 0.08, missed: 0.03 }

/** Chavadi JSON, the same at every run: a third each in English, Tamil and Hindi, one segment an item. */
export async function sampleFile(path: string, { items, sources, words }: Batch): Promise<void> {
  const random = randomFrom(7)
  const languages = Object.entries(vocabularies).map(([language, list]) => ({ language, list: list.split(' ') }))
  const made = Array.from({ length: items }, (_, at) => {
    const { language, list } = languages[at % languages.length] ?? { language: 'en', list: ['word'] }
    const word = () => list[Math.floor(random() * list.length)] ?? ''
    const said = Array.from({ length: words }, word)
    const heard = () =>
      said.flatMap((spoken) => {
        const slip = random()
        if (slip < slips.missed) return []
        return [slip < slips.missed + slips.other ? word() : spoken]
      })
    const source = (_: unknown, by: number) => ({
      annotator: `worker-${by + 1}`,
      segments: [{ text: heard().join(' ') }],
    })
    return {
      key: `clip-${String(at + 1).padStart(5, '0')}`,
      language,
      sources: Array.from({ length: sources }, source),
    }
  })
  await writeFile(path, JSON.stringify({ chavadi: 1, items: made }))
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
