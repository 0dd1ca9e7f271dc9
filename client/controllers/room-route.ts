import { itemPath, type RoomAddress, readRoute, type Section, sectionPath } from '../routes.ts'
import { Followed } from './followed.ts'

/** Where in its room a page stands: at the bench with an item or none, or in one of the sections beside it. */
export interface RoomPlace {
  readonly item: string | null
  readonly section: Section | null
  /** What the address asks of a section, such as a filter: `?person=…`, or empty. */
  readonly search: string
}

/** What the address of the page names. Going back in the browser goes back to the place before. */
export class RoomRoute extends Followed<RoomPlace> {
  readonly #address: RoomAddress
  readonly #leave = new AbortController()
  #lastItem: string | null = null

  constructor(address: RoomAddress) {
    super(placeOf(location))
    this.#address = address
    this.#lastItem = this.state.item
    addEventListener('popstate', () => this.#arrive(placeOf(location)), { signal: this.#leave.signal })
  }

  get item(): string | null {
    return this.state.item
  }

  get section(): Section | null {
    return this.state.section
  }

  address(section: Section, search: string): string {
    return sectionPath(this.#address, section) + search
  }

  /** To the bench. */
  open(item: string | null): void {
    if (item === this.item && this.section === null) return
    history.pushState(null, '', itemPath(this.#address, item))
    this.#arrive({ item, section: null, search: '' })
  }

  /** To a section; leaving it again leads back to the item that was open. */
  enter(section: Section, search = ''): void {
    if (section === this.section && search === this.state.search) return
    history.pushState(null, '', this.address(section, search))
    this.#arrive({ item: null, section, search })
  }

  /** From a section back to the bench and the item that was open there. */
  back(): void {
    this.open(this.#lastItem)
  }

  /** Asks something else of the present section, without a step in the browser's history. */
  ask(search: string): void {
    const { section } = this.state
    if (section === null || search === this.state.search) return
    history.replaceState(null, '', this.address(section, search))
    this.#arrive({ ...this.state, search })
  }

  close(): void {
    this.#leave.abort()
  }

  #arrive(place: RoomPlace): void {
    if (place.section === null) this.#lastItem = place.item
    this.put(place)
  }
}

function placeOf(location: Location): RoomPlace {
  const route = readRoute(location)
  if (route.page !== 'room') return { item: null, section: null, search: '' }
  return { item: route.item, section: route.section, search: route.section === null ? '' : location.search }
}
