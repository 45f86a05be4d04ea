/** Pieces that come when they come, read one after the other. */
export interface PieceQueue<Piece> {
  push(piece: Piece): void
  /** Nothing comes after it; an error is thrown where reading arrives. */
  end(error?: unknown): void
  read(): AsyncGenerator<Piece>
}

/** A queue between whoever is called back and whoever iterates; it holds what is not read yet. */
export function createPieceQueue<Piece>(): PieceQueue<Piece> {
  const pieces: Piece[] = []
  let ended: { readonly error: unknown } | undefined
  let wake: () => void = () => undefined
  return {
    push(piece) {
      pieces.push(piece)
      wake()
    },
    end(error) {
      ended ??= { error }
      wake()
    },
    async *read() {
      for (;;) {
        const piece = pieces.shift()
        if (piece !== undefined) yield piece
        else if (ended?.error !== undefined) throw ended.error
        else if (ended) return
        else
          await new Promise<void>((resolve) => {
            wake = resolve
          })
      }
    },
  }
}
