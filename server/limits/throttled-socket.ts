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
  socket.on('message', (data) => {
    void Promise.all([spending.spend('edits'), spending.spend('bytes', bytesOf(data))]).then(([edits, bytes]) => {
      const wait = Math.max(edits, bytes)
      if (wait === 0 || resume || socket.readyState !== socket.OPEN) return
      socket.pause()
      resume = setTimeout(() => {
        resume = undefined
        socket.resume()
      }, wait)
    })
  })
  socket.on('close', () => clearTimeout(resume))
}
