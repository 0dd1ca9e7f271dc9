/** A name within a sentence keeps its own direction and does not turn the words around it. */
export const isolated = (name: string): string => `\u2068${name}\u2069`
