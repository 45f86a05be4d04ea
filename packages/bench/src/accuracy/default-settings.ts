import type { Plugin } from '@fcc/plugin-api'

/** What a tenant that sets nothing has of a plugin. */
export function defaultSettings({ id, settings }: Pick<Plugin, 'id' | 'settings'>): unknown {
  const checked = settings?.['~standard'].validate({})
  if (checked === undefined || !('value' in checked)) {
    throw new Error(`${id} has no default settings.`)
  }
  return checked.value
}
