import type { ImportFault } from '#shared/formats/format.ts'
import { warningLines } from '#shared/formats/warnings.ts'

/** What is wrong with the labels of one item. */
export interface ItemFaults {
  readonly of: string
  readonly faults: readonly ImportFault[]
}

/** In the order in which items are named first. */
export function faultsByItem(faults: readonly ImportFault[]): readonly ItemFaults[] {
  const items = new Map<string, ImportFault[]>()
  for (const fault of faults) {
    const known = items.get(fault.of)
    if (known) known.push(fault)
    else items.set(fault.of, [fault])
  }
  return [...items].map(([of, own]) => ({ of, faults: own }))
}

/** The whole list, for a file: by item, a line for each. */
export const faultLines = (faults: readonly ImportFault[]): string =>
  faultsByItem(faults)
    .flatMap(({ faults: own }) => own)
    .map((fault) => `${fault.refused ? 'left out: ' : 'as it is: '}${warningLines([fault])}`)
    .join('')
