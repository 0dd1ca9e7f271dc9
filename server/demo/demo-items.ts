import type { DemoItem } from './demo-item.ts'
import { englishItems } from './english-items.ts'
import { otherItems } from './other-items.ts'
import { tamilItems } from './tamil-items.ts'

export const demoItems: readonly DemoItem[] = [...englishItems, ...tamilItems, ...otherItems]
