/** What one edit may hold: as much as a draft may, as somebody may bring a whole offline day. */
export const gateLimits = {
  bytes: 8 * 1024 * 1024,
  structs: 50_000,
  /** Of one person's client ids: one for each time that a page was loaded offline. */
  clients: 256,
  /** With what the draft holds already: a whole long-lived document may come again. */
  structsRead: 200_000,
  deletes: 200_000,
  /** Of one struct: a number that costs its sender nothing. */
  length: 2 ** 24,
} as const
