import { itemPath, type RoomAddress, readRoute } from '../routes.ts'
import { Followed } from './followed.ts'

/** Which item the address of the page names. Going back in the browser goes back to the item before. */
export class ItemRoute extends Followed<string | null> {
  readonly #address: RoomAddress
  readonly #leave = new AbortController()

  constructor(address: RoomAddress) {
    super(itemOf(location))
    this.#address = address
    addEventListener('popstate', () => this.put(itemOf(location)), { signal: this.#leave.signal })
  }

  open(item: string | null): void {
    if (item === this.state) return
    history.pushState(null, '', itemPath(this.#address, item))
    this.put(item)
  }

  close(): void {
    this.#leave.abort()
  }
}

function itemOf(location: Location): string | null {
  const route = readRoute(location)
  return route.page === 'room' ? route.item : null
}
