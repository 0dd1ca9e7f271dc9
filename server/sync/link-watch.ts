import type { WebSocket } from 'ws'

const pingMilliseconds = 5_000
/** A link that is silent for three turns is gone: 15 s, whatever its socket says. */
const mostUnanswered = 2

/** Asks the other side each five seconds whether it is there; every client answers that, however idle. The answer stops it. */
export function watchLink(socket: WebSocket, gone: () => void): () => void {
  let unanswered = 0
  const heard = () => {
    unanswered = 0
  }
  socket.on('pong', heard)
  socket.on('message', heard)
  const timer = setInterval(() => {
    if (unanswered >= mostUnanswered) return gone()
    unanswered += 1
    socket.ping()
  }, pingMilliseconds)
  return () => clearInterval(timer)
}
