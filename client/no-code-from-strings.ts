import { config } from 'zod/v4/core'

// The page's policy lets nothing make code from strings; schemas then do not try.
config({ jitless: true })
