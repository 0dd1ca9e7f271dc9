import { ContextConsumer } from '@lit/context'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { readAsked } from '../audit/audit-address.ts'
import { AuditCheck } from './audit-check.ts'
import { AuditTrail } from './audit-trail.ts'
import { roomClientContext, roomRouteContext } from './contexts.ts'
import type { RoomClient } from './room-client.ts'
import type { RoomRoute } from './room-route.ts'

/** The audit page's part of the room: the trail as the address asks for it, and its check. Both end with the host. */
export class AuditView implements ReactiveController {
  trail: AuditTrail | undefined
  check: AuditCheck | undefined
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #room: ContextConsumer<typeof roomClientContext, ReactiveControllerHost & HTMLElement>
  readonly #route: ContextConsumer<typeof roomRouteContext, ReactiveControllerHost & HTMLElement>
  #ends: (() => void)[] = []

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    this.#room = new ContextConsumer(host, { context: roomClientContext })
    this.#route = new ContextConsumer(host, { context: roomRouteContext })
    host.addController(this)
  }

  get room(): RoomClient | undefined {
    return this.#room.value
  }

  get route(): RoomRoute | undefined {
    return this.#route.value
  }

  get search(): string {
    return this.route?.state.search ?? ''
  }

  hostConnected(): void {
    const { room, route } = this
    if (!room || !route) return
    const trail = new AuditTrail(room)
    const check = new AuditCheck(room)
    const draw = () => this.#host.requestUpdate()
    const look = () => {
      if (route.section === 'audit') trail.look(readAsked(route.state.search))
    }
    this.#ends = [
      trail.subscribe(draw),
      check.subscribe(draw),
      route.subscribe(look),
      () => trail.leave(),
      () => check.leave(),
    ]
    this.trail = trail
    this.check = check
    look()
  }

  hostDisconnected(): void {
    for (const end of this.#ends.splice(0)) end()
  }
}
