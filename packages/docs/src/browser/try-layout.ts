import type { Page } from 'playwright-core'
import { partsOutside } from './in-page.ts'
import type { Trial } from './trial.ts'

/** Whether everything that the shown page has is within its width: no table or drawing runs out of the window. */
export async function tryLayout(page: Page, name: string): Promise<Trial> {
  const outside = await partsOutside(page)
  return {
    name: `everything is within the window: ${name}`,
    problem: outside.length === 0 ? undefined : outside.join('; '),
  }
}
