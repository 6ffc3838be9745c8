import { hashBytes, nodeHash } from './hash.ts'
import { type Read, refused } from './read.ts'
import type { HashAt } from './tree.ts'

/** Hashes in a full tile. */
export const tileWidth = 256

/** A tile: up to 256 neighbouring hashes of complete subtrees of 256^level entries. `width` is 1–256. */
export interface Tile {
  readonly level: number
  readonly index: number
  readonly width: number
}

/** Address below the log's URL, e.g. `tile/0/x001/x234/067.p/8`. Source: c2sp.org/tlog-tiles, "Merkle Tree". */
export const tilePath = (tile: Tile): string => `tile/${tile.level}/${numberPath(tile)}`

/** Address of the entries whose leaf hashes are the level-0 tile of this index and width. */
export const entriesPath = (bundle: Omit<Tile, 'level'>): string => `tile/entries/${numberPath(bundle)}`

function numberPath({ index, width }: Omit<Tile, 'level'>): string {
  const groups: string[] = []
  for (let rest = index; rest > 0 || groups.length === 0; rest = Math.floor(rest / 1000))
    groups.unshift(String(rest % 1000).padStart(3, '0'))
  const last = groups.length - 1
  const path = groups.map((group, i) => (i === last ? group : `x${group}`)).join('/')
  return width === tileWidth ? path : `${path}.p/${width}`
}

/** Reads an address made by {@link tilePath} or {@link entriesPath}; refuses any other spelling of it. */
export function parseTilePath(path: string): Read<{ kind: 'hashes' | 'entries'; tile: Tile }> {
  const [, levelText = '', digits = '', widthText] =
    /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/.exec(path) ?? []
  const kind = levelText === 'entries' ? 'entries' : 'hashes'
  const tile = {
    level: kind === 'entries' ? 0 : Number(levelText),
    index: Number(digits.replace(/[x/]/g, '')),
    width: widthText === undefined ? tileWidth : Number(widthText),
  }
  const fits =
    Number.isSafeInteger(tile.index) && tile.level <= 63 && tile.width >= 1 && tile.width <= tileWidth
  const again = kind === 'entries' ? entriesPath(tile) : tilePath(tile)
  return fits && again === path
    ? { ok: true, value: { kind, tile } }
    : refused(`not the address of a tile: ${path}`)
}

/** The tiles that a log writes when it grows from `oldSize` to `size` entries; partial ones too, never an empty one. */
export function tilesToWrite(oldSize: number, size: number): Tile[] {
  const tiles: Tile[] = []
  let [had, has] = [oldSize, size]
  for (let level = 0; has > had; level++) {
    for (let index = Math.floor(had / tileWidth); index * tileWidth < has; index++)
      tiles.push({ level, index, width: Math.min(tileWidth, has - index * tileWidth) })
    had = Math.floor(had / tileWidth)
    has = Math.floor(has / tileWidth)
  }
  return tiles
}

/** The bytes of a tile: its hashes, one after the other. */
export function tileBytes({ level, index, width }: Tile, hashAt: HashAt): Uint8Array {
  const bytes = new Uint8Array(width * hashBytes)
  for (let i = 0; i < width; i++) bytes.set(hashAt(level * 8, index * tileWidth + i), i * hashBytes)
  return bytes
}

/** The tree of `size` entries as its tiles hold it: what an outsider proves and checks with. `readTile` gives the bytes. */
export function hashAtOfTiles(size: number, readTile: (tile: Tile) => Uint8Array): HashAt {
  const hashAt: HashAt = (level, index) => {
    if (level % 8 > 0) return nodeHash(hashAt(level - 1, index * 2), hashAt(level - 1, index * 2 + 1))
    const tileNo = Math.floor(index / tileWidth)
    const inLevel = Math.floor(size / tileWidth ** (level / 8))
    const width = Math.min(tileWidth, inLevel - tileNo * tileWidth)
    const at = (index % tileWidth) * hashBytes
    const bytes = width > 0 ? readTile({ level: level / 8, index: tileNo, width }) : new Uint8Array()
    if (bytes.length !== Math.max(0, width) * hashBytes || at >= bytes.length)
      throw new RangeError(`no hash at level ${level}, index ${index} in a tree of ${size} entries`)
    return bytes.subarray(at, at + hashBytes)
  }
  return hashAt
}
