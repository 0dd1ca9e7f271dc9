import { NotMeasured, type Reading } from './figure.ts'
import { type Grounds, type StoreName, stores } from './grounds.ts'

/** The same measurement on the embedded store and on Redis. What one of them gave is not lost when the other cannot be had. */
export async function onEachStore(
  grounds: Grounds,
  measure: (store: StoreName) => Promise<readonly Reading[]>,
): Promise<readonly Reading[]> {
  const readings: Reading[] = []
  for (const store of stores)
    try {
      readings.push(...(await measure(store)))
      await grounds.clear()
    } catch (error) {
      throw new NotMeasured(`on ${store}: ${error instanceof Error ? error.message : error}`, readings)
    }
  return readings
}
