import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml'
import { cliErrors } from '../diagnostics.ts'
import type { NewProvider } from './new-provider.ts'

/** The constitution that counts where a host lists none; once it lists one, this has to be listed too. */
const STANDARD = 'core-catalog/standard'

/**
 * The text of an `fcc.yaml` with a provider in it: its block, its permit among the platform's constitutions,
 * and its name as the provider of steps that name none, where none is named yet. What is there stays as it
 * is, comments too. Pure.
 *
 * @throws FccError FCC_CLI_PROVIDER_EXISTS
 */
export function addProvider(
  text: string,
  { name, block, permit }: NewProvider,
  file: string,
): string {
  const document = parseDocument(text)
  const providers = mapAt(document.get('providers')) ?? document.createNode({})
  if (providers.has(name)) throw cliErrors.providerExists(file, name)
  // In a list within braces the comments of the block would have no lines of their own.
  providers.flow = false
  providers.set(name, parseDocument(block).contents)
  document.set('providers', providers)
  const hasOneTenant = !document.has('tenants')
  if (hasOneTenant && !document.has('provider')) document.set('provider', name)
  if (permit) {
    const governance = mapAt(document.get('governance')) ?? document.createNode({})
    governance.flow = false
    const key =
      !governance.has('platform') && !hasOneTenant && governance.has('constitutions')
        ? 'constitutions'
        : 'platform'
    governance.set(key, document.createNode([...listed(governance.get(key)), permit.file]))
    document.set('governance', governance)
  }
  return document.toString({ lineWidth: 0 })
}

function mapAt(node: unknown): YAMLMap | undefined {
  return isMap(node) ? node : undefined
}

function listed(node: unknown): readonly unknown[] {
  if (typeof node === 'string') return [node]
  return isSeq(node) ? (node.toJSON() as readonly unknown[]) : [STANDARD]
}
