import type { Page } from 'playwright-core'
import { clipboardText } from './in-page.ts'
import type { Trial } from './trial.ts'

/** Presses the copy button of a terminal: commands come, and neither prompt nor output. */
export async function tryCopy(page: Page, site: string): Promise<readonly Trial[]> {
  await page.goto(`${site}/guides/quickstart`)
  const blocks = page.locator('.language-console')
  const copied: string[] = []
  for (const index of [0, 1]) {
    await blocks.nth(index).hover()
    await blocks.nth(index).locator('button.copy').click()
    copied.push(await clipboardText(page))
  }
  const [project = '', run = ''] = copied
  return [
    {
      name: 'the copy button copies the commands of a terminal',
      problem:
        project.startsWith('mkdir clinic && cd clinic\nnpm install ') &&
        project.split('\n').length === 3
          ? undefined
          : `It copied ${JSON.stringify(project)}`,
    },
    {
      name: 'the copy button copies neither prompts nor output',
      problem: /^npx fcc run \S+ --input note\.txt$/.test(run)
        ? undefined
        : `It copied ${JSON.stringify(run)}`,
    },
  ]
}
