import { DeviceStore } from '../sync/device-store.ts'

/** How much of what was done in that session is kept on this device and has not reached the server. */
export async function unsentIn(room: string, session: number, device = new DeviceStore()): Promise<number> {
  const count = await device.read(0, async (database) => {
    const stay = await database.get('stays', [room, session])
    if (!stay) return 0
    const { person, role } = stay.joined.me
    const key: [string, string] = [person, room]
    const [edits, commands] = await Promise.all([
      database.getAllFromIndex('edits', 'owner', key),
      database.getAllFromIndex('commands', 'owner', key),
    ])
    return [...edits, ...commands].filter((kept) => kept.role === role).length
  })
  await device.close()
  return count
}
