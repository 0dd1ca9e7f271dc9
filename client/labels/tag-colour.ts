/** A colour of a file or a configuration, if it is one: nothing else of it may reach a style. */
export const tagColour = (colour: string | undefined): string =>
  colour !== undefined && CSS.supports('color', colour) ? colour : 'var(--line-strong)'
