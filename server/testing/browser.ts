import type { OpenedSession } from '#shared/protocol/session-messages.ts'

/** A browser: it keeps the cookies that it is given. */
export class Browser {
  readonly #url: string
  readonly #cookies = new Map<string, string>()

  constructor(url: string) {
    this.#url = url
  }

  get numbers(): readonly string[] {
    return [...this.#cookies.keys()].filter((name) => /\d$/.test(name))
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async asks(path: string, body?: object): Promise<Response> {
    const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {}
    const headers = { 'Content-Type': 'application/json', cookie: this.cookie }
    const response = await fetch(new URL(`/api/v1${path}`, this.#url), { ...sent, headers })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    return response
  }

  /** Exchanges an invite; answers the page to open. */
  async opens(invite: string, more: object = {}): Promise<string> {
    const response = await this.asks('/sessions', { invite, ...more })
    if (!response.ok) throw new Error(await response.text())
    return ((await response.json()) as OpenedSession).path
  }
}
