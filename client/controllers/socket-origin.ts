/** Where the draft's socket is; `ws` on plain http. */
export const socketOrigin = (): string => location.origin.replace(/^http/, 'ws')
