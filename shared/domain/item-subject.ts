import type { Subject } from '#shared/labels/label.ts'
import type { Media } from './media.ts'

/** What labels are about. What a file does not say of its picture or recording, that itself may. */
export function subjectWith(subject: Subject | undefined, media: Media | undefined): Subject | undefined {
  if (subject?.is === 'audio') return media?.seconds ? { seconds: media.seconds, ...subject } : subject
  if (subject?.is !== 'image' || !media?.width || !media.height) return subject
  const { width, height } = media
  return { width, height, ...subject }
}
