import { ACCESS_ACTIONS, type AccessAction, type AccessActionName } from '@fcc/contracts'

/**
 * An action in words, for whoever reads that it was denied. Pure.
 *
 * @param object what it would be done to, where the action has an object
 *
 * @example
 * actionWords('api_keys:create') // 'create API keys'
 * actionWords('runs:start', 'core-catalog/GEN-001') // 'start runs of scenario core-catalog/GEN-001'
 */
export function actionWords(action: AccessActionName, object?: string): string {
  const [resource = '', verb = ''] = action.split(':')
  const things = words(resource).replace(/^api\b/, 'API')
  if (verb.endsWith('_own'))
    return `${verb.replace('_own', '')} ${things} of runs that they started themselves`
  const { object: kind }: AccessAction = ACCESS_ACTIONS[action]
  if (!object || kind === undefined) return `${words(verb)} ${things}`
  const which = `${kind} ${object}`
  const isThat = things === kind || things === `${kind}s`
  return `${words(verb)} ${isThat ? which : `${things} of ${which}`}`
}

function words(name: string): string {
  return name.replaceAll('_', ' ')
}
