import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from 'playwright'
import { chromiumArguments, chromiumPath } from '../machine/chromium.ts'
import { pictureOf } from './street/picture.ts'
import { imageHeight, imageWidth } from './street/scene.ts'
import { scenes } from './street/scenes.ts'

/** Draws each scene in Chromium and writes it as a PNG of 256 colours. Needs Debian's fonts-noto-core and pngquant. */
export async function drawScenes(directory: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArguments] })
  try {
    const page = await browser.newPage({ viewport: { width: imageWidth, height: imageHeight } })
    for (const scene of scenes) {
      await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${pictureOf(scene)}`)
      await page.evaluate(fitLetters)
      const path = join(directory, `${scene.name}.png`)
      await writeFile(path, await page.screenshot())
      await promisify(execFile)('pngquant', ['--speed', '1', '--nofs', '--strip', '--force', '--output', path, path])
      console.log(`Drew ${path}`)
    }
  } finally {
    await browser.close()
  }
}

/** In the page: words that are wider than their board are set smaller. */
function fitLetters(): void {
  for (const text of document.querySelectorAll<SVGTextElement>('text[data-width]')) {
    const share = Number(text.dataset.width) / text.getComputedTextLength()
    if (share < 1) text.setAttribute('font-size', String(Number(text.getAttribute('font-size')) * share))
  }
}
