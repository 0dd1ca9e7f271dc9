/** The longest message, in UTF-16 units. */
export const mostCharacters = 4000

/** Unread messages are counted up to this many. */
export const mostUnread = 100
