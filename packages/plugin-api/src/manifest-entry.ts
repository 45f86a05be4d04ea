export { declarePoints, deriveManifest, type GivenFrom } from './derive-manifest.ts'
export { MANIFEST_CODES } from './diagnostics.ts'
export {
  API_VERSION,
  type DeclaredPoint,
  type FoundManifest,
  type Manifest,
  type ManifestExample,
  SPEC,
  type Want,
} from './manifest.ts'
export { type ParsedManifest, parseManifest } from './parse-manifest.ts'
export { isPluginId, MAX_PLUGIN_ID_LENGTH } from './plugin-id.ts'
