import { type DemoVisit, linkHours } from '#server/demo/demo-people.ts'
import { inviteLink } from './invite-command.ts'

/** A line for each of the demo's people, with the link that makes one that person. */
export const demoLines = ({ room, links }: DemoVisit, url: string): readonly string[] => [
  `The room ${room}, one link for each person (for ${linkHours} hours):`,
  ...links.map(({ role, name, invite }) => `  ${role.padEnd(9)} ${name.padEnd(7)} ${inviteLink(url, invite)}`),
]
