import { encode } from 'uqr'

/** A text as a QR code: the path of its dark modules in a square of `size` modules, with a border of four. */
export function qrPath(text: string): { readonly size: number; readonly d: string } {
  const { data, size } = encode(text, { border: 4, ecc: 'M' })
  const d = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return { size, d }
}
