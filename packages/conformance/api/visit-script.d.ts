import {
  JobOutcome,
  RunJob,
} from '@fcc/contracts';

/** What a scripted run does at its next visit. All of it is data, so that any process can play it. */
type VisitStep = {
    readonly next: 'again';
} | {
    readonly next: 'stop';
}
/** Milliseconds from the visit's end. */
 | {
    readonly next: 'later';
    readonly afterMs: number;
} | {
    readonly throws: string;
}
/** Waits until the latch of this name is open. */
 | {
    readonly latch: string;
    readonly next: 'again' | 'stop';
};
/** `tenant/run` → its visits in order; a run whose script is over stops. */
type VisitScript = Readonly<Record<string, readonly VisitStep[]>>;
/** One thing that happened to a run: a visit of it began or ended, two overlapped, or one was an error. */
interface VisitNote {
    readonly what: 'began' | 'ended' | 'overlapped' | 'failed';
    /** `tenant/run`, each encoded as in a URI. */
    readonly run: string;
}
/** Where a script is played: a note is kept at once, and a latch can be waited for. */
interface VisitStage {
    note(note: VisitNote): void;
    latch(name: string): Promise<void>;
    now(): number;
}
/**
 * Plays runs by script, as what an executor is made with.
 *
 * @example
 * const { advance, onError } = playScript({ 'riverside/r1': [{ next: 'again' }] }, stage)
 */
declare function playScript(script: VisitScript, { note, latch, now }: VisitStage): {
    advance(job: RunJob): Promise<JobOutcome>;
    onError(job: RunJob, error: unknown): void;
};

export {
  playScript,
};
export type {
  VisitNote,
  VisitScript,
  VisitStage,
  VisitStep,
};
