import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

/** A screenshot with the one that was kept, as PNG in base 64. */
export interface Pictures {
  readonly shot: string
  readonly kept: string | undefined
  /** Pixels across of what is kept, and cells across of what is compared. */
  readonly keptWidth: number
  readonly cells: number
  /** What a channel of a cell may differ by, of 255. */
  readonly tolerated: number
}

/** What became of a comparison. */
export interface Compared {
  /** What would be kept, a PNG in base 64. */
  readonly kept: string
  /** The share of cells that differ, 0 to 1; absent where there was nothing to compare with. */
  readonly differs?: number
}

interface InPage {
  partsOutside(): readonly string[]
  comparePictures(pictures: Pictures): Promise<Compared>
}
type Global = typeof globalThis & { readonly fccLook: InPage }

const script = fileURLToPath(new URL('./in-page.js', import.meta.url))

/** What of the shown page is not within its window. */
export async function partsOutside(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: script })
  return page.evaluate(() => (globalThis as Global).fccLook.partsOutside())
}

/** Shrinks and compares pictures in a page of its own: a browser has all that takes. */
export async function comparePictures(page: Page, pictures: Pictures): Promise<Compared> {
  await page.addScriptTag({ path: script })
  return page.evaluate((given) => (globalThis as Global).fccLook.comparePictures(given), pictures)
}

/** What was copied last. */
export function clipboardText(page: Page): Promise<string> {
  return page.evaluate('navigator.clipboard.readText()')
}

/** Waits until every font that the page shows is there. */
export async function fontsReady(page: Page): Promise<void> {
  await page.evaluate('document.fonts.ready.then(() => undefined)')
}
