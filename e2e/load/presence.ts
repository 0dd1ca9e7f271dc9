import type { HereMoved } from '#shared/protocol/rt-messages.ts'
import { eventually, pause } from './eventually.ts'
import type { Figure, Reading } from './figure.ts'
import type { Grounds } from './grounds.ts'
import { type Channel, channelOf, firstRows, reviewers } from './visitors.ts'

const people = 200
const together = 20
const patience = 20_000

export const presence: Figure = {
  name: 'presence',
  how:
    `${people} reviewers in one room, all at one item. Bytes of JSON that each receiver is told of one move of one of them, and of ` +
    `one move each of ${together} at once; and how long until the last has heard. The store is the embedded one.`,
  measure,
}

async function measure(grounds: Grounds): Promise<readonly Reading[]> {
  const server = await grounds.serverWith('embedded', { items: 2, sources: 3, words: 60 })
  const cookies = await reviewers(server, people)
  const [row] = await firstRows(server, cookies[0] ?? '', 1)
  const item = row?.id ?? ''
  const heard = new Map<Channel, HereMoved[]>()
  const channels: Channel[] = []
  for (const cookie of cookies) {
    const channel = channelOf(server, cookie)
    channel.on('moved', (moved) => heard.get(channel)?.push(moved))
    heard.set(channel, [])
    await channel.emitWithAck('join', { protocol: 1 })
    channels.push(channel)
  }
  const moves = async (count: number, unit: string) => {
    await pause(2000)
    for (const told of heard.values()) told.length = 0
    const started = performance.now()
    for (const channel of channels.slice(0, count)) channel.emit('here', { item, unit, place: `${unit}:3-5`, idle: 0 })
    const all = () => channels.every((channel) => rowsOf(heard.get(channel) ?? []) >= count)
    await eventually(all, patience)
    const milliseconds = performance.now() - started
    return { milliseconds, bytes: JSON.stringify(heard.get(channels[0] as Channel)).length }
  }
  await moves(people, 'u1')
  const one = await moves(1, 'u2')
  const several = await moves(together, 'u3')
  for (const channel of channels) channel.disconnect()
  return [
    { what: 'one moves, bytes to each receiver', value: one.bytes, unit: 'B' },
    { what: 'one moves, until the last has heard', value: one.milliseconds, unit: 'ms' },
    { what: `${together} move at once, bytes to each receiver`, value: several.bytes, unit: 'B' },
    { what: `${together} move at once, until the last has heard`, value: several.milliseconds, unit: 'ms' },
  ]
}

const rowsOf = (told: readonly HereMoved[]): number =>
  told.reduce((sum, { moved, came }) => sum + moved.length + came.length, 0)
