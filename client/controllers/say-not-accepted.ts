import { msg, str } from '@lit/localize'
import { refusalSentence } from './refusal-sentence.ts'
import type { RoomClient } from './room-client.ts'

/** Said where the item is not open; its panel has the words. */
export function sayNotAccepted(room: RoomClient, item: string, reason: string): void {
  room.notices.insist(msg(str`Not accepted: ${refusalSentence(reason)}. Your words are kept in that item.`), {
    about: item,
    action: { label: msg('Show them'), run: () => room.showItem(item) },
  })
  void room.lookAside()
}
