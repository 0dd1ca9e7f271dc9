import { createClient, RESP_TYPES } from 'redis'

/** All that a Redis holds now; the answer puts it back, whatever has come since. */
export async function backUp(url: string): Promise<() => Promise<void>> {
  const kept = await withClient(url, async (client) => {
    const keys = await client.keys('*')
    return Promise.all(keys.map(async (key) => ({ key, dump: await client.dump(key) })))
  })
  return () =>
    withClient(url, async (client) => {
      const all = client.multi().addCommand(['FLUSHALL'])
      for (const { key, dump } of kept) if (dump !== null) all.addCommand(['RESTORE', key, '0', dump as Buffer])
      await all.exec()
    })
}

async function withClient<T>(url: string, work: (client: ReturnType<typeof bufferClient>) => Promise<T>): Promise<T> {
  const client = bufferClient(url)
  await client.connect()
  try {
    return await work(client)
  } finally {
    client.destroy()
  }
}

const bufferClient = (url: string) => createClient({ url }).withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer })
