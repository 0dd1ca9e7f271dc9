import { NotMeasured, type Reading } from './figure.ts'
import { type Grounds, type StoreName, stores } from './grounds.ts'

/** The same on the embedded store and on Redis. What one gave is not lost when the other cannot be had. */
export async function onEachStore(
  grounds: Grounds,
  measure: (store: StoreName) => Promise<readonly Reading[]>,
): Promise<readonly Reading[]> {
  const readings: Reading[] = []
  for (const store of stores)
    try {
      for (const reading of await measure(store)) readings.push({ ...reading, what: `${store}: ${reading.what}` })
      await grounds.clear()
    } catch (error) {
      throw new NotMeasured(`on ${store}: ${error instanceof Error ? error.message : error}`, readings)
    }
  return readings
}
