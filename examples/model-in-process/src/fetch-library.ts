import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { register } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runCommand } from './run-command.ts'

const VERSION = '3.21.1'

/** Installs node-llama-cpp for this platform alone, where it is not there yet, and puts it in reach of this process. */
export async function fetchLibrary(folder: string, say: (line: string) => void): Promise<void> {
  const project = join(folder, `node-llama-cpp-${VERSION}`)
  const entry = join(project, 'node_modules', 'node-llama-cpp', 'dist', 'index.js')
  if (!existsSync(entry)) {
    mkdirSync(project, { recursive: true })
    writeFileSync(join(project, 'package.json'), '{ "private": true }\n')
    say(`installs node-llama-cpp ${VERSION} for this platform`)
    const binary = `@node-llama-cpp/${binaryOf(process.platform, process.arch)}@${VERSION}`
    const options = ['--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund']
    const wanted = [`node-llama-cpp@${VERSION}`, binary]
    await runCommand('npm', ['install', ...options, ...wanted], project)
  }
  register(hookFor(pathToFileURL(entry).href))
}

/**
 * Installed beside the plugin it would be found by itself; this clone never holds it, so that its name is
 * led to where it is.
 */
function hookFor(url: string): string {
  const source = `export const resolve = (specifier, context, next) =>
    specifier === 'node-llama-cpp' ? { url: ${JSON.stringify(url)}, shortCircuit: true } : next(specifier, context)`
  return `data:text/javascript,${encodeURIComponent(source)}`
}

/** The package with the binary of a platform. */
function binaryOf(platform: NodeJS.Platform, architecture: string): string {
  if (platform === 'darwin') return architecture === 'arm64' ? 'mac-arm64-metal' : 'mac-x64'
  return `${platform === 'win32' ? 'win' : 'linux'}-${architecture}`
}
