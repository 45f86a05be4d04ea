import type { SettingInForce, SettingSaid } from '@fcc/runtime'
import { HIDDEN, isSecretText } from '../settings/redact.ts'
import { withoutSecrets } from '../settings/without-secrets.ts'
import { placeText } from './error-message.ts'

/** The longest value that a row shows, in characters. */
const MAX_VALUE_LENGTH = 48

/** What holds of a setting as rows: what it is and which layer says so; with its origin where, and what it replaces. */
export function configRows(
  setting: SettingInForce,
  at: { readonly cwd: string; readonly origin: boolean },
): readonly (readonly string[])[] {
  const { key, replaced, beside } = setting
  const place = at.origin ? whereText(setting, at.cwd) : ''
  const layer = beside ? `${setting.layer}, beside the platform’s` : setting.layer
  const holds = [keyText(key), valueText(key, setting.value), `${layer}${place}`]
  if (!at.origin) return [holds]
  return [
    [...holds.slice(0, 2), replaced.length > 0 ? `holds: ${holds[2]}` : (holds[2] ?? '')],
    ...replaced.map((said) => [
      `  ${keyText(said.path)}`,
      valueText(key, said.value),
      `replaced: ${said.layer}${whereText(said, at.cwd)}`,
    ]),
  ]
}

/** The same for programs: the value itself, with what may be secret hidden. */
export function configDocument({ key, beside, replaced, ...said }: SettingInForce) {
  const document = ({ layer, path, value, place }: SettingSaid) => ({
    ...{ layer, path: keyText(path), value: withoutSecrets(key, value) },
    ...(place ? { place } : {}),
  })
  return { key: keyText(key), ...document(said), beside, replaced: replaced.map(document) }
}

/** Somebody may have written a secret where its name belongs. */
function keyText(key: readonly string[]): string {
  return key.map((part) => (isSecretText(part) ? HIDDEN : part)).join('.')
}

function whereText({ place }: SettingSaid, cwd: string): string {
  return place === undefined ? '' : `, ${placeText(place, cwd)}`
}

function valueText(key: readonly string[], value: unknown): string {
  const text = JSON.stringify(withoutSecrets(key, value))
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text
}
