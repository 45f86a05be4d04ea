import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { docsFolder } from '../source/repository.ts'
import { comparePictures, fontsReady } from './in-page.ts'
import type { Trial } from './trial.ts'

/**
 * Cells across, for comparing. Screenshots are kept and compared small: shapes, colours and columns count, and how a
 * Chromium sets its letters does not. A cell is the mean of the pixels in it.
 */
const CELLS = 64
/** A cell differs where a channel does by more than this, of 255. */
const TOLERATED = 14
/** The share of cells that may differ: some words more or less. Two pages of one layout differ in 17 % and more. */
const SHARE = 0.08

/** The same letters everywhere. */
const STEADY = `
*{font-family:"DejaVu Sans",sans-serif !important;caret-color:transparent !important}
pre,pre *,code,code *{font-family:"DejaVu Sans Mono",monospace !important}
`

const fileOf = (name: string): string => join(docsFolder, 'screenshots', `${name}.png`)

/** How a screenshot is taken. */
interface Taking {
  /** Keeps what is seen now instead of comparing it. */
  readonly update: boolean
  /** A page to compare in. */
  readonly scratch: Page
  /** Pixels across of what is kept. */
  readonly width: number
}

/** Compares what the page shows with its kept screenshot, or keeps it. */
export async function tryScreenshot(
  page: Page,
  name: string,
  { update, scratch, width }: Taking,
): Promise<Trial> {
  await page.addStyleTag({ content: STEADY })
  await fontsReady(page)
  const shot = (await page.screenshot({ animations: 'disabled' })).toString('base64')
  const file = fileOf(name)
  const before = existsSync(file) ? readFileSync(file).toString('base64') : undefined
  const { kept, differs } = await comparePictures(scratch, {
    ...{ shot, kept: before, keptWidth: width, cells: CELLS, tolerated: TOLERATED },
  })
  const trial = { name: `looks as it did: ${name}` }
  if (update) {
    writeFileSync(file, Buffer.from(kept, 'base64'))
    return trial
  }
  if (differs === undefined)
    return { ...trial, problem: 'No screenshot is kept: pnpm look --update.' }
  if (differs <= SHARE) return trial
  const [is, may] = [differs, SHARE].map((share) => (share * 100).toFixed(1))
  return {
    ...trial,
    problem: `${is} % of it differs, ${may} % may. If it should: pnpm look --update.`,
  }
}
