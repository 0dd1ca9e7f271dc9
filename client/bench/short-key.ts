/** The telling end of an item's name: imported keys are often addresses or paths that all begin alike. */
export const shortKey = (key: string): string => key.split(/[/\\]/).findLast((part) => part !== '') ?? key
