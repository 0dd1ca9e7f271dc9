import { msg } from '@lit/localize'
import { html, LitElement } from 'lit'
import { customElement } from 'lit/decorators.js'
import { openRoomStay } from '../controllers/open-room-stay.ts'
import { type Route, readRoute } from '../routes.ts'
import './room-home.ts'
import './room-join.ts'
import { RoomPage } from './room-page.ts'

/** The page that the address asks for. */
@customElement('room-app')
export class RoomApp extends LitElement {
  /** Pages stand straight in the body: they fill it. */
  protected override createRenderRoot(): HTMLElement {
    return this
  }

  readonly #page = this.#pageOf(readRoute(location))

  protected override render() {
    return this.#page
  }

  #pageOf(route: Route): unknown {
    switch (route.page) {
      case 'home':
        return html`<room-home></room-home>`
      case 'join':
        return html`<room-join .invite=${route.invite}></room-join>`
      case 'room':
        return new RoomPage((host) => openRoomStay(host, route))
      case 'unknown':
        return html`<main><h1>${msg('There is nothing here')}</h1><p><a href="/">${msg('My rooms')}</a></p></main>`
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-app': RoomApp
  }
}
