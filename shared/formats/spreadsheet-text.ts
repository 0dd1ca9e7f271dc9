/** A spreadsheet computes what begins so; an apostrophe tells it that this is text (OWASP, CSV injection). */
export const asText = (cell: string | number | undefined) =>
  typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
