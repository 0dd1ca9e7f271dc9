/** The links that a start has printed for the people of a demo room, in the order of the cast. */
export function linksIn(
  printed: string,
  room = 'demo',
): readonly { readonly role: string; readonly name: string; readonly link: string }[] {
  const [, after = ''] = printed.split(`The room ${room}, one link for each person`)
  const [lines = ''] = after.split(/^The room /m)
  return [...lines.matchAll(/^ {2}(\w+) +(\w+) +(http\S+)$/gm)].map(([, role = '', name = '', link = '']) => ({
    role,
    name,
    link,
  }))
}

export const linkOf = (printed: string, name: string, room?: string): string =>
  linksIn(printed, room).find((one) => one.name === name)?.link ?? ''
