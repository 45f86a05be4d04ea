import { describe, expect, it } from 'vitest'
import { withoutMarked } from './release-marks.ts'

const declarations = `import { z } from 'zod';

/** Stays. */
declare const kept: 1;
/**
 * Goes.
 * @internal
 */
declare const hidden: 1;
/** @internal */
interface Hidden { }
/** @alpha */
declare function soon(): void;
declare class Store {
  /** @internal For the runtime alone. */
  sweep(): void;
  read(): string;
}

export { Store, hidden, kept, soon };
export type { Hidden };
`

describe('declarations without what is marked', () => {
  it('lose whole declarations, their names in the lists, and members of those that stay', () => {
    expect(withoutMarked(declarations, 'internal')).toBe(`import { z } from 'zod';

/** Stays. */
declare const kept: 1;
/** @alpha */
declare function soon(): void;
declare class Store {
  read(): string;
}

export {
  Store,
  kept,
  soon,
};
export type {};
`)
  })

  it('stay as they are where nothing has the mark, or it is only spoken of', () => {
    const text = '/** Marked with `@internal` by others. */\nexport declare const a: 1;\n'
    expect(withoutMarked(text, 'alpha')).toBe(text)
    expect(withoutMarked(text, 'internal')).toBe(text)
  })
})
