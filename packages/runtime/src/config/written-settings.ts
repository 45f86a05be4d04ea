import { FccError } from '@fcc/plugin-api'
import { configSource, readConfigText } from './config-source.ts'
import type { WrittenSetting } from './yaml-source.ts'

/**
 * Every key of an `fcc.yaml`, and of the files that it includes, with where it stands, branches before what hangs on
 * them: for saying which setting comes from where. A file that cannot be read or is no YAML has none; `readConfig`
 * says why.
 */
export function writtenSettings(file: string): readonly WrittenSetting[] {
  try {
    return configSource(readConfigText(file), file, readConfigText).keys
  } catch (error) {
    if (error instanceof FccError) return []
    throw error
  }
}
