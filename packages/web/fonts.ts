import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import subsetFont from 'subset-font'

/** Printable ASCII and what Spanish, English and our own signs need; other letters fall back to the system font. */
const letters =
  Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('') +
  'áéíóúüñÁÉÍÓÚÜÑàèçâêôöä¿¡«»“”‘’–—…·×−±≥≤°½%€→←ºª©§\u00a0\u202f\u2011'

const faces = [
  {
    file: 'public-sans.woff2',
    from: '@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2',
    weight: { min: 400, max: 700 },
  },
  {
    file: 'source-serif-4.woff2',
    from: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
    weight: { min: 400, max: 600 },
  },
]

/** Writes the two subset fonts into a folder: about 43 kB together. */
export async function writeFonts(folder: string): Promise<void> {
  const { resolve } = createRequire(import.meta.url)
  await mkdir(folder, { recursive: true })
  for (const { file, from, weight } of faces) {
    const whole = await readFile(resolve(from))
    const subset = await subsetFont(whole, letters, {
      targetFormat: 'woff2',
      variationAxes: { wght: weight },
    })
    await writeFile(join(folder, file), subset)
  }
}
