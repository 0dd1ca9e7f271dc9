/** Raised when a command, event or message changes its shape; `version.test.ts` pins the shapes it stands for. */
export const protocolVersion = 12
