import type { Page } from 'playwright-core'
import { QUESTIONS } from './questions.ts'
import type { Trial } from './trial.ts'

/** Types each question into the search box; its page has to come first, and to answer it. */
export async function trySearch(page: Page, site: string): Promise<readonly Trial[]> {
  const trials: Trial[] = []
  await page.goto(`${site}/`)
  await page.locator('.VPNavBarSearchButton, .DocSearch-Button').first().click()
  const input = page.locator('.search-input')
  for (const { typed, page: wanted, says } of QUESTIONS) {
    await input.fill('')
    await page.locator('.result').first().waitFor({ state: 'detached' })
    await input.fill(typed)
    const first = page.locator('.result').first()
    const found = await first.getAttribute('href', { timeout: 10_000 }).catch(() => 'nothing')
    const path = found?.split('#')[0]
    trials.push({
      name: `"${typed}" finds ${wanted} first`,
      problem: path === wanted ? undefined : `It finds ${found} first.`,
    })
    const text = await (await fetch(`${site}${wanted}`)).text()
    const isSaid = says.test(text.replace(/<[^>]+>/g, '').replaceAll('&gt;', '>'))
    trials.push({
      name: `${wanted} answers "${typed}"`,
      problem: isSaid ? undefined : `It does not say ${says}.`,
    })
  }
  return trials
}
