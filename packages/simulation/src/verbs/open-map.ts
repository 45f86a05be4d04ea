import {
  type ArtifactReference,
  artifactKey,
  type LabelSet,
  nodeState,
  ownValue,
  type RunRecord,
} from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { simulationErrors } from '../diagnostics.ts'
import { readField } from '../json-field.ts'
import { itemPlace, type Place } from '../place.ts'
import { isReferenceData, scannedLabels } from '../reference-data.ts'
import { withNode } from '../run-change.ts'
import type { RunPlan } from '../run-plan.ts'
import { artifactAt, inputsOf } from '../visible-work.ts'
import type { VisitPorts } from '../visit-ports.ts'

/** The run with a map's branches made, or what kept it from that. */
export type OpenedMap = { readonly run: RunRecord } | { readonly error: FccError }

/**
 * Opens a map: reads its list and gives each branch its item, as an artifact of the branch's own with
 * the labels of the list. The same list makes the same branches, so that nothing of it is journaled.
 */
export async function openMap(
  run: RunRecord,
  plan: RunPlan,
  ports: VisitPorts,
  place: Place,
): Promise<OpenedMap> {
  const { map, id } = place.node
  if (!map) return { run }
  const list =
    ownValue(inputsOf(run, plan, place), map.over) ?? artifactAt(run, plan, place, map.over)
  if (!list) return { error: simulationErrors.mapListMissing(id, map.over) }
  let text: string
  try {
    text = await ports.contents.read(list)
  } catch (error) {
    // A store that gives nothing out is no fault of the map; content that is not there is.
    if (!FccError.is(error) || error.code.startsWith('FCC_STORE_')) throw error
    return { error }
  }
  const found = listIn(text, map.field)
  if (!found) return { error: simulationErrors.mapNotAList(id, map.over, map.field) }
  if (found.length > map.atMost) {
    return { error: simulationErrors.mapTooLong(id, found.length, map.atMost) }
  }
  const labels = await labelsOf(list, text, plan, ports)
  if (FccError.is(labels)) return { error: labels }
  const { visits } = nodeState(run, place.instance)
  const producedBy = `${run.id}/${place.instance}/${visits + 1}`
  const items = found.map((value, item) => {
    const isText = typeof value === 'string'
    const reference = ports.contents.stage({
      name: map.as,
      text: isText ? value : `${JSON.stringify(value, null, 2)}\n`,
      mediaType: isText ? 'text/plain' : 'application/json',
      labels,
      producedBy,
    })
    return [artifactKey(itemPlace(place, item).instance, map.as), reference] as const
  })
  const opened = withNode(run, place.instance, { items: items.length })
  return { run: { ...opened, artifacts: { ...opened.artifacts, ...Object.fromEntries(items) } } }
}

/** The labels of a list; reference data, whose items may go anywhere from here, is scanned first. */
async function labelsOf(
  list: ArtifactReference,
  text: string,
  plan: RunPlan,
  ports: VisitPorts,
): Promise<LabelSet | FccError> {
  if (!isReferenceData(plan, list)) return list.labels
  try {
    return await scannedLabels(ports, { name: list.name, text, labels: list.labels })
  } catch (error) {
    if (!FccError.is(error)) throw error
    return error
  }
}

function listIn(text: string, path: readonly string[]): readonly unknown[] | undefined {
  try {
    const found = readField(text, path)
    return Array.isArray(found) ? found : undefined
  } catch {
    return undefined
  }
}
