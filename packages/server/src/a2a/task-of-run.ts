import { type Artifact, Role, type Task, TaskState, type TaskStatus } from '@a2a-js/sdk'
import type { RunRecord, RunState } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import type { TenantSession } from '@fcc/runtime'

const STATES: Readonly<Record<RunState, TaskState>> = {
  queued: TaskState.TASK_STATE_SUBMITTED,
  running: TaskState.TASK_STATE_WORKING,
  waiting: TaskState.TASK_STATE_WORKING,
  paused: TaskState.TASK_STATE_WORKING,
  quarantined: TaskState.TASK_STATE_WORKING,
  completed: TaskState.TASK_STATE_COMPLETED,
  halted: TaskState.TASK_STATE_REJECTED,
  rejected: TaskState.TASK_STATE_REJECTED,
  cancelled: TaskState.TASK_STATE_CANCELED,
  failed: TaskState.TASK_STATE_FAILED,
}

/** How a run is, as a task: a run that waits for a person wants input, and says of whom. */
export function statusOf(run: RunRecord): TaskStatus {
  const isAsked = run.state === 'waiting' && run.waiting?.for === 'human'
  const said = isAsked
    ? [run.waiting?.ask ?? '']
    : run.reasons.map(({ id, say }) => `${id}: ${say}`)
  return {
    state: isAsked ? TaskState.TASK_STATE_INPUT_REQUIRED : STATES[run.state],
    message:
      said.length === 0
        ? undefined
        : {
            ...{ messageId: `${run.id}.${run.sequence}`, contextId: run.id, taskId: run.id },
            role: Role.ROLE_AGENT,
            parts: [textOf(said.join(' '))],
            ...{ metadata: undefined, extensions: [], referenceTaskIds: [] },
          },
    timestamp: run.updatedAt,
  }
}

/** A run as a task, with what it released as far as the caller may read it. */
export async function taskOf(session: TenantSession, run: RunRecord): Promise<Task> {
  return {
    ...{ id: run.id, contextId: run.id, status: statusOf(run) },
    artifacts: await artifactsOf(session, run),
    ...{ history: [], metadata: { scenario: run.scenario } },
  }
}

async function artifactsOf(session: TenantSession, run: RunRecord): Promise<Artifact[]> {
  const artifacts: Artifact[] = []
  for (const name of Object.keys(run.released)) {
    try {
      const { text, mediaType } = await session.outcome(run.id, name)
      artifacts.push({
        ...{ artifactId: name, name, description: mediaType, parts: [textOf(text, mediaType)] },
        ...{ metadata: undefined, extensions: [] },
      })
    } catch (error) {
      // What rules or roles keep from the caller is not among the artifacts; the task is still theirs.
      if (!FccError.is(error) || !KEPT.has(error.code)) throw error
    }
  }
  return artifacts
}

const KEPT = new Set(['FCC_ACCESS_DENIED', 'FCC_ARTIFACT_WITHHELD', 'FCC_SEALING_SHREDDED'])

function textOf(value: string, mediaType = 'text/plain') {
  return {
    content: { $case: 'text' as const, value },
    metadata: undefined,
    filename: '',
    mediaType,
  }
}
