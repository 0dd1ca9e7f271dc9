const mostLetters = 48

/**
 * What a room's address can be made of: `a-z`, `0-9` and `-`. Letters lose their marks; a title in another script gives
 * `room-` and something random.
 */
export function roomNameFrom(title: string, random: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
  const name = plain.slice(0, mostLetters).replace(/^-+|-+$/g, '')
  return /[a-z]/.test(name) ? name : `room-${[name, random].filter(Boolean).join('-')}`
}

/** The next name to try where this one is taken: `march`, `march-2`, `march-3`. */
export function nextRoomName(name: string): string {
  const [, stem = name, number] = /^(.*?)-([1-9][0-9]{0,3})$/.exec(name) ?? []
  return `${stem}-${number === undefined ? 2 : Number(number) + 1}`
}
