import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PackageFile } from './scaffold.ts'

/** The template; one level up from the sources and from the bundle alike. */
const templateFolder = fileURLToPath(new URL('../template/', import.meta.url))

/** Made by tools where the template is worked on; none of it is published. */
const madeByTools = new Set(['node_modules', 'dist', '.turbo', 'coverage'])

/** Every authored file of the template. */
export function readTemplate(): readonly PackageFile[] {
  return readFolder('')
}

function readFolder(folder: string): readonly PackageFile[] {
  return readdirSync(`${templateFolder}${folder}`, { withFileTypes: true })
    .filter(({ name }) => !madeByTools.has(name))
    .flatMap((entry) => {
      const path = `${folder}${entry.name}`
      if (entry.isDirectory()) return readFolder(`${path}/`)
      return [{ path, text: readFileSync(`${templateFolder}${path}`, 'utf8') }]
    })
}
