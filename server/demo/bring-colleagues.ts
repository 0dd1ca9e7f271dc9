import { colleagues } from './cast.ts'
import { Colleague } from './colleague.ts'
import { Crew } from './crew.ts'
import type { DemoVisit } from './demo-people.ts'
import { Guest } from './guest.ts'
import { Pace } from './pace.ts'

export interface Bringing {
  /** Where the server is reached from here. */
  readonly url: string
  readonly visit: DemoVisit
  /** So many times faster than people. */
  readonly speed: number
  /** Ends the colleagues' stay; aborted here too, when one of them loses the server. */
  readonly stay: AbortController
  /** Hears in plain sentences what they do. */
  tell(sentence: string): void
}

export interface StayReport {
  readonly settled: number
  readonly disputes: number
  readonly signedOff: number
}

/** In which language each of them begins. */
const languages: Readonly<Record<(typeof colleagues)[number]['name'], readonly string[]>> = {
  Nila: ['ta', 'ml'],
  Imran: ['hi', 'en'],
}

/** Two people who work in the demo room until they are told to go home. @throws GuestLost */
export async function bringColleagues({ url, visit, speed, stay, tell }: Bringing): Promise<StayReport> {
  const crew = new Crew(new Pace(speed, stay.signal), tell)
  const working: Promise<void>[] = []
  for (const { name } of colleagues) {
    const invite = visit.colleagues.find((link) => link.name === name)?.invite
    if (!invite) throw new Error(`There is no link for ${name}`)
    const guest = await Guest.comes(url, invite)
    await crew.admit(guest)
    tell(`${name} came into the room.`)
    working.push(new Colleague(guest, crew, languages[name]).works())
  }
  try {
    await Promise.all(working)
  } finally {
    stay.abort()
    await Promise.allSettled(working)
  }
  return crew.counts
}
