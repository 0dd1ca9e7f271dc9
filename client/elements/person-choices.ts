import { msg, str } from '@lit/localize'
import type { PersonRow } from '#shared/protocol/people-messages.ts'
import { roleWord } from './role-words.ts'
import type { Taking } from './take-right-event.ts'

/** Something that is taken away from somebody, in words. */
export interface PersonChoice {
  readonly word: string
  readonly sentence: string
  readonly taking: Taking
}

/** What a lead can take away from somebody: sessions, one of several roles, or all of it. */
export function choicesOf(person: PersonRow): readonly PersonChoice[] {
  const { roles, sessions } = person
  return [
    ...(sessions ? [ending(person, sessions)] : []),
    ...(roles.length > 1 ? taking(person) : []),
    removing(person),
  ]
}

const ending = ({ id: person, name }: PersonRow, sessions: number): PersonChoice => ({
  word: sessions === 1 ? msg('End their session') : msg(str`End their ${sessions} sessions`),
  sentence: msg(
    str`Sign ${name} out in every browser? What they did not send stays on their device; a new link lets them back in.`,
  ),
  taking: { name: 'session.end', input: { person } },
})

const taking = ({ id: person, name, roles, open }: PersonRow): readonly PersonChoice[] =>
  roles.map((role) => {
    const asked = msg(
      str`Take the role ${roleWord(role)} from ${name}? What they did stays; they are signed out of it, and its links stop working.`,
    )
    const worksOn = roles.some((other) => other !== role && (other === 'reviewer' || other === 'trainer'))
    return {
      word: msg(str`Take the role ${roleWord(role)}`),
      sentence: worksOn ? asked : `${asked} ${openSentence(name, open)}`.trim(),
      taking: { name: 'role.take', input: { person, role } },
    }
  })

function removing({ id: person, name, open }: PersonRow): PersonChoice {
  const asked = msg(
    str`Remove ${name}? What they did stays; they are signed out in every browser, links for them stop working, and what they did not send stays on their device.`,
  )
  return {
    word: msg('Remove from the room'),
    sentence: `${asked} ${openSentence(name, open)}`.trim(),
    taking: { name: 'person.remove', input: { person } },
  }
}

function openSentence(name: string, open: number): string {
  if (open === 0) return ''
  return open === 1
    ? msg(str`${name} has 1 item that is not signed off; it goes back to the queue.`)
    : msg(str`${name} has ${open.toLocaleString()} items that are not signed off; they go back to the queue.`)
}
