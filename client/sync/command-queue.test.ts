import { expect, test, vi } from 'vitest'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import type { CommandDone, CommandEnvelope } from '#shared/protocol/rt-messages.ts'
import { CommandQueue } from './command-queue.ts'
import { ConnectionLost } from './room-socket.ts'

test('commands go out one at a time and in order', async () => {
  const sent: CommandEnvelope[] = []
  const answers: ((outcome: Outcome<CommandDone>) => void)[] = []
  const ask = (envelope: CommandEnvelope) => {
    sent.push(envelope)
    return new Promise<Outcome<CommandDone>>((answer) => answers.push(answer))
  }
  const queue = new CommandQueue('client', ask, () => undefined)
  const first = queue.send('a', 1)
  const second = queue.send('b', 2)
  expect(sent.map(({ id }) => id.n)).toEqual([1])
  answers[0]?.(accept({ seq: 1 }))
  expect(await first).toEqual(accept({ seq: 1 }))
  await vi.waitFor(() => expect(sent.map(({ id }) => id.n)).toEqual([1, 2]))
  answers[1]?.(refuse('frozen', 'no'))
  expect((await second).ok).toBe(false)
})

test('an unanswered command is sent again under the same id', async () => {
  const sent: number[] = []
  let online = false
  const ask = async ({ id }: CommandEnvelope) => {
    sent.push(id.n)
    if (!online) throw new ConnectionLost()
    return accept({ seq: id.n })
  }
  const queue = new CommandQueue('client', ask, () => undefined)
  const answered = queue.send('a', 1)
  await vi.waitFor(() => expect(sent).toEqual([1]))
  expect(queue.outstanding(false).count).toBe(1)
  online = true
  await queue.resume()
  expect(await answered).toEqual(accept({ seq: 1 }))
  expect(sent).toEqual([1, 1])
  expect(queue.outstanding(true).count).toBe(0)
})
