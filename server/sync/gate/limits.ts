/** What one edit may hold: as much as a draft may, as somebody may bring a whole offline day. */
export const gateLimits = {
  bytes: 8 * 1024 * 1024,
  structs: 50_000,
  deletes: 200_000,
  clients: 256,
  /** Of one struct: a number that costs its sender nothing. */
  length: 2 ** 24,
} as const
