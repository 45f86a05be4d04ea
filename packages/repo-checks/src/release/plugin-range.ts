/**
 * The text of a plugin's `package.json` with `fcc.api` set to the range of an API version; the rest
 * stays byte for byte. A text without that field comes back as it is.
 *
 * @example
 * withApiRange('{ "fcc": { "api": "^1.0.0" } }', '1.1.0')   // '{ "fcc": { "api": "^1.1.0" } }'
 */
export function withApiRange(manifest: string, apiVersion: string): string {
  const start = manifest.indexOf('"fcc": {')
  if (start < 0) return manifest
  const field = manifest.slice(start).replace(/("api":\s*)"[^"]*"/, `$1"^${apiVersion}"`)
  return manifest.slice(0, start) + field
}
