import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import type { Trial } from './trial.ts'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** The most violations of a page that are told. */
const MOST_TOLD = 6

/** What axe finds wrong with the page that is shown: nothing, by WCAG 2.2 AA and good practice. */
export async function tryAccess(page: Page, name: string): Promise<Trial> {
  await page.addScriptTag({ path: axe })
  const { violations } = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } }
    return axe.run()
  })
  const told = violations.slice(0, MOST_TOLD).map(({ id, nodes }) => {
    const [first] = nodes
    return `${id} at ${first?.target.join(' ')} (${nodes.length}): ${first?.failureSummary?.split('\n').at(-1)?.trim()}`
  })
  return {
    name: `axe finds nothing: ${name}`,
    problem: violations.length === 0 ? undefined : told.join('\n    '),
  }
}
