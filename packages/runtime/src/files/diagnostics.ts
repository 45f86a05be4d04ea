import { dirname } from 'node:path'
import { FccError } from '@fcc/plugin-api'

/** What the system says of a file that it does not write, by its code: what is so, and what helps. */
const reasons: Readonly<Record<string, readonly [is: string, fix: (file: string) => string]>> = {
  ENOSPC: [
    'no room is left on the disk',
    (file) => `Free space there: df -h ${dirname(file)} shows how much there is`,
  ],
  EDQUOT: ['the quota on that disk is used up', () => 'Free space within it: quota -s shows it'],
  EFBIG: ['it is larger than a file may be', () => 'Raise the limit on files: ulimit -f shows it'],
  EROFS: ['the file system is read-only', () => 'Name a place on one that is not'],
  EACCES: ['you may not', (file) => `Name a place where you may write: ls -ld ${dirname(file)}`],
  EPERM: ['you may not', (file) => `Name a place where you may write: ls -ld ${dirname(file)}`],
  EISDIR: ['it is a folder', () => 'Name a file'],
  ENOTDIR: ['a part of its path is no folder', () => 'Name a file in a folder'],
  EEXIST: ['a part of its path is no folder', () => 'Name a file in a folder'],
  ENAMETOOLONG: ['its name is too long', () => 'Name a shorter one'],
  EIO: ['the disk failed', () => 'Name a place on another disk, and have this one looked at'],
}

/** Errors of files that commands write content to. They name files, never content. */
export const fileErrors = {
  fileExists: (file: string) =>
    new FccError({
      code: 'FCC_FILE_EXISTS',
      why: `${file} is there already, and nothing was written over it.`,
      fix: 'Name another file, or say that this one is written over: --force.',
      place: { file },
    }),
  fileLeft: (path: string, cause: unknown) =>
    new FccError({
      code: 'FCC_FILE_LEFT',
      why: `${path} has what a run released in plain text and could not be removed: ${(cause as NodeJS.ErrnoException).code ?? 'it cannot be read'}. Nothing more was erased.`,
      fix: 'Remove it by hand, or give whoever runs the command the right to, and run the same command again.',
      place: { file: path },
      cause,
    }),
  fileUnwritable: (file: string, cause: unknown) => {
    const { code } = cause as NodeJS.ErrnoException
    const [is, fix] = reasons[code ?? ''] ?? [
      code ?? (cause instanceof Error ? cause.message : String(cause)),
      () => 'Name a place where you may write',
    ]
    return new FccError({
      code: 'FCC_FILE_UNWRITABLE',
      why: `${file} could not be written: ${is}. Nothing half written is left, and whatever had the name before is as it was.`,
      fix: `${fix(file)}. Then run the same command again.`,
      place: { file },
      cause,
    })
  },
}
