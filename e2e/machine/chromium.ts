import { existsSync } from 'node:fs'

/** Where Chromium is on this machine: CHROMIUM_PATH, or the places where distributions put it. */
export function chromiumPath(): string {
  const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  return places.find((place) => place && existsSync(place)) ?? '/usr/bin/chromium'
}

/** Runs as root in containers, and asks nobody outside for anything. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
]
