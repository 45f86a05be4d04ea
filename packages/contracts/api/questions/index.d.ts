export {
  Q as QuestionDeadline,
  a as awaitsOf,
} from '../node-state-BGxE15bH.js';
import {
  Awaited,
  Principal,
} from '../index.js';
export {
  O as OnExpiry,
  Q as QuestionTerms,
  l as looserTerms,
  s as strictestTerms,
} from '../model-request-CvPuQeun.js';
import '../model-price-BwfY3bNA.js';
import '../message-Cp8OV6vY.js';
import '../content-DaJDma8z.js';
import '@fcc/plugin-api';
import '../label-set-DLz8Qm2Q.js';
import '../index-DiFamY08.js';
import 'zod';
import '../persona-profile-CbaFqLHD.js';

/**
 * Where the answers to a question are kept: one seat for each person whose yes it takes. A no takes the
 * first that is free as well.
 *
 * @example
 * seatsOf({ activity: 'r1/sign/1/answer#1', quorum: 2 }) // ['r1/sign/1/answer#1', 'r1/sign/1/answer#1~2']
 */
declare function seatsOf({ activity, quorum }: Pick<Awaited, 'activity' | 'quorum'>): string[];
/** Where it is kept what a question that can expire came to: once, by whoever executes the run. */
declare function outcomeSeat({ activity }: Pick<Awaited, 'activity'>): string;
/** The name under which a question goes to others after nobody answered it in time. */
declare function escalatedActivity(activity: string): string;

/** An answer as it is kept: a person's, or what a question came to. */
interface GivenSignature {
    readonly decision: 'approved' | 'rejected' | 'waived' | 'expired';
    readonly by: Principal;
    /** RFC 3339, by the clock of whoever took it. */
    readonly at: string;
    readonly binding: string;
}
/** A question as far as it decides about its answers. */
interface StandingQuestion {
    readonly binding?: string | undefined;
    readonly quorum?: number | undefined;
    /** When it expires, RFC 3339; never where absent. */
    readonly until?: string | undefined;
}
/** What a question has come to. */
type QuestionStanding = {
    readonly state: 'open';
    readonly signed: readonly GivenSignature[];
} | {
    readonly state: 'signed';
    readonly signed: readonly GivenSignature[];
} | {
    readonly state: 'refused';
    readonly by: GivenSignature;
}
/** With those who had signed by then: what they said counts no more. */
 | {
    readonly state: 'expired';
    readonly signed: readonly GivenSignature[];
};
/**
 * What a question has come to, given its answers so far and the time. Pure, and the same in whatever order
 * the answers are given. A no is a no, also late; an answer to another act is one. A yes counts once for each
 * person, if it was given in time, and is used in time: afterwards it has expired.
 *
 * @param now milliseconds since 1970
 * @example
 * decideQuestion({ quorum: 2 }, [yesOf('ann'), yesOf('ann')], now) // { state: 'open', signed: [ann's] }
 */
declare function decideQuestion({ binding, quorum: asked, until }: StandingQuestion, answers: readonly GivenSignature[], now: number): QuestionStanding;
/** The answers of different people, the first of each: who acts for somebody signs for them too. */
declare function distinctSigners<Signed extends Pick<GivenSignature, 'by'>>(answers: readonly Signed[]): readonly Signed[];
/** The people behind a signature. */
declare function signersOf({ id, onBehalfOf }: Principal): readonly string[];

export {
  decideQuestion,
  distinctSigners,
  escalatedActivity,
  outcomeSeat,
  seatsOf,
  signersOf,
};
export type {
  GivenSignature,
  QuestionStanding,
  StandingQuestion,
};
