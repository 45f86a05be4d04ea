import type { Setting } from '../settings/setting.ts'
import { placeText } from './error-message.ts'

/** The longest value that a row shows, in characters. */
const MAX_VALUE_LENGTH = 60

/** The columns of a table of settings. */
export const SETTING_HEADS = ['SETTING', 'VALUE', 'FROM']

/** A setting as a row: its path, what it is, and who decided that. */
export function settingRow(setting: Setting, cwd: string): readonly string[] {
  const { path, value } = setting
  const shown = value.length > MAX_VALUE_LENGTH ? `${value.slice(0, MAX_VALUE_LENGTH)}…` : value
  return [path, shown, sourceText(setting, cwd)]
}

/** Who decided a setting, in words. */
function sourceText({ source, by, place }: Setting, cwd: string): string {
  const at = place === undefined ? '' : placeText(place, cwd)
  switch (source) {
    case 'default':
      return 'default'
    case 'package':
      return `default of ${by ?? 'its plugin'}`
    case 'host':
      return `${at}${by === undefined ? '' : `, as ${by} reads it`}, for all tenants`
    case 'tenant':
      return `${at}${by === undefined ? '' : `, as ${by} reads it`}, of the tenant`
    case 'environment':
      return by ?? 'the environment'
  }
}
