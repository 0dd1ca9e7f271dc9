import type { RawData, WebSocket } from 'ws'
import type { Spending } from './spending.ts'

const bytesOf = (data: RawData): number =>
  Array.isArray(data) ? data.reduce((sum, { byteLength }) => sum + byteLength, 0) : data.byteLength

/**
 * Reads no faster than the person's limits permit: beyond them the socket is left unread for a while, which holds the
 * sender back and loses nothing.
 */
export function throttle(socket: WebSocket, spending: Spending): void {
  let resume: NodeJS.Timeout | undefined
  const read = async (bytes: number) => {
    const waits = await Promise.all([spending.spend('edits'), spending.spend('bytes', bytes)])
    const wait = Math.max(...waits)
    if (wait === 0 || resume || socket.readyState !== socket.OPEN) return
    socket.pause()
    resume = setTimeout(() => {
      resume = undefined
      socket.resume()
    }, wait)
  }
  // What cannot be counted comes again.
  socket.on('message', (data) => void read(bytesOf(data)).catch(() => socket.terminate()))
  socket.on('close', () => clearTimeout(resume))
}
