import { resolve } from 'node:path'

const variable = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/
const filePrefix = 'file:'

/**
 * Settings with their references to secrets in one form: `${NAME}` reads as `env:NAME`, and a path in
 * `file:PATH` starts at the folder of the configuration. The secret itself is read when it is used.
 *
 * @example
 * withReferences({ key: '${CODES_KEY}' }, '/srv/app') // { key: 'env:CODES_KEY' }
 */
export function withReferences<Value>(value: Value, directory: string): Value {
  return mapped(value, directory) as Value
}

function mapped(value: unknown, directory: string): unknown {
  if (typeof value === 'string') return reference(value, directory)
  if (Array.isArray(value)) return value.map((each) => mapped(each, directory))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, mapped(each, directory)]),
  )
}

function reference(text: string, directory: string): string {
  const [, name] = variable.exec(text) ?? []
  if (name !== undefined) return `env:${name}`
  const isPath = text.startsWith(filePrefix) && !text.startsWith('file://')
  return isPath ? `${filePrefix}${resolve(directory, text.slice(filePrefix.length))}` : text
}
