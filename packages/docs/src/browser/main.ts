/**
 * Looks at the built site as people do, in a real Chromium: axe, search, copying, widths, and how the main pages look.
 *
 *   pnpm look                   all of it
 *   pnpm look --update          keeps what the main pages look like now
 *   pnpm look --shots FOLDER    writes every page as people see it into a folder, for a person to look at
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { docsFolder } from '../source/repository.ts'
import { openBrowser, openWindow } from './open-browser.ts'
import { LOOKS, type Look, MAIN_PAGES, PAGES } from './pages.ts'
import { tryScreenshot } from './screenshots.ts'
import { serveSite } from './serve-site.ts'
import type { Trial } from './trial.ts'
import { tryAccess } from './try-access.ts'
import { tryCopy } from './try-copy.ts'
import { tryLayout } from './try-layout.ts'
import { trySearch } from './try-search.ts'

const { values } = parseArgs({
  options: { update: { type: 'boolean', default: false }, shots: { type: 'string' } },
})

const site = await serveSite(join(docsFolder, '.vitepress/dist'))
let failed = 1
try {
  const browser = await openBrowser()
  try {
    const trials = [
      ...(await Promise.all(LOOKS.map((look) => lookAtPages(browser, look)))).flat(),
      ...(await askAndCopy(browser)),
    ]
    for (const { name, problem } of trials)
      console.log(problem === undefined ? `✓ ${name}` : `✗ ${name}\n    ${problem}`)
    failed = trials.filter(({ problem }) => problem !== undefined).length
    console.log(`look: ${trials.length - failed} passed, ${failed} failed`)
  } finally {
    await browser.close()
  }
} finally {
  await site.close()
}
process.exitCode = failed === 0 ? 0 : 1

/** Every kind of page in one window size and appearance. */
async function lookAtPages(browser: Browser, look: Look): Promise<readonly Trial[]> {
  const window = await openWindow(browser, look)
  const [page, scratch] = [await window.newPage(), await window.newPage()]
  const trials: Trial[] = []
  for (const [index, { name, path }] of PAGES.entries()) {
    await page.goto(`${site.url}${path}`)
    await page.locator('.VPContent').first().waitFor()
    const told = `${name} ${look.name}`
    if (values.shots !== undefined) {
      mkdirSync(values.shots, { recursive: true })
      await page.screenshot({ path: join(values.shots, `${name}-${look.name}.png`) })
    }
    trials.push(await tryLayout(page, told))
    // The second appearance of a kind of page differs in colours and in what is folded.
    if (look === LOOKS[0] || index < MAIN_PAGES) trials.push(await tryAccess(page, told))
    if (index < MAIN_PAGES)
      trials.push(
        await tryScreenshot(page, `${name}-${look.name}`, {
          update: values.update,
          scratch,
          width: look.kept,
        }),
      )
  }
  await window.close()
  return trials
}

async function askAndCopy(browser: Browser): Promise<readonly Trial[]> {
  const window = await openWindow(browser, LOOKS[0])
  const page = await window.newPage()
  const trials = [...(await trySearch(page, site.url)), ...(await tryCopy(page, site.url))]
  await window.close()
  return trials
}
