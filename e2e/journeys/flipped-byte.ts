import { createClient } from 'redis'

/** Writes the stream anew with one bit of one entry's last bytes turned: what a hand in the store could do. */
const script = `
local all = redis.call('XRANGE', KEYS[1], '-', '+')
redis.call('DEL', KEYS[1])
for _, entry in ipairs(all) do
  local bytes = entry[2][2]
  if entry[1] == ARGV[1] then
    local at = #bytes - 12
    local byte = string.byte(bytes, at)
    local turned = byte % 2 == 0 and byte + 1 or byte - 1
    bytes = string.sub(bytes, 1, at - 1) .. string.char(turned) .. string.sub(bytes, at + 1)
  end
  redis.call('XADD', KEYS[1], entry[1], entry[2][1], bytes)
end
return #all
`

/** Turns one bit of a journal's entry in Redis, behind the server's back. */
export async function flipByte(redisUrl: string, room: string, entry: number): Promise<void> {
  const client = await createClient({ url: redisUrl }).connect()
  try {
    const key = `chavadi:{${room}}:stream:journal`
    await client.eval(script, { keys: [key], arguments: [`${entry}-0`] })
  } finally {
    client.destroy()
  }
}
