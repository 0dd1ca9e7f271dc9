import type { CookieOptions, Response } from 'express'
import { cookieName } from '#server/auth/cookies.ts'
import { sessionMilliseconds } from '#server/auth/sessions.ts'

const numberKept = 10 * 365 * 86_400_000

const options = (secure: boolean): CookieOptions => ({ httpOnly: true, sameSite: 'lax', secure, path: '/' })

export interface GivenSession {
  readonly number: number
  readonly value: string
  /** A number that this browser did not have: it is remembered as the last one. */
  readonly isNew: boolean
}

/** The cookie that proves a session in this browser. */
export function giveSession(response: Response, secure: boolean, { number, value, isNew }: GivenSession): void {
  response.cookie(cookieName(number, secure), value, { ...options(secure), maxAge: sessionMilliseconds })
  if (isNew) response.cookie(cookieName('last', secure), String(number), { ...options(secure), maxAge: numberKept })
}

export const forgetSession = (response: Response, secure: boolean, number: number): void =>
  void response.clearCookie(cookieName(number, secure), options(secure))
