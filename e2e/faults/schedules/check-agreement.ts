import type { Findings, Holding, Texts } from './findings.ts'

const aspects = ['texts', 'view', 'observed'] as const

const shown = (value: Texts | string): string =>
  typeof value === 'string' ? value : JSON.stringify(Object.fromEntries(Object.entries(value).sort()))

const shownCharacters = 120

/** From where they differ on. */
function apart(one: string, other: string): string {
  let from = 0
  while (from < one.length && one[from] === other[from]) from++
  const part = (text: string) => text.slice(Math.max(0, from - 40), from + shownCharacters)
  return `“${part(one)}” and not “${part(other)}”`
}

/** Whether all who hold the same thing hold it alike. */
export function agree(holdings: readonly Holding[]): boolean {
  const seen = new Map<string, string>()
  return holdings.every((holding) =>
    aspects.every((aspect) => {
      const value = holding[aspect]
      if (value === undefined) return true
      const key = `${aspect} ${holding.item}`
      const other = seen.get(key) ?? shown(value)
      seen.set(key, other)
      return other === shown(value)
    }),
  )
}

/** Every client, every process and whoever watches must hold what the stored streams give. */
export function checkAgreement({ items, holdings, strays, restless, trail, head }: Findings): readonly string[] {
  const faults = holdings.flatMap((holding) => {
    const found = items.find(({ item }) => item === holding.item)
    if (!found) return [`${holding.holder} holds an item ${holding.item} that is not there`]
    return aspects.flatMap((aspect) => {
      const value = holding[aspect]
      if (value === undefined || shown(value) === shown(found[aspect])) return []
      const where = apart(shown(value), shown(found[aspect]))
      return [`${holding.holder} holds other ${aspect} of ${holding.item}: ${where}`]
    })
  })
  return [
    ...faults,
    ...strays.map((who) => `${who} was told of an edit that the stream does not have`),
    ...restless.map((why) => `not at rest: ${why}`),
    ...trail.faults.map((fault) => `audit trail: ${fault}`),
    ...(trail.ok && trail.entries === head ? [] : [`the audit trail has ${trail.entries} entries of ${head}`]),
  ]
}
