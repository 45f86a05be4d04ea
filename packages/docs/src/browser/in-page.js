// Runs inside the page that is looked at, where there are documents and canvases: plain JavaScript, for the
// workspace has no types of a browser. Its types are in in-page.ts.

/** What is not within the window: code and pictures move in their own block, everything else is read where it is. */
function partsOutside() {
  const width = document.documentElement.clientWidth
  const scrolls = document.documentElement.scrollWidth > width + 1
  const parts = [
    ...document.querySelectorAll(
      '.vp-doc table, .vp-doc td, .vp-doc p, .vp-doc :not(.picture) > img',
    ),
  ]
  const outside = parts.filter((part) => {
    const { left, right, width: own } = part.getBoundingClientRect()
    return own > 0 && (right > width + 1 || left < -1)
  })
  return [
    ...(scrolls ? ['the page scrolls sideways'] : []),
    ...outside.slice(0, 3).map((part) => `${part.tagName}: ${part.textContent?.slice(0, 60)}`),
  ]
}

/** Shrinks a screenshot, and compares it with one that was kept: the share of cells that differ. */
async function comparePictures({ shot, kept, keptWidth, cells, tolerated }) {
  const now = shrink(await load(shot), keptWidth)
  const written = now.toDataURL('image/png').split(',')[1] ?? ''
  if (kept === undefined) return { kept: written }
  const before = await load(kept)
  if (before.width !== now.width || before.height !== now.height) {
    return { kept: written, differs: 1 }
  }
  const [a, b] = [cellsOf(now, cells), cellsOf(before, cells)]
  let different = 0
  for (let cell = 0; cell < a.length; cell += 4) {
    const most = Math.max(
      ...[0, 1, 2].map((channel) => Math.abs(a[cell + channel] - b[cell + channel])),
    )
    if (most > tolerated) different += 1
  }
  return { kept: written, differs: different / (a.length / 4) }
}

async function load(data) {
  const image = new Image()
  image.src = `data:image/png;base64,${data}`
  await image.decode()
  return image
}

/** Halved again and again: each step is the mean of four, where one step would skip most pixels. */
function shrink(from, to) {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(to, Math.ceil(from.width / 2))
  canvas.height = Math.round((from.height * canvas.width) / from.width)
  canvas.getContext('2d').drawImage(from, 0, 0, canvas.width, canvas.height)
  return canvas.width > to ? shrink(canvas, to) : canvas
}

function cellsOf(picture, cells) {
  const small = shrink(picture, cells)
  return small.getContext('2d').getImageData(0, 0, small.width, small.height).data
}

globalThis.fccLook = { partsOutside, comparePictures }
