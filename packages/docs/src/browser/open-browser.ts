import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import type { Look } from './pages.ts'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Starts the Chromium that is installed. @throws Error where none is, with what installs it */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env.FCC_CHROMIUM ?? installed.find((file) => existsSync(file))
  if (executablePath === undefined)
    throw new Error(
      'There is no Chromium: install chromium and fonts-dejavu-core, or set FCC_CHROMIUM to its path.',
    )
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
}

/** A window of a size and appearance, without motion. */
export function openWindow(browser: Browser, look: Look): Promise<BrowserContext> {
  const { width, height, colorScheme } = look
  return browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion: 'reduce',
    deviceScaleFactor: 1,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
}
